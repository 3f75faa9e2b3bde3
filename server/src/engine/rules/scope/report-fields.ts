import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, says, scalarsIn, textAt } from '../../model/read.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { DESCRIPTION_PARTS, hasParts } from './description-parts.ts';
import { itemAdded } from './item-added.ts';

/** A SOC 2 report that does not say whether it is Type 1 or Type 2. */
export const type = defineRule<'record', { readonly record: RecordFact; readonly soc2: MappingNode }>({
  id: 'scope/type',
  title: 'The SOC 2 report has no type',
  severity: 'warning',
  on: 'record',
  kinds: ['scope'],
  needsWholeRecord: true,
  *check(record, context) {
    const soc2 = nodeAtPath(record.fields, 'soc2');
    if (soc2?.type !== 'mapping') return;
    const missing = missingField(
      record,
      soc2,
      'soc2',
      'type',
      context,
      pairOf(record.fields, 'soc2')?.key ?? record.anchor,
    );
    if (missing === undefined) return;
    const message = missing.placeholder
      ? 'The type of the SOC 2 report is still to be filled in.'
      : 'Is the SOC 2 report a type-1 or a type-2? Write type: a day or a window hangs on it.';
    yield { file: record.file, span: missing.span, message, data: { record, soc2 } };
  },
  *fixes({ data: { record, soc2 } }, context) {
    if (nodeAtPath(soc2, 'type') !== undefined) return;
    const fix = askFor(
      record,
      'Add type, to be filled in',
      [{ mapping: soc2, path: 'soc2', name: 'type' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});

/** Categories without Security: possible, and rare. */
export const noSecurity = defineRule<'record', { readonly record: RecordFact }>({
  id: 'scope/no-security',
  title: 'The SOC 2 categories are without Security',
  severity: 'information',
  on: 'record',
  kinds: ['scope'],
  needsWholeRecord: true,
  *check(record, context) {
    const node = nodeAtPath(record.fields, 'soc2.categories');
    const categories = scalarsIn(node);
    if (node === undefined) yield* unsaid(record, context);
    if (node === undefined || categories.length === 0) return;
    if (categories.some(({ text }) => /security|common/i.test(text))) return;
    const message =
      'The SOC 2 categories are without security. The common criteria apply all the same; a report without Security is rare, so say so to the auditor early.';
    const soc2 = nodeAtPath(record.fields, 'soc2');
    const key = soc2?.type === 'mapping' ? pairOf(soc2, 'categories')?.key : undefined;
    yield { file: record.file, span: key ?? node, message, data: { record } };
  },
  *fixes({ data: { record } }, context) {
    const list = nodeAtPath(record.fields, 'soc2.categories');
    if (list?.type !== 'sequence') return;
    const edits = itemAdded(record.file, list, 'security', context);
    if (edits !== undefined) yield { title: 'Add security to the categories', safe: false, edits };
  },
});

/** A report with its period and without a word on its categories: nobody can tell which criteria it owes. */
function* unsaid(
  record: RecordFact,
  context: RuleContext,
): Generator<Problem<{ readonly record: RecordFact }>> {
  const soc2 = nodeAtPath(record.fields, 'soc2');
  if (soc2?.type !== 'mapping' || context.configuration.categories !== undefined) return;
  if (!says(soc2, 'type') || (nodeAtPath(soc2, 'window') ?? nodeAtPath(soc2, 'as_of')) === undefined) return;
  if (isMisspelled(record, 'soc2.categories', context, soc2)) return;
  const message =
    'The SOC 2 report names no categories. Write categories: security, and which others it covers: they decide which criteria are tested.';
  const span = pairOf(record.fields, 'soc2')?.key ?? record.anchor;
  yield { file: record.file, span, message, data: { record } };
}

/** A picture is no description. */
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|drawio|vsdx?)(?:#.*)?$/i;

/** A description that consists of a diagram. */
export const diagramOnly = defineRule({
  id: 'scope/diagram-only',
  title: 'The system description is a diagram',
  severity: 'warning',
  on: 'record',
  kinds: ['scope'],
  gate: 'soc2',
  *check(record) {
    const description = nodeAtPath(record.fields, 'soc2.system_description');
    const isMap = description?.type === 'mapping';
    const body = isMap ? nodeAtPath(description, 'body') : description;
    const path = meaningful(body);
    if (body === undefined || path === undefined || !PICTURE.test(path)) return;
    if (isMap && hasParts(description)) return;
    const parts = new Set(DESCRIPTION_PARTS.map(({ dc }) => dc)).size + 2;
    const message = `${path} is a picture: a diagram alone gets sent back. Write the ${parts === 9 ? 'nine' : 'other'} parts of the description, and keep the picture beside them.`;
    yield { file: record.file, span: body, message, data: undefined };
  },
});

/** Rows of the scope that take something out, or explain a difference, without a reason. */
const REASONS: readonly {
  readonly rule: string;
  readonly path: string;
  readonly severity: 'warning' | 'information';
  readonly title: string;
  readonly label: string;
  say(what: string): string;
}[] = [
  {
    rule: 'exclusion-reason',
    path: 'isms.exclusions',
    severity: 'warning',
    title: 'Something is excluded from the ISMS without a reason',
    label: 'item',
    say: (what) => `Why is ${what} excluded from the ISMS? Give the reason.`,
  },
  {
    rule: 'difference-unexplained',
    path: 'differences',
    severity: 'information',
    title: 'A difference between the two scopes has no reason',
    label: 'item',
    say: (what) =>
      `Why is ${what} in one scope and not in the other? Give the reason: readers of both papers will ask.`,
  },
  {
    rule: 'criterion-not-relevant',
    path: 'soc2.not_applicable',
    severity: 'information',
    title: 'A criterion is called not relevant without a reason',
    label: 'id',
    say: (what) => `Why is ${what} not relevant to this system? The description must give the reason (DC 8).`,
  },
];

interface ReasonData {
  readonly record: RecordFact;
  readonly row: MappingNode | undefined;
  readonly path: string;
}

/** One rule for each list of the scope whose rows owe a reason. */
export const REASON_RULES = REASONS.map(({ rule, path, severity, title, label, say }) =>
  defineRule<'record', ReasonData>({
    id: `scope/${rule}`,
    title,
    severity,
    on: 'record',
    kinds: ['scope'],
    needsWholeRecord: true,
    *check(record, context) {
      const list = nodeAtPath(record.fields, path);
      const rows = list?.type === 'sequence' ? list.items : [list];
      for (const row of rows) {
        const bare = meaningful(row);
        if (row !== undefined && bare !== undefined) {
          // A bare name in a list has no place for a reason; a sentence may be one.
          if (list?.type !== 'sequence' || /\s(?:because|since|as|no|not|only)\s|[:;(,]/.test(bare)) continue;
          yield { file: record.file, span: row, message: say(bare), data: { record, row: undefined, path } };
        }
        if (row?.type !== 'mapping') continue;
        const what = nodeAtPath(row, label);
        const missing = missingField(record, row, path, 'reason', context, what ?? row);
        if (missing === undefined) continue;
        const name = textAt(row, label) ?? 'this';
        const message = missing.placeholder ? `The reason for ${name} is still to be filled in.` : say(name);
        yield { file: record.file, span: missing.span, message, data: { record, row, path } };
      }
    },
    *fixes({ data }, context) {
      if (data.row === undefined || nodeAtPath(data.row, 'reason') !== undefined) return;
      const place = { mapping: data.row, path: data.path, name: 'reason' };
      const fix = askFor(data.record, 'Add reason, to be filled in', [place], context);
      if (fix !== undefined) yield fix;
    },
  }),
);
