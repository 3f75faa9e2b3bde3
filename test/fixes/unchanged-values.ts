import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import type { FileEdit } from '../../server/src/engine/rules/rule.ts';

interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Where the keys around it start, so that a renamed key is still the same key. */
  readonly under: readonly number[];
}

/** Every scalar and alias of a YAML text (or of the front matter of a Markdown text); undefined where it is broken. */
function leaves(file: string, text: string): readonly Leaf[] | undefined {
  const front = /\.(md|markdown)$/i.test(file) ? /^(---\r?\n[\s\S]*?\r?\n)---\r?$/m.exec(text)?.[1] : text;
  if (front === undefined) return undefined;
  const documents = parseAllDocuments(front, { uniqueKeys: false, logLevel: 'silent', version: '1.2' });
  if (!Array.isArray(documents)) return [];
  const found: Leaf[] = [];
  for (const document of documents) {
    if (document.errors.length > 0) return undefined;
    walk(document.contents, [], found);
  }
  return found;
}

function walk(node: unknown, under: readonly number[], found: Leaf[]): void {
  if (isPair(node)) {
    walk(node.key, under, found);
    walk(node.value, [...under, startOf(node.key)], found);
  } else if (isMap(node) || isSeq(node)) {
    for (const item of node.items) walk(item, under, found);
  } else if (isScalar(node) || isAlias(node)) {
    const value = isAlias(node) ? `*${node.source}` : `${typeof node.value} ${String(node.value)}`;
    found.push({ start: startOf(node), end: endOf(node), value, under });
  }
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? -1;
}

function endOf(node: unknown): number {
  return (node as Node | null)?.range?.[1] ?? -1;
}

/**
 * What edits changed beside what they say they change: values before and after that differ though no edit touches
 * them. Empty when all is well, or when the text was broken before.
 */
export function changedElsewhere(
  file: string,
  before: string,
  after: string,
  edits: readonly FileEdit[],
): readonly string[] {
  const old = leaves(file, before);
  if (old === undefined) return [];
  const now = leaves(file, after);
  if (now === undefined) return ['The text is broken now.'];
  const own = edits.filter((edit) => edit.file === file).sort((a, b) => a.span.start - b.span.start);
  const moved = (at: number): number =>
    at +
    own.reduce(
      (sum, { span, text }) =>
        span.end <= at && span.start < at ? sum + text.length - (span.end - span.start) : sum,
      0,
    );
  const places = new Map(now.map((leaf) => [leaf.start, leaf]));
  const problems: string[] = [];
  for (const leaf of old) {
    if (leaf.start === leaf.end) continue;
    if (own.some(({ span }) => span.start < leaf.end && leaf.start < span.end)) continue;
    // An insertion right before a leaf moves it; one right behind it does not.
    const inserted = own.find(({ span }) => span.start === leaf.start && span.end === leaf.start);
    const at = moved(leaf.start) + (inserted?.text.length ?? 0);
    const same = places.get(at) ?? places.get(moved(leaf.start));
    if (same === undefined || same.value !== leaf.value) {
      problems.push(`${leaf.value} at ${leaf.start} became ${same?.value ?? 'nothing'}`);
    } else if (same.under.length !== leaf.under.length) {
      problems.push(
        `${leaf.value} at ${leaf.start} went from depth ${leaf.under.length} to ${same.under.length}`,
      );
    }
  }
  return problems;
}
