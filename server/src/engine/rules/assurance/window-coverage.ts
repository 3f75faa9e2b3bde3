import { addDays, addMonths, earlierOf, type IsoDate, laterOf } from '../../../base/calendar/date.ts';
import { type DateSpan, daysIn, intersection, lengthOf, uncoveredIn } from '../../audit/date-span.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { hasUnreadableDate, isMisspelled } from '../schema-problems.ts';
import { assuranceOf, isInUse, matters, reportType } from '../vendor/vendor-reading.ts';
import { dayAt, stretchAt } from '../written-days.ts';

/** Three months: as long as a bridge letter commonly reaches, and as many days as may be open beside one. */
const BRIDGE_DAYS = 92;
/** A report that ended longer ago than this has had a successor, which nobody got. */
const EXPIRED_MONTHS = 15;
/** What says something about a stretch of days. */
const PERIOD_TYPES: ReadonlySet<string> = new Set([
  'soc2-type-2',
  'soc3',
  'soc1',
  'iso27001',
  'iso27017',
  'iso27018',
  'pci-dss',
]);

interface Report {
  readonly node: MappingNode;
  readonly start: IsoDate | undefined;
  readonly end: IsoDate;
  readonly bridge: DateSpan | undefined;
  /** A bridge letter is there, and its days are not written. */
  readonly bareBridge: boolean;
}

/** The report to which a bridge letter may be added; undefined where that is not what is missing. */
type Data = { readonly vendor: RecordFact; readonly report: MappingNode } | undefined;

/** Days of our window for which nobody vouches for a vendor. One finding per vendor. */
export const windowCoverage = defineRule<'record', Data>({
  id: 'assurance/window-coverage',
  aliases: ['vendor/assurance-expired'],
  title: 'The reports on a vendor do not cover our window',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isInUse(record, context) || !matters(record) || hasUnreadableDate(record, context)) return;
    yield* endless(record, context);
    const reports = reportsOf(record, context);
    const [first, ...rest] = reports;
    if (first === undefined) return;
    const latest = rest.reduce((late, each) => (each.end > late.end ? each : late), first);
    const problem =
      expired(record, latest, context) ??
      uncovered(record, latest, reports, context) ??
      longBridge(record, latest);
    if (problem !== undefined) yield problem;
  },
  *fixes({ data }, context) {
    if (data === undefined) return;
    const value = { from: TO_FILL_IN, to: TO_FILL_IN, signed_on: TO_FILL_IN };
    const field = { mapping: data.report, path: 'assurance', name: 'bridge', value };
    const edits = writeFields(data.vendor, [field], context);
    if (edits !== undefined) yield { title: 'Add a bridge letter, to be filled in', safe: false, edits };
  },
});

/** A report that says where its period begins and not where it ends: nobody can tell which days it covers. */
function* endless(record: RecordFact, context: RuleContext): Generator<Problem<Data>> {
  for (const node of assuranceOf(record)) {
    const start = dayAt(node, 'period_start', context);
    if (start === undefined || nodeAtPath(node, 'period_end') !== undefined) continue;
    if (isMisspelled(record, 'assurance.period_end', context, node)) continue;
    const message = `A report on ${record.id} begins ${start} and does not say until when it reaches. Add period_end.`;
    const span = nodeAtPath(node, 'period_start') ?? node;
    yield { file: record.file, span, message, data: undefined };
  }
}

function expired(record: RecordFact, latest: Report, context: RuleContext): Problem<Data> | undefined {
  if (context.audit.asOf.date <= addMonths(latest.end, EXPIRED_MONTHS)) return undefined;
  const message = `The latest report on ${record.id} ends ${latest.end}, more than ${EXPIRED_MONTHS} months ago. Ask for the one after it.`;
  return { file: record.file, span: endOf(latest), message, data: undefined };
}

function uncovered(
  record: RecordFact,
  latest: Report,
  reports: readonly Report[],
  context: RuleContext,
): Problem<Data> | undefined {
  const { asOf, programme } = context.audit;
  const { window } = programme;
  if (window === undefined) return undefined;
  const used = {
    start: laterOf(window.start, dayAt(record.fields, 'since', context) ?? window.start),
    end: earlierOf(window.end, dayAt(record.fields, 'ended_on', context) ?? window.end),
  };
  // Days that have not come yet cannot be covered.
  const past = intersection(used, { start: window.start, end: asOf.date });
  if (past === undefined) return undefined;
  const spans = reports.flatMap(({ start, end, bridge, bareBridge }) => {
    const from = start ?? past.start;
    const last = bareBridge ? addDays(end, BRIDGE_DAYS) : end;
    return [...(from <= last ? [{ start: from, end: last }] : []), ...(bridge === undefined ? [] : [bridge])];
  });
  const open = uncoveredIn(past, spans);
  const days = daysIn(open);
  const hasBridge = latest.bridge !== undefined || latest.bareBridge;
  const isOver = asOf.date > window.end;
  if (days === 0 || (days <= BRIDGE_DAYS && (hasBridge || !isOver))) return undefined;
  const run = open.reduce((longest, each) => (lengthOf(each) > lengthOf(longest) ? each : longest));
  const days1 = `${days} ${days === 1 ? 'day' : 'days'}`;
  const message = `${days1} of the window are not covered by a report on ${record.id} (${run.start} to ${run.end}${
    open.length > 1 ? ' and others' : ''
  }). Ask for ${hasBridge || run.start <= latest.end ? 'the missing report' : 'a bridge letter or the next report'}.`;
  const isBridge = !hasBridge && run.start > latest.end && nodeAtPath(latest.node, 'bridge') === undefined;
  const data = isBridge ? { vendor: record, report: latest.node } : undefined;
  return { file: record.file, span: endOf(latest), message, data };
}

/** A letter of management without an auditor behind it carries three months, not a year. */
function longBridge(record: RecordFact, { node, bridge }: Report): Problem<Data> | undefined {
  if (bridge === undefined || lengthOf(bridge) <= BRIDGE_DAYS) return undefined;
  const message = `The bridge letter of ${record.id} speaks for ${lengthOf(bridge)} days; commonly it is three months at most. Ask for the next report.`;
  return { file: record.file, span: nodeAtPath(node, 'bridge') ?? node, message, data: undefined };
}

function reportsOf(record: RecordFact, context: RuleContext): readonly Report[] {
  const today = context.audit.asOf.date;
  const exists = (mapping: MappingNode, path: string): boolean =>
    (dayAt(mapping, path, context) ?? today) <= today;
  return assuranceOf(record).flatMap((node) => {
    const end = dayAt(node, 'period_end', context);
    if (end === undefined || !PERIOD_TYPES.has(reportType(node) ?? 'soc2-type-2')) return [];
    if (!exists(node, 'received_on')) return [];
    const signed = exists(node, 'bridge.signed_on');
    const bridge = signed ? stretchAt(nodeAtPath(node, 'bridge'), context) : undefined;
    const bareBridge = bridge === undefined && signed && (saysBridge(node) || isTrue(node, 'bridge_letter'));
    return [{ node, start: dayAt(node, 'period_start', context), end, bridge, bareBridge }];
  });
}

/** Whether a letter is there; one whose days wait to be filled in is not there yet. */
function saysBridge(report: MappingNode): boolean {
  const open = ['bridge.from', 'bridge.to'].some((path) => isPlaceholder(nodeAtPath(report, path)));
  return nodeAtPath(report, 'bridge') !== undefined && !open;
}

function isTrue(node: MappingNode, name: string): boolean {
  return /^(?:true|yes)$/i.test(textAt(node, name) ?? '');
}

function endOf({ node }: Report): { readonly start: number; readonly end: number } {
  return nodeAtPath(node, 'period_end') ?? node;
}
