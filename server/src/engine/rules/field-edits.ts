import type { RecordFact } from '../model/facts.ts';
import { keyOrder } from '../model/schema/schema-table.ts';
import { insertPair, setValue } from '../syntax/edit-pairs.ts';
import type { PlainValue } from '../syntax/render.ts';
import { type MappingNode, pairOf } from '../syntax/tree.ts';
import type { FileEdit, Fix, RuleContext } from './rule.ts';

/** The placeholder that an assertion writes: something that only the user knows. */
export const TO_FILL_IN = '?';

/** A key to write into a mapping of a record. `path` is the mapping's own path, for the order of its keys. */
export interface NewField {
  readonly mapping: MappingNode;
  readonly path: string;
  readonly name: string;
  readonly value: PlainValue;
}

/** Edits that write keys where they are missing or empty, each at its place in the usual order of keys. */
export function writeFields(
  record: RecordFact,
  fields: readonly NewField[],
  context: RuleContext,
): readonly FileEdit[] | undefined {
  const text = context.text(record.file);
  const edits: FileEdit[] = [];
  for (const { mapping, path, name, value } of fields) {
    const pair = pairOf(mapping, name);
    const order = keyOrder(record.kind, path);
    const made =
      pair === undefined
        ? insertPair(text, mapping, name, value, { order })
        : setValue(text, mapping, pair, value);
    if (made === undefined) return undefined;
    for (const edit of made) edits.push({ file: record.file, span: edit.span, text: edit.text });
  }
  return edits;
}

/** An assertion: the keys are written with `?`, and what they say stays for the user to fill in. */
export function askFor(
  record: RecordFact,
  title: string,
  fields: readonly Omit<NewField, 'value'>[],
  context: RuleContext,
): Fix | undefined {
  const edits = writeFields(
    record,
    fields.map((field) => ({ ...field, value: TO_FILL_IN })),
    context,
  );
  return edits === undefined || edits.length === 0 ? undefined : { title, safe: false, edits };
}
