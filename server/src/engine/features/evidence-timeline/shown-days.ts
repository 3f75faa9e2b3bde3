import { addDays } from '../../../base/calendar/date.ts';
import type { DaySpan } from '../../../protocol/time-frame.ts';
import type { Snapshot } from '../snapshot.ts';

/** The days that a timeline shows. */
export interface ShownDays {
  readonly window: DaySpan | undefined;
  /** Set once the as-of day lies behind the window. */
  readonly next: (DaySpan & { readonly assumed: boolean }) | undefined;
  /** Performances before this day are left out. */
  readonly from: string;
}

/** Performances that lie further back than this before the window are of no interest: an annual one lapses before. */
const DAYS_BEFORE = 400;

/** The windows in question on the as-of day. */
export function shownDays({ audit }: Pick<Snapshot, 'audit'>): ShownDays {
  const { window, nextWindow } = audit.programme;
  const next = window !== undefined && audit.asOf.date > window.end ? nextWindow : undefined;
  return { window, next, from: addDays(window?.start ?? audit.asOf.date, -DAYS_BEFORE) };
}
