/** Whether something is still being done on the as-of day; knows no window. */
export type FreshnessState = 'never' | 'current' | 'due-soon' | 'due' | 'stale' | 'expired' | 'retired' | 'future';

export interface Freshness {
  readonly state: FreshnessState;
  /** The last day that counts (ISO), undefined when there is none. */
  readonly last: string | undefined;
  /** The day by which it is to be done again (ISO). */
  readonly nextDue: string | undefined;
  /** The last day of grace after `nextDue` (ISO). */
  readonly graceUntil: string | undefined;
}
