import type { Activity } from '../../audit/activity.ts';
import type { Completeness } from '../../audit/completeness.ts';
import { daysIn } from '../../audit/date-span.ts';
import type { Freshness } from '../../audit/freshness.ts';
import type { UnitResult, UnitStatus } from '../../audit/unit-statuses.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted, dayMonth, dayText, FRESHNESS_WORDS, spanText } from './day-words.ts';
import { escaped } from './markdown-text.ts';

/** How an activity is called at the beginning of a line. */
export function activityLabel(activity: Activity): string {
  const { stage, evidence } = activity;
  if (stage !== undefined && stage !== '')
    return escaped(`${stage[0]?.toUpperCase() ?? ''}${stage.slice(1)}`, 30);
  return evidence.length === 1 ? escaped(evidence[0]?.id ?? '', 40) : 'Evidence';
}

/** Completeness in the window: `3 of 3 quarters in the window`, with what is missing. Never speaks of today. */
export function completenessText(completeness: Completeness | undefined): string | undefined {
  if (completeness === undefined) return undefined;
  const { verdict, expected, met, inWindow, units, uncovered, annual } = completeness;
  switch (verdict) {
    case 'not-in-force':
      return 'not in force in the window';
    case 'undated':
      return 'no date places it in the window';
    case 'test-of-one':
      return 'one state of an automated control, enough while changes to it are controlled';
    case 'nothing-to-test':
      return 'the list is complete and empty: nothing to test in the window';
    case 'not-tested':
      return inWindow === 0 || inWindow === undefined
        ? 'nothing owed and nothing done in the window'
        : undefined;
    default:
  }
  if (annual !== undefined) {
    const lapse = annual.lapses.at(-1);
    const late =
      lapse === undefined
        ? ''
        : `, was due ${dayText(lapse.due)}${lapse.until === undefined ? '' : `, done ${dayText(lapse.until)}`}`;
    return `${counted(inWindow ?? 0, 'time')} in the window${late}`;
  }
  if (units.length === 0) {
    if (uncovered.length > 0) return uncoveredText(completeness);
    if (verdict === 'incomplete') return 'the list does not show that it is complete';
    return expected === undefined
      ? 'every day so far covered'
      : `${counted(expected, 'item')}, list complete for the window`;
  }
  const done = `${met ?? 0} of ${expected ?? 0} in the window`;
  const parts = [done, ...unitWords(units)];
  if (verdict === 'few-in-window') parts.push(`${inWindow ?? 0} can be tested inside it`);
  return parts.join(', ');
}

function uncoveredText({ expected, uncovered }: Completeness): string {
  const days = `${counted(daysIn(uncovered), 'day')} of the window`;
  return expected === undefined
    ? `${days} not covered`
    : `${counted(expected, 'item')} listed, ${days} not shown to be covered`;
}

const SAID: readonly (readonly [UnitStatus, string])[] = [
  ['missed', 'missed'],
  ['late', 'late'],
  ['explained', 'missed with a reason'],
  ['due', 'owed, in grace'],
  ['open', 'not over yet'],
];

function unitWords(units: readonly UnitResult[]): string[] {
  return SAID.flatMap(([status, word]) => {
    const labels = units.filter((each) => each.status === status).map((each) => each.unit.label);
    return labels.length === 0 ? [] : [`${word} ${runs(labels)}`];
  });
}

function runs(labels: readonly string[]): string {
  if (labels.length <= 3) return labels.join(', ');
  return `${labels[0] ?? ''} … ${labels.at(-1) ?? ''} (${labels.length})`;
}

/** The units that were done with their days: `2025-Q2 24 Jun, 2025-Q3 23 Sep`; the last few of many. */
export function doneText(completeness: Completeness | undefined, most = 3): string | undefined {
  const done = (completeness?.units ?? []).filter(
    (each) => each.performance !== undefined && each.status !== 'missed',
  );
  if (done.length === 0) return undefined;
  const shown = done.slice(-most).map((each) => `${each.unit.label} ${dayMonth(each.performance?.on ?? '')}`);
  return (done.length > most ? '… ' : '') + shown.join(', ');
}

/** Freshness on the as-of day: `current, last 9 Dec 2025, next due 31 Mar 2026`. Knows no window. */
export function freshnessText(freshness: Freshness | undefined): string | undefined {
  if (freshness === undefined) return undefined;
  const { state, last, nextDue, graceUntil } = freshness;
  const parts = [FRESHNESS_WORDS[state]];
  if (last !== undefined) parts.push(`last ${dayText(last)}`);
  if (nextDue !== undefined && state === 'expired') parts.push(`valid until ${dayText(nextDue)}`);
  else if (nextDue !== undefined)
    parts.push(`${state === 'stale' ? 'was due' : 'next due'} ${dayText(nextDue)}`);
  if (state === 'due' && graceUntil !== undefined) parts.push(`grace to ${dayText(graceUntil)}`);
  return parts.join(', ');
}

const WORST_FIRST: readonly Freshness['state'][] = [
  'expired',
  'stale',
  'never',
  'due',
  'due-soon',
  'current',
  'future',
  'retired',
];

/**
 * The activity that most needs somebody: one that missed an occurrence in the window, then the worst state, and of equal
 * ones the first that is due again.
 */
export function mostPressing(activities: readonly Activity[]): Activity | undefined {
  let worst: Activity | undefined;
  for (const each of activities) {
    if (each.freshness !== undefined && (worst === undefined || pressure(each) < pressure(worst)))
      worst = each;
  }
  return worst;
}

function pressure({ freshness, completeness }: Activity): string {
  const missed = completeness?.units.some(({ status }) => status === 'missed') === true;
  const state = freshness === undefined ? WORST_FIRST.length : WORST_FIRST.indexOf(freshness.state);
  return `${missed ? 0 : 1} ${state} ${freshness?.nextDue ?? '9999'}`;
}

/** `1 Apr – 31 Dec 2025, closed; as of 12 Jan 2026`. */
export function windowText(snapshot: Snapshot): string | undefined {
  const { programme, asOf } = snapshot.audit;
  if (programme.type1AsOf !== undefined && programme.window === undefined) {
    return `Type 1: design on ${dayText(programme.type1AsOf)}; as of ${dayText(asOf.date)}`;
  }
  const { window } = programme;
  if (window === undefined) return undefined;
  const state = asOf.date < window.start ? 'not begun' : asOf.date > window.end ? 'closed' : 'running';
  return `${spanText(window.start, window.end)}, ${state} as of ${dayText(asOf.date)}`;
}
