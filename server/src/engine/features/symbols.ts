import type { Span } from '../../base/text/range.ts';
import type { NestedFact, NestedList, RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import type { Snapshot } from './snapshot.ts';

/** A record, or an entry of one of its lists, as an outline shows it. */
export interface OutlineSymbol {
  readonly id: string;
  /** The title, or the empty text when it says no more than the id. */
  readonly title: string;
  readonly kind: Kind | NestedList;
  readonly span: Span;
  readonly anchor: Span;
  readonly children: readonly OutlineSymbol[];
}

/** A symbol of the whole workspace. */
export interface WorkspaceSymbol {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly kind: Kind | NestedList;
  readonly anchor: Span;
  /** The record that an entry of a list belongs to. */
  readonly container: string | undefined;
}

/** The records of a file in source order, each with the entries that have ids of their own. */
export function documentSymbols(snapshot: Snapshot, file: string): readonly OutlineSymbol[] {
  const facts = snapshot.facts(file);
  if (facts === undefined || facts.stale === true) return [];
  const children = new Map<RecordFact, NestedFact[]>();
  for (const nested of facts.nested) {
    const list = children.get(nested.record) ?? [];
    list.push(nested);
    children.set(nested.record, list);
  }
  return facts.records.map((record) => ({
    ...outline(record.id, record.title, record.kind, record),
    children: (children.get(record) ?? [])
      .toSorted((a, b) => a.span.start - b.span.start)
      .map((nested) => outline(nested.id, nested.title, nested.list, nested)),
  }));
}

function outline(
  id: string,
  title: string,
  kind: Kind | NestedList,
  place: { readonly span: Span; readonly anchor: Span },
): OutlineSymbol {
  return { id, title: title === id ? '' : title, kind, span: place.span, anchor: place.anchor, children: [] };
}

/**
 * Records and entries whose id or title holds the letters of the query in order, best first, at most `limit`. Ids
 * count more than titles, beginnings more than middles; an empty query gives everything in order of id.
 */
export function workspaceSymbols(
  snapshot: Snapshot,
  query: string,
  limit: number,
): readonly WorkspaceSymbol[] {
  const wanted = query.replace(/\s+/g, '').toLowerCase();
  const found: { readonly score: number; readonly symbol: WorkspaceSymbol }[] = [];
  for (const facts of snapshot.workspace.files()) {
    for (const { id, title, kind, file, anchor } of facts.records) {
      const score = scoreOf(wanted, id, title);
      if (score > 0) found.push({ score, symbol: { file, id, title, kind, anchor, container: undefined } });
    }
    for (const { id, title, list, record, anchor } of facts.nested) {
      // A SoA repeats 93 ids that every framework search would drown in.
      if (list === 'soa-rows') continue;
      const score = scoreOf(wanted, id, title) - 1;
      if (score <= 0) continue;
      found.push({
        score,
        symbol: { file: record.file, id, title, kind: list, anchor, container: record.id },
      });
    }
  }
  found.sort(
    (a, b) => b.score - a.score || compare(a.symbol.id, b.symbol.id) || compare(a.symbol.file, b.symbol.file),
  );
  return found.slice(0, limit).map(({ symbol }) => symbol);
}

/** 0 when the letters do not occur in order; the empty query fits all alike. */
function scoreOf(wanted: string, id: string, title: string): number {
  if (wanted === '') return 2;
  return Math.max(scoreIn(wanted, id.toLowerCase()) * 2, scoreIn(wanted, title.toLowerCase()));
}

function scoreIn(wanted: string, text: string): number {
  if (text === wanted) return 1_000;
  if (text.startsWith(wanted)) return 800;
  const at = text.indexOf(wanted);
  if (at > 0) return isWordStart(text, at) ? 600 : 400;
  let from = 0;
  let starts = 0;
  for (const letter of wanted) {
    const next = text.indexOf(letter, from);
    if (next < 0) return 0;
    if (isWordStart(text, next)) starts++;
    from = next + letter.length;
  }
  return 100 + Math.round((100 * starts) / wanted.length);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
