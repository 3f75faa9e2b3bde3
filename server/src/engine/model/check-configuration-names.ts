import type { MappingNode, ScalarNode } from '../syntax/tree.ts';
import type { ConfigurationProblem } from './configuration.ts';
import { entriesOf, mappingAt, scalarIn } from './configuration-tree.ts';
import { KINDS, type Kind } from './kinds.ts';
import { nearest } from './schema/near.ts';
import { allProperties } from './schema/schema-table.ts';

/** Keys that an alias may stand for. */
let keys: ReadonlySet<string> | undefined;

function recordKeys(): ReadonlySet<string> {
  const namesOf = (kind: Kind): string[] => allProperties(kind).map(({ name }) => name);
  keys ??= new Set(KINDS.flatMap(namesOf).filter((name) => name !== '*'));
  return keys;
}

/** Lists of values that may be extended (`evidence.type`). */
let lists: ReadonlySet<string> | undefined;

function valueLists(): ReadonlySet<string> {
  const ofKind = (kind: Kind): string[] =>
    allProperties(kind)
      .filter(({ values }) => values !== undefined)
      .map(({ path }) => `${kind}.${path}`);
  lists ??= new Set(KINDS.flatMap(ofKind));
  return lists;
}

/** Names in the settings that stand for something elsewhere: rules, keys of records, lists of values. */
export function checkNames(
  root: MappingNode,
  knownRules: ReadonlySet<string>,
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const names = ruleNames(knownRules);
  const checkRule = (node: ScalarNode): void => {
    const name = node.text.trim();
    if (!names.has(name)) {
      problems.push(unknown('config/unknown-rule', node, `There is no rule ${name}.`, nearest(name, names)));
    }
  };
  for (const { key } of mappingAt(root, 'severity')?.pairs ?? []) checkRule(key);
  for (const entry of entriesOf(root, 'ignore')) {
    const rule = scalarIn(entry, 'rule');
    if (rule !== undefined) checkRule(rule);
  }
  for (const { key } of mappingAt(root, 'aliases')?.pairs ?? []) {
    if (recordKeys().has(key.text)) continue;
    const message = `\`${key.text}\` is no key of a record. Write our key on the left and your names for it on the right.`;
    problems.push(unknown('config/invalid', key, message, nearest(key.text, recordKeys())));
  }
  for (const { key } of mappingAt(root, 'values')?.pairs ?? []) {
    if (valueLists().has(key.text)) continue;
    const message = `\`${key.text}\` has no list of values. Write kind and key, such as \`evidence.type\`.`;
    problems.push(unknown('config/invalid', key, message, nearest(key.text, valueLists())));
  }
  return problems;
}

/** Every name under which rules are known: their ids, and `group/*` for each group. */
export function ruleNames(knownRules: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set(knownRules);
  for (const id of knownRules) names.add(`${id.slice(0, id.indexOf('/'))}/*`);
  return names;
}

function unknown(
  rule: ConfigurationProblem['rule'],
  { start, end }: ScalarNode,
  message: string,
  suggestion: string | undefined,
): ConfigurationProblem {
  if (suggestion === undefined) return { rule, span: { start, end }, message };
  return { rule, span: { start, end }, message: `${message} Did you mean ${suggestion}?`, suggestion };
}
