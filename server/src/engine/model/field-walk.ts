import type { MappingNode, Node, ScalarNode } from '../syntax/tree.ts';
import type { NestedFact, NestedList, PathFact, RecordFact, ReferenceFact } from './facts.ts';
import { KINDS, type Kind } from './kinds.ts';
import { meaningful } from './read.ts';
import { type PathField, pathFields, type ReferenceField, referenceFields } from './schema/schema-table.ts';

/** What the schema says about one field, arranged so that one walk over a record meets every annotation. */
interface FieldStep {
  readonly children: Map<string, FieldStep>;
  reference: ReferenceField | undefined;
  path: PathField | undefined;
}

/** References and local paths of a record, in source order, read where the schema of its kind says so. */
export function walkFields(record: RecordFact, references: ReferenceFact[], paths: PathFact[]): void {
  const visit = (mapping: MappingNode, step: FieldStep, path: string): void => {
    for (const pair of mapping.pairs) {
      const child = step.children.get(pair.name) ?? step.children.get('*');
      if (child === undefined || pair.value === undefined) continue;
      visitValue(pair.value, child, path === '' ? pair.name : `${path}.${pair.name}`);
    }
  };
  const visitValue = (value: Node, step: FieldStep, path: string): void => {
    if (value.type === 'sequence') {
      for (const item of value.items) if (item !== undefined) visitValue(item, step, path);
    } else if (value.type === 'mapping') visit(value, step, path);
    else if (value.type === 'scalar' && meaningful(value) !== undefined) visitScalar(value, step, path);
  };
  const visitScalar = (value: ScalarNode, step: FieldStep, field: string): void => {
    if (step.reference !== undefined) {
      const { expects, unresolved, idShaped } = step.reference;
      if (expects.includes('roles') || expects.includes('people')) {
        const owner = ownerReference(record, field, value);
        if (owner !== undefined) references.push(owner);
        return;
      }
      if (idShaped === true && !ID_SHAPE.test(value.text.trim())) return;
      references.push({ record, field, expects, id: value.text.trim(), span: value, unresolved });
    }
    if (step.path !== undefined && isLocalPath(value.text, step.path.loose)) {
      paths.push({ record, field, path: value.text.trim().replaceAll('\\', '/'), span: value });
    }
  };
  visit(record.fields, STEPS[record.kind], '');
}

const OWNER = /^(role|person):([^\s:]+)$/;

/** `role:it-lead` and `person:mira.sol` name an entry of the programme; any other text names somebody in its own way. */
function ownerReference(record: RecordFact, field: string, value: ScalarNode): ReferenceFact | undefined {
  const match = OWNER.exec(value.text.trim());
  const [, prefix, id] = match ?? [];
  if (prefix === undefined || id === undefined) return undefined;
  const end = value.style === 'plain' ? value.end : value.end - 1;
  const expects: readonly NestedList[] = [prefix === 'role' ? 'roles' : 'people'];
  return { record, field, expects, id, span: { start: end - id.length, end }, unresolved: 'information' };
}

/** Fields that hold ids or prose: only `VEN-AWS` and its like are meant as an id. */
const ID_SHAPE = /^[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)+$/;

/** A link has a scheme and is never checked; some keys hold prose, where only what looks like a path counts. */
function isLocalPath(text: string, loose: boolean): boolean {
  const path = text.trim();
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return false;
  return !loose || (/[/\\]/.test(path) && /\.[a-z0-9]{1,8}(#.*)?$/i.test(path) && !/\s/.test(path));
}

const STEPS: Readonly<Record<Kind, FieldStep>> = stepsByKind();

function stepsByKind(): Record<Kind, FieldStep> {
  const entries = KINDS.map((kind): [Kind, FieldStep] => {
    const root = newStep();
    for (const field of referenceFields(kind)) stepAt(root, field.path).reference = field;
    for (const field of pathFields(kind)) stepAt(root, field.path).path = field;
    return [kind, root];
  });
  return Object.fromEntries(entries) as Record<Kind, FieldStep>;
}

function stepAt(root: FieldStep, path: string): FieldStep {
  let step = root;
  for (const name of path.split('.')) {
    let next = step.children.get(name);
    if (next === undefined) {
      next = newStep();
      step.children.set(name, next);
    }
    step = next;
  }
  return step;
}

function newStep(): FieldStep {
  return { children: new Map(), reference: undefined, path: undefined };
}

/** Lists of nested ids: where they stand in a record of which kind. */
const NESTED_LISTS: Partial<
  Record<Kind, readonly { readonly path: readonly string[]; readonly list: NestedList }[]>
> = {
  scope: [
    { path: ['systems'], list: 'systems' },
    { path: ['objectives'], list: 'objectives' },
    { path: ['changes'], list: 'changes' },
  ],
  program: [
    { path: ['people'], list: 'people' },
    { path: ['roles'], list: 'roles' },
    { path: ['phases'], list: 'phases' },
    { path: ['objectives'], list: 'objectives' },
    { path: ['audits'], list: 'audits' },
    { path: ['internal_audits'], list: 'internal_audits' },
    { path: ['internal_audits', 'findings'], list: 'findings' },
    { path: ['audits', 'findings'], list: 'findings' },
    { path: ['management_reviews'], list: 'management_reviews' },
  ],
  framework: [{ path: ['requirements'], list: 'requirements' }],
  soa: [{ path: ['controls'], list: 'soa-rows' }],
};

/** Nested definitions of a record. */
export function nestedFacts(record: RecordFact, into: NestedFact[]): void {
  for (const { path, list } of NESTED_LISTS[record.kind] ?? [])
    collect(record, record.fields, path, list, into);
}

function collect(
  record: RecordFact,
  mapping: MappingNode,
  path: readonly string[],
  list: NestedList,
  into: NestedFact[],
): void {
  const [name, ...rest] = path;
  const value = mapping.pairs.find((pair) => pair.name === name)?.value;
  const items = value?.type === 'sequence' ? value.items : [value];
  for (const item of items) {
    if (item?.type !== 'mapping') continue;
    if (rest.length > 0) {
      collect(record, item, rest, list, into);
      continue;
    }
    const id = item.pairs.find((pair) => pair.name === 'id')?.value;
    const text = meaningful(id);
    if (text === undefined || id === undefined) continue;
    const title = meaningful(item.pairs.find((pair) => pair.name === 'title' || pair.name === 'name')?.value);
    into.push({ record, list, id: text, title: title ?? text, anchor: id, span: item });
  }
}
