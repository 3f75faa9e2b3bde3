import type { Span } from '../../../base/text/range.ts';
import type { MappingNode, Node, ScalarNode } from '../../syntax/tree.ts';
import { pairOf } from '../../syntax/tree.ts';
import type { Configuration } from '../configuration.ts';
import type { Kind } from '../kinds.ts';
import { validators } from './generated/validators.js';
import { looseValue } from './loose.ts';
import { meantValue } from './meant-value.ts';
import { type CopyObserver, plainCopy, saysNothing } from './plain-copy.ts';
import { enumMessage, formatProblem, rangeMessage, shapeProblem } from './problem-messages.ts';
import { childOf, rootProperty } from './schema-table.ts';
import type { Property, SchemaName } from './schema-types.ts';
import { misspelledKey, unknownKey } from './unknown-key.ts';
import type { ValidationError, Validator } from './validator.ts';

export type SchemaRule =
  | 'record/required-field'
  | 'record/unknown-field'
  | 'record/enum'
  | 'record/date'
  | 'record/shape';

/** One mistake in the form of a record, at the exact key or value. */
export interface SchemaProblem {
  readonly rule: SchemaRule;
  readonly span: Span;
  /** Dotted path of canonical names without list indexes. */
  readonly path: string;
  readonly message: string;
  /** The text to write in place of `span`, where it is clear what was meant. */
  readonly suggestion?: string;
}

export interface CheckOptions {
  /** Only declared records owe their required fields. */
  readonly declared: boolean;
  /** `values` are the workspace's own additions to lists of values, by path (`evidence.type`). */
  readonly configuration: Pick<Configuration, 'values'>;
}

/**
 * What is wrong with the form of a record: missing required fields, misspelled keys, values outside their list, dates
 * in another notation, wrong shapes. One finding per mistake, in source order. `?` placeholders and empty values are
 * no mistakes of form.
 */
export function checkRecord(
  kind: Kind,
  fields: MappingNode,
  options: CheckOptions,
): readonly SchemaProblem[] {
  return checkTree(kind, validators[kind], fields, options);
}

/** As `checkRecord`, for the configuration: there every unknown key is a mistake, for nobody else reads the file. */
export function checkConfiguration(root: MappingNode): readonly SchemaProblem[] {
  return checkTree('configuration', validators.configuration, root, {
    declared: true,
    configuration: NO_VALUES,
  });
}

const NO_VALUES: CheckOptions['configuration'] = { values: new Map() };

function checkTree(
  name: SchemaName,
  validator: Validator,
  fields: MappingNode,
  options: CheckOptions,
): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const isAdded = (at: Property, text: string): boolean => {
    if (options.configuration.values.size === 0) return false;
    return addedValues(options.configuration.values, `${name}.${at.path}`).includes(looseValue(text));
  };
  const observer: CopyObserver = {
    unknownKey(mapping, at, index) {
      const problem = (name === 'configuration' ? unknownKey : misspelledKey)(mapping, at, index);
      if (problem !== undefined) problems.push({ rule: 'record/unknown-field', ...problem });
    },
    otherValue(node, at) {
      if (isAdded(at, node.text)) return;
      const value = meantValue(node.text, at);
      if (value !== undefined && node.text.length > 3) problems.push(enumProblem(node, at, value));
    },
  };
  const root = rootProperty(name);
  if (!validator(plainCopy(fields, root, observer))) {
    for (const error of decisive(validator.errors ?? [])) {
      const problem = problemOf(error, fields, root, options.declared, isAdded);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return problems.length < 2 ? problems : problems.sort((a, b) => a.span.start - b.span.start);
}

/** Added values of a list in loose spelling; what is added to `control.frequency` holds in its map of stages too. */
function addedValues(values: ReadonlyMap<string, readonly string[]>, path: string): readonly string[] {
  const above = path.slice(0, path.lastIndexOf('.'));
  return [...(values.get(path) ?? []), ...(values.get(above) ?? [])].map(looseValue);
}

/** What a keyword's mistake hides in the same place: a text where a list belongs is not also an unknown value. */
const RANK: Readonly<Record<string, number>> = {
  type: 0,
  enum: 1,
  format: 2,
  minimum: 3,
  maximum: 3,
  required: 4,
};

/** One error per place; the `if` that chose a branch is no mistake of its own. */
function decisive(errors: readonly ValidationError[]): Iterable<ValidationError> {
  const byPlace = new Map<string, ValidationError>();
  for (const error of errors) {
    const rank = RANK[error.keyword];
    if (rank === undefined) continue;
    const place = `${error.instancePath}\n${error.params?.missingProperty ?? ''}`;
    const known = byPlace.get(place);
    if (known === undefined || rank < (RANK[known.keyword] ?? 9)) byPlace.set(place, error);
  }
  return byPlace.values();
}

/** The last key of a JSON pointer, places in lists left out. A key may hold dots and slashes: `charts/*.yaml`. */
function lastKeyOf(pointer: string): string {
  const key = pointer.split('/').findLast((segment) => !/^\d+$/.test(segment)) ?? '';
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function problemOf(
  error: ValidationError,
  fields: MappingNode,
  root: Property,
  declared: boolean,
  isAdded: (at: Property, text: string) => boolean,
): SchemaProblem | undefined {
  const place = locate(error.instancePath, fields, root);
  if (place === undefined) return undefined;
  const { node, at: written, path, isItem } = place;
  // In a map with keys of the user's own, the key goes by the name that the user gave it.
  const at = written.name === '*' ? { ...written, name: lastKeyOf(error.instancePath), path } : written;
  if (error.keyword === 'required') return declared ? requiredProblem(node, at, error) : undefined;
  if (node.type === 'alias' || (node.type === 'scalar' && saysNothing(node))) return undefined;
  if (error.keyword === 'type' || node.type !== 'scalar') {
    return { rule: 'record/shape', span: node, path: at.path, ...shapeProblem(node, at, isItem) };
  }
  if (error.keyword === 'enum') {
    if (isAdded(at, node.text)) return undefined;
    return enumProblem(node, at, meantValue(node.text, at));
  }
  if (error.keyword === 'format') {
    const rule = at.format === 'duration' || at.format === 'month-day' ? 'record/shape' : 'record/date';
    return { rule, span: node, path: at.path, ...formatProblem(node.text.trim(), at) };
  }
  return {
    rule: 'record/shape',
    span: node,
    path: at.path,
    message: rangeMessage(node.text, at, error.keyword),
  };
}

function enumProblem(node: ScalarNode, at: Property, suggestion: string | undefined): SchemaProblem {
  const problem = {
    rule: 'record/enum' as const,
    span: node,
    path: at.path,
    message: enumMessage(node.text, at, suggestion),
  };
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

function requiredProblem(node: Node, at: Property, error: ValidationError): SchemaProblem | undefined {
  const name = error.params?.missingProperty;
  const child = name === undefined ? undefined : at.properties.get(name);
  if (node.type !== 'mapping' || child === undefined) return undefined;
  const written = pairOf(node, child.name);
  // A placeholder is reported by the rule that asked for it; an alias stands for a value we do not see.
  if (
    written?.value?.type === 'alias' ||
    (written?.value?.type === 'scalar' && written.value.text.trim() === '?')
  ) {
    return undefined;
  }
  const anchor = pairOf(node, 'id')?.value ?? node.pairs[0]?.key ?? { start: node.start, end: node.start };
  const what = written === undefined ? `\`${child.name}\` is missing` : `\`${child.name}\` is empty`;
  return {
    rule: 'record/required-field',
    span: written?.key ?? { start: anchor.start, end: anchor.end },
    path: child.path,
    message: `${what}. ${child.description}`,
  };
}

/** The node and key that a validator's JSON pointer names. */
function locate(
  pointer: string,
  fields: MappingNode,
  root: Property,
):
  | { readonly node: Node; readonly at: Property; readonly path: string; readonly isItem: boolean }
  | undefined {
  let node: Node | undefined = fields;
  let at = root;
  let path = '';
  let isItem = false;
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.type === 'sequence') {
      node = node.items[Number(step)];
      isItem = true;
    } else if (node?.type === 'mapping') {
      const child = childOf(at, step);
      if (child === undefined) return undefined;
      node = pairOf(node, step)?.value;
      at = child;
      path = path === '' ? step : `${path}.${step}`;
      isItem = false;
    }
  }
  return node === undefined ? undefined : { node, at, path, isItem };
}
