import { addDays, addMonths, type IsoDate } from '../../../base/calendar/date.ts';
import {
  isRecurring,
  nextUnit,
  previousUnit,
  unitOf,
  unitsEndingIn,
} from '../../../base/calendar/frequency.ts';
import type { Period } from '../../../base/calendar/period.ts';
import { activitiesOf } from '../../audit/activities.ts';
import type { Activity } from '../../audit/activity.ts';
import type { UnitStatus } from '../../audit/unit-statuses.ts';
import { textAt } from '../../model/read.ts';
import { valueOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import { rowAround } from './framework-id-items.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

/**
 * Days that may be meant, each with what it is. For the day of something that was done, the placeholder comes first:
 * only a person knows that day.
 */
export function dateItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const asOf = snapshot.audit.asOf.date;
  const days = place.property.past ? pastDays(snapshot, place, asOf) : futureDays(snapshot, asOf);
  const items = distinct(days).map(([day, words], index) => item(place, day, words, index + 1));
  const fillIn = item(place, '?', 'to be filled in by somebody who knows', 0);
  return place.property.past
    ? [fillIn, ...items]
    : [...items, { ...fillIn, sortText: sortKey(items.length + 1) }];
}

type Labelled = readonly [text: string, words: string];

function pastDays(snapshot: Snapshot, place: Place, asOf: IsoDate): readonly Labelled[] {
  const period = periodBeside(snapshot, place);
  const days: Labelled[] = [];
  if (period !== undefined) {
    if (period.end <= asOf) days.push([period.end, `last day of ${period.label}`]);
    if (period.start <= asOf) days.push([period.start, `first day of ${period.label}`]);
  }
  days.push([asOf, 'the as-of day']);
  const month = unitOf('monthly', asOf, {});
  days.push([previousUnit('monthly', month, {}).end, 'end of last month']);
  const { window } = snapshot.audit.programme;
  if (window !== undefined && window.end <= asOf) days.push([window.end, 'last day of the window']);
  if (window !== undefined && window.start <= asOf) days.push([window.start, 'first day of the window']);
  return days;
}

function futureDays(snapshot: Snapshot, asOf: IsoDate): readonly Labelled[] {
  const { fiscalYearStart } = snapshot.configuration;
  const quarter = unitOf('quarterly', asOf, { fiscalYearStart });
  const { window } = snapshot.audit.programme;
  const days: Labelled[] = [
    [asOf, 'the as-of day'],
    [unitOf('monthly', asOf, {}).end, 'end of this month'],
    [quarter.end, 'end of this quarter'],
    [addDays(asOf, 30), 'in 30 days'],
    [addMonths(asOf, 12), 'in 12 months'],
  ];
  if (window !== undefined)
    days.push([window.start, 'first day of the window'], [window.end, 'last day of the window']);
  return days;
}

function distinct(days: readonly Labelled[]): readonly Labelled[] {
  const seen = new Set<string>();
  return days.filter(([day]) => !seen.has(day) && seen.add(day));
}

/** The period that the entry around the place says it is for. */
function periodBeside(snapshot: Snapshot, place: Place): Period | undefined {
  const around = rowAround(place) ?? place.record;
  const node = around === undefined ? undefined : valueOf(around, 'period');
  if (node?.type !== 'scalar' || place.fact === undefined) return undefined;
  return unitsAround(snapshot, place).find((unit) => unit.label === node.text.trim());
}

/** The unit labels that belong at the place: units of the window that are missing first. */
export function periodItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const { window } = snapshot.audit.programme;
  if (place.schema === 'program') {
    if (window === undefined) return [];
    return [item(place, `${window.start}/${window.end}`, 'the window of the scope', 0)];
  }
  return missingFirst(snapshot, place).map(({ unit, words }, index) => item(place, unit.label, words, index));
}

/** The unit for which something is most likely to be written next. */
export function nextPeriod(snapshot: Snapshot, place: Place): string | undefined {
  return missingFirst(snapshot, place)[0]?.unit.label;
}

const WANTED: readonly (readonly [UnitStatus, string])[] = [
  ['due', 'owed, in grace'],
  ['missed', 'missed'],
  ['open', 'not over yet'],
  ['optional', 'ends after the window'],
];

const MOST_PERIODS = 40;

function missingFirst(snapshot: Snapshot, place: Place): readonly { unit: Period; words: string }[] {
  const listed = listedPeriods(place);
  const activity = activityAt(snapshot, place);
  const units = activity?.completeness?.units ?? [];
  const asOf = snapshot.audit.asOf.date;
  const missing = WANTED.flatMap(([status, words]) =>
    units
      .filter((each) => each.status === status && each.unit.start <= asOf)
      .map(({ unit }) => ({ unit, words })),
  );
  const inWindow =
    units.length > 0
      ? []
      : unitsOfTheWindow(snapshot, place).map((unit) => ({ unit, words: 'in the window' }));
  const others = unitsAround(snapshot, place).map((unit) => ({
    unit,
    words: unit.end < asOf ? 'over' : 'running',
  }));
  const seen = new Set(listed);
  return [...missing, ...inWindow, ...others]
    .filter(({ unit }) => !seen.has(unit.label) && seen.add(unit.label))
    .slice(0, MOST_PERIODS);
}

/** Units that the window owes and that have begun, where the evidence so far says nothing about them. */
function unitsOfTheWindow(snapshot: Snapshot, place: Place): readonly Period[] {
  const { audit } = snapshot;
  const { window } = audit.programme;
  const frequency = place.fact === undefined ? undefined : audit.frequencyOf(place.fact);
  if (window === undefined || place.fact === undefined || !isRecurring(frequency)) return [];
  const units = unitsEndingIn(frequency, window, audit.rhythmOf(place.fact).calendar);
  return units.filter((unit) => unit.start <= audit.asOf.date).slice(0, MOST_PERIODS);
}

/** Units around the as-of day, in the rhythm of the record; quarters where none is stated. */
function unitsAround(snapshot: Snapshot, place: Place): readonly Period[] {
  const { audit, configuration } = snapshot;
  const stated = place.fact === undefined ? undefined : audit.frequencyOf(place.fact);
  const frequency = isRecurring(stated) ? stated : 'quarterly';
  const calendar =
    place.fact === undefined
      ? { fiscalYearStart: configuration.fiscalYearStart }
      : audit.rhythmOf(place.fact).calendar;
  let unit = unitOf(frequency, audit.asOf.date, calendar);
  const units = [unit];
  for (let count = 0; count < 7; count++) {
    unit = previousUnit(frequency, unit, calendar);
    units.push(unit);
  }
  return [...units, nextUnit(frequency, units[0] ?? unit, calendar)];
}

/** The activity of the control that the evidence at the place belongs to. */
function activityAt(snapshot: Snapshot, place: Place): Activity | undefined {
  const { fact } = place;
  if (fact?.kind !== 'evidence') return undefined;
  const [control] = snapshot.audit.controlsOf(fact);
  if (control === undefined) return undefined;
  const { timeZone, fiscalYearStart } = snapshot.configuration;
  const stage = textAt(fact.fields, 'stage')?.toLowerCase();
  return activitiesOf(snapshot.audit, control, { timeZone, fiscalYearStart }).find(
    (activity) => activity.stage === stage && activity.evidence.includes(fact),
  );
}

/** Periods that other entries of the list around the place name already. */
function listedPeriods(place: Place): readonly string[] {
  const occurrences = place.record === undefined ? undefined : valueOf(place.record, 'occurrences');
  if (occurrences?.type !== 'sequence') return [];
  return occurrences.items.flatMap((entry) => {
    const node = entry?.type === 'mapping' ? valueOf(entry, 'period') : undefined;
    const isHere = node !== undefined && node.start <= place.replace.end && place.replace.start <= node.end;
    return node?.type === 'scalar' && !isHere ? [node.text.trim()] : [];
  });
}

function item(place: Place, text: string, words: string, index: number): CompletionItem {
  return {
    label: text,
    description: words,
    kind: 'date',
    insert: scalarAtPlace(place, text),
    snippet: false,
    replace: place.replace,
    sortText: sortKey(index),
    filterText: `${text} ${words}`,
  };
}
