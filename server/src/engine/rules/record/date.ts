import { yearOf } from '../../../base/calendar/date.ts';
import { dateOfTimestamp } from '../../../base/calendar/instant.ts';
import type { RecordFact } from '../../model/facts.ts';
import { dateFields } from '../../model/schema/schema-table.ts';
import type { Node, ScalarNode } from '../../syntax/tree.ts';
import { pairOf } from '../../syntax/tree.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { type SchemaData, schemaProblems } from '../schema-problems.ts';

/** A date in another notation, or the date of something done that lies ahead. */
export const date = defineRule<'record', SchemaData>({
  id: 'record/date',
  title: 'A date is not ISO 8601, or lies ahead of what it reports',
  severity: 'error',
  on: 'record',
  *check(record, context) {
    yield* schemaProblems(record, 'record/date', context);
    yield* strangeDates(record, context);
  },
  *fixes(problem) {
    const { suggestion } = problem.data;
    if (suggestion === undefined) return;
    const edits = [{ file: problem.file, span: problem.span, text: suggestion }];
    yield { title: `Write ${suggestion}`, safe: true, preferred: true, edits };
  },
});

/** A day so many years away from the others was not meant, whatever it is the day of. */
const FAR_YEARS = 100;

/**
 * Years of which no record speaks, whatever day the question is asked of: somebody who travels far must not be told that
 * every day of today is wrong.
 */
const NOBODYS_YEARS = { before: 1900, from: 2200 };

/** The year by which registers write "never" for an end or a plan. */
const NEVER = 9999;

/**
 * Days that cannot be meant. A question asked of a given day ignores later facts in silence; only today's clock makes
 * them a mistake.
 */
function* strangeDates(record: RecordFact, context: RuleContext): Generator<Problem<SchemaData>> {
  const { date: today, origin } = context.audit.asOf;
  for (const field of dateFields(record.kind)) {
    for (const node of scalarsAt(record.fields, field.steps, 0)) {
      const day = dateOfTimestamp(node.text.trim(), context.configuration.timeZone);
      if (day === undefined) continue;
      const name = field.path.slice(field.path.lastIndexOf('.') + 1);
      const data = { path: field.path, suggestion: undefined };
      if (!field.past && yearOf(day) === NEVER) continue;
      if (isFar(yearOf(day), context.audit.asOf)) {
        const message = `${name} is ${day}, more than ${FAR_YEARS} years away. Correct the year; where there is no such day, leave the key out.`;
        yield { file: record.file, span: node, message, severity: 'warning', data };
      } else if (field.past && origin === 'clock' && day > today) {
        const message = `${name} is ${day}, and today is ${today}. What has not happened yet cannot be recorded as done.`;
        yield { file: record.file, span: node, message, data };
      }
    }
  }
}

function isFar(year: number, { date: today, origin }: RuleContext['audit']['asOf']): boolean {
  if (Math.abs(year - yearOf(today)) < FAR_YEARS) return false;
  return origin === 'clock' || year < NOBODYS_YEARS.before || year >= NOBODYS_YEARS.from;
}

/** The scalars at a path whose lists are transparent; `*` stands for every key of a map. */
function* scalarsAt(node: Node | undefined, path: readonly string[], at: number): Generator<ScalarNode> {
  if (node === undefined) return;
  if (node.type === 'sequence') {
    for (const item of node.items) yield* scalarsAt(item, path, at);
    return;
  }
  const name = path[at];
  if (name === undefined) {
    if (node.type === 'scalar') yield node;
  } else if (node.type === 'mapping') {
    if (name === '*') for (const pair of node.pairs) yield* scalarsAt(pair.value, path, at + 1);
    else yield* scalarsAt(pairOf(node, name)?.value, path, at + 1);
  }
}
