import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { titleOfKind } from '../kind-words.ts';
import { defineRule } from '../rule.ts';

/** A second programme, scope or SoA: which of them counts, nobody can tell. */
export const twoOfAKind = defineRule({
  id: 'record/two-of-a-kind',
  title: 'The workspace has two records of a kind of which one counts',
  severity: 'warning',
  on: 'record',
  kinds: ['program', 'scope', 'soa'],
  crossFile: true,
  *check(record, context) {
    if (!isCurrent(record)) return;
    for (const other of context.workspace.records(record.kind)) {
      if (other === record) return;
      if (!isCurrent(other) || subjectOf(other) !== subjectOf(record)) continue;
      const message = `${other.id} is a ${titleOfKind(record.kind)} too, and that one is read. Mark one of the two superseded or draft.`;
      const related = [{ file: other.file, span: other.anchor, message: `${other.id} is read first` }];
      yield { file: record.file, span: record.anchor, message, related, data: undefined };
      return;
    }
  },
});

function isCurrent(record: RecordFact): boolean {
  const status = textAt(record.fields, 'status');
  return status !== 'draft' && status !== 'superseded' && status !== 'retired';
}

/** Two SoAs for two frameworks, or for two scopes, are not two of a kind. */
function subjectOf(record: RecordFact): string {
  if (record.kind !== 'soa') return '';
  return `${textAt(record.fields, 'framework') ?? ''} ${textAt(record.fields, 'scope') ?? ''}`;
}
