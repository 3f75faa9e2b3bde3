import type { DateSpan } from '../../audit/date-span.ts';
import { intersection } from '../../audit/date-span.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { type Node, pairOf } from '../../syntax/tree.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { auditTypeOf, soc2Audits, soc2Scope } from '../scope/scope-reading.ts';
import { dayWritten, stretchAt } from '../written-days.ts';

interface Period {
  readonly record: RecordFact;
  readonly id: string;
  readonly node: Node;
  readonly span: DateSpan;
}

/** The period of an audit against the window of the scope, and against the other audits; the day of a Type 1 report. */
export const periodMismatch = defineRule({
  id: 'audit/period-mismatch',
  title: 'The period of an audit is not the window of the scope, or two periods overlap',
  severity: 'error',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_, context) {
    const periods = typeTwoPeriods(context);
    const { window } = context.audit.programme;
    const told = new Set<Period>();
    for (const period of periods) {
      // Periods of other years have nothing to do with the current window.
      if (window === undefined || intersection(period.span, window) === undefined) continue;
      if (period.span.start === window.start && period.span.end === window.end) continue;
      const others = periods.filter((other) => other !== period && sameDays(other.span, window));
      if (others.length > 0) continue;
      told.add(period);
      const message = `${period.id} examines ${period.span.start} to ${period.span.end}, and the window of the scope is ${window.start} to ${window.end}. One of the two is wrong.`;
      yield { file: period.record.file, span: period.node, message, data: undefined };
    }
    const inOrder = periods.toSorted((a, b) => (a.span.start < b.span.start ? -1 : 1));
    for (const [at, period] of inOrder.entries()) {
      const previous = inOrder[at - 1];
      if (previous === undefined || told.has(period) || previous.span.end < period.span.start) continue;
      if (sameDays(previous.span, period.span)) continue;
      const message = `The period of ${period.id} starts on ${period.span.start}, before that of ${previous.id} ends on ${previous.span.end}. Windows of Type 2 reports follow each other.`;
      yield { file: period.record.file, span: period.node, message, data: undefined };
    }
    yield* typeOneDays(context);
  },
});

function typeTwoPeriods(context: RuleContext): readonly Period[] {
  return soc2Audits(context).flatMap(({ record, audit }): Period[] => {
    const node = nodeAtPath(audit, 'period');
    const span = stretchAt(node, context);
    if (node === undefined || span === undefined || auditTypeOf(audit) === 'type-1') return [];
    return [{ record, id: textAt(audit, 'id') ?? 'An audit', node, span }];
  });
}

/** A Type 1 report speaks of one day: the scope's, which is the audit's. Asked once the audit is in the programme. */
function* typeOneDays(context: RuleContext): Generator<Problem<undefined>> {
  const audits = soc2Audits(context).filter(({ audit }) => auditTypeOf(audit) === 'type-1');
  const found = soc2Scope(context);
  const day = found === undefined ? undefined : dayWritten(found.soc2, 'as_of', context);
  for (const { record, audit } of audits) {
    const own = dayWritten(audit, 'as_of', context);
    const id = textAt(audit, 'id') ?? 'The audit';
    if (own?.value === undefined) {
      if (day?.value !== undefined || own?.placeholder === true || says(audit, 'as_of')) continue;
      if (context.audit.programme.soc2Type !== 'type-1') continue;
      const span = pairOf(audit, 'type')?.value ?? audit;
      const message = `${id} is a Type 1 audit, and no day is written that it speaks of. Write as_of here or in the scope.`;
      yield { file: record.file, span, message, data: undefined };
    } else if (day?.value !== undefined && day.value !== own.value) {
      const message = `${id} speaks of ${own.value}, and the scope of ${day.value}. One of the two is wrong.`;
      yield { file: record.file, span: own.span, message, data: undefined };
    }
  }
}

function sameDays(a: DateSpan, b: DateSpan): boolean {
  return a.start === b.start && a.end === b.end;
}
