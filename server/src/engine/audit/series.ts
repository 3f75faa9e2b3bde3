import type { IsoDate } from '../../base/calendar/date.ts';
import type { RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { type EvidenceTimes, performancesForFreshness } from './evidence-times.ts';

/** Records that together show one activity: often one record per quarter. */
export interface Series {
  /** In the order of the workspace; the record itself is among them. */
  readonly records: readonly RecordFact[];
  /**
   * The record on which the state of the series is reported, and whose controls it is judged by: of those that are
   * linked to a control, if any is, the one with the latest day.
   */
  readonly latest: RecordFact;
}

/** What a series needs to know about single records. */
export interface SeriesSource {
  controlsOf(evidence: RecordFact): readonly RecordFact[];
  evidenceOf(control: RecordFact): readonly RecordFact[];
  times(evidence: RecordFact): EvidenceTimes;
}

/**
 * Groups evidence into series: records that share `series`, or else control set, type, stage and frequency. Every
 * group is built once, from the evidence of one control, so that a control with thousands of records stays cheap.
 */
export class SeriesIndex {
  readonly #workspace: WorkspaceView;
  readonly #source: SeriesSource;
  readonly #asOf: IsoDate;
  readonly #ofControl = new Map<RecordFact, ReadonlyMap<string, Series>>();
  readonly #named = new Map<string, Series>();

  constructor(workspace: WorkspaceView, source: SeriesSource, asOf: IsoDate) {
    this.#workspace = workspace;
    this.#source = source;
    this.#asOf = asOf;
  }

  of(evidence: RecordFact): Series {
    const alone: Series = { records: [evidence], latest: evidence };
    const name = textAt(evidence.fields, 'series');
    if (name !== undefined) return this.#seriesNamed(name) ?? alone;
    const key = this.#keyOf(evidence);
    const [control] = this.#source.controlsOf(evidence);
    if (key === undefined || control === undefined) return alone;
    return this.#seriesOfControl(control).get(key) ?? alone;
  }

  #seriesOfControl(control: RecordFact): ReadonlyMap<string, Series> {
    let series = this.#ofControl.get(control);
    if (series === undefined) {
      series = this.#group(this.#source.evidenceOf(control), (record) => this.#keyOf(record));
      this.#ofControl.set(control, series);
    }
    return series;
  }

  #seriesNamed(name: string): Series | undefined {
    let series = this.#named.get(name);
    if (series === undefined) {
      series = this.#group(this.#workspace.evidenceInSeries(name), () => name).get(name);
      if (series !== undefined) this.#named.set(name, series);
    }
    return series;
  }

  /** Undefined for records that say too little to be taken for parts of one thing. */
  #keyOf(evidence: RecordFact): string | undefined {
    const words = ownWords(evidence);
    const controls = words === undefined ? [] : this.#source.controlsOf(evidence);
    if (words === undefined || controls.length === 0) return undefined;
    const ids = controls.map((control) => control.id).sort();
    return [...ids, words].join('\n');
  }

  #group(
    records: Iterable<RecordFact>,
    keyOf: (record: RecordFact) => string | undefined,
  ): ReadonlyMap<string, Series> {
    const groups = new Map<
      string,
      { records: RecordFact[]; latest: RecordFact; day: IsoDate; linked: boolean }
    >();
    for (const record of records) {
      const key = keyOf(record);
      if (key === undefined) continue;
      const day = this.#dayOf(record);
      const linked = this.#source.controlsOf(record).length > 0;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { records: [record], latest: record, day, linked });
        continue;
      }
      group.records.push(record);
      if (linked === group.linked ? day < group.day : group.linked) continue;
      group.latest = record;
      group.day = day;
      group.linked = linked;
    }
    return groups;
  }

  #dayOf(record: RecordFact): IsoDate {
    const times = this.#source.times(record);
    const known = lastDays.get(times);
    if (known?.asOf === this.#asOf) return known.day;
    const day = this.#lastDay(times);
    lastDays.set(times, { asOf: this.#asOf, day });
    return day;
  }

  #lastDay(times: EvidenceTimes): IsoDate {
    const days = performancesForFreshness(times).map((performance) => performance.on);
    const all = [...days, times.approvedOn, times.validFrom].flatMap((day) => day ?? []);
    return all.filter((day) => day <= this.#asOf).reduce((last, day) => (day > last ? day : last), '');
  }
}

/** Both are asked for again with each state of the workspace, and records and their times never change. */
const wordsOf = new WeakMap<RecordFact, { readonly words: string | undefined }>();
const lastDays = new WeakMap<EvidenceTimes, { readonly asOf: IsoDate; readonly day: IsoDate }>();

/** What a record says itself about the activity that it is part of; undefined where it names a series, or no type. */
function ownWords(evidence: RecordFact): string | undefined {
  let known = wordsOf.get(evidence);
  if (known === undefined) {
    const type = textAt(evidence.fields, 'type');
    const stage = textAt(evidence.fields, 'stage') ?? '';
    const frequency = textAt(evidence.fields, 'frequency') ?? '';
    const isAlone = type === undefined || textAt(evidence.fields, 'series') !== undefined;
    known = { words: isAlone ? undefined : [type, stage, frequency].join('\n').toLowerCase() };
    wordsOf.set(evidence, known);
  }
  return known.words;
}
