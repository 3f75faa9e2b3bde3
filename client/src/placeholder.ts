/** Offsets of the first place in a new record that a person must fill in. */
export interface PlaceholderSpan {
  readonly start: number;
  readonly end: number;
}

/** A `?` that is a whole value: after `key:` or `-`, alone on its line but for quotes and a comment. */
const placeholder = /[:-][ \t]+["']?(\?)["']?[ \t]*(?:#.*)?$/m;

/** The first `?` that stands for a value, or the end of the text when there is none. */
export function firstPlaceholder(text: string): PlaceholderSpan {
  const match = placeholder.exec(text);
  if (match === null) return { start: text.length, end: text.length };
  const start = match.index + match[0].indexOf('?');
  return { start, end: start + 1 };
}
