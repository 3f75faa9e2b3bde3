/** A cell of the grid as the keyboard sees it: header lines count, 0-based. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** How far the keys may lead. */
export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Lines that PageUp and PageDown go. */
  readonly page: number;
  /** First columns of the groups, ascending: in the top line left and right go from group to group. */
  readonly bands: readonly number[];
}

/** What was pressed: `KeyboardEvent.key`, and whether with Ctrl or Cmd. */
export interface Key {
  readonly key: string;
  readonly ctrl: boolean;
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}

/** The start of the band before or after a column of the top line. */
function nextBand(column: number, step: 1 | -1, bands: readonly number[]): number {
  const own = bands.findLast((start) => start <= column);
  if (step === 1) return bands.find((start) => start > column) ?? own ?? column;
  if (own === undefined) return column - 1;
  return bands.findLast((start) => start < own) ?? 0;
}

/** Where a key leads, or `undefined` when it is none that moves. Nothing wraps: the edge is the edge. */
export function move({ key, ctrl }: Key, from: Position, bounds: Bounds): Position | undefined {
  const { rows, columns, page, bands } = bounds;
  const to = (row: number, column: number): Position => ({
    row: clamp(row, rows),
    column: clamp(column, columns),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return to(ctrl ? rows - 1 : from.row + 1, from.column);
    case 'ArrowLeft':
      if (from.row === 0 && !ctrl) return to(0, nextBand(from.column, -1, bands));
      return to(from.row, ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      if (from.row === 0 && !ctrl) return to(0, nextBand(from.column, 1, bands));
      return to(from.row, ctrl ? columns - 1 : from.column + 1);
    case 'Home':
      return to(ctrl ? 0 : from.row, 0);
    case 'End':
      return to(ctrl ? rows - 1 : from.row, columns - 1);
    // With Ctrl these go to another tab of the editor.
    case 'PageUp':
      return ctrl ? undefined : to(from.row - page, from.column);
    case 'PageDown':
      return ctrl ? undefined : to(from.row + page, from.column);
    default:
      return undefined;
  }
}

/**
 * The line that typed text leads to: the first whose name starts with it, from `after` on and around. A name matches with
 * or without its `A.`, as people say both.
 */
export function searchLine(names: readonly string[], typed: string, after: number): number | undefined {
  const wanted = typed.toLowerCase();
  if (wanted === '') return undefined;
  for (let step = 0; step < names.length; step++) {
    const at = (after + step) % names.length;
    const name = names[at]?.toLowerCase() ?? '';
    if (name.startsWith(wanted) || name.replace(/^a\./, '').startsWith(wanted)) return at;
  }
  return undefined;
}
