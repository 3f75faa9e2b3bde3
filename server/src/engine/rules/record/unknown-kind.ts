import type { UnknownKindFact } from '../../model/facts.ts';
import { defineRule } from '../rule.ts';

/** `kind: contol` beside an id and keys of a control: the record is read as nothing until that is mended. */
export const unknownKind = defineRule<'file', UnknownKindFact>({
  id: 'record/unknown-kind',
  title: 'The kind of a record is misspelled',
  severity: 'error',
  on: 'file',
  fixable: true,
  *check(facts) {
    for (const unknown of facts.unknownKinds) {
      const message = `Unknown kind "${unknown.written}". Did you mean ${unknown.suggestion}?`;
      yield { file: facts.file, span: unknown.span, message, data: unknown };
    }
  },
  *fixes({ file, data }) {
    yield {
      title: `Write kind: ${data.suggestion}`,
      safe: true,
      preferred: true,
      edits: [{ file, span: data.span, text: data.suggestion }],
    };
  },
});
