import type { MappingNode, Node, ScalarNode } from '../syntax/tree.ts';
import type { ConfigurationProblem } from './configuration.ts';
import { entriesOf, mappingAt, nodeIn, scalarIn } from './configuration-tree.ts';
import { isDay } from './schema/formats.ts';
import { nearest } from './schema/near.ts';
import { saysNothing } from './schema/plain-copy.ts';

/** What is well formed and still makes no sense: a month where a day is needed, a time zone that does not exist. */
export function checkValues(root: MappingNode): readonly ConfigurationProblem[] {
  return [...dayProblems(root), ...timeZoneProblems(root), ...rootProblems(root), ...windowProblems(root)];
}

function dayProblems(root: MappingNode): readonly ConfigurationProblem[] {
  const days: readonly (Node | undefined)[] = [
    nodeIn(root, 'as_of'),
    ...itemsOf(nodeIn(root, 'holidays')),
    ...entriesOf(root, 'ignore').map((entry) => nodeIn(entry, 'until')),
  ];
  return days
    .filter(
      (node): node is ScalarNode => node?.type === 'scalar' && !saysNothing(node) && !isDay(node.text.trim()),
    )
    .map((node) =>
      invalid(node, `"${node.text.trim()}" is not a day. Write year, month and day, as in 2025-12-31.`),
    );
}

function timeZoneProblems(root: MappingNode): readonly ConfigurationProblem[] {
  const node = scalarIn(root, 'time_zone');
  if (node === undefined || isTimeZone(node.text.trim())) return [];
  const written = node.text.trim();
  const message = `"${written}" is not a time zone. Write its IANA name, such as Europe/Lisbon or UTC.`;
  const suggestion = nearest(written, Intl.supportedValuesOf('timeZone'));
  return [
    suggestion === undefined
      ? invalid(node, message)
      : { ...invalid(node, `${message} Did you mean ${suggestion}?`), suggestion },
  ];
}

/** Whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  // Offsets such as +02:00 know no summer time and are not accepted by every runtime.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function rootProblems(root: MappingNode): readonly ConfigurationProblem[] {
  const node = scalarIn(root, 'evidence_root');
  if (node === undefined || folderOf(node.text) !== undefined) return [];
  return [
    invalid(
      node,
      `"${node.text.trim()}" lies outside the workspace. Name a folder inside it, such as evidence/.`,
    ),
  ];
}

/** A folder relative to the workspace root with forward slashes and none at its end; undefined when it lies outside. */
export function folderOf(text: string): string | undefined {
  const path = text.trim().replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '' && step !== '.' && step !== '..') steps.push(step);
  }
  return steps.join('/');
}

function windowProblems(root: MappingNode): readonly ConfigurationProblem[] {
  const months = mappingAt(mappingAt(root, 'thresholds'), 'window_months');
  const min = scalarIn(months, 'min');
  const max = scalarIn(months, 'max');
  if (min === undefined || max === undefined || !(Number(min.text) > Number(max.text))) return [];
  return [invalid(min, `\`min\` is ${min.text}, more than \`max\` with ${max.text}. Swap the two.`)];
}

function itemsOf(value: Node | undefined): readonly (Node | undefined)[] {
  return value?.type === 'sequence' ? value.items : [];
}

function invalid({ start, end }: ScalarNode, message: string): ConfigurationProblem {
  return { rule: 'config/invalid', span: { start, end }, message };
}
