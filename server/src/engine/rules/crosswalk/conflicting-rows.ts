import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import { nodeAtPath } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { type PairRow, pairRows } from './pair-rows.ts';

const FIELDS = ['relationship', 'coverage'] as const;

interface Data {
  readonly row: PairRow;
  readonly first: PairRow;
}

/** Two rows, in one file or in two, that say different things of one pair. */
export const conflictingRows = defineRule<'workspace', Data>({
  id: 'crosswalk/conflicting-rows',
  title: 'Two rows say different things of one pair',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(workspace, context) {
    const seen = new Map<string, PairRow>();
    for (const record of workspace.records('crosswalk')) {
      if (isAsideCrosswalk(record)) continue;
      for (const row of pairRows(record, context)) {
        const pair = `${row.criterion} ${row.iso}`;
        const first = seen.get(pair);
        if (first === undefined) {
          seen.set(pair, row);
          continue;
        }
        const field = FIELDS.find((name) => differs(row[name], first[name]));
        if (field === undefined) continue;
        const value = nodeAtPath(row.node, field);
        yield {
          file: record.file,
          span: value === undefined ? row.source.span : { start: value.start, end: value.end },
          message: `${row.criterion} x ${row.iso} is ${row[field]} here and ${first[field]} in ${first.record === record ? 'an earlier row' : first.record.id}. One of the two is out of date.`,
          related: [
            { file: first.record.file, span: first.source.span, message: `${first[field]} in this row` },
          ],
          data: { row, first },
        };
      }
    }
  },
  *fixes({ data: { row, first } }, context) {
    yield* take(row, first, 'Write here what the first row says', context);
    yield* take(first, row, 'Write this in the first row', context);
  },
});

/** Only what both rows say can differ. */
function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function* take(into: PairRow, from: PairRow, title: string, context: RuleContext) {
  // In the other direction the words would have to be turned round.
  if (into.source.framework !== from.source.framework) return;
  const fields = FIELDS.flatMap((name) => {
    const value = from[name];
    return value === undefined || !differs(into[name], value)
      ? []
      : [{ mapping: into.node, path: 'mappings', name, value }];
  });
  const edits = writeFields(into.record, fields, context);
  if (edits !== undefined && edits.length > 0) yield { title, safe: false, edits };
}
