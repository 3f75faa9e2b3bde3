/** Both days inside; ISO dates, `YYYY-MM-DD`, in the workspace's time zone. */
export interface DaySpan {
  readonly start: string;
  readonly end: string;
}

/** The day that an answer is about, and the window it is judged in. Every view shows both. */
export interface TimeFrame {
  readonly asOf: string;
  /** `clock` = today; `pinned` = the configuration says so; `travel` = somebody travels in time. */
  readonly origin: 'clock' | 'pinned' | 'travel';
  /** The observation window of a Type 2 report, where the scope states one. */
  readonly window?: DaySpan;
}

/** Parameters of the request `tickmark/travel`. */
export interface TravelParams {
  /** ISO date to compute everything for; null goes back to the day of the clock or the configuration. */
  readonly date: string | null;
}

/** Answer of `tickmark/travel`. */
export interface Travelled {
  readonly asOf: string;
  readonly origin: TimeFrame['origin'];
}

/** Payload of the notification `tickmark/changed`: answers of views may differ from those given before. Coalesced. */
export interface Changed {
  /** URI of the workspace root that changed. */
  readonly folder: string;
  /** Grows with each change of that root. */
  readonly revision: number;
}
