/** Days that somebody may want to travel to. Plain ISO dates; no VS Code types. */

/** A day with the reason why it is offered. */
export interface TravelDay {
  readonly date: string;
  readonly label: string;
}

/** What is known of the programme; every part may be missing. */
export interface TravelHints {
  readonly windowEnd?: string;
  /** First days of fieldwork. */
  readonly fieldwork: readonly { readonly start: string; readonly title: string }[];
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [, year = '', month = '', day = ''] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // A day that the month does not have rolls over into the next one.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Why a text cannot be travelled to, for the input; undefined when it can. */
export function problemOfDay(text: string): string | undefined {
  if (text === '') return undefined;
  return isDay(text) ? undefined : 'Write a day of the calendar as year, month and day: 2026-03-31.';
}

/** The last days of the `count` quarters that end on or after `today`. */
export function quarterEnds(today: string, count: number): readonly TravelDay[] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, at) => {
    const number = quarter + at;
    const ofYear = (number % 4) + 1;
    const inYear = year + Math.floor(number / 4);
    const date = new Date(Date.UTC(inYear, ofYear * 3, 0)).toISOString().slice(0, 10);
    return { date, label: `End of ${inYear}-Q${ofYear}` };
  });
}

/** What is offered, in the order in which it is offered; each day once, with the first reason for it. */
export function offeredDays(today: string, { windowEnd, fieldwork }: TravelHints): readonly TravelDay[] {
  const days: TravelDay[] = [
    ...(windowEnd === undefined ? [] : [{ date: windowEnd, label: 'End of the observation window' }]),
    ...fieldwork.map(({ start, title }) => ({ date: start, label: `${title}, first day` })),
    ...quarterEnds(today, 4),
  ];
  const seen = new Set<string>();
  return days.filter(({ date }) => isDay(date) && !seen.has(date) && seen.add(date));
}
