/** A place in a text as editors count it: 0-based line, 0-based UTF-16 column. Equal in shape to LSP's. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text between two positions; `end` is exclusive. Equal in shape to LSP's. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text by UTF-16 offsets from its beginning; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in `span`, both ends counted: a cursor right behind a word still belongs to it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans share at least one character, or touch while one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
