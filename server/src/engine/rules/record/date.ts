import { yearOf } from '../../../base/calendar/date.ts';
import { dateOfTimestamp } from '../../../base/calendar/instant.ts';
import type { RecordFact } from '../../model/facts.ts';
import { childOf, holdsDays, isDay, type Property, rootProperty } from '../../model/schema/schema-table.ts';
import type { Node, ScalarNode } from '../../syntax/tree.ts';
import { earlyLabels } from '../evidence/early-label.ts';
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
    if (record.kind === 'evidence') yield* beforeTheirPeriod(record, context);
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
  for (const { node, at } of daysIn(record.fields, rootProperty(record.kind), [])) {
    const day = dateOfTimestamp(node.text.trim(), context.configuration.timeZone);
    if (day === undefined || (!at.past && yearOf(day) === NEVER)) continue;
    const data = { path: at.path, suggestion: undefined };
    if (isFar(yearOf(day), context.audit.asOf)) {
      const message = `${at.name} is ${day}, more than ${FAR_YEARS} years away. Correct the year; where there is no such day, leave the key out.`;
      yield { file: record.file, span: node, message, severity: 'warning', data };
    } else if (at.past && origin === 'clock' && day > today) {
      const message = `${at.name} is ${day}, and today is ${today}. What has not happened yet cannot be recorded as done.`;
      yield { file: record.file, span: node, message, data };
    }
  }
}

/** What is said to be for a period that had not begun. */
function* beforeTheirPeriod(record: RecordFact, context: RuleContext): Generator<Problem<SchemaData>> {
  for (const { span, period, on } of earlyLabels(record, context)) {
    const message = `The work of ${on} cannot be for ${period.label}, which begins on ${period.start}. One of them is wrong; until then it counts by its day.`;
    const data = { path: 'period', suggestion: undefined };
    yield { file: record.file, span, message, severity: 'warning', data };
  }
}

function isFar(year: number, { date: today, origin }: RuleContext['audit']['asOf']): boolean {
  if (Math.abs(year - yearOf(today)) < FAR_YEARS) return false;
  return origin === 'clock' || year < NOBODYS_YEARS.before || year >= NOBODYS_YEARS.from;
}

interface WrittenDay {
  readonly node: ScalarNode;
  readonly at: Property;
}

/** The days that stand below a key, lists being transparent. Walks only where the schema has days. */
function daysIn(node: Node | undefined, at: Property, found: WrittenDay[]): readonly WrittenDay[] {
  if (node?.type === 'sequence') for (const item of node.items) daysIn(item, at, found);
  else if (node?.type === 'scalar' && isDay(at)) found.push({ node, at });
  else if (node?.type === 'mapping') {
    for (const pair of node.pairs) {
      const child = childOf(at, pair.name);
      if (child !== undefined && holdsDays(child)) daysIn(pair.value, child, found);
    }
  }
  return found;
}
