import type { FolderName, Place } from './place.ts';
import type { TimeFrame } from './time-frame.ts';

/** Parameters of the request `tickmark/readiness`. */
export interface ReadinessParams {
  readonly folder?: string;
}

/** The numbers of one series, theme or chapter. Never summed into one percentage. */
export interface ReadinessNumbers {
  readonly asked: number;
  readonly covered: number;
  readonly evidenced: number;
  readonly stale: number;
  readonly missed: number;
}

/** What each number means, for the view, the documents and the command line. */
export const READINESS_DEFINITIONS: Readonly<Record<keyof ReadinessNumbers, string>> = {
  asked:
    'Items in scope: criteria of the categories in scope, Annex A controls that the SoA marks applicable (all of them while there is none), clauses that ask for documented information, every requirement of an own framework.',
  covered: 'Of these, items that a control, a policy or a document of the management system takes up.',
  evidenced: 'Of these, items with at least one artifact that shows operation on or before the as-of day.',
  stale: 'Of these, items with at least one stale or expired artifact.',
  missed: 'Of these, items with at least one occurrence missed in the observation window.',
};

export interface ReadinessGroup extends ReadinessNumbers {
  /** `soc2`, `annex-a`, `clauses`, or the id of a custom framework. */
  readonly framework: string;
  /** `CC6`, `A.5`, `9`. */
  readonly id: string;
  readonly title: string;
}

/** Something to do, and where. */
export interface NextStep {
  /** What to do, as an order: `Perform the 2025-Q3 review of AC-001`. */
  readonly title: string;
  readonly why: string;
  /** ISO date by which, where there is one. */
  readonly due?: string;
  /** Rule of the finding behind it, where there is one. */
  readonly rule?: string;
  readonly place: Place;
}

/** Answer of `tickmark/readiness`. */
export interface Readiness {
  readonly revision: number;
  readonly frame: TimeFrame;
  readonly folder: string;
  readonly groups: readonly ReadinessGroup[];
  /** At most ten, most pressing first. */
  readonly next: readonly NextStep[];
  readonly complete: boolean;
  /** Roots to choose from; set by the server where there are several. */
  readonly folders?: readonly FolderName[];
}
