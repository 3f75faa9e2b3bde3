import { Temporal } from 'temporal-polyfill';
import { type IsoDate, isIsoDate } from './date.ts';

/**
 * A day, perhaps with a time, perhaps with an offset, in the spellings that YAML and ISO 8601 use.
 * Groups: day, hour, minute, second, offset.
 */
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|[ \t]{1,4})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?[ \t]{0,4}([Zz]|[+-]\d{1,2}(?::?\d{2})?)?)?$/;

/**
 * The calendar day of a timestamp. With an offset of its own, or with none, it keeps the day that is written;
 * an instant in `Z` becomes a day in `timeZone`. A bare day is itself.
 * Undefined when the text is no timestamp or names a day or time that does not exist.
 */
export function dateOfTimestamp(text: string, timeZone: string): IsoDate | undefined {
  // Nearly all are bare days, and need no pattern.
  if (text.length === 10) return isIsoDate(text) ? text : undefined;
  const match = TIMESTAMP.exec(text);
  const day = match?.[1];
  if (match === null || day === undefined || !isIsoDate(day)) return undefined;
  const [, , hour, minute, second = '00', offset] = match;
  if (hour === undefined || minute === undefined) return day;
  // 60 is the leap second; Temporal reads it as 59.
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (offset !== 'Z' && offset !== 'z') return day;
  const local = dayIn(
    timeZone,
    Temporal.Instant.from(`${day}T${hour.padStart(2, '0')}:${minute}:${second}Z`),
  );
  // The first and the last hours of the calendar have no day in some zones.
  return isIsoDate(local) ? local : day;
}

/** The day it is in a time zone at an instant given in milliseconds since 1970-01-01 UTC. Reads no clock. */
export function todayIn(timeZone: string, epochMilliseconds: number): IsoDate {
  return dayIn(timeZone, Temporal.Instant.fromEpochMilliseconds(Math.trunc(epochMilliseconds)));
}

/** Whether this machine knows the IANA time zone, so that days in it can be told. Plain offsets are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const knownZones = new Map<string, string>();

/** The configuration refuses unknown zones with a finding of its own; what still comes here is read as UTC. */
function dayIn(timeZone: string, instant: Temporal.Instant): IsoDate {
  let zone = knownZones.get(timeZone);
  if (zone === undefined) {
    zone = isTimeZone(timeZone) ? timeZone : 'UTC';
    knownZones.set(timeZone, zone);
  }
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}
