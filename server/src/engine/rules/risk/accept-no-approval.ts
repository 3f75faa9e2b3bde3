import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { areDifferentPersons } from './persons-behind.ts';
import { isLive, treatmentOf } from './risk-reading.ts';

/** An accepted risk: by its owner, on a day, and not for longer than was said. One finding per risk. */
export const acceptNoApproval = defineRule<'record', RecordFact>({
  id: 'risk/accept-no-approval',
  title: 'A risk is accepted without a valid approval of its owner',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isLive(record)) return;
    const acceptance = nodeAtPath(record.fields, 'acceptance');
    if (acceptance?.type === 'mapping') {
      const lapsed = lapsedProblem(record, acceptance, context);
      if (lapsed !== undefined) {
        yield lapsed;
        return;
      }
    }
    if (treatmentOf(record) !== 'accept') return;
    if (acceptance?.type !== 'mapping') {
      if (isMisspelled(record, 'acceptance', context)) return;
      const message = `${record.id} is accepted, and nobody is named who accepted it. The risk owner accepts, on a day.`;
      const span = acceptance ?? nodeAtPath(record.fields, 'treatment') ?? record.anchor;
      yield { file: record.file, span, message, data: record };
      return;
    }
    yield* incomplete(record, acceptance, context);
  },
  *fixes({ data }, context) {
    const acceptance = nodeAtPath(data.fields, 'acceptance');
    const missing = (mapping: MappingNode | undefined): readonly string[] =>
      ['by', 'date'].filter((name) => mapping === undefined || nodeAtPath(mapping, name) === undefined);
    if (acceptance === undefined) {
      const value = { by: TO_FILL_IN, date: TO_FILL_IN, until: TO_FILL_IN };
      const edits = writeFields(
        data,
        [{ mapping: data.fields, path: '', name: 'acceptance', value }],
        context,
      );
      if (edits !== undefined) yield { title: 'Add acceptance, to be filled in', safe: false, edits };
    } else if (acceptance.type === 'mapping' && missing(acceptance).length > 0) {
      const names = missing(acceptance);
      const fields = names.map((name) => ({
        mapping: acceptance,
        path: 'acceptance',
        name,
        value: TO_FILL_IN,
      }));
      const edits = writeFields(data, fields, context);
      if (edits !== undefined)
        yield { title: `Add ${names.join(' and ')}, to be filled in`, safe: false, edits };
    }
  },
});

/** An acceptance that has run out is an untreated risk, whatever the treatment says. */
function lapsedProblem(
  record: RecordFact,
  acceptance: MappingNode,
  context: RuleContext,
): Problem<RecordFact> | undefined {
  const until = dayWritten(acceptance, 'until', context);
  if (until?.value === undefined || until.value >= context.audit.asOf.date) return undefined;
  const message = `The acceptance of ${record.id} ran out on ${until.value}. Its owner decides anew, or the risk counts as untreated.`;
  return { file: record.file, span: until.span, message, severity: 'error', data: record };
}

function* incomplete(
  record: RecordFact,
  acceptance: MappingNode,
  context: RuleContext,
): Generator<Problem<RecordFact>> {
  const missing = ['by', 'date'].flatMap((name) => {
    const found = missingField(record, acceptance, 'acceptance', name, context, acceptance);
    return found === undefined ? [] : [{ name, ...found }];
  });
  const first = missing[0];
  if (first !== undefined) {
    const what = missing
      .map(({ name }) => (name === 'by' ? 'who accepted it' : 'on which day'))
      .join(' and ');
    const message = missing.every(({ placeholder }) => placeholder)
      ? `The acceptance of ${record.id} is still to be filled in: ${what}.`
      : `The acceptance of ${record.id} does not say ${what}.`;
    yield { file: record.file, span: first.span, message, data: record };
    return;
  }
  const by = textAt(acceptance, 'by');
  const owner = textAt(record.fields, 'owner');
  if (by === undefined || owner === undefined || !areDifferentPersons(by, owner, context)) return;
  const date = dayAt(acceptance, 'date', context);
  if (date !== undefined && date > context.audit.asOf.date) return;
  const span = nodeAtPath(acceptance, 'by') ?? acceptance;
  const message = `${record.id} was accepted by ${by}, and its owner is ${owner}. The risk owner accepts what remains (6.1.3 f).`;
  yield { file: record.file, span, message, data: record };
}
