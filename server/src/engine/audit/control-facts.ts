import type { IsoDate } from '../../base/calendar/date.ts';
import { parseDuration } from '../../base/calendar/duration.ts';
import { type Frequency, isRecurring, parseFrequency, RECURRING } from '../../base/calendar/frequency.ts';
import type { Configuration } from '../model/configuration.ts';
import { meaningful, nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import { ALWAYS, type Life } from './date-span.ts';
import type { Rhythm } from './rhythm.ts';
import { type DateReading, dateAt } from './written.ts';

/** Stages of the account life cycle that happen with their event, whatever rhythm the review has. */
const EVENT_STAGES: ReadonlySet<string> = new Set(['joiner', 'mover', 'leaver']);

/** When a control is in force. A retired one without a day has been so for ever. */
export function lifeOf(control: MappingNode, reading: DateReading): Life {
  const to = dateAt(control, 'retired_on', reading);
  const retired = textAt(control, 'status')?.toLowerCase() === 'retired';
  return { from: dateAt(control, 'implemented_on', reading), to: to ?? (retired ? '0001-01-01' : undefined) };
}

/** The life of evidence: as long as one of its controls lives. */
export function lifeOfAll(lives: readonly Life[]): Life {
  const [first, ...others] = lives;
  if (first === undefined) return ALWAYS;
  return others.reduce(
    (all, life) => ({
      from: all.from === undefined || life.from === undefined ? undefined : minimum(all.from, life.from),
      to: all.to === undefined || life.to === undefined ? undefined : maximum(all.to, life.to),
    }),
    first,
  );
}

const ASKS_NOTHING: ReadonlySet<string> = new Set(['planned', 'draft', 'not-applicable']);

/** Whether a control is in operation on a day: not planned, draft, retired or not applicable, and in force. */
export function isInOperation(control: MappingNode, life: Life, asOf: IsoDate): boolean {
  if (ASKS_NOTHING.has(textAt(control, 'status')?.toLowerCase() ?? '')) return false;
  return (life.from === undefined || life.from <= asOf) && (life.to === undefined || asOf <= life.to);
}

/** Whether occurrences are owed here at all: not of what is planned, a draft or not applicable, nor of what a provider runs. */
export function owesOccurrences(control: MappingNode): boolean {
  return (
    !ASKS_NOTHING.has(textAt(control, 'status')?.toLowerCase() ?? '') &&
    textAt(control, 'responsibility')?.toLowerCase() !== 'inherited'
  );
}

/**
 * The frequency that a record states: one word, or a map per stage. A control of one word runs its joiner, mover and
 * leaver steps per event. Undefined when nothing readable is stated.
 */
export function statedFrequency(fields: MappingNode, stage: string | undefined): Frequency | undefined {
  const node = nodeAtPath(fields, 'frequency');
  if (node?.type === 'mapping') return frequencyOfStage(node, stage);
  const frequency = wordOf(node);
  const byEvent = stage !== undefined && EVENT_STAGES.has(stage) && isRecurring(frequency);
  return byEvent ? 'per-event' : frequency;
}

/** A control that nobody performs on a day: automated, or preventive and nothing else. It works all the time. */
export function worksContinuously(control: MappingNode): boolean {
  if (textAt(control, 'method')?.toLowerCase() === 'automated') return true;
  const types = scalarsIn(nodeAtPath(control, 'type')).map((node) => node.text.trim().toLowerCase());
  return types.length > 0 && types.every((type) => type === 'preventive');
}

/** The frequency by which evidence of several controls is judged: the one that asks least, so that nothing false is said. */
export function leastDemanding(frequencies: readonly Frequency[]): Frequency | undefined {
  const order: readonly Frequency[] = ['continuous', 'per-event', ...RECURRING];
  let found: Frequency | undefined;
  for (const frequency of frequencies) {
    if (found === undefined || order.indexOf(frequency) > order.indexOf(found)) found = frequency;
  }
  return found;
}

/** What the rhythm of a control depends on beside the control. */
export type RhythmSettings = Pick<Configuration, 'fiscalYearStart' | 'holidays' | 'grace'>;

/** How the units of a control are counted: the workspace's settings, and the control's own `schedule`. */
export function rhythmOf(control: MappingNode | undefined, settings: RhythmSettings): Rhythm {
  const usual = usualRhythm(settings);
  const own = control === undefined ? undefined : nodeAtPath(control, 'schedule');
  if (own?.type !== 'mapping') return usual;
  const grace = graceDays(textAt(own, 'grace'));
  const calendars = scalarsIn(nodeAtPath(own, 'calendar'));
  const business = calendars.some((node) => node.text.trim().toLowerCase() === 'business');
  const performed = textAt(own, 'performed')?.toLowerCase();
  return {
    calendar: business ? { ...usual.calendar, business } : usual.calendar,
    grace: grace === undefined ? usual.grace : new Map(RECURRING.map((frequency) => [frequency, grace])),
    performed: performed === 'in-arrears' || performed === 'in-period' ? performed : undefined,
  };
}

/** The rhythm of a control that says nothing of its own: one for all of them, so that their units are made once. */
function usualRhythm(settings: RhythmSettings): Rhythm {
  let usual = usualRhythms.get(settings);
  if (usual === undefined) {
    const { fiscalYearStart, holidays, grace } = settings;
    const calendar = { fiscalYearStart, holidays, business: false };
    const stated = RECURRING.flatMap((frequency) => {
      const days = grace.get(frequency);
      return days === undefined ? [] : [[frequency, days] as const];
    });
    usual = { calendar, grace: new Map(stated), performed: undefined };
    usualRhythms.set(settings, usual);
  }
  return usual;
}

const usualRhythms = new WeakMap<RhythmSettings, Rhythm>();

/** `15`, `P15D` or `P2W`. */
function graceDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const duration = parseDuration(text);
  return duration === undefined ? undefined : duration.weeks * 7 + duration.days + duration.months * 30;
}

function frequencyOfStage(map: MappingNode, stage: string | undefined): Frequency | undefined {
  const stated = map.pairs.flatMap((pair) => {
    const frequency = wordOf(pair.value);
    return frequency === undefined ? [] : [{ stage: pair.key.text.trim().toLowerCase(), frequency }];
  });
  if (stage !== undefined) {
    const own = stated.find((each) => each.stage === stage);
    if (own !== undefined) return own.frequency;
    if (EVENT_STAGES.has(stage)) return 'per-event';
  }
  const review = stated.find((each) => each.stage === 'review');
  return (review ?? stated.find((each) => isRecurring(each.frequency)) ?? stated[0])?.frequency;
}

function wordOf(node: Node | undefined): Frequency | undefined {
  const text = meaningful(node);
  return text === undefined ? undefined : parseFrequency(text);
}

function minimum(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

function maximum(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
