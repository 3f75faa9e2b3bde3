import type { State } from '../../protocol/state.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Activity } from './activity.ts';
import type { Freshness } from './freshness.ts';

/** Where an artifact stands. */
export interface EvidenceStanding {
  readonly record: RecordFact;
  /** `missed` where a control that it serves lacks an occurrence, else how fresh it is. */
  readonly state: State;
  /** How fresh it is by itself, whatever its controls lack. */
  readonly own: State;
  /** It serves a control in operation, or no control at all: else it supports nothing any more. */
  readonly inUse: boolean;
  /** A policy, a procedure, a diagram: shows design, not operation. */
  readonly designOnly: boolean;
  readonly freshness: Freshness;
}

/** Where a control stands: the worst of what it does. */
export interface ControlStanding {
  readonly record: RecordFact;
  /** The worst of what it does; of a control that is retired, `missed` or nothing. */
  readonly state: State;
  readonly inOperation: boolean;
  /** In operation, or retired within the observation window: what it owed until then is tested. */
  readonly tested: boolean;
  /** Occurrences are owed of it here: it is not planned, a draft or not applicable, and no provider runs it. */
  readonly owes: boolean;
  /** What it does, each with its own state. */
  readonly activities: readonly (Activity & { readonly state: State })[];
  readonly evidence: readonly RecordFact[];
  /** Occurrences owed in the observation window so far and to come, where they can be counted. */
  readonly expected: number;
  readonly met: number;
  readonly missed: number;
  readonly late: number;
  /** ISO days: the last performance, and the first day on which something is due again. */
  readonly last: string | undefined;
  readonly nextDue: string | undefined;
}

/** Where a criterion, an Annex A control, a clause or a requirement stands. */
export interface ItemStanding {
  readonly item: FrameworkItem;
  readonly inScope: boolean;
  /** A control, a policy or a document of the management system takes it up. */
  readonly covered: boolean;
  /** Controls in operation that cite it. */
  readonly controls: readonly RecordFact[];
  /** Artifacts that support it, design documents included. */
  readonly evidence: readonly RecordFact[];
  /** At least one artifact shows operation. */
  readonly evidenced: boolean;
  readonly state: State;
}
