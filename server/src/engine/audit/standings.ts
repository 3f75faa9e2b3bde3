import { type State, worse } from '../../protocol/state.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import type { Activity } from './activity.ts';
import { type CellStanding, cellsOf } from './cell-standings.ts';
import type { CellsSource } from './cells-memory.ts';
import { type CitedItems, means, readCitedItems } from './cited-items.ts';
import { owesOccurrences } from './control-facts.ts';
import { type CoverageSource, coveredItems, documentedItems, itemsAsked } from './coverage.ts';
import { DESIGN_TYPES } from './evidence-times.ts';
import type { FreshnessState } from './freshness.ts';
import { listedArtifacts, type PairSource, type PairStanding, pairsOf } from './pairs.ts';
import type { PerRecord } from './per-record.ts';
import type { ControlStanding, EvidenceStanding, ItemStanding } from './standing-types.ts';
import { type StandingsMark, StandingsMemory, type TakenBack } from './standings-memory.ts';

export type { ControlStanding, EvidenceStanding, ItemStanding } from './standing-types.ts';

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

const NONE: ReadonlySet<RecordFact> = new Set();

/** The evidence of a control with what it cites: a record whose text changes takes back the standing of its controls. */
const artifactsOf = new WeakMap<ControlStanding, ReturnType<PairSource['artifactsOf']>>();

/**
 * The one place where states, coverage and counts of occurrences come from: the matrix, trees, lenses, decorations,
 * readiness and documents all ask here, so that their numbers agree. Each answer is worked out once; make a new one
 * for each state of the workspace.
 */
export class Standings {
  readonly #source: CoverageSource;
  readonly #memory: StandingsMemory;
  readonly #asked = new Map<string, ReadonlySet<FrameworkItem>>();
  readonly #covered = new Map<string, ReadonlySet<FrameworkItem>>();
  readonly #documented = new Map<string, ReadonlySet<FrameworkItem>>();
  readonly #missed = new Map<RecordFact, ReadonlySet<RecordFact>>();

  /** With the memory of the state before, what no change reached since is not worked out again. */
  constructor(source: CoverageSource, memory = new StandingsMemory()) {
    this.#source = source;
    this.#memory = memory;
    const differing = new Set<string>();
    for (const before of memory.settle(source)) {
      if (!this.#differs(before)) continue;
      differing.add(before.file);
      // Items know of an artifact through its controls.
      for (const record of source.workspace.facts(before.file)?.records ?? [])
        if (record.kind === 'evidence')
          for (const { file } of source.audit.controlsOf(record)) differing.add(file);
    }
    memory.forgetItems(differing, source);
  }

  /** An artifact's own freshness, or `missed` where the activity that it is part of lacks an occurrence. */
  evidence(record: RecordFact): EvidenceStanding {
    return kept(this.#memory.evidence, record, () => {
      const { audit } = this.#source;
      const freshness = audit.freshness(record);
      const designOnly = DESIGN_TYPES.has(textAt(record.fields, 'type')?.toLowerCase() ?? '');
      const controls = audit.controlsOf(record);
      const inOperation = controls.filter((control) => this.control(control).inOperation);
      const inUse = controls.length === 0 || inOperation.length > 0;
      // What a retired control lacked is not held against those that go on with its evidence.
      const missed = (inUse ? inOperation : controls).some((control) => this.#missedBy(control).has(record));
      const own = inUse ? OF_FRESHNESS[freshness.state] : 'not-owed';
      return { record, state: missed ? worse('missed', own) : own, own, inUse, designOnly, freshness };
    });
  }

  control(record: RecordFact): ControlStanding {
    return kept(this.#memory.controls, record, () => {
      const { audit } = this.#source;
      const inOperation = audit.inOperation(record);
      const evidence = audit.evidenceOf(record);
      const owes = owesOccurrences(record.fields);
      const activities = audit.activitiesOf(record).map((each) => {
        // What a provider has done is told; what nobody here owes is not told to be missing.
        const isTold = owes || (inOperation && !lacksSomething(each));
        const activity = isTold ? each : { ...each, completeness: undefined };
        return { ...activity, state: stateOfActivity(activity, inOperation) };
      });
      const units = activities.flatMap((activity) => activity.completeness?.units ?? []);
      // The size of a population is no number of occurrences: nothing of it is met.
      const numbers = activities.flatMap(({ completeness }) =>
        completeness?.met === undefined ? [] : completeness,
      );
      return {
        record,
        inOperation,
        tested: inOperation || (owes && this.#isRetiredInWindow(record)),
        owes,
        activities,
        evidence,
        state: inOperation ? stateOfControl(activities) : worstOf(activities),
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
    const inScope = this.asked(item.framework).has(item);
    const covered = this.covered(item.framework).has(item);
    const documented = covered && this.#isDocumented(item);
    const known = this.#memory.items.get(item);
    if (known?.documented === documented) {
      const { standing } = known;
      if (standing.inScope === inScope && standing.covered === covered) return standing;
    }
    const controls = new Set<RecordFact>();
    const evidence = new Set<RecordFact>();
    const files = new Set<string>();
    for (const { record, place } of this.#source.workspace.citationsOf(item.framework, item.id)) {
      if (place !== 'satisfies') continue;
      files.add(record.file);
      if (record.kind !== 'control') {
        if (record.kind !== 'evidence') this.#memory.others.set(record, record);
        continue;
      }
      if (controls.has(record)) continue;
      const standing = this.control(record);
      if (!standing.inOperation) continue;
      controls.add(record);
      const listed = this.citedBy(record).items.get(item);
      for (const { record: artifact, cited } of this.#artifactsOf(record)) {
        // Evidence that says what it is for shows that alone.
        if (means(listed, artifact) && (!cited.tagged || cited.items.has(item))) evidence.add(artifact);
      }
    }
    const artifacts = [...evidence];
    const standing: ItemStanding = {
      item,
      inScope,
      covered,
      controls: [...controls],
      evidence: artifacts,
      evidenced: artifacts.some((record) => this.#showsOperation(record)),
      state: this.#stateOfItem(inScope, documented, controls.size, artifacts),
    };
    this.#memory.items.set(item, { standing, documented, files });
    return standing;
  }

  /** What a record cites in `satisfies`. */
  citedBy(record: RecordFact): CitedItems {
    return kept(this.#memory.cited, record, () => readCitedItems(this.#source, record));
  }

  /** Everything that controls and crosswalk rows put together, by row and then column. */
  pairs(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly PairStanding[] {
    const source = {
      workspace: this.#source.workspace,
      inOperation: (control: RecordFact) => this.control(control).inOperation,
      artifactsOf: (control: RecordFact) => this.#artifactsOf(control),
      citedBy: (record: RecordFact) => this.citedBy(record),
    };
    return pairsOf(source, rows, columns).map(({ row, column, controls, evidence }) => ({
      row,
      column,
      controls,
      evidence,
      state: this.stateOf(evidence),
    }));
  }

  /** As `pairs`, and all that crosswalks say: what the workspace lacks is a cell too. By row and then column. */
  cells(rows: readonly FrameworkItem[], columns: readonly FrameworkItem[]): readonly CellStanding[] {
    return this.#memory.cells.cells(this.#cellsSource(), rows, columns);
  }

  /** Works `cells` out in steps, for a pause; nothing may change in between. */
  prepareCells(
    rows: readonly FrameworkItem[],
    columns: readonly FrameworkItem[],
  ): Generator<undefined, void> {
    return this.#memory.cells.prepare(this.#cellsSource(), rows, columns);
  }

  /** A mark of where records stand now, for `movedSince`. */
  get mark(): StandingsMark | undefined {
    return this.#memory.mark;
  }

  /** The files whose controls and artifacts may stand elsewhere than at the mark. */
  movedSince(mark: StandingsMark | undefined): ReadonlySet<string> | 'all' {
    return this.#memory.reachedSince(mark);
  }

  /** The worst state of some artifacts; `unevidenced` where there is none that is owed. */
  stateOf(artifacts: readonly RecordFact[]): State {
    let state: State = 'not-owed';
    let operation = false;
    const standings = artifacts.map((record) => this.evidence(record));
    // What is dated later does not exist yet: it takes nothing from what is there already.
    const there = standings.filter(
      ({ state: each, freshness }) => each !== 'unevidenced' || freshness.state !== 'future',
    );
    const isShown = there.some(({ state: each, inUse }) => inUse && each !== 'not-owed');
    for (const standing of isShown ? there : standings) {
      state = worse(state, standing.inUse ? standing.state : 'not-owed');
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

  #cellsSource(): CellsSource {
    const { workspace, catalogue } = this.#source;
    const inScope = (item: FrameworkItem) => this.asked(item.framework).has(item);
    return {
      item: (item) => this.item(item),
      artifacts: (id) =>
        workspace
          .definitions(id)
          .flatMap((record) => (record.kind === 'evidence' ? [this.evidence(record)] : [])),
      listed: (rows, columns) => listedArtifacts(workspace, rows, columns),
      cells: (rows, columns) =>
        cellsOf({ workspace, catalogue, pairs: this.pairs(rows, columns), inScope }, rows, columns),
    };
  }

  /** Whether the records of a file mean something else to items than before. */
  #differs({ file, controls, evidence, others }: TakenBack): boolean {
    const records = this.#source.workspace.facts(file)?.records ?? [];
    const there = new Set(records);
    const before = [...[...controls, ...evidence].map(({ record }) => record), ...others];
    if (before.some((record) => !there.has(record))) return true;
    for (const record of others) this.#memory.others.set(record, record);
    const citing = new Set(others);
    const artifacts = new Map(evidence.map((standing) => [standing.record, standing]));
    const known = new Map(controls.map((standing) => [standing.record, standing]));
    return records.some((record) => {
      if (record.kind === 'evidence') {
        const { state, inUse } = this.evidence(record);
        return artifacts.get(record)?.state !== state || artifacts.get(record)?.inUse !== inUse;
      }
      if (record.kind !== 'control') return !citing.has(record) && this.citedBy(record).tagged;
      const control = known.get(record);
      const now = this.control(record);
      return (
        control?.inOperation !== now.inOperation ||
        control.evidence.length !== now.evidence.length ||
        control.evidence.some((each, at) => each !== now.evidence[at])
      );
    });
  }

  /** Whether a control ended within the observation window, so that a part of the window is its own. */
  #isRetiredInWindow(control: RecordFact): boolean {
    const { audit } = this.#source;
    const { window } = audit.programme;
    const { from, to } = audit.lifeOf(control);
    if (window === undefined || to === undefined) return false;
    return to >= window.start && to < audit.asOf.date && (from === undefined || from <= window.end);
  }

  /** The evidence of the activities of a control that lack an occurrence. */
  #missedBy(control: RecordFact): ReadonlySet<RecordFact> {
    const { activities, state } = this.control(control);
    if (state !== 'missed') return NONE;
    return remembered(this.#missed, control, () => {
      const missed = activities.filter((activity) => activity.state === 'missed');
      return new Set(missed.flatMap(({ evidence }) => evidence));
    });
  }

  #stateOfItem(
    inScope: boolean,
    documented: boolean,
    controls: number,
    artifacts: readonly RecordFact[],
  ): State {
    if (controls > 0) return this.stateOf(artifacts);
    if (!inScope) return 'not-owed';
    // A policy, or a document of the management system, takes it up; nothing shows that it is done.
    return documented ? 'policy-only' : 'unevidenced';
  }

  #isDocumented(item: FrameworkItem): boolean {
    const { framework } = item;
    const documented = remembered(
      this.#documented,
      framework,
      () => new Set(documentedItems(this.covered(framework), this.#source)),
    );
    return documented.has(item);
  }

  #showsOperation(record: RecordFact): boolean {
    const { state, inUse, designOnly } = this.evidence(record);
    return !designOnly && inUse && state !== 'unevidenced' && state !== 'not-owed';
  }

  #artifactsOf(control: RecordFact): readonly { readonly record: RecordFact; readonly cited: CitedItems }[] {
    const standing = this.control(control);
    return remembered(artifactsOf, standing, () =>
      standing.evidence.map((record) => ({ record, cited: this.citedBy(record) })),
    );
  }
}

function lacksSomething({ completeness }: Activity): boolean {
  return (
    completeness?.verdict === 'incomplete' ||
    (completeness?.units ?? []).some(({ status }) => status === 'missed')
  );
}

/** Of a control that is not in operation only what it lacks from its time is told. */
function stateOfActivity(activity: Activity, inOperation: boolean): State {
  const missed = lacksSomething(activity);
  const { freshness, evidence } = activity;
  if (!inOperation) return missed ? 'missed' : 'not-owed';
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
  const state = worstOf(activities);
  const design = activities.every(({ evidence }) =>
    evidence.every(({ fields }) => DESIGN_TYPES.has(textAt(fields, 'type')?.toLowerCase() ?? '')),
  );
  return design ? worse(state, 'policy-only') : state;
}

function worstOf(activities: ControlStanding['activities']): State {
  return activities.reduce<State>((worst, each) => worse(worst, each.state), 'not-owed');
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
}

function extreme(days: readonly (string | undefined)[], which: 'latest' | 'earliest'): string | undefined {
  const known = days.filter((day) => day !== undefined).sort();
  return which === 'latest' ? known.at(-1) : known[0];
}

interface Remembering<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function remembered<K extends object | string, V>(memory: Remembering<K, V>, key: K, compute: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}

function kept<V>(memory: PerRecord<V>, key: RecordFact, compute: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}
