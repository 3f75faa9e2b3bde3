import { type State, worse } from '../../protocol/state.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import type { Activity } from './activity.ts';
import { type CellStanding, cellsOf } from './cell-standings.ts';
import { type CoverageSource, coveredItems, itemsAsked } from './coverage.ts';
import { DESIGN_TYPES } from './evidence-times.ts';
import type { Freshness, FreshnessState } from './freshness.ts';
import { type PairStanding, pairsOf } from './pairs.ts';

/** Where an artifact stands. */
export interface EvidenceStanding {
  readonly record: RecordFact;
  readonly state: State;
  /** A policy, a procedure, a diagram: shows design, not operation. */
  readonly designOnly: boolean;
  readonly freshness: Freshness;
}

/** Where a control stands: the worst of what it does. */
export interface ControlStanding {
  readonly record: RecordFact;
  readonly state: State;
  readonly inOperation: boolean;
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

const OF_FRESHNESS: Readonly<Record<FreshnessState, State>> = {
  never: 'unevidenced',
  future: 'unevidenced',
  expired: 'expired',
  stale: 'stale',
  due: 'due',
  'due-soon': 'due-soon',
  current: 'current',
  retired: 'not-owed',
};

/**
 * The one place where states, coverage and counts of occurrences come from: the matrix, trees, lenses, decorations,
 * readiness and documents all ask here, so that their numbers agree. Each answer is worked out once; make a new one
 * for each state of the workspace.
 */
export class Standings {
  readonly #source: CoverageSource;
  readonly #evidence = new Map<RecordFact, EvidenceStanding>();
  readonly #controls = new Map<RecordFact, ControlStanding>();
  readonly #items = new Map<FrameworkItem, ItemStanding>();
  readonly #asked = new Map<string, ReadonlySet<FrameworkItem>>();
  readonly #covered = new Map<string, ReadonlySet<FrameworkItem>>();

  constructor(source: CoverageSource) {
    this.#source = source;
  }

  /** An artifact's own freshness, or `missed` where the activity that it is part of lacks an occurrence. */
  evidence(record: RecordFact): EvidenceStanding {
    return remembered(this.#evidence, record, () => {
      const { audit } = this.#source;
      const freshness = audit.freshness(record);
      const designOnly = DESIGN_TYPES.has(textAt(record.fields, 'type')?.toLowerCase() ?? '');
      const controls = audit.controlsOf(record);
      const owed = controls.length === 0 || controls.some((control) => audit.inOperation(control));
      const missed = controls.some((control) =>
        this.control(control).activities.some(
          (activity) => activity.state === 'missed' && activity.evidence.includes(record),
        ),
      );
      const own = OF_FRESHNESS[freshness.state];
      const state = owed ? (missed ? worse('missed', own) : own) : 'not-owed';
      return { record, state, designOnly, freshness };
    });
  }

  control(record: RecordFact): ControlStanding {
    return remembered(this.#controls, record, () => {
      const { audit } = this.#source;
      const inOperation = audit.inOperation(record);
      const evidence = audit.evidenceOf(record);
      const activities = audit
        .activitiesOf(record)
        .map((activity) => ({ ...activity, state: stateOfActivity(activity) }));
      const units = activities.flatMap((activity) => activity.completeness?.units ?? []);
      // The size of a population is no number of occurrences: nothing of it is met.
      const numbers = activities.flatMap(({ completeness }) =>
        completeness?.met === undefined ? [] : completeness,
      );
      return {
        record,
        inOperation,
        activities,
        evidence,
        state: inOperation ? stateOfControl(activities) : 'not-owed',
        expected: sum(numbers.map((each) => each.expected)),
        met: sum(numbers.map((each) => each.met)),
        missed: units.filter(({ status }) => status === 'missed').length,
        late: units.filter(({ status }) => status === 'late').length,
        last: extreme(
          activities.map(({ freshness }) => freshness?.last),
          'latest',
        ),
        nextDue: extreme(
          activities.map(({ freshness }) => freshness?.nextDue),
          'earliest',
        ),
      };
    });
  }

  item(item: FrameworkItem): ItemStanding {
    return remembered(this.#items, item, () => {
      const controls = new Set<RecordFact>();
      const evidence = new Set<RecordFact>();
      for (const citation of this.#source.workspace.citationsOf(item.framework, item.id)) {
        const { record, place } = citation;
        if (place !== 'satisfies' || record.kind !== 'control') continue;
        if (!this.control(record).inOperation) continue;
        controls.add(record);
        for (const artifact of this.#source.audit.evidenceOf(record))
          if (this.#shows(artifact, citation, item)) evidence.add(artifact);
      }
      const inScope = this.asked(item.framework).has(item);
      const covered = this.covered(item.framework).has(item);
      const artifacts = [...evidence];
      return {
        item,
        inScope,
        covered,
        controls: [...controls],
        evidence: artifacts,
        evidenced: artifacts.some((record) => this.#showsOperation(record)),
        state: this.#stateOfItem(inScope, covered, controls.size, artifacts),
      };
    });
  }

  /** Everything that controls and crosswalk rows put together, by row and then column. */
  pairs(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly PairStanding[] {
    return pairsOf(this.#source, rows, columns).map((pair) => ({
      ...pair,
      state: this.stateOf(pair.evidence),
    }));
  }

  /** As `pairs`, and all that crosswalks say: what the workspace lacks is a cell too. By row and then column. */
  cells(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly CellStanding[] {
    const { workspace, catalogue } = this.#source;
    const pairs = this.pairs(rows, columns);
    const inScope = (item: FrameworkItem) => this.asked(item.framework).has(item);
    return cellsOf({ workspace, catalogue, pairs, inScope }, rows, columns);
  }

  /** The worst state of some artifacts; `unevidenced` where there is none that is owed. */
  stateOf(artifacts: readonly RecordFact[]): State {
    let state: State = 'not-owed';
    let operation = false;
    for (const record of artifacts) {
      const standing = this.evidence(record);
      state = worse(state, standing.state);
      operation ||= !standing.designOnly;
    }
    if (artifacts.length === 0) return 'unevidenced';
    return operation || state === 'not-owed' ? state : worse(state, 'policy-only');
  }

  /**
   * Items in scope: criteria of the categories in scope, Annex A controls that a current SoA marks applicable, clauses
   * that ask for documented information, and every requirement of a custom framework.
   */
  asked(framework: string): ReadonlySet<FrameworkItem> {
    return remembered(this.#asked, framework, () => new Set(itemsAsked(framework, this.#source)));
  }

  /** Those of the items in scope that something in the workspace takes up. */
  covered(framework: string): ReadonlySet<FrameworkItem> {
    return remembered(this.#covered, framework, () => new Set(coveredItems(framework, this.#source)));
  }

  #stateOfItem(
    inScope: boolean,
    covered: boolean,
    controls: number,
    artifacts: readonly RecordFact[],
  ): State {
    if (controls > 0) return this.stateOf(artifacts);
    if (!inScope) return 'not-owed';
    // A policy, or a document of the management system, takes it up; nothing shows that it is done.
    return covered ? 'policy-only' : 'unevidenced';
  }

  #showsOperation(record: RecordFact): boolean {
    const { state, designOnly } = this.evidence(record);
    return !designOnly && state !== 'unevidenced' && state !== 'not-owed';
  }

  /** Evidence that says what it is for shows that alone; a long entry that lists evidence means no other. */
  #shows(artifact: RecordFact, citation: CitationFact, item: FrameworkItem): boolean {
    if (citation.evidence.length > 0 && !citation.evidence.includes(artifact.id)) return false;
    const tags = this.#source.workspace.citationsIn(artifact).filter(({ place }) => place === 'satisfies');
    if (tags.length === 0) return true;
    return this.#source.workspace
      .citationsOf(item.framework, item.id)
      .some(({ record, place }) => record === artifact && place === 'satisfies');
  }
}

function stateOfActivity({ completeness, freshness, evidence }: Activity): State {
  const missed =
    completeness?.verdict === 'incomplete' ||
    (completeness?.units ?? []).some(({ status }) => status === 'missed');
  const fresh: State =
    freshness === undefined
      ? evidence.length === 0
        ? 'unevidenced'
        : 'current'
      : OF_FRESHNESS[freshness.state];
  return missed ? worse('missed', fresh) : fresh;
}

function stateOfControl(activities: ControlStanding['activities']): State {
  if (activities.length === 0) return 'unevidenced';
  const state = activities.reduce<State>((worst, each) => worse(worst, each.state), 'not-owed');
  const design = activities.every(({ evidence }) =>
    evidence.every(({ fields }) => DESIGN_TYPES.has(textAt(fields, 'type')?.toLowerCase() ?? '')),
  );
  return design ? worse(state, 'policy-only') : state;
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
}

function extreme(days: readonly (string | undefined)[], which: 'latest' | 'earliest'): string | undefined {
  const known = days.filter((day) => day !== undefined).sort();
  return which === 'latest' ? known.at(-1) : known[0];
}

function remembered<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}
