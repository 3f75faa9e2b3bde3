import type { MatrixAxis } from '../../../server/src/protocol/matrix.ts';

/** One line on the screen. `key` stays the same while the thing is the same, whatever is filtered or folded. */
export type Line =
  | { readonly kind: 'item'; readonly key: string; readonly index: number; readonly group: string }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: string;
      readonly title: string;
      readonly folded: boolean;
      /** Items of the group that the filter leaves. */
      readonly items: readonly number[];
    };

/** Key of the line of an item. */
export function itemKey(id: string): string {
  return `i:${id}`;
}

function groupKey(id: string): string {
  return `g:${id}`;
}

/**
 * The lines of an axis in order. Rows have a line for each group, columns only for folded ones (`always` false): the name
 * of an open group of columns stands above them.
 */
export function layOut(
  axis: MatrixAxis,
  visible: readonly number[],
  folded: ReadonlySet<string>,
  always: boolean,
): readonly Line[] {
  const titles = new Map(axis.groups.map(({ id, title }) => [id, title]));
  const groups = new Map<string, number[]>();
  for (const index of visible) {
    const item = axis.items[index];
    if (item === undefined) continue;
    const held = groups.get(item.group);
    if (held === undefined) groups.set(item.group, [index]);
    else held.push(index);
  }
  const lines: Line[] = [];
  for (const [group, items] of groups) {
    const isFolded = folded.has(group);
    if (always || isFolded) {
      const title = titles.get(group) ?? group;
      lines.push({ kind: 'group', key: groupKey(group), group, title, folded: isFolded, items });
    }
    if (isFolded) continue;
    for (const index of items) {
      lines.push({ kind: 'item', key: itemKey(axis.items[index]?.id ?? String(index)), index, group });
    }
  }
  return lines;
}

/** A stretch of columns of one group, for the line of names above them; lines `start` to `end`, both inside. */
export interface Band {
  readonly group: string;
  readonly title: string;
  readonly folded: boolean;
  readonly start: number;
  readonly end: number;
}

/** The bands above the columns, from left to right. */
export function bandsOf(axis: MatrixAxis, lines: readonly Line[]): readonly Band[] {
  const titles = new Map(axis.groups.map(({ id, title }) => [id, title]));
  const bands: Band[] = [];
  for (const [at, line] of lines.entries()) {
    const last = bands.at(-1);
    if (last !== undefined && last.group === line.group) bands[bands.length - 1] = { ...last, end: at };
    else {
      bands.push({
        group: line.group,
        title: titles.get(line.group) ?? line.group,
        folded: line.kind === 'group',
        start: at,
        end: at,
      });
    }
  }
  return bands;
}
