import type { RecordFact } from '../../model/facts.ts';
import { insertPair } from '../../syntax/edit-pairs.ts';
import { defineRule } from '../rule.ts';

/** A record that only its folder or its shape gives away. An adopted repository is full of them, so `strict` alone says it. */
export const kindUnstated = defineRule<'record', RecordFact>({
  id: 'record/kind-unstated',
  title: 'A record does not say its kind',
  severity: 'hint',
  on: 'record',
  strictOnly: true,
  fixable: true,
  *check(record) {
    if (record.declared || record.recognisedBy === 'api-version') return;
    const message = `Read as ${record.kind} because of where it lies. kind: ${record.kind} pins that down.`;
    yield { file: record.file, span: record.anchor, message, data: record };
  },
  *fixes({ file, data }, context) {
    const first = data.fields.pairs[0]?.name;
    const place = first === undefined ? {} : { before: first };
    const edits = insertPair(context.text(file), data.fields, 'kind', data.kind, place);
    if (edits === undefined) return;
    yield {
      title: `Add kind: ${data.kind}`,
      safe: true,
      preferred: true,
      edits: edits.map((edit) => ({ file, ...edit })),
    };
  },
});
