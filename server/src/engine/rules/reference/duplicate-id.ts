import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { defineRule } from '../rule.ts';

/** The same id in two records, whatever their kinds; ids that differ only in case count as the same. */
export const duplicateId = defineRule({
  id: 'reference/duplicate-id',
  title: 'Two records have the same id',
  severity: 'error',
  on: 'record',
  crossFile: true,
  *check(record, context) {
    if (!says(record.fields, 'id')) return;
    const others: RecordFact[] = [];
    for (const other of context.workspace.definitionsIgnoringCase(record.id)) {
      if (other === record || other.recognisedBy === 'shape' || !says(other.fields, 'id')) continue;
      others.push(other);
      // An id that thousands share is one mistake: a few of them are enough to find it.
      if (others.length === MOST_SHOWN) break;
    }
    const first = others[0];
    // The first in the order of files keeps its id; the finding sits on the later ones.
    if (first === undefined || isBefore(record, first)) return;
    const spelled = first.id === record.id ? record.id : `${record.id} (as ${first.id})`;
    const where = first.file === record.file ? 'higher up in this file' : `in ${first.file}`;
    const message = `${spelled} is defined ${where} too. Give one of the two another id.`;
    const related = others.map((other) => ({
      file: other.file,
      span: other.anchor,
      message: `Also ${other.id}`,
    }));
    yield { file: record.file, span: record.anchor, message, related, data: undefined };
  },
});

const MOST_SHOWN = 3;

function isBefore(
  a: { readonly file: string; readonly anchor: { readonly start: number } },
  b: typeof a,
): boolean {
  return a.file === b.file ? a.anchor.start < b.anchor.start : a.file < b.file;
}
