import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { parseIsoDate } from '../../base/calendar/date.ts';
import { todayIn } from '../../base/calendar/instant.ts';
import type { Travelled, TravelParams } from '../../protocol/time-frame.ts';
import type { Session } from '../session.ts';

/** `tickmark/travel`: computes everything in all roots for another day, or for the usual day again. */
export async function answerTravel(session: Session, { date }: TravelParams): Promise<Travelled> {
  const day = typeof date === 'string' ? parseIsoDate(date) : undefined;
  if (day === undefined && date !== null)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'That is no day of the calendar. Write it as year, month and day: 2026-03-31.',
    );
  session.workspaces.travelTo(day);
  const [root] = session.workspaces.all();
  const asOf = (await root?.whenOpen())?.audit.asOf;
  if (asOf !== undefined) return { asOf: asOf.date, origin: asOf.origin };
  return day === undefined
    ? { asOf: todayIn('UTC', session.clock.now()), origin: 'clock' }
    : { asOf: day, origin: 'travel' };
}
