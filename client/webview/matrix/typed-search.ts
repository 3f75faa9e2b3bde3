import { type GridView, HEAD, LEFT } from './grid-view.ts';
import { type Position, searchLine } from './keyboard.ts';

/** Typed text is one search while its letters follow each other within this time. */
const typingMilliseconds = 900;

/** Ids of the lines of an axis, as people type them. */
function namesOf(view: GridView, axis: 'rows' | 'columns'): string[] {
  return view[axis].map((line) =>
    line.kind === 'group' ? line.group : (view.matrix[axis].items[line.index]?.id ?? ''),
  );
}

/** An id that is being typed: each letter leads to the line that starts with what was typed so far. */
export class TypedSearch {
  /** What was typed since the last rest. */
  text = '';
  private lastAt = Number.NEGATIVE_INFINITY;

  /** Where a letter leads, at a time in milliseconds: first among the rows, then among the columns. */
  find(letter: string, view: GridView, { row, column }: Position, now: number): Position | undefined {
    this.text = now - this.lastAt < typingMilliseconds ? this.text + letter : letter;
    this.lastAt = now;
    // The first letter looks for the next line, further letters may stay on the one that was found.
    const step = this.text.length === 1 ? 1 : 0;
    const foundRow = searchLine(namesOf(view, 'rows'), this.text, Math.max(row - HEAD + step, 0));
    if (foundRow !== undefined) return { row: foundRow + HEAD, column };
    const foundColumn = searchLine(namesOf(view, 'columns'), this.text, Math.max(column - LEFT + step, 0));
    return foundColumn === undefined ? undefined : { row, column: foundColumn + LEFT };
  }
}
