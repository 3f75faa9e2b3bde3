import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed } from '../citation-reading.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { type PairRow, pairRows } from './pair-rows.ts';

/** A row with a pair that is often claimed and not related. Two lists of one control claim no pairs. */
export const unusualPair = defineRule<'record', PairRow>({
  id: 'crosswalk/unusual-pair',
  title: 'A row pairs two items that are not related',
  severity: 'information',
  on: 'record',
  kinds: ['crosswalk'],
  *check(record, context) {
    if (isAsideCrosswalk(record)) return;
    for (const row of pairRows(record, context)) {
      if (row.confirmed || row.relationship === 'no-relationship') continue;
      const reason = context.catalogue.notRelated(row.criterion, row.iso);
      if (reason === undefined) continue;
      const usual = usualFor(row, context);
      const instead = usual.length === 0 ? '' : ` ${row.criterion} usually pairs with ${listed(usual)}.`;
      const message = `${row.iso} for ${row.criterion} is unusual: ${reason}.${instead} If you mean it, write confirmed: true.`;
      yield { file: record.file, span: row.target.span, message, data: row };
    }
  },
  *fixes({ data }, context) {
    const iso = data.target.framework === 'iso27001' ? data.target : data.source;
    for (const id of usualFor(data, context)) {
      const fix = replaceCitation(iso, [id], context, { title: `Replace with ${id}`, safe: false });
      if (fix !== undefined) yield fix;
    }
    const field = { mapping: data.node, path: 'mappings', name: 'confirmed', value: true };
    const edits = writeFields(data.record, [field], context);
    if (edits !== undefined) yield { title: 'Keep it: write confirmed: true', safe: false, edits };
  },
});

/** The Annex A controls that the built-in crosswalk pairs with the criterion most closely. */
function usualFor(row: PairRow, context: RuleContext): readonly string[] {
  return context.catalogue
    .counterparts('soc2', row.criterion)
    .filter(({ framework, id }) => framework === 'iso27001' && id.startsWith('A.'))
    .slice(0, 3)
    .map(({ id }) => id);
}
