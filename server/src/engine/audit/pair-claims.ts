import type { Span } from '../../base/text/range.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { Coverage, FrameworkItem, Relationship } from '../frameworks/framework-item.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../model/read.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { coverageOfRow, isAsideCrosswalk, relationshipOfRow, strengthOfRow } from './crosswalk-rows.ts';

/** What one source says about a pair of items, read from the row item to the column item. */
export interface PairClaim {
  /** The crosswalk or framework record that says so; undefined for the crosswalk that ships. */
  readonly record: RecordFact | undefined;
  readonly relationship: Relationship | undefined;
  readonly strength: number | undefined;
  readonly coverage: Coverage | undefined;
  readonly basis: string | undefined;
  readonly note: string | undefined;
  /** Where the workspace says so, in the record's file. */
  readonly span: Span | undefined;
}

/** What claims are read from. */
export interface ClaimSource {
  readonly workspace: WorkspaceView;
  readonly catalogue: Catalogue;
}

/** Claims by pair: the key is `pairKey`. */
export type PairClaims = ReadonlyMap<number, readonly PairClaim[]>;

/** Basis of a claim that `maps_to` of a framework record makes: it says that two items belong together, and no more. */
const JOINED = 'workspace';

/** The key of a pair of places on two axes. */
export function pairKey(row: number, column: number, columns: readonly FrameworkItem[]): number {
  return row * columns.length + column;
}

/** All that the crosswalk that ships and the records of the workspace say of the pairs of two axes. */
export function claimsOf(
  source: ClaimSource,
  rows: readonly FrameworkItem[],
  columns: readonly FrameworkItem[],
): PairClaims {
  const claims = new Map<number, PairClaim[]>();
  const add = (row: number, column: number, claim: PairClaim): void => {
    const key = pairKey(row, column, columns);
    const list = claims.get(key);
    if (list === undefined) claims.set(key, [claim]);
    else list.push(claim);
  };
  const columnAt = new Map(columns.map((item, at) => [`${item.framework} ${item.id}`, at]));
  const replaced = replacedBetween(source);
  for (const [row, item] of rows.entries()) {
    for (const counterpart of source.catalogue.counterparts(item.framework, item.id)) {
      const column = columnAt.get(`${counterpart.framework} ${counterpart.id}`);
      const isShipped = counterpart.basis !== JOINED;
      if (isShipped && replaced.has(`${item.framework} ${counterpart.framework}`)) continue;
      if (column !== undefined)
        add(row, column, { ...counterpart, ...sourceOfJoin(item, counterpart, source) });
    }
  }
  const rowSides = sidesOf(source.workspace, rows);
  const columnSides = sidesOf(source.workspace, columns);
  for (const [record, rowsOfRecord] of rowSides.mappings) {
    const columnsOfRecord = columnSides.mappings.get(record);
    if (columnsOfRecord === undefined) continue;
    const nodes = mappingsIn(nodeAtPath(record.fields, 'mappings'));
    for (const [number, left] of rowsOfRecord) {
      const node = nodes[number];
      if (node === undefined) continue;
      for (const { at: row, place } of left) {
        for (const other of columnsOfRecord.get(number) ?? []) {
          if (other.place === place) continue;
          add(row, other.at, {
            record,
            relationship: relationshipOfRow(node, place === 'row-target'),
            strength: strengthOfRow(node),
            coverage: coverageOfRow(node),
            basis: undefined,
            note: textAt(node, 'note'),
            span: { start: node.start, end: node.end },
          });
        }
      }
    }
  }
  addGaps(source, rowSides.gaps, rows, columns, claims, (row, column) => pairKey(row, column, columns));
  addGaps(source, columnSides.gaps, columns, rows, claims, (column, row) => pairKey(row, column, columns));
  return claims;
}

/** Frameworks, both ways, between which a crosswalk in force says that only its own rows count (`extends: none`). */
function replacedBetween({ workspace, catalogue }: ClaimSource): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const record of workspace.records('crosswalk')) {
    if (textAt(record.fields, 'extends')?.toLowerCase() !== 'none' || isAsideCrosswalk(record)) continue;
    const [from, to] = sidesNamed(record, catalogue);
    replaced.add(`${from} ${to}`).add(`${to} ${from}`);
  }
  return replaced;
}

/** The frameworks of the source and the target of a crosswalk. A head's `framework` is read as its `id`. */
function sidesNamed(record: RecordFact, catalogue: Catalogue): readonly (string | undefined)[] {
  return ['source', 'target'].map((side) => {
    const written = textAt(record.fields, `${side}.id`) ?? textAt(record.fields, side) ?? '';
    return catalogue.frameworkOf(written)?.framework;
  });
}

/** Whether the workspace says that the two are not related, by a row or by a gap of one of them. */
export function isDenied(claims: readonly PairClaim[]): boolean {
  return claims.some(
    ({ record, relationship }) => record !== undefined && relationship === 'no-relationship',
  );
}

/** How much of a criterion the other item covers: what the workspace says, else what the crosswalk that ships says. */
export function coverageOfPair(claims: readonly PairClaim[]): Coverage | undefined {
  if (isDenied(claims)) return undefined;
  const own = claims.find(
    ({ record, coverage, basis }) => record !== undefined && coverage && basis !== JOINED,
  );
  return own?.coverage ?? claims.find(({ coverage }) => coverage !== undefined)?.coverage;
}

/**
 * Whether sources disagree about a pair: one says that the two are not related and another that they are, or two give
 * another relationship or another coverage. `notRelated` is the reason of the shipped crosswalk against the pair.
 */
export function isDissent(claims: readonly PairClaim[], notRelated: string | undefined): boolean {
  const denying = claims.filter(({ relationship }) => relationship === 'no-relationship').length;
  if (denying < claims.length && (denying > 0 || notRelated !== undefined)) return true;
  const stated = claims.filter(({ basis }) => basis !== JOINED);
  return (
    differ(stated.map(({ relationship }) => relationship)) || differ(stated.map(({ coverage }) => coverage))
  );
}

function differ(words: readonly (string | undefined)[]): boolean {
  return new Set(words.filter((word) => word !== undefined)).size > 1;
}

/** A join of `maps_to` is written in the framework record of one of the two. */
function sourceOfJoin(
  item: FrameworkItem,
  { framework, id, basis }: { readonly framework: string; readonly id: string; readonly basis: string },
  { workspace }: ClaimSource,
): Pick<PairClaim, 'record' | 'span'> {
  if (basis !== JOINED) return { record: undefined, span: undefined };
  for (const [key, other, own] of [
    [item.framework, item.id, framework],
    [framework, id, item.framework],
  ] as const) {
    const citation = workspace
      .citationsOf(key, other)
      .find(({ place, record }) => place === 'maps-to' && record.id === own);
    if (citation !== undefined) return { record: citation.record, span: citation.span };
  }
  return { record: undefined, span: undefined };
}

interface Side {
  /** Place of the item on its axis. */
  readonly at: number;
  readonly place: CitationFact['place'];
}

interface Sides {
  /** Rows of crosswalks in force by record and number of the row. */
  readonly mappings: ReadonlyMap<RecordFact, ReadonlyMap<number, readonly Side[]>>;
  readonly gaps: readonly { readonly at: number; readonly citation: CitationFact }[];
}

function sidesOf(workspace: WorkspaceView, items: readonly FrameworkItem[]): Sides {
  const mappings = new Map<RecordFact, Map<number, Side[]>>();
  const gaps: { at: number; citation: CitationFact }[] = [];
  if (workspace.count('crosswalk') === 0) return { mappings, gaps };
  for (const [at, item] of items.entries()) {
    for (const citation of workspace.citationsOf(item.framework, item.id)) {
      const { record, place, row } = citation;
      if (record.kind !== 'crosswalk' || isAsideCrosswalk(record)) continue;
      if (place === 'gap') gaps.push({ at, citation });
      if (row === undefined || (place !== 'row-source' && place !== 'row-target')) continue;
      const numbers = mappings.get(record) ?? new Map<number, Side[]>();
      mappings.set(record, numbers);
      const sides = numbers.get(row);
      if (sides === undefined) numbers.set(row, [{ at, place }]);
      else sides.push({ at, place });
    }
  }
  return { mappings, gaps };
}

/** A gap says that an item has no counterpart: it speaks against each claim about it that somebody else makes. */
function addGaps(
  { catalogue }: ClaimSource,
  gaps: Sides['gaps'],
  items: readonly FrameworkItem[],
  others: readonly FrameworkItem[],
  claims: Map<number, PairClaim[]>,
  keyOf: (at: number, other: number) => number,
): void {
  for (const { at, citation } of gaps) {
    const { record, note, span } = citation;
    const between = new Set(sidesNamed(record, catalogue));
    const own = items[at]?.framework;
    for (const [other, { framework }] of others.entries()) {
      if (framework === own || (between.has(own) && !between.has(framework))) continue;
      const denial: PairClaim = {
        record,
        relationship: 'no-relationship',
        strength: undefined,
        coverage: undefined,
        basis: undefined,
        note,
        span,
      };
      claims.get(keyOf(at, other))?.push(denial);
    }
  }
}
