export type BuiltInFramework = 'soc2' | 'iso27001';

/** One item of a framework: a criterion, an Annex A control, a clause, or a requirement of a custom framework. */
export interface FrameworkItem {
  /** `soc2`, `iso27001`, or a custom framework's id. */
  readonly framework: string;
  readonly id: string;
  readonly type: 'criterion' | 'annex-a' | 'clause' | 'requirement';
  /** Short title, or topic in our own words for criteria. */
  readonly title: string;
  /** Criteria: `CC6`; Annex A: `A.5`; clauses: `9`. */
  readonly group: string;
  readonly groupTitle: string;
  /** Criteria: `security`, `availability` ...; Annex A: the theme (`organizational` ...). */
  readonly category?: string;
  readonly cosoPrinciple?: number;
  readonly newIn2022?: boolean;
  readonly documentedInformation?: boolean;
  /** 2013 ids that became this control, oldest first. */
  readonly predecessors?: readonly string[];
  readonly amendment?: string;
}

export type Relationship = 'equal' | 'subset-of' | 'superset-of' | 'intersects-with' | 'no-relationship';
export type Coverage = 'near-complete' | 'strong' | 'partial';

/** A row of the built-in crosswalk, or of a workspace crosswalk, seen from the item that was asked about. */
export interface Counterpart {
  readonly framework: string;
  readonly id: string;
  /** Reads: the asked item RELATIONSHIP the counterpart. */
  readonly relationship: Relationship;
  /** 1 to 10, editorial. */
  readonly strength: number;
  /** How much of the criterion the ISO item covers, whichever side was asked. */
  readonly coverage: Coverage;
  readonly basis: string;
  /** What differs, one line in our words. */
  readonly note: string;
}
