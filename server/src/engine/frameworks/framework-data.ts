import amendmentRows from './data/amendments.json' with { type: 'json' };
import annexARows from './data/annex-a.json' with { type: 'json' };
import clauseCollisionRows from './data/clause-collisions.json' with { type: 'json' };
import clauseRows from './data/clauses.json' with { type: 'json' };
import criterionRows from './data/criteria.json' with { type: 'json' };
import criterionCoverageRows from './data/criterion-coverage.json' with { type: 'json' };
import crosswalkRows from './data/crosswalk.json' with { type: 'json' };
import edition2013Rows from './data/edition-2013.json' with { type: 'json' };
import explanationRows from './data/explain.json' with { type: 'json' };
import notRelatedRows from './data/not-related.json' with { type: 'json' };
import unmappedRows from './data/unmapped-annex-a.json' with { type: 'json' };

/*
 * The shipped framework data with precise types. This is the only place that imports the JSON; a test checks every row
 * against the shapes below, so the casts hold.
 */

export type Category = 'security' | 'availability' | 'confidentiality' | 'processing-integrity' | 'privacy';
export type Theme = 'organizational' | 'people' | 'physical' | 'technological';
export type CoverageWord = 'near-complete' | 'strong' | 'partial';

/** A criterion of TSC 2017. `topic` is in our own words. */
export interface CriterionRow {
  readonly id: string;
  readonly topic: string;
  readonly series: string;
  readonly seriesTitle: string;
  readonly category: Category;
  /** COSO principle 1 to 17; only CC1 to CC5 carry one. */
  readonly cosoPrinciple?: number;
}

/** An Annex A control of ISO/IEC 27001:2022, by its short title. */
export interface AnnexARow {
  readonly id: string;
  readonly title: string;
  readonly theme: Theme;
  readonly newIn2022: boolean;
}

/** A clause of ISO/IEC 27001:2022. `leaf` is false for clauses that only hold sub-clauses. */
export interface ClauseRow {
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly leaf: boolean;
  readonly documentedInformation: boolean;
  readonly artifacts?: readonly string[];
}

/** A domain, objective or control of the 2013 Annex A and what became of it (ISO/IEC 27002:2022 Annex B). */
export interface Edition2013Row {
  readonly id: string;
  readonly level: 'domain' | 'objective' | 'control';
  readonly title: string;
  readonly successors: readonly string[];
}

/** A row of the built-in crosswalk; the relationship reads criterion RELATIONSHIP iso. */
export interface CrosswalkRow {
  readonly criterion: string;
  readonly iso: string;
  readonly relationship: 'equal' | 'subset-of' | 'superset-of' | 'intersects-with' | 'no-relationship';
  readonly strength: number;
  readonly coverage: CoverageWord;
  readonly basis: 'consensus' | 'article' | 'single-source' | 'editorial' | 'pof-2022';
  readonly note: string;
}

/** How much of a criterion ISO 27001 as a whole covers. */
export interface CriterionCoverageRow {
  readonly criterion: string;
  readonly coverage: CoverageWord;
  readonly note: string;
}

/** A pair that is often claimed and not related. */
export interface NotRelatedRow {
  readonly criterion: string;
  readonly iso: string;
  readonly reason: string;
}

/** Our own words about an item, for hovers. */
export interface Explanation {
  /** What it means, one sentence. */
  readonly means: string;
  /** What an auditor asks for: population, sample, attribute for criteria; what is looked at for ISO items. */
  readonly asks: string;
  /** What usually lands here by mistake, and where it belongs. */
  readonly notHere?: string;
}

/** An amendment to ISO/IEC 27001:2022 and the clauses that it touches. */
export interface AmendmentRow {
  readonly amendment: string;
  readonly clauses: readonly string[];
  readonly since: string;
  readonly meaning: string;
}

/** A clause number that meant another clause in the 2013 edition. */
export interface ClauseCollisionRow {
  readonly id: string;
  readonly title2013: string;
  readonly successors: readonly string[];
}

export const criteria = criterionRows as readonly CriterionRow[];
export const annexA = annexARows as readonly AnnexARow[];
export const clauses = clauseRows as readonly ClauseRow[];
export const edition2013 = edition2013Rows as readonly Edition2013Row[];
export const crosswalk = crosswalkRows as readonly CrosswalkRow[];
export const criterionCoverage = criterionCoverageRows as readonly CriterionCoverageRow[];
export const notRelatedPairs = notRelatedRows as readonly NotRelatedRow[];
/** Annex A controls without a criterion, and why. */
export const unmappedAnnexA = unmappedRows as readonly { readonly id: string; readonly reason: string }[];
export const amendments = amendmentRows as readonly AmendmentRow[];
export const clauseCollisions = clauseCollisionRows as readonly ClauseCollisionRow[];
export const explanations = explanationRows as Readonly<Record<string, Explanation>>;
