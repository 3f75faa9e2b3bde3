import { isIsoDate } from '../../../base/calendar/date.ts';
import { isRecurring, unitOf } from '../../../base/calendar/frequency.ts';
import { dateOfTimestamp } from '../../../base/calendar/instant.ts';
import { parsePeriod, yearPeriod } from '../../../base/calendar/period.ts';
import { holds } from '../../audit/date-span.ts';
import { KINDS } from '../../model/kinds.ts';
import { looseValue } from '../../model/schema/loose.ts';
import type { Property } from '../../model/schema/schema-types.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FieldSubject } from '../subject-at.ts';
import { freshnessText } from '../words/activity-text.ts';
import { dayText, distanceText, durationText, spanText } from '../words/day-words.ts';
import { code, escaped, message } from '../words/markdown-text.ts';
import type { Card } from './card.ts';
import { joined, kindWord, personText, row } from './record-words.ts';

/** A key: what it means, what may stand there. */
export function keyCard(subject: Extract<FieldSubject, { type: 'key' }>): Card | undefined {
  const { property } = subject;
  if (property === undefined || property.name === '*') return undefined;
  const written = subject.pair.key.text;
  const name =
    written === property.name
      ? code(written, 60)
      : `${code(written, 60)} (read as ${code(property.name, 60)})`;
  return {
    heading: `**${name}** · ${joined(formText(property), property.required ? 'required' : undefined)}`,
    rows: [
      { label: 'Means', text: message(property.description, 400) },
      ...valueRows(property),
      referenceRow(property),
    ],
  };
}

const MOST_VALUES = 9;

function valueRows(property: Property): readonly { label: string; text: string }[] {
  const values = property.values ?? [];
  if (values.length === 0) return [];
  if (values.length > MOST_VALUES) {
    const list = values.map(({ value }) => code(value, 40)).join(', ');
    return [{ label: property.extensible ? 'Usual' : 'One of', text: list }];
  }
  return values.map(({ value, description }, index) => ({
    label: index === 0 ? (property.extensible ? 'Usual' : 'One of') : '',
    text: description === '' ? code(value, 40) : `${code(value, 40)} ${message(description, 160)}`,
  }));
}

function referenceRow(property: Property): { label: string; text: string } | undefined {
  const expects = property.reference?.expects;
  if (expects === undefined) return undefined;
  const words = expects.map(
    (each) =>
      `${KINDS.some((kind) => kind === each) ? kindWord(KINDS.find((kind) => kind === each) ?? 'control') : each.replaceAll('_', ' ').replaceAll('-', ' ')}`,
  );
  if (words.length > 6) return row('Names', 'a record of this workspace, by its id');
  return row(
    'Names',
    property.format === 'owner'
      ? '`role:` or `person:` of the programme'
      : `${words.join(' or ')} of this workspace, by id`,
  );
}

function formText(property: Property): string {
  switch (property.format) {
    case 'date':
      return 'a day: 2025-06-24';
    case 'instant':
      return 'a moment: 2025-08-14T06:12:00Z';
    case 'period':
      return 'a period: 2025-Q2, 2025-06';
    case 'duration':
      return 'a duration: P1D, P2W';
    case 'month-day':
      return 'a month and day: 04-01';
    case 'path':
      return 'a path';
    default:
  }
  if (property.forms.has('list')) return property.properties.size > 0 ? 'a list of entries' : 'a list';
  const holdsKeys = property.properties.size > 0 || property.wildcard !== undefined;
  if (holdsKeys && !property.forms.has('string')) return 'a map';
  if (property.forms.has('boolean') && property.forms.size === 1) return 'true or false';
  return property.forms.has('number') && property.forms.size === 1 ? 'a number' : 'text';
}

/** A value: the meaning of a word that the schema knows, or of a day, a period, a duration. */
export function valueCard(
  snapshot: Snapshot,
  subject: Extract<FieldSubject, { type: 'value' }>,
): Card | undefined {
  const { property, node } = subject;
  if (property === undefined) return undefined;
  const text = node.text.trim();
  if (text === '?')
    return {
      heading: '**?** · still to be filled in',
      rows: [row('Means', message(property.description, 400))],
    };
  const canonical = property.valueBySpelling.get(looseValue(text));
  const known = property.values?.find(({ value }) => value === canonical);
  if (known !== undefined) {
    const same = known.value === text ? '' : ` (read as ${code(known.value, 40)})`;
    return {
      heading: `**${code(text, 60)}**${same} · ${code(property.name, 40)}`,
      rows: [row('Means', message(known.description, 300))],
    };
  }
  switch (property.format) {
    case 'date':
    case 'instant':
      return dayCard(snapshot, subject, text);
    case 'period':
      return periodCard(snapshot, subject, text);
    case 'owner':
      return {
        heading: `**${personText(snapshot, text)}** · ${code(property.name, 40)}`,
        rows: [row('Means', message(property.description, 300))],
      };
    case 'duration':
      return {
        heading: `**${code(text, 40)}** · ${escaped(durationText(text, false), 60)}`,
        rows: [row('Means', message(property.description, 300))],
      };
    default:
      return undefined;
  }
}

type ValueSubject = Extract<FieldSubject, { type: 'value' }>;

function dayCard(snapshot: Snapshot, subject: ValueSubject, text: string): Card | undefined {
  const { audit, configuration } = snapshot;
  const day = dateOfTimestamp(text, configuration.timeZone);
  if (day === undefined || !isIsoDate(day)) return periodCard(snapshot, subject, text);
  const { window } = audit.programme;
  return {
    heading: `**${dayText(day)}** · ${distanceText(day, audit.asOf.date)}`,
    rows: [
      row('Unit', unitText(snapshot, subject, day)),
      row(
        'Window',
        window === undefined
          ? undefined
          : `${day < window.start ? 'before' : day > window.end ? 'after' : 'inside'} ${spanText(window.start, window.end)}`,
      ),
      row('Fresh', countsForFreshness(subject) ? freshnessRow(snapshot, subject) : undefined),
      row('Means', message(subject.property?.description ?? '', 300)),
    ],
  };
}

/** The unit of the control's rhythm that a performance on that day fills. */
function unitText(snapshot: Snapshot, subject: ValueSubject, day: string): string | undefined {
  if (!countsForFreshness(subject) || subject.record === undefined) return undefined;
  const frequency = snapshot.audit.frequencyOf(subject.record);
  if (!isRecurring(frequency)) return frequency;
  const { calendar } = snapshot.audit.rhythmOf(subject.record);
  const unit =
    frequency === 'annual' ? yearPeriod(Number(day.slice(0, 4))) : unitOf(frequency, day, calendar);
  const rolls = frequency === 'annual' ? '; annual controls roll twelve months from the last time' : '';
  return `${frequency}: ${unit.label}, ${spanText(unit.start, unit.end)}${rolls}`;
}

const PERFORMANCE_FIELDS: ReadonlySet<string> = new Set([
  'occurrences.performed_on',
  'performed_on',
  'collected_on',
  'occurrences.period',
  'period',
]);

function countsForFreshness(subject: ValueSubject): boolean {
  return subject.record?.kind === 'evidence' && PERFORMANCE_FIELDS.has(subject.path);
}

function freshnessRow(snapshot: Snapshot, subject: ValueSubject): string | undefined {
  const { record } = subject;
  return record === undefined ? undefined : freshnessText(snapshot.audit.freshness(record));
}

function periodCard(snapshot: Snapshot, subject: ValueSubject, text: string): Card | undefined {
  const period = parsePeriod(text, snapshot.configuration.fiscalYearStart);
  if (period === undefined) return undefined;
  const { window } = snapshot.audit.programme;
  const { asOf } = snapshot.audit;
  const state = asOf.date < period.start ? 'not begun' : asOf.date <= period.end ? 'running' : 'over';
  return {
    heading: `**${escaped(period.label, 40)}** · ${spanText(period.start, period.end)} · ${state} as of ${dayText(asOf.date)}`,
    rows: [
      row(
        'Window',
        window === undefined
          ? undefined
          : holds(window, period.end)
            ? 'ends in the window, so it is owed there'
            : 'ends outside the window, so it is not owed there',
      ),
      row('Means', message(subject.property?.description ?? '', 300)),
    ],
  };
}
