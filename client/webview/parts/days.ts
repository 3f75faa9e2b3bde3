/** Arithmetic on days for sliders and labels. Days are ISO dates, `YYYY-MM-DD`. */

const dayMilliseconds = 86_400_000;

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMilliseconds);
}

/** Days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day so many days later. */
export function addDays(day: string, count: number): string {
  return new Date((dayNumber(day) + count) * dayMilliseconds).toISOString().slice(0, 10);
}

/** True for a day of the calendar. A date field holds half-typed text as the empty text. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
