import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { isStub, typeOf } from '../evidence-kinds.ts';
import { beginException, hasExceptions } from '../record-exception.ts';
import { defineRule } from '../rule.ts';

const ABOUT_PEOPLE =
  /\b(?:acknowledge\w*|training|awareness|screening|background checks?|signed (?:the )?(?:policy|policies|rules|terms))\b/i;

/** Trainings, acknowledgements and screenings that reached fewer people than the list holds, without an exception. */
export const acknowledged = defineRule<
  'record',
  { readonly record: RecordFact; readonly occurrence: MappingNode }
>({
  id: 'people/acknowledged',
  title: 'Fewer people did it than the list holds',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  *check(record, context) {
    if (isStub(record) || !isAboutPeople(record)) return;
    const { date } = context.audit.asOf;
    const own = numberAt(record.fields, 'population.count');
    for (const occurrence of mappingsIn(nodeAtPath(record.fields, 'occurrences'))) {
      const count = numberAt(occurrence, 'population.count') ?? own;
      const done = numberAt(occurrence, 'done');
      const node = nodeAtPath(occurrence, 'done');
      const performed = textAt(occurrence, 'performed_on');
      if (count === undefined || done === undefined || node === undefined || done >= count) continue;
      if (performed === undefined || performed > date || hasExceptions(occurrence)) continue;
      const message = `${done} of ${count} people are done in ${record.id}, and no exception names the other ${count - done}. Follow up with them, or record the exception.`;
      yield { file: record.file, span: node, message, data: { record, occurrence } };
    }
  },
  *fixes({ data: { record, occurrence } }, context) {
    const fix = beginException(record, occurrence, context);
    if (fix !== undefined) yield fix;
  },
});

function isAboutPeople(record: RecordFact): boolean {
  return typeOf(record) === 'training' || ABOUT_PEOPLE.test(record.title);
}

function numberAt(mapping: MappingNode, path: string): number | undefined {
  const text = textAt(mapping, path);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
