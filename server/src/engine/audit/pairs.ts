import type { State } from '../../protocol/state.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { type CitedItems, means } from './cited-items.ts';

/** Two items, each of its own axis, that something in the workspace puts together. */
export interface Pair {
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
  /** Controls in operation that cite both. */
  readonly controls: readonly RecordFact[];
  /** Artifacts that support the two together. */
  readonly evidence: readonly RecordFact[];
}

/** Where a pair of items stands. */
export interface PairStanding extends Pair {
  /** The worst state of the artifacts; `unevidenced` where there is none. */
  readonly state: State;
}

/** What pairs are read from. */
export interface PairSource {
  readonly workspace: WorkspaceView;
  /** Whether a control is in operation: what is planned or retired supports nothing. */
  inOperation(control: RecordFact): boolean;
  /** The evidence of a control, with what each record says that it is for. */
  artifactsOf(control: RecordFact): readonly { readonly record: RecordFact; readonly cited: CitedItems }[];
  citedBy(record: RecordFact): CitedItems;
}

interface Draft {
  readonly key: number;
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
  readonly controls: RecordFact[];
  readonly evidence: RecordFact[];
  /** The same once there are many: few are found faster by looking through them. */
  seen: Set<RecordFact> | undefined;
}

/** From so many artifacts of a pair on, a set says whether one is there. */
const MANY = 16;

function addArtifact(draft: Draft, record: RecordFact): void {
  const { evidence } = draft;
  if (draft.seen === undefined && evidence.length >= MANY) draft.seen = new Set(evidence);
  if (draft.seen?.has(record) ?? evidence.includes(record)) return;
  evidence.push(record);
  draft.seen?.add(record);
}

/** The items of an axis with their places on it. */
type Places = ReadonlyMap<FrameworkItem, number>;

/**
 * Every pair that a control or a crosswalk row puts together, by row and then column. Evidence supports a pair when a
 * crosswalk row for it lists the evidence; or when a control in operation that cites both is linked to it, the
 * evidence's own `satisfies`, where it has one, names both, and long entries that list evidence list it.
 */
export function pairsOf(
  source: PairSource,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly Pair[] {
  const drafts = new Map<number, Draft>();
  const draft = (row: FrameworkItem, at: number, column: FrameworkItem, columnAt: number): Draft => {
    const key = at * columns.length + columnAt;
    let found = drafts.get(key);
    if (found === undefined) {
      found = { key, row, column, controls: [], evidence: [], seen: undefined };
      drafts.set(key, found);
    }
    return found;
  };
  addRows(source.workspace, rows, columns, draft);
  const rowAt: Places = new Map(rows.map((item, at) => [item, at]));
  const columnAt: Places = new Map(columns.map((item, at) => [item, at]));
  const few = [rows, columns].filter(({ length }) => length <= FEW);
  const citing = few.map((items) => controlsCiting(source.workspace, items));
  for (const control of source.workspace.records('control'))
    if (citing.every((controls) => controls.has(control)) && source.inOperation(control))
      addControl(source, control, rowAt, columnAt, draft);
  return [...drafts.values()]
    .sort((a, b) => a.key - b.key)
    .map(({ row, column, controls, evidence }) => ({ row, column, controls, evidence }));
}

/** With more items than this nearly every control cites one of them. */
const FEW = 16;

/** The controls that cite one of some items. */
function controlsCiting(workspace: WorkspaceView, items: readonly FrameworkItem[]): ReadonlySet<RecordFact> {
  const citing = new Set<RecordFact>();
  for (const { framework, id } of items) {
    for (const { record, place } of workspace.citationsOf(framework, id))
      if (place === 'satisfies' && record.kind === 'control') citing.add(record);
  }
  return citing;
}

function addControl(
  source: PairSource,
  control: RecordFact,
  rowAt: Places,
  columnAt: Places,
  draft: (row: FrameworkItem, at: number, column: FrameworkItem, columnAt: number) => Draft,
): void {
  const cited = source.citedBy(control).items;
  let artifacts: ReturnType<PairSource['artifactsOf']> | undefined;
  for (const [row, rowLists] of cited) {
    const at = rowAt.get(row);
    if (at === undefined) continue;
    for (const [column, columnLists] of cited) {
      const other = columnAt.get(column);
      if (other === undefined || row === column) continue;
      const pair = draft(row, at, column, other);
      pair.controls.push(control);
      artifacts ??= source.artifactsOf(control);
      for (const { record, cited: tags } of artifacts) {
        if (tags.tagged && !(tags.items.has(row) && tags.items.has(column))) continue;
        if (means(rowLists, record) && means(columnLists, record)) addArtifact(pair, record);
      }
    }
  }
}

/** The artifacts that a row of a crosswalk lists for a pair, by the place of its row item. */
export interface ListedArtifacts {
  readonly row: number;
  readonly ids: readonly string[];
}

/** The artifacts that rows of crosswalks list for pairs of two axes, by the place of the row item. */
export function listedArtifacts(
  workspace: WorkspaceView,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly ListedArtifacts[] {
  if (workspace.count('crosswalk') === 0) return [];
  const columnSides = sidesOf(workspace, columns);
  return [...sidesOf(workspace, rows)].flatMap(([key, left]) =>
    columnSides.has(key) ? left.map(({ at, evidence }) => ({ row: at, ids: evidence })) : [],
  );
}

/** One side of a row of a crosswalk: an item in its source or its target. */
interface Side {
  readonly item: FrameworkItem;
  readonly at: number;
  readonly place: 'row-source' | 'row-target';
  readonly evidence: readonly string[];
}

function addRows(
  workspace: WorkspaceView,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
  draft: (row: FrameworkItem, at: number, column: FrameworkItem, columnAt: number) => Draft,
): void {
  if (workspace.count('crosswalk') === 0) return;
  const rowSides = sidesOf(workspace, rows);
  const columnSides = sidesOf(workspace, columns);
  for (const [key, left] of rowSides) {
    for (const { item, at, place, evidence: ids } of left) {
      for (const other of columnSides.get(key) ?? []) {
        if (other.place === place || other.item === item) continue;
        const pair = draft(item, at, other.item, other.at);
        for (const id of ids)
          for (const record of workspace.definitions(id))
            if (record.kind === 'evidence') addArtifact(pair, record);
      }
    }
  }
}

/** The items of an axis in rows of crosswalks, by record and number of the row. */
function sidesOf(
  workspace: WorkspaceView,
  items: readonly FrameworkItem[],
): ReadonlyMap<string, readonly Side[]> {
  const sides = new Map<string, Side[]>();
  for (const [at, item] of items.entries()) {
    for (const { record, place, row, evidence } of workspace.citationsOf(item.framework, item.id)) {
      if (row === undefined || (place !== 'row-source' && place !== 'row-target')) continue;
      const key = `${record.file}\n${record.span.start}\n${row}`;
      const list = sides.get(key);
      if (list === undefined) sides.set(key, [{ item, at, place, evidence }]);
      else list.push({ item, at, place, evidence });
    }
  }
  return sides;
}
