import { distance } from 'fastest-levenshtein';
import { type AliasResolver, mergedPairs } from '../syntax/aliases.ts';
import type { MappingNode, Node, YamlDocument } from '../syntax/tree.ts';
import type { RecognisedBy, UnknownKindFact } from './facts.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { PathClaim } from './path-claim.ts';
import { citesFramework, frameworkKeys, looseKey, SATISFIES_KEYS } from './satisfies-key.ts';
import { hasSignature, PLURAL_KINDS } from './signature.ts';

/** A mapping that was recognised as a record of a kind. */
export interface Recognised {
  readonly kind: Kind;
  readonly node: MappingNode;
  readonly declared: boolean;
  readonly by: RecognisedBy;
}

export interface RecogniseInput {
  readonly document: YamlDocument;
  /** What the file's path says: a suffix, an association, a default folder. */
  readonly claim: PathClaim;
  readonly markdown: boolean;
  readonly resolve: AliasResolver;
  /** Whether a framework key is known in this workspace. */
  readonly isFramework: (key: string) => boolean;
}

export interface RecogniseResult {
  readonly records: readonly Recognised[];
  readonly because: string;
  readonly unknownKind?: UnknownKindFact;
  readonly awaitsFrameworks?: readonly string[];
}

/**
 * Finds the records of one document, most explicit sign first: `kind:`, suffix or association, plural list, folder,
 * shape. A document that matches nothing is not ours and gets silence.
 */
export function recognise(input: RecogniseInput): RecogniseResult {
  const root = input.document.root;
  if (root?.type === 'sequence') return fromTopLevelList(input, root.items);
  if (root?.type !== 'mapping') return nothing('it holds no mapping');
  return fromMapping(input, root);
}

function fromMapping(input: RecogniseInput, root: MappingNode): RecogniseResult {
  const kindText = scalarText(root, 'kind');
  if (hasKey(root, 'apiVersion')) return fromApiVersion(input, root, kindText);
  const kind = kindText === undefined ? undefined : kindOf(kindText);
  if (kind !== undefined) return one(kind, root, true, 'kind', `it says kind: ${kindText}`);
  const unknownKind = kindText === undefined ? undefined : misspeltKind(input, root, kindText);
  if (unknownKind !== undefined)
    return { ...nothing(`its kind "${kindText}" is not one of ours`), unknownKind };
  if (input.claim.type === 'declares' && resemblesRecord(root)) {
    const by = input.claim.by;
    const plural = fromPluralList(input, root);
    if (plural !== undefined) return plural;
    return one(
      input.claim.kind,
      root,
      true,
      by,
      `its ${by === 'suffix' ? 'name ends' : 'path is associated'} with ${input.claim.because}`,
    );
  }
  if (kindText !== undefined) return nothing(`its kind "${kindText}" is not one of ours`);
  return fromPluralList(input, root) ?? inferred(input, root);
}

function fromApiVersion(
  input: RecogniseInput,
  root: MappingNode,
  kindText: string | undefined,
): RecogniseResult {
  const kind = kindText === undefined ? undefined : kindOf(kindText);
  const spec = mappingAt(root, 'spec', input.resolve);
  if (kind !== undefined && spec !== undefined && hasSignature(kind, spec, input)) {
    return one(kind, root, false, 'api-version', `it is a ${kindText} with a spec of ours`);
  }
  return nothing('it has an apiVersion and belongs to another tool');
}

/** `controls:` and its like, when at least one item carries an id and a key that only our records have. */
function fromPluralList(input: RecogniseInput, root: MappingNode): RecogniseResult | undefined {
  const records: Recognised[] = [];
  const lists: string[] = [];
  for (const pair of root.pairs) {
    const kind = PLURAL_KINDS.get(looseKey(pair.key.text));
    const value = resolved(pair.value, input.resolve);
    if (kind === undefined || value?.type !== 'sequence') continue;
    const items = mappings(value.items, input.resolve).filter(isNamed);
    if (!items.some((item) => hasSignature(kind, item, input))) continue;
    lists.push(pair.key.text);
    for (const node of items) records.push({ kind, node, declared: true, by: 'plural-list' });
  }
  return records.length === 0 ? undefined : { records, because: `it holds a list of ${lists.join(' and ')}` };
}

function fromTopLevelList(input: RecogniseInput, items: readonly (Node | undefined)[]): RecogniseResult {
  const claim = input.claim;
  const named = mappings(items, input.resolve).filter(isNamed);
  if (claim.type !== 'declares' && claim.type !== 'suggests')
    return nothing('it is a list outside our folders');
  const ours =
    claim.type === 'declares' ? named : named.filter((item) => hasSignature(claim.kind, item, input));
  if (ours.length === 0) return nothing(`no item of its list looks like ${article(claim.kind)}`);
  const by = claim.type === 'declares' ? claim.by : 'folder';
  const declared = claim.type === 'declares';
  return {
    records: ours.map((node) => ({ kind: claim.kind, node, declared, by })),
    because: `it is a list of records in ${claim.because}`,
  };
}

function inferred(input: RecogniseInput, root: MappingNode): RecogniseResult {
  const claim = input.claim;
  if (
    claim.type === 'suggests' &&
    hasSignature(claim.kind, root, input) &&
    (isNamed(root) || input.markdown)
  ) {
    return one(
      claim.kind,
      root,
      false,
      'folder',
      `it lies in ${claim.because} and has keys of ${article(claim.kind)}`,
    );
  }
  if (isNamed(root) || input.markdown) {
    const pairs = root.pairs.filter((pair) => SATISFIES_KEYS.has(looseKey(pair.key.text)));
    const citing = pairs.find((pair) => citesFramework(pair.key.text, pair.value, input));
    if (citing !== undefined) {
      const kind = input.markdown ? 'policy' : 'control';
      return one(kind, root, false, 'shape', `its "${citing.key.text}" cites a framework that is known here`);
    }
    const keys = pairs.flatMap((pair) => frameworkKeys(pair.value, input.resolve));
    const awaitsFrameworks = keys.filter((key) => !input.isFramework(key));
    if (awaitsFrameworks.length > 0) {
      return { ...nothing('it cites no framework that is known here'), awaitsFrameworks };
    }
  }
  if (claim.type === 'suggests') {
    return nothing(`it lies in ${claim.because} and has no key that only ${article(claim.kind)} has`);
  }
  return nothing('it has no kind, lies in none of our folders and cites no framework');
}

/** DECISIONS: near a kind, an id beside it, and a key of that kind (or a path that already says so). */
function misspeltKind(
  input: RecogniseInput,
  root: MappingNode,
  written: string,
): UnknownKindFact | undefined {
  if (!hasKey(root, 'id')) return undefined;
  const lower = written.toLowerCase();
  const suggestion = KINDS.map((kind) => ({ kind, far: distance(lower, kind) }))
    .filter(({ far }) => far > 0 && far <= 2)
    .sort((a, b) => a.far - b.far)[0]?.kind;
  if (suggestion === undefined) return undefined;
  if (!hasSignature(suggestion, root, input) && input.claim.type !== 'declares') return undefined;
  const pair = root.pairs.find((candidate) => candidate.name === 'kind');
  return pair?.value === undefined ? undefined : { written, span: pair.value, suggestion };
}

function one(
  kind: Kind,
  node: MappingNode,
  declared: boolean,
  by: RecognisedBy,
  because: string,
): RecogniseResult {
  return { records: [{ kind, node, declared, by }], because };
}

function nothing(because: string): RecogniseResult {
  return { records: [], because };
}

/** A kind as written, `programme` included; undefined when it is none of ours. */
export function kindOf(written: string): Kind | undefined {
  const lower = written.trim().toLowerCase();
  if (lower === 'programme') return 'program';
  return KINDS.find((kind) => kind === lower);
}

/** A suffix such as `compose.control.yaml` is not enough: something in it must look like a record. */
function resemblesRecord(root: MappingNode): boolean {
  const isPack = hasKey(root, 'metadata') && hasKey(root, 'spec');
  return isPack || root.pairs.some((pair) => isRecordKey(looseKey(pair.key.text), pair.value));
}

const RECORD_KEYS: ReadonlySet<string> = new Set(['id', 'title', 'controlid', 'owner', ...SATISFIES_KEYS]);

/** `controls:` in a record lists ids; a list of maps that are no records of ours is another tool's. */
function isRecordKey(key: string, value: Node | undefined): boolean {
  if (RECORD_KEYS.has(key)) return true;
  if (!PLURAL_KINDS.has(key)) return false;
  const items = value?.type === 'sequence' ? value.items : [value];
  return items.some((item) => item?.type === 'scalar');
}

function isNamed(node: MappingNode): boolean {
  return node.pairs.some((pair) => NAMING_KEYS.has(looseKey(pair.key.text)) && pair.value !== undefined);
}

const NAMING_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'controlid']);

function hasKey(node: MappingNode, name: string): boolean {
  return node.pairs.some((pair) => pair.name === name);
}

function scalarText(node: MappingNode, name: string): string | undefined {
  const value = node.pairs.find((pair) => pair.name === name)?.value;
  return value?.type === 'scalar' && value.text !== '' ? value.text : undefined;
}

function mappingAt(node: MappingNode, name: string, resolve: AliasResolver): MappingNode | undefined {
  const value = resolved(node.pairs.find((pair) => pair.name === name)?.value, resolve);
  return value?.type === 'mapping' ? value : undefined;
}

function resolved(node: Node | undefined, resolve: AliasResolver): Node | undefined {
  return node?.type === 'alias' ? resolve(node) : node;
}

/** The mappings of a list; what their merge keys bring stands in them as if it were written there. */
function mappings(items: readonly (Node | undefined)[], resolve: AliasResolver): readonly MappingNode[] {
  return items.flatMap((item) => {
    const node = resolved(item, resolve);
    if (node?.type !== 'mapping') return [];
    return [hasKey(node, '<<') ? { ...node, pairs: mergedPairs(node, resolve) } : node];
  });
}

function article(kind: Kind): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
