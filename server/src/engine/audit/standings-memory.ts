import type { Catalogue } from '../frameworks/catalogue.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import { citedIds } from '../model/cited-ids.ts';
import type { RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import type { AuditView } from './audit-view.ts';
import { CellsMemory } from './cells-memory.ts';
import type { CitedItems } from './cited-items.ts';
import { PerRecord } from './per-record.ts';
import type { ControlStanding, EvidenceStanding, ItemStanding } from './standing-types.ts';

/** The standing of an item, and the files of the records that it was made from. */
export interface KnownItem {
  readonly standing: ItemStanding;
  /** Whether a document takes it up. */
  readonly documented: boolean;
  readonly files: ReadonlySet<string>;
}

/** What was known of the records of a file. */
export interface TakenBack {
  readonly file: string;
  readonly controls: readonly ControlStanding[];
  readonly evidence: readonly EvidenceStanding[];
  readonly others: readonly RecordFact[];
}

/** What is asked to find out how far a change reaches. */
export interface ReachSource {
  readonly workspace: WorkspaceView;
  readonly catalogue: Catalogue;
  readonly audit: AuditView;
}

/** A state of the standings, told from others by being this object, and the files that differ from the one before. */
export interface StandingsMark {
  readonly files: ReadonlySet<string> | 'all';
}

/** So many changes are remembered; who asks less often looks at everything again. */
const MOST_REACHED = 16;

/**
 * How many links lie between a record and the farthest that its standing rests on, less the one that is among the
 * touched files: control, its evidence, the controls of that, and the evidence beside it in one series.
 */
const REACH = 3;

/**
 * Standings kept from one state of the workspace to the next. An edit takes back those of the records that it reaches;
 * of thousands all others stay.
 */
export class StandingsMemory {
  readonly evidence = new PerRecord<EvidenceStanding>();
  readonly controls = new PerRecord<ControlStanding>();
  readonly cited = new PerRecord<CitedItems>();
  /** Records of other kinds that items know of: policies, risks. */
  readonly others = new PerRecord<RecordFact>();
  readonly cells = new CellsMemory();
  readonly items = new Map<FrameworkItem, KnownItem>();
  #touched = new Set<string>();
  #all = false;
  /** What the last few changes reached, the newest last. */
  #reached: readonly StandingsMark[] = [{ files: 'all' }];

  /** Files that a change touched, those of all changes since the last `settle` together. */
  touch(files: Iterable<string> | 'all'): void {
    if (files === 'all') {
      this.#all = true;
      this.#touched = new Set();
    } else if (!this.#all) for (const file of files) this.#touched.add(file);
  }

  /**
   * Takes back what may not hold any more; asked before the first answer about a new state. Gives what was known of
   * records in the files that a change may reach: items are taken back by `forgetItems`, when it is clear which of
   * these files say something else now.
   */
  settle(source: ReachSource): readonly TakenBack[] {
    const taken: TakenBack[] = [];
    if (this.#all) {
      for (const known of [this.evidence, this.controls, this.cited, this.others, this.items, this.cells])
        known.clear();
      this.#reached = [{ files: 'all' }];
    } else if (this.#touched.size > 0) {
      const reached = reachOf(this.#touched, source);
      this.#reached = [...this.#reached.slice(-MOST_REACHED), { files: reached }];
      for (const file of reached) {
        this.cited.take(file);
        taken.push({
          file,
          controls: this.controls.take(file),
          evidence: this.evidence.take(file),
          others: this.others.take(file),
        });
      }
    }
    this.#all = false;
    this.#touched = new Set();
    return taken;
  }

  /** A mark of what holds now, to ask later with `reachedSince` what does not hold any more. */
  get mark(): StandingsMark | undefined {
    return this.#reached.at(-1);
  }

  /** The files whose records may stand elsewhere than at the mark; all of them where that is long ago. */
  reachedSince(mark: StandingsMark | undefined): ReadonlySet<string> | 'all' {
    const at = mark === undefined ? -1 : this.#reached.indexOf(mark);
    if (at < 0) return 'all';
    const files = new Set<string>();
    for (const each of this.#reached.slice(at + 1)) {
      if (each.files === 'all') return 'all';
      for (const file of each.files) files.add(file);
    }
    return files;
  }

  /** Takes back the items that records of the files cite or support, or did before. */
  forgetItems(files: ReadonlySet<string>, { workspace, catalogue }: ReachSource): void {
    if (files.size === 0) return;
    for (const file of files) {
      for (const citation of workspace.facts(file)?.citations ?? []) {
        for (const id of citedIds(citation)) {
          const item = catalogue.item(citation.framework, id);
          if (item !== undefined) this.items.delete(item);
        }
      }
    }
    for (const [item, known] of this.items) {
      for (const file of files) {
        if (!known.files.has(file)) continue;
        this.items.delete(item);
        break;
      }
    }
  }
}

/** The files of records whose standing may rest on the touched ones. */
function reachOf(touched: ReadonlySet<string>, { workspace, audit }: ReachSource): ReadonlySet<string> {
  const reached = new Set(touched);
  let border: Iterable<string> = touched;
  for (let step = 0; step < REACH; step++) {
    const next = new Set<string>();
    for (const file of border) {
      for (const record of workspace.facts(file)?.records ?? []) {
        const near =
          record.kind === 'control'
            ? audit.evidenceOf(record)
            : record.kind === 'evidence'
              ? [...audit.controlsOf(record), ...audit.seriesOf(record).records]
              : [];
        for (const other of near) if (!reached.has(other.file)) next.add(other.file);
      }
    }
    for (const file of next) reached.add(file);
    border = next;
  }
  return reached;
}
