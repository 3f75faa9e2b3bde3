import { found } from './found.ts';

/**
 * The findings of some groups of rules in a fixture, as `rule severity message` without places: for tests of checks on
 * a whole workspace, where other groups have their say as well.
 */
export function foundIn(groups: readonly string[], source: string, configuration = ''): string[] {
  const config = configuration === '' ? '' : `//- .tickmark.yaml\n${configuration}`;
  return found(config + source)
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => groups.some((group) => line.startsWith(`${group}/`)));
}

/** As `foundIn`, ids only. */
export function rulesIn(groups: readonly string[], source: string, configuration = ''): string[] {
  return foundIn(groups, source, configuration).map((line) => line.slice(0, line.indexOf(' ')));
}

/** A programme for both frameworks: with it the workspace is judged as a whole. */
export const PROGRAM =
  '//- program.yaml\nkind: program\nid: PROGRAM\ntitle: Programme\nframeworks: [soc2, iso27001]\n';

/** A control in a file of its own; `satisfies` is the inside of a flow mapping. */
export function controlOf(id: string, satisfies: string, title = 'A control', lines = ''): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: ${title}\nowner: it\nfrequency: quarterly\n${lines}satisfies: {${satisfies}}\n`;
}

/** Evidence of a control in a file of its own. */
export function evidenceOf(id: string, control: string, lines: string, title = 'An artifact'): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${title}\nowner: it\ncontrols: [${control}]\ncollected_on: 2025-12-20\n${lines}\n`;
}
