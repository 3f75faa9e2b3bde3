import { type Frequency, isLessFrequent } from '../../base/calendar/frequency.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { Configuration } from '../model/configuration.ts';
import type { RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { activitiesOf } from './activities.ts';
import type { Activity } from './activity.ts';
import type { AsOf, AuditView, Programme } from './audit-view.ts';
import {
  isInOperation,
  leastDemanding,
  lifeOf,
  lifeOfAll,
  rhythmOf,
  statedFrequency,
  worksContinuously,
} from './control-facts.ts';
import type { Life } from './date-span.ts';
import type { EvidenceTimes } from './evidence-times.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { controlsOfEvidence, evidenceOfControl, risksOfControl } from './links.ts';
import { type Occurrence, occurrencesOf } from './occurrence.ts';
import { programmeOf } from './programme.ts';
import { readEvidenceTimes } from './read-evidence-times.ts';
import type { Rhythm } from './rhythm.ts';
import { type Series, SeriesIndex } from './series.ts';
import { Support } from './support.ts';
import type { DateReading } from './written.ts';

/**
 * The audit view of one state of the workspace. Costs nothing until asked; every answer is computed once. Make a new
 * one after each change: answers are not taken back.
 */
export function createAuditView(
  workspace: WorkspaceView,
  catalogue: Catalogue,
  configuration: Configuration,
  asOf: AsOf,
  memory: AuditMemory = newMemory(),
): AuditView {
  return new SnapshotAudit(workspace, catalogue, configuration, asOf, memory);
}

/**
 * What single records say about time, kept from one state of the workspace to the next: it depends on nothing else.
 * Belongs to one configuration.
 */
export interface AuditMemory {
  readonly times: WeakMap<RecordFact, EvidenceTimes>;
  readonly occurrences: WeakMap<RecordFact, readonly Occurrence[]>;
  readonly lives: WeakMap<RecordFact, Life>;
  readonly rhythms: WeakMap<RecordFact, Rhythm>;
}

export function newMemory(): AuditMemory {
  return { times: new WeakMap(), occurrences: new WeakMap(), lives: new WeakMap(), rhythms: new WeakMap() };
}

class SnapshotAudit implements AuditView {
  readonly asOf: AsOf;
  readonly #workspace: WorkspaceView;
  readonly #catalogue: Catalogue;
  readonly #configuration: Configuration;
  readonly #reading: DateReading;
  readonly #support: Support;
  readonly #series: SeriesIndex;
  readonly #evidenceOf = new Map<RecordFact, readonly RecordFact[]>();
  readonly #controlsOf = new Map<RecordFact, readonly RecordFact[]>();
  readonly #memory: AuditMemory;
  readonly #activities = new Map<RecordFact, readonly Activity[]>();
  readonly #nextActivities = new Map<RecordFact, readonly Activity[]>();
  readonly #freshness = new Map<RecordFact, Freshness>();
  #programme: Programme | undefined;

  constructor(
    workspace: WorkspaceView,
    catalogue: Catalogue,
    configuration: Configuration,
    asOf: AsOf,
    memory: AuditMemory,
  ) {
    this.#memory = memory;
    this.#workspace = workspace;
    this.#catalogue = catalogue;
    this.#configuration = configuration;
    this.asOf = asOf;
    this.#reading = { timeZone: configuration.timeZone, fiscalYearStart: configuration.fiscalYearStart };
    this.#support = new Support(workspace, (control) => this.inOperation(control));
    const source = {
      controlsOf: (evidence: RecordFact) => this.controlsOf(evidence),
      evidenceOf: (control: RecordFact) => this.evidenceOf(control),
      times: (evidence: RecordFact) => this.timesOf(evidence),
    };
    this.#series = new SeriesIndex(workspace, source, asOf.date);
  }

  get programme(): Programme {
    this.#programme ??= programmeOf(this.#workspace, this.#catalogue, this.#configuration);
    return this.#programme;
  }

  evidenceOf(control: RecordFact): readonly RecordFact[] {
    return remembered(this.#evidenceOf, control, () => evidenceOfControl(this.#workspace, control));
  }

  controlsOf(evidence: RecordFact): readonly RecordFact[] {
    return remembered(this.#controlsOf, evidence, () => controlsOfEvidence(this.#workspace, evidence));
  }

  risksOf(control: RecordFact): readonly RecordFact[] {
    return risksOfControl(this.#workspace, control);
  }

  frequencyOf(record: RecordFact): Frequency | undefined {
    const own = statedFrequency(record.fields, undefined);
    if (own !== undefined) return own;
    if (record.kind === 'control') return worksContinuously(record.fields) ? 'continuous' : undefined;
    return record.kind === 'evidence' ? this.#frequencyOfControls(record, stageOf(record)) : undefined;
  }

  freshness(evidence: RecordFact): Freshness {
    return remembered(this.#freshness, evidence, () => {
      // One state for all of a series, whichever of its records somebody asks about first.
      const { records, latest } = this.seriesOf(evidence);
      const controls = this.controlsOf(latest);
      const freshness = freshnessOf({
        evidence: records.map((record) => this.timesOf(record)),
        frequency: this.#frequencyJudged(latest),
        asOf: this.asOf.date,
        life: lifeOfAll(controls.map((control) => this.lifeOf(control))),
        rhythm: this.rhythmOf(latest),
        window: this.programme.window,
      });
      for (const record of records) this.#freshness.set(record, freshness);
      return freshness;
    });
  }

  seriesOf(evidence: RecordFact): Series {
    return this.#series.of(evidence);
  }

  timesOf(evidence: RecordFact): EvidenceTimes {
    return remembered(this.#memory.times, evidence, () =>
      readEvidenceTimes(evidence.fields, this.#reading, this.occurrencesOf(evidence)),
    );
  }

  occurrencesOf(evidence: RecordFact): readonly Occurrence[] {
    return remembered(this.#memory.occurrences, evidence, () =>
      occurrencesOf(evidence.fields, this.#reading),
    );
  }

  lifeOf(control: RecordFact): Life {
    return remembered(this.#memory.lives, control, () => lifeOf(control.fields, this.#reading));
  }

  inOperation(control: RecordFact): boolean {
    return isInOperation(control.fields, this.lifeOf(control), this.asOf.date);
  }

  activitiesOf(control: RecordFact): readonly Activity[] {
    return remembered(this.#activities, control, () => activitiesOf(this, control, this.#reading));
  }

  activitiesInNextWindow(control: RecordFact): readonly Activity[] {
    const { nextWindow } = this.programme;
    if (nextWindow === undefined || this.asOf.date <= nextWindow.start) return [];
    return remembered(this.#nextActivities, control, () =>
      activitiesOf(this, control, this.#reading, nextWindow),
    );
  }

  rhythmOf(record: RecordFact): Rhythm {
    const control = record.kind === 'evidence' ? this.controlsOf(record)[0] : record;
    if (control === undefined) return rhythmOf(undefined, this.#configuration);
    return remembered(this.#memory.rhythms, control, () => rhythmOf(control.fields, this.#configuration));
  }

  usedInCell(evidence: RecordFact): boolean {
    return this.#support.usedInCell(evidence);
  }

  evidenceInCell(criterion: string, iso: string): readonly RecordFact[] {
    return this.#support.evidenceInCell(criterion, iso);
  }

  /**
   * The auditor tests what the control states: evidence that comes more often is fine, so the control's own frequency
   * counts where it asks less. Where it asks more, that mismatch is a finding of its own, and not this one.
   */
  #frequencyJudged(evidence: RecordFact): Frequency | undefined {
    const own = this.frequencyOf(evidence);
    const stated = this.#frequencyOfControls(evidence, stageOf(evidence));
    return isLessFrequent(stated, own) ? stated : own;
  }

  #frequencyOfControls(evidence: RecordFact, stage: string | undefined): Frequency | undefined {
    const stated = this.controlsOf(evidence).flatMap((control) => {
      const frequency = statedFrequency(control.fields, stage);
      if (frequency !== undefined) return [frequency];
      return worksContinuously(control.fields) ? (['continuous'] as const) : [];
    });
    return leastDemanding(stated);
  }
}

function stageOf(record: RecordFact): string | undefined {
  return textAt(record.fields, 'stage')?.toLowerCase();
}

function remembered<K extends object, V>(memory: Map<K, V> | WeakMap<K, V>, key: K, compute: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}
