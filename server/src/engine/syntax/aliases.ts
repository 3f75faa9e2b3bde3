import { loopingAlias, tooManyAliases, unknownAlias } from './messages.ts';
import type { AliasNode, MappingNode, Node, Pair, SyntaxProblem, YamlDocument } from './tree.ts';

/** How many nodes the aliases of a document may stand for together. */
export const MAX_EXPANDED_NODES = 100_000;

/**
 * Gives the node that an alias stands for; any other node comes back as it is, and so does an alias without an anchor
 * before it. When the aliases of the document stand for too much, none is followed and `exhausted` is true.
 */
export interface AliasResolver {
  (node: Node): Node;
  readonly exhausted: boolean;
}

/** The resolver of a document. Costs nothing before the first alias is asked for. */
export function resolver(document: YamlDocument): AliasResolver {
  let index: AliasIndex | undefined;
  const indexed = (): AliasIndex => {
    index ??= new AliasIndex(document.root);
    return index;
  };
  const resolve = (node: Node): Node => (node.type === 'alias' ? (indexed().target(node) ?? node) : node);
  return Object.defineProperty(resolve, 'exhausted', {
    get: () => indexed().tooMuch !== undefined,
  }) as typeof resolve & { readonly exhausted: boolean };
}

/** What is wrong with the aliases of a document: those without an anchor or within it, or the first that makes it grow too much. */
export function aliasProblems(document: YamlDocument): readonly SyntaxProblem[] {
  const index = new AliasIndex(document.root);
  if (index.tooMuch !== undefined) return [tooManyAliases(index.tooMuch)];
  return index.unresolved.map(({ alias, loops }) => (loops ? loopingAlias(alias) : unknownAlias(alias)));
}

/**
 * The pairs of a mapping with those that its merge keys (`<<: *name`, also a list) bring in: first its own without the
 * merge keys, then the merged ones whose names are not yet there, in the order written.
 */
export function mergedPairs(mapping: MappingNode, resolve: AliasResolver): readonly Pair[] {
  if (!mapping.pairs.some(isMerge)) return mapping.pairs;
  const own = mapping.pairs.filter((pair) => !isMerge(pair));
  const names = new Set(own.map((pair) => pair.name));
  const add = (value: Node | undefined): void => {
    const source = value === undefined ? undefined : resolve(value);
    if (source?.type === 'sequence') source.items.forEach(add);
    if (source?.type !== 'mapping') return;
    for (const pair of mergedPairs(source, resolve)) {
      if (names.has(pair.name)) continue;
      names.add(pair.name);
      own.push(pair);
    }
  };
  for (const pair of mapping.pairs) if (isMerge(pair)) add(pair.value);
  return own;
}

function isMerge(pair: Pair): boolean {
  return pair.name === '<<' && pair.key.style === 'plain';
}

/**
 * Where each alias of a document leads. A node's anchor counts from the node's end on, so an alias never leads to a
 * node around itself: there are no cycles, and the grown size of each node is known when it is reached.
 */
class AliasIndex {
  /** Aliases that lead nowhere, and whether that is because they stand within the node that they name. */
  readonly unresolved: { readonly alias: AliasNode; readonly loops: boolean }[] = [];
  /** The first alias that makes the document grow beyond the limit. */
  tooMuch: AliasNode | undefined;
  private readonly targets = new Map<AliasNode, Node>();
  private readonly anchors = new Map<string, { readonly node: Node; readonly size: number }>();
  /** Anchors of the nodes around the one that is visited. */
  private readonly open: string[] = [];
  private added = 0;

  constructor(root: Node | undefined) {
    if (root !== undefined) this.visit(root);
  }

  target(alias: AliasNode): Node | undefined {
    return this.tooMuch === undefined ? this.targets.get(alias) : undefined;
  }

  /** The size of a node with its aliases written out. */
  private visit(node: Node): number {
    if (node.type === 'alias') return this.visitAlias(node);
    if (node.anchor === undefined) return this.sizeOf(node);
    this.open.push(node.anchor);
    const size = this.sizeOf(node);
    this.open.pop();
    this.anchors.set(node.anchor, { node, size });
    return size;
  }

  private sizeOf(node: Node): number {
    let size = 1;
    switch (node.type) {
      case 'mapping':
        for (const { key, value } of node.pairs) {
          size += this.visit(key);
          if (value !== undefined) size += this.visit(value);
        }
        break;
      case 'sequence':
        for (const item of node.items) if (item !== undefined) size += this.visit(item);
        break;
    }
    return size;
  }

  private visitAlias(alias: AliasNode): number {
    const anchored = this.anchors.get(alias.name);
    if (anchored === undefined) {
      // A lone `*` is a syntax error with a problem of its own.
      if (alias.name !== '') this.unresolved.push({ alias, loops: this.open.includes(alias.name) });
      return 1;
    }
    this.targets.set(alias, anchored.node);
    this.added += anchored.size;
    if (this.added > MAX_EXPANDED_NODES) this.tooMuch ??= alias;
    return anchored.size;
  }
}
