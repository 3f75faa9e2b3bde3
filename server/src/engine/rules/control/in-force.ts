import { type DateSpan, daysIn, intersection, uncoveredIn, withinLife } from '../../audit/date-span.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** A criterion that no control in force holds on some days of the window, or on the day of a Type 1 report. */
export const inForce = defineRule({
  id: 'control/in-force',
  title: 'A control is not in force for the whole window',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_workspace, context) {
    const span = askedFor(context);
    if (span === undefined) return;
    const runsOf = new Map<string, readonly DateSpan[]>();
    for (const control of wholeRecords('control', context)) {
      const problem = isRun(control) ? judge(control, span, runsOf, context) : undefined;
      if (problem !== undefined) yield problem;
    }
  },
});

/** The window of a Type 2 report, or the one day of a Type 1 report. */
function askedFor(context: RuleContext): DateSpan | undefined {
  const { window, type1AsOf, soc2Type } = context.audit.programme;
  if (soc2Type !== 'type-1') return window;
  return type1AsOf === undefined ? undefined : { start: type1AsOf, end: type1AsOf };
}

function judge(
  control: RecordFact,
  span: DateSpan,
  runsOf: Map<string, readonly DateSpan[]>,
  context: RuleContext,
): Problem<undefined> | undefined {
  const life = context.audit.lifeOf(control);
  // A day in the year 1 is how a retirement without a day is read: nothing can be said about it.
  if (
    textAt(control.fields, 'status')?.toLowerCase() === 'retired' &&
    nodeAtPath(control.fields, 'retired_on') === undefined
  )
    return undefined;
  const alive = withinLife(span, life);
  const out = uncoveredIn(span, alive === undefined ? [] : [alive]);
  if (out.length === 0) return undefined;
  // A control that ended before or begins after is none of this report's, unless it is all that there is.
  const open = new Map<string, DateSpan[]>();
  for (const id of criteriaOf(control, context)) {
    let runs = runsOf.get(id);
    if (runs === undefined) {
      runs = uncoveredFor(id, span, context);
      runsOf.set(id, runs);
    }
    const shared = runs.flatMap((run) => out.flatMap((mine) => intersection(run, mine) ?? []));
    if (shared.length > 0) open.set(id, shared);
  }
  const [runs] = open.values();
  if (runs === undefined) return undefined;
  const criteria = [...open.keys()];
  const names =
    criteria.length > 3
      ? `${criteria.slice(0, 3).join(', ')} and ${criteria.length - 3} more`
      : criteria.join(', ');
  const begins = life.from !== undefined && life.from > span.start;
  const place = nodeAtPath(control.fields, begins ? 'implemented_on' : 'retired_on') ?? control.anchor;
  const message =
    span.start === span.end
      ? `${control.id} is not in place on ${span.start}, the day of the Type 1 report, and no other control holds ${names} on that day.`
      : `${runs.map(({ start, end }) => `${start}..${end}`).join(' and ')} (${daysIn(runs)} days of the window) are not covered by ${control.id}, and no other control holds ${names} on them. Name the control before or after it.`;
  return { file: control.file, span: place, message, data: undefined };
}

/** Days of the span on which no control of the workspace that is run holds the criterion. */
function uncoveredFor(criterion: string, span: DateSpan, context: RuleContext): readonly DateSpan[] {
  const lives = context.workspace.citationsOf('soc2', criterion).flatMap(({ record, place }) => {
    if (record.kind !== 'control' || place !== 'satisfies' || !isRun(record)) return [];
    return withinLife(span, context.audit.lifeOf(record)) ?? [];
  });
  return uncoveredIn(span, lives);
}

const NOT_RUN: ReadonlySet<string> = new Set(['planned', 'draft', 'not-applicable']);

function isRun(control: RecordFact): boolean {
  return !NOT_RUN.has(textAt(control.fields, 'status')?.toLowerCase() ?? '');
}

function criteriaOf(control: RecordFact, context: RuleContext): readonly string[] {
  const ids = context.workspace.citationsIn(control).flatMap(idOf);
  return [...new Set(ids)];
}

function idOf({ framework, place, reading }: CitationFact): string[] {
  return framework === 'soc2' && place === 'satisfies' && reading.type === 'known' ? [reading.id] : [];
}
