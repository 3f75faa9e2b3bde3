import type { Reading } from './id-grammar.ts';

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

/** The frameworks known in a workspace: the two that ship, and the custom ones that its records define. */
export interface Catalogue {
  /** Normal form of a framework key as written: `soc2`, `iso27001`, a custom id; undefined when unknown. */
  frameworkOf(writtenKey: string): { readonly framework: string; readonly edition2013: boolean } | undefined;
  item(framework: string, id: string): FrameworkItem | undefined;
  items(framework: string): readonly FrameworkItem[];
  frameworks(): readonly string[];
  read(framework: string, token: string, quoted: boolean): Reading;
  /** Counterparts in the other frameworks, strongest first. */
  counterparts(framework: string, id: string): readonly Counterpart[];
  /** The reason when the built-in crosswalk says that two ids are often paired and not related. */
  notRelated(criterion: string, iso: string): string | undefined;
}
