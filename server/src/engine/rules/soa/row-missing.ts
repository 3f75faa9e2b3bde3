import { soaRows } from '../../audit/soa-rows.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { renderFlow } from '../../syntax/render.ts';
import { pairOf } from '../../syntax/tree.ts';
import { defineRule, type FileEdit, type RuleContext } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { isApproved, isAsideSoa, isOf2013 } from './soa-reading.ts';
import { annexA, newRow } from './soa-rows-text.ts';

interface Data {
  readonly record: RecordFact;
  readonly missing: readonly FrameworkItem[];
}

/** A statement of applicability without a row for each of the 93 controls. */
export const rowMissing = defineRule<'record', Data>({
  id: 'soa/row-missing',
  title: 'The SoA has no row for some Annex A controls',
  severity: 'error',
  on: 'record',
  kinds: ['soa'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isAsideSoa(record) || isOf2013(record, context)) return;
    const rows = soaRows(record, context.workspace);
    const all = annexA(context.catalogue);
    const present = new Set(rows.map(({ id }) => id));
    const missing = all.filter(({ id }) => !present.has(id));
    // As many misspelled ids as missing rows: the rows are there, and their ids are the mistake.
    const misspelled = rows.filter(({ citation: { reading } }) => {
      return reading.type === 'unknown' && reading.looksLike === 'annex-a';
    });
    const open = rows.filter(({ node }) => isPlaceholder(nodeAtPath(node, 'applicable')));
    const [first] = open;
    if (first !== undefined) {
      const ids = shortList(open.map((row) => row.id ?? row.citation.token));
      const message = `Whether ${ids} ${open.length === 1 ? 'applies' : 'apply'} is still to be filled in.`;
      yield { file: record.file, span: first.citation.span, message, data: { record, missing: [] } };
    }
    // Neither approved nor half written: it is being written, and its author knows.
    if (missing.length <= misspelled.length || (!isApproved(record) && missing.length * 2 > all.length))
      return;
    const message = `${shortList(missing.map(({ id }) => id))} ${missing.length === 1 ? 'is' : 'are'} missing: ${all.length - missing.length} of ${all.length} controls have a row. A control that does not apply needs one as well.`;
    const span = pairOf(record.fields, 'controls')?.key ?? record.anchor;
    yield {
      file: record.file,
      span: { start: span.start, end: span.end },
      message,
      data: { record, missing },
    };
  },
  *fixes({ data: { record, missing } }, context) {
    const edits = missing.length === 0 ? undefined : insertRows(record, missing, context);
    if (edits === undefined) return;
    const title =
      missing.length === 1 ? 'Insert the missing row' : `Insert the ${missing.length} missing rows`;
    yield { title, safe: false, edits };
  },
});

/** Each row before the first one that comes after it in Annex A. */
function insertRows(
  record: RecordFact,
  missing: readonly FrameworkItem[],
  context: RuleContext,
): readonly FileEdit[] | undefined {
  const list = nodeAtPath(record.fields, 'controls');
  if (list?.type !== 'sequence') return undefined;
  const text = context.text(record.file);
  const order = new Map(annexA(context.catalogue).map(({ id }, at) => [id, at]));
  const places = soaRows(record, context.workspace).flatMap((row) => {
    const rank = row.id === undefined ? undefined : order.get(row.id);
    const at = list.items.findIndex((item) => item?.start === row.node.start);
    return rank === undefined || at < 0 ? [] : [{ rank, at }];
  });
  const isFlow = list.items.some((item) => item?.type === 'mapping' && item.flow);
  const edits: FileEdit[] = [];
  for (const item of missing) {
    const rank = order.get(item.id) ?? 0;
    const before = places.find((place) => place.rank > rank)?.at ?? 'end';
    const row = newRow(item);
    // A row in braces among rows in braces.
    const made = insertItem(text, list, before, isFlow ? item.id : row);
    if (made === undefined) return undefined;
    for (const { span, text: added } of made) {
      const written = isFlow ? added.replace(item.id, renderFlow(row)) : added;
      edits.push({ file: record.file, span, text: written });
    }
  }
  return edits;
}
