import type { MappingNode, ScalarNode } from '../syntax/tree.ts';
import type { ConfigurationProblem } from './configuration-problem.ts';
import { entriesOf, mappingAt, scalarIn } from './configuration-tree.ts';
import { KINDS } from './kinds.ts';
import { nearest } from './schema/near.ts';
import { allProperties } from './schema/schema-table.ts';

/** Keys that an alias may stand for, and lists of values that may be extended (`evidence.type`). */
const KEYS: ReadonlySet<string> = new Set(
  KINDS.flatMap((kind) => allProperties(kind).map(({ name }) => name)).filter((name) => name !== '*'),
);
const VALUE_LISTS: ReadonlySet<string> = new Set(
  KINDS.flatMap((kind) =>
    allProperties(kind)
      .filter(({ values }) => values !== undefined)
      .map(({ path }) => `${kind}.${path}`),
  ),
);

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
    if (KEYS.has(key.text)) continue;
    const message = `\`${key.text}\` is no key of a record. Write our key on the left and your names for it on the right.`;
    problems.push(unknown('config/invalid', key, message, nearest(key.text, KEYS)));
  }
  for (const { key } of mappingAt(root, 'values')?.pairs ?? []) {
    if (VALUE_LISTS.has(key.text)) continue;
    const message = `\`${key.text}\` has no list of values. Write kind and key, such as \`evidence.type\`.`;
    problems.push(unknown('config/invalid', key, message, nearest(key.text, VALUE_LISTS)));
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
