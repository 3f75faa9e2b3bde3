import type { MatrixRecord } from '../../../protocol/matrix.ts';
import type { State } from '../../../protocol/state.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { cleaned } from '../words/markdown-text.ts';

/** Longest title and owner that a view is given: nobody reads more in a cell. */
const LONGEST = 200;

const known = new WeakMap<RecordFact, MatrixRecord>();

/** A record as cells point at it. The same object while the record and its state are the same. */
export function matrixRecord(record: RecordFact, kind: MatrixRecord['kind'], state: State): MatrixRecord {
  const before = known.get(record);
  if (before !== undefined && before.state === state) return before;
  const made = before === undefined ? newRecord(record, kind, state) : { ...before, state };
  known.set(record, made);
  return made;
}

function newRecord(record: RecordFact, kind: MatrixRecord['kind'], state: State): MatrixRecord {
  const owner = ownerOf(record);
  return {
    id: record.id,
    title: titleOf(record),
    kind,
    ...(owner === undefined ? {} : { owner }),
    state,
    place: { file: record.file, offset: record.anchor.start },
  };
}

/** The title on one line, without characters that would reorder it. */
export function titleOf(record: RecordFact): string {
  return cleaned(record.title, LONGEST);
}

/** Who owns the record, as written. */
export function ownerOf(record: RecordFact): string | undefined {
  const owner = cleaned(textAt(record.fields, 'owner') ?? '', LONGEST);
  return owner === '' || owner === '?' ? undefined : owner;
}
