import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import type { SequenceNode } from '../../syntax/tree.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { latest, type ProgrammeRow, rowsOf } from './programme-rows.ts';

/** The frameworks of an audit or review that is still to come: what one that was held looked at cannot be changed. */
type Data = { readonly record: RecordFact; readonly planned: SequenceNode } | undefined;

/** In a programme declared combined, an internal audit or else a management review that looks at ISO 27001 alone. */
export const internalAuditScope = defineRule<'record', Data>({
  id: 'governance/internal-audit-scope',
  aliases: ['governance/management-review-scope'],
  title: 'Internal audit or management review of a combined programme covers ISO 27001 only',
  severity: 'hint',
  on: 'record',
  kinds: ['program'],
  gate: 'dual',
  needsWholeRecord: true,
  *check(record, context) {
    // Nobody requires SOC 2 there: only a programme that says that it is combined is held to it.
    if (textAt(record.fields, 'combined')?.toLowerCase() !== 'true') return;
    for (const list of ['internal_audits', 'management_reviews'] as const) {
      const last = latest(rowsOf(record, list, context));
      if (last === undefined || !coversIsoOnly(last, context)) continue;
      const node = nodeAtPath(last.row, 'frameworks');
      const message =
        list === 'internal_audits'
          ? `${last.name} covers ISO 27001 only. In a combined programme the internal audit looks at the whole system, SOC 2 artifacts included.`
          : `${last.name} covers ISO 27001 only. In a combined programme the review also looks at SOC 2 exceptions and user entity controls.`;
      const isPlanned = last.date !== undefined && last.date > context.audit.asOf.date;
      const data = node?.type === 'sequence' && isPlanned ? { record, planned: node } : undefined;
      yield { file: record.file, span: node ?? last.anchor, message, data };
      return;
    }
  },
  *fixes({ data }, context) {
    if (data === undefined) return;
    const { file } = data.record;
    const edits = insertItem(context.text(file), data.planned, 'end', 'soc2')?.map(({ span, text }) => ({
      file,
      span,
      text,
    }));
    if (edits !== undefined) yield { title: 'Add soc2', safe: false, edits };
  },
});

function coversIsoOnly({ row }: ProgrammeRow, context: RuleContext): boolean {
  const named = scalarsIn(nodeAtPath(row, 'frameworks')).map(
    (node) => context.catalogue.frameworkOf(node.text.trim())?.framework,
  );
  return named.length > 0 && named.every((framework) => framework === 'iso27001');
}
