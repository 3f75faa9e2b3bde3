import type { State } from '../../protocol/state.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import type { AuditView } from './audit-view.ts';

/** Two items, each of its own axis, that something in the workspace puts together. */
export interface Pair {
  readonly row: FrameworkItem;
  readonly column: FrameworkItem;
  /** Controls that cite both. */
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
  readonly audit: AuditView;
}

/** What one record cites on one axis: item to the evidence that its entries list, or `any` where an entry lists none. */
type Cited = Map<FrameworkItem, ReadonlySet<string> | 'any'>;

/**
 * Every pair that a control or a crosswalk row puts together, by row and then column. The rules for what supports a
 * pair are those of `Support`; this walks records once instead of asking about each pair.
 */
export function pairsOf(
  source: PairSource,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): readonly Pair[] {
  const rowAxis = readAxis(source.workspace, rows);
  const columnAxis = readAxis(source.workspace, columns);
  const drafts = new Map<
    string,
    { pair: [number, number]; controls: Set<RecordFact>; evidence: Set<RecordFact> }
  >();
  const rowOrder = new Map(rows.map((item, at) => [item, at]));
  const columnOrder = new Map(columns.map((item, at) => [item, at]));
  const draft = (row: FrameworkItem, column: FrameworkItem) => {
    const at: [number, number] = [rowOrder.get(row) ?? 0, columnOrder.get(column) ?? 0];
    const key = at.join(' ');
    let found = drafts.get(key);
    if (found === undefined) {
      found = { pair: at, controls: new Set(), evidence: new Set() };
      drafts.set(key, found);
    }
    return found;
  };

  for (const [key, mapping] of rowAxis.mappings) {
    for (const row of mapping.items) {
      for (const column of columnAxis.mappings.get(key)?.items ?? []) {
        const { evidence } = draft(row, column);
        for (const id of mapping.evidence) {
          for (const record of source.workspace.definitions(id))
            if (record.kind === 'evidence') evidence.add(record);
        }
      }
    }
  }
  for (const [control, citedRows] of rowAxis.controls) {
    const citedColumns = columnAxis.controls.get(control);
    if (citedColumns === undefined) continue;
    const artifacts = source.audit.evidenceOf(control).map((record) => ({
      record,
      tagged: source.workspace.citationsIn(record).some(({ place }) => place === 'satisfies'),
      rows: rowAxis.tags.get(record),
      columns: columnAxis.tags.get(record),
    }));
    for (const [row, rowLists] of citedRows) {
      for (const [column, columnLists] of citedColumns) {
        if (row === column) continue;
        const { controls, evidence } = draft(row, column);
        controls.add(control);
        for (const { record, tagged, rows: tagRows, columns: tagColumns } of artifacts) {
          if (tagged && !(tagRows?.has(row) === true && tagColumns?.has(column) === true)) continue;
          if (lists(rowLists, record) && lists(columnLists, record)) evidence.add(record);
        }
      }
    }
  }
  return [...drafts.values()]
    .sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])
    .flatMap(({ pair, controls, evidence }) => {
      const row = rows[pair[0]];
      const column = columns[pair[1]];
      if (row === undefined || column === undefined) return [];
      return [{ row, column, controls: [...controls], evidence: [...evidence] }];
    });
}

interface AxisCitations {
  readonly controls: Map<RecordFact, Cited>;
  /** Evidence that says itself what it is for. */
  readonly tags: Map<RecordFact, Set<FrameworkItem>>;
  /** Rows of crosswalks by place and number, with the items that they hold of this axis. */
  readonly mappings: Map<
    string,
    { readonly items: Set<FrameworkItem>; readonly evidence: readonly string[] }
  >;
}

function readAxis(workspace: WorkspaceView, items: readonly FrameworkItem[]): AxisCitations {
  const axis: AxisCitations = { controls: new Map(), tags: new Map(), mappings: new Map() };
  for (const item of items) {
    for (const citation of workspace.citationsOf(item.framework, item.id)) addCitation(axis, item, citation);
  }
  return axis;
}

function addCitation(axis: AxisCitations, item: FrameworkItem, citation: CitationFact): void {
  const { record, place, row } = citation;
  if (place === 'satisfies' && record.kind === 'control') {
    const cited = valueIn(axis.controls, record, (): Cited => new Map());
    const before = cited.get(item);
    if (citation.evidence.length === 0 || before === 'any') cited.set(item, 'any');
    else cited.set(item, new Set([...(before ?? []), ...citation.evidence]));
  } else if (place === 'satisfies' && record.kind === 'evidence') {
    valueIn(axis.tags, record, () => new Set<FrameworkItem>()).add(item);
  } else if ((place === 'row-source' || place === 'row-target') && row !== undefined) {
    const key = `${record.file}\n${record.span.start}\n${row}`;
    const mapping = { items: new Set<FrameworkItem>(), evidence: citation.evidence };
    valueIn(axis.mappings, key, () => mapping).items.add(item);
  }
}

function lists(listed: ReadonlySet<string> | 'any', evidence: RecordFact): boolean {
  return listed === 'any' || listed.has(evidence.id);
}

function valueIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
