import type { TimelineRow } from './timeline-rows.ts';

/** Where the keyboard is: a line, and a mark of it; -1 is the name of the line. */
export interface Spot {
  readonly row: number;
  readonly mark: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey'>;

const MOVES: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Whether a key moves the selection. */
export function isMove({ key }: Key): boolean {
  return MOVES.has(key);
}

/** Where a key leads. Nothing wraps: the edge is the edge. `page` is the number of lines in sight. */
export function keyMove({ key, ctrlKey }: Key, from: Spot, rows: readonly TimelineRow[], page: number): Spot {
  const last = (rows[from.row]?.marks.length ?? 0) - 1;
  switch (key) {
    case 'ArrowLeft':
      return { row: from.row, mark: ctrlKey ? -1 : Math.max(from.mark - 1, -1) };
    case 'ArrowRight':
      return { row: from.row, mark: ctrlKey ? last : Math.min(from.mark + 1, last) };
    case 'Home':
      return { row: ctrlKey ? 0 : from.row, mark: -1 };
    case 'End':
      return ctrlKey ? vertical(from, rows.length - 1, rows) : { row: from.row, mark: last };
    case 'ArrowUp':
      return vertical(from, ctrlKey ? 0 : from.row - 1, rows);
    case 'ArrowDown':
      return vertical(from, ctrlKey ? rows.length - 1 : from.row + 1, rows);
    case 'PageUp':
      return vertical(from, from.row - page, rows);
    default:
      return vertical(from, from.row + page, rows);
  }
}

/** Another line, at the mark whose first day is nearest; from a name to a name. */
function vertical(from: Spot, wanted: number, rows: readonly TimelineRow[]): Spot {
  const row = Math.min(Math.max(wanted, 0), rows.length - 1);
  const day = rows[from.row]?.marks[from.mark]?.start;
  if (day === undefined) return { row, mark: -1 };
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (const [at, { start }] of (rows[row]?.marks ?? []).entries()) {
    const away = Math.abs(Date.parse(start) - Date.parse(day));
    if (away >= distance) continue;
    best = at;
    distance = away;
  }
  return { row, mark: best };
}
