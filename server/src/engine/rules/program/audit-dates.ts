import { addDays, daysBetween } from '../../../base/calendar/date.ts';
import { mappingsIn, nodeAtPath, says, textAt } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt, dayWritten, stretchAt } from '../written-days.ts';
import { auditsOf } from './audit-reading.ts';

/** Final fieldwork, or the report, of a Type 2 audit before its window has closed. */
export const fieldworkBeforeWindowEnd = defineRule({
  id: 'program/fieldwork-before-window-end',
  title: 'Final fieldwork or the report comes before the window closes',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_, context) {
    for (const record of context.workspace.records('program')) {
      for (const { node, id, framework, type } of auditsOf(record, context)) {
        if (framework !== 'soc2' || type === 'type-1') continue;
        const window = stretchAt(nodeAtPath(node, 'period'), context) ?? context.audit.programme.window;
        if (window === undefined) continue;
        const ends = dayWritten(node, 'fieldwork.end', context);
        const report = dayWritten(node, 'report_date', context);
        const early = [
          { written: ends, what: `Final fieldwork of ${id} ends` },
          { written: report, what: `The report of ${id} is dated` },
        ].find(({ written }) => written?.value !== undefined && written.value < window.end);
        if (early?.written === undefined) continue;
        const message = `${early.what} ${early.written.text}, and the window ends ${window.end}: its last days cannot be tested. Move it, or write earlier visits as interim.`;
        yield { file: record.file, span: early.written.span, message, data: undefined };
      }
    }
  },
});

/** The management review looks at the internal audit: one before the other leaves it nothing to look at. */
export const reviewBeforeAudit = defineRule({
  id: 'program/review-before-audit',
  title: 'No management review follows the internal audit before Stage 2',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  *check(record, context) {
    const stage2 = auditsOf(record, context)
      .filter(({ type }) => type === 'stage-2')
      .flatMap(({ node }) => dayAt(node, 'fieldwork.start', context) ?? [])
      .toSorted()[0];
    const audits = daysIn(record.fields, 'internal_audits', context);
    const reviews = daysIn(record.fields, 'management_reviews', context);
    const first = audits[0];
    const last = reviews.at(-1);
    if (stage2 === undefined || first === undefined || last === undefined || first.day > stage2) return;
    if (reviews.some(({ day }) => day >= first.day && day <= stage2)) return;
    if (last.day >= first.day) return;
    const message = `The management review of ${last.day} is before the internal audit of ${first.day} that it should consider, and none follows before Stage 2 on ${stage2}. Plan one between the two.`;
    yield { file: record.file, span: last.span, message, data: undefined };
  },
});

function daysIn(fields: Parameters<typeof nodeAtPath>[0], list: string, context: RuleContext) {
  return mappingsIn(nodeAtPath(fields, list))
    .flatMap((each) => {
      const date = dayWritten(each, 'date', context);
      return date?.value === undefined ? [] : [{ day: date.value, span: date.span }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** Days before Stage 1 from which it should be ready. */
const READY_BEFORE = 60;

/** Stage 1 comes near and what the body reads there is missing. A missing SoA has a check of its own. */
export const stage1NotReady = defineRule({
  id: 'program/stage1-not-ready',
  title: 'Stage 1 is near, and what it reads is missing',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    const { date } = context.audit.asOf;
    for (const record of wholeRecords('program', context)) {
      for (const { node, id, type } of auditsOf(record, context)) {
        const start = dayWritten(node, 'fieldwork.start', context);
        if (type !== 'stage-1' || start?.value === undefined) continue;
        if (date > start.value || date < addDays(start.value, -READY_BEFORE)) continue;
        const missing = missingForStage1(context);
        if (missing.length === 0) continue;
        const days = daysBetween(date, start.value);
        const message = `${id} starts in ${days} ${days === 1 ? 'day' : 'days'} and reads ${listed(missing)}: none is here.`;
        yield { file: record.file, span: start.span, message, data: undefined };
      }
    }
  },
});

function missingForStage1(context: RuleContext): readonly string[] {
  const { workspace } = context;
  const missing: string[] = [];
  const scopes = [...workspace.records('scope')];
  if (!scopes.some(({ fields }) => says(fields, 'isms') || says(fields, 'isms.boundary')))
    missing.push('the scope of the ISMS (4.3)');
  if (workspace.count('policy') === 0) missing.push('the policy (5.2)');
  if (workspace.count('risk') === 0) missing.push('the risk assessment and its results (6.1.2, 8.2)');
  else {
    const isTreated = [...workspace.records('risk')].some(
      ({ fields }) => says(fields, 'plan') || textAt(fields, 'treatment') !== undefined,
    );
    if (!isTreated) missing.push('the risk treatment plan (6.1.3)');
  }
  return missing;
}
