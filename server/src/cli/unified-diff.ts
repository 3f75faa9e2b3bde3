/** Lines around a change that show where it is. */
const CONTEXT = 3;

/** With more differing lines than this the middle is shown as replaced as a whole: a shorter diff is not worth the time. */
const MOST_DIFFERENCES = 1500;

/** A run of lines of one sort, in order. */
interface Piece {
  readonly sort: ' ' | '-' | '+';
  readonly line: string;
}

/** The difference of two texts as `git apply` and `patch` read it; empty when there is none. `path` has forward slashes. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const pieces = compare(linesOf(before), linesOf(after));
  return `--- a/${path}\n+++ b/${path}\n${hunksOf(pieces).join('')}`;
}

/** Lines with their ends: a carriage return is part of the line, and a last line may lack its end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compare(a: readonly string[], b: readonly string[]): readonly Piece[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const same = (line: string): Piece => ({ sort: ' ', line });
  return [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
}

/** The shortest way from one list of lines to the other (Myers' greedy search). */
function middle(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const trace: Int32Array[] = [];
  let reach = new Int32Array(2 * most + 3);
  const zero = most + 1;
  for (let steps = 0; steps <= most; steps++) {
    trace.push(reach.slice());
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && (reach[zero + k - 1] ?? 0) < (reach[zero + k + 1] ?? 0));
      let x = down ? (reach[zero + k + 1] ?? 0) : (reach[zero + k - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[zero + k] = x;
      if (x >= a.length && x - k >= b.length) return backtrack(a, b, trace, zero);
    }
    reach = reach.slice();
  }
  return [...a.map((line): Piece => ({ sort: '-', line })), ...b.map((line): Piece => ({ sort: '+', line }))];
}

function backtrack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Int32Array[],
  zero: number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = trace[steps] ?? new Int32Array();
    const k = x - y;
    const down = k === -steps || (k !== steps && (reach[zero + k - 1] ?? 0) < (reach[zero + k + 1] ?? 0));
    const from = steps === 0 ? 0 : (reach[zero + (down ? k + 1 : k - 1)] ?? 0);
    const fromY = steps === 0 ? 0 : from - (down ? k + 1 : k - 1);
    while (x > from && y > fromY && a[x - 1] === b[y - 1]) {
      pieces.push({ sort: ' ', line: a[--x] ?? '' });
      y--;
    }
    if (steps === 0) break;
    if (down) pieces.push({ sort: '+', line: b[--y] ?? '' });
    else pieces.push({ sort: '-', line: a[--x] ?? '' });
  }
  return pieces.reverse();
}

function hunksOf(pieces: readonly Piece[]): string[] {
  const hunks: string[] = [];
  let lineA = 1;
  let lineB = 1;
  let at = 0;
  while (at < pieces.length) {
    const change = pieces.findIndex((piece, index) => index >= at && piece.sort !== ' ');
    if (change < 0) break;
    const first = Math.max(at, change - CONTEXT);
    lineA += first - at;
    lineB += first - at;
    const end = endOfHunk(pieces, change);
    const body = pieces.slice(first, end);
    const countA = body.filter(({ sort }) => sort !== '+').length;
    const countB = body.filter(({ sort }) => sort !== '-').length;
    hunks.push(`@@ -${rangeOf(lineA, countA)} +${rangeOf(lineB, countB)} @@\n${body.map(written).join('')}`);
    lineA += countA;
    lineB += countB;
    at = end;
  }
  return hunks;
}

/** Changes that are no more than twice the context apart stand in one hunk. */
function endOfHunk(pieces: readonly Piece[], change: number): number {
  let last = change;
  for (let at = change; at < pieces.length && at - last <= 2 * CONTEXT; at++) {
    if (pieces[at]?.sort !== ' ') last = at;
  }
  return Math.min(pieces.length, last + CONTEXT + 1);
}

function rangeOf(line: number, count: number): string {
  if (count === 0) return `${line - 1},0`;
  return count === 1 ? `${line}` : `${line},${count}`;
}

function written({ sort, line }: Piece): string {
  return line.endsWith('\n') ? `${sort}${line}` : `${sort}${line}\n\\ No newline at end of file\n`;
}
