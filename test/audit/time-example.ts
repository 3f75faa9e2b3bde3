import { readFileSync } from 'node:fs';
import {
  DEFAULT_GRACE,
  type Frequency,
  parseFrequency,
  RECURRING,
} from '../../server/src/base/calendar/frequency.ts';
import { lifeOf, rhythmOf } from '../../server/src/engine/audit/control-facts.ts';
import type { DateSpan, Life } from '../../server/src/engine/audit/date-span.ts';
import type { EvidenceTimes } from '../../server/src/engine/audit/evidence-times.ts';
import { readEvidenceTimes } from '../../server/src/engine/audit/read-evidence-times.ts';
import type { Rhythm } from '../../server/src/engine/audit/rhythm.ts';
import { type Json, mappingOf } from './nodes.ts';

/** One worked example, as it stands in time-examples.json. */
export interface TimeExample {
  readonly id: string;
  readonly title: string;
  readonly type: 'type-1' | 'type-2';
  readonly window: readonly [string, string];
  readonly asOf: string;
  readonly control: { readonly [key: string]: Json };
  readonly evidence: { readonly [key: string]: Json };
  readonly expect: Expected;
}

export interface Expected {
  readonly expected?: number;
  readonly met?: number;
  readonly inWindow?: number;
  readonly periods?: Readonly<Record<string, string>>;
  readonly verdict?: string;
  readonly freshness?: string;
  readonly nextDue?: string | null;
  readonly read?: string;
  readonly daysLate?: number;
  readonly notInForceDays?: number;
  readonly uncoveredDays?: number;
  readonly uncovered?: readonly (readonly [string, string])[];
  readonly future?: readonly string[];
  readonly itemLate?: number;
  readonly automated?: string;
  readonly manual?: string;
  readonly lapses?: readonly { due: string; after: string; until: string | null; daysLate: number | null }[];
}

export const EXAMPLES: readonly TimeExample[] = (
  JSON.parse(readFileSync(new URL('./time-examples.json', import.meta.url), 'utf8')) as {
    cases: TimeExample[];
  }
).cases;

export const READING = { timeZone: 'UTC', fiscalYearStart: '01-01' };

/** What the engine computes from, read the way records are read. */
export interface ExampleInput {
  readonly evidence: EvidenceTimes;
  readonly frequency: Frequency | undefined;
  readonly asOf: string;
  readonly window: DateSpan;
  readonly life: Life;
  readonly rhythm: Rhythm;
}

export function inputOf(example: TimeExample): ExampleInput {
  const control = mappingOf(withSchedule(example.control));
  const frequency = example.control['frequency'];
  return {
    evidence: readEvidenceTimes(mappingOf(withPerformedOn(example.evidence)), READING),
    frequency: typeof frequency === 'string' ? parseFrequency(frequency) : undefined,
    asOf: example.asOf,
    window: { start: example.window[0], end: example.window[1] },
    life: lifeOf(control, READING),
    rhythm: rhythmOf(control, {
      fiscalYearStart: '01-01',
      holidays: new Set(),
      grace: new Map(RECURRING.map((each) => [each, DEFAULT_GRACE[each]])),
    }),
  };
}

/** The examples shorten `schedule: {calendar: business}`. */
function withSchedule(control: TimeExample['control']): TimeExample['control'] {
  const calendar = control['calendar'];
  return calendar === undefined ? control : { ...control, schedule: { calendar } };
}

/** The examples shorten `performed_on` to `on`. */
function withPerformedOn(evidence: TimeExample['evidence']): TimeExample['evidence'] {
  const occurrences = evidence['occurrences'];
  if (!Array.isArray(occurrences)) return evidence;
  const written = occurrences.map(({ on, ...others }) => ({ ...others, performed_on: on }));
  return { ...evidence, occurrences: written };
}
