import type { Span } from '../../base/text/range.ts';
import { isBlank, isBreak, lineEnd, lineStart, nextLine } from './scan.ts';
import type { Comment, Node, SyntaxTree } from './tree.ts';

/**
 * The comments of a text in order. A `#` begins one at the start of a line or behind white space, outside of scalars.
 * Nothing behind the last document (the Markdown below a head) is looked at. One pass over text and tree.
 */
export function commentsOf(text: string, tree: SyntaxTree): readonly Comment[] {
  const last = tree.documents.at(-1);
  if (last === undefined) return [];
  // Above the first document stand only comments, directives and its `---` mark.
  const to = last.span.end;
  let at = text.indexOf('#');
  if (at === -1 || at >= to) return [];
  const opaque: Span[] = [];
  for (const document of tree.documents)
    if (document.root !== undefined) collect(document.root, text, opaque);
  const comments: Comment[] = [];
  let next = 0;
  while (at !== -1 && at < to) {
    let span = opaque[next];
    while (span !== undefined && span.end <= at) span = opaque[++next];
    if (span !== undefined && span.start <= at) {
      at = text.indexOf('#', span.end);
      continue;
    }
    if (at > 0 && !isBlank(text.charCodeAt(at - 1)) && !isBreak(text.charCodeAt(at - 1))) {
      at = text.indexOf('#', at + 1);
      continue;
    }
    const end = Math.min(lineEnd(text, at), to);
    comments.push({ text: text.slice(at + 1, end).trim(), ownLine: isOwnLine(text, at), start: at, end });
    at = text.indexOf('#', end);
  }
  return comments;
}

/** The comment that ends the line on which `offset` lies, behind other text or alone on the line. */
export function trailingCommentAt(
  text: string,
  comments: readonly Comment[],
  offset: number,
): Comment | undefined {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const found = comments[firstAtOrAfter(comments, start)];
  return found !== undefined && found.start <= end ? found : undefined;
}

/** `trailingCommentAt` for one text, to be handed to those who do not hold the text. */
export function trailingComments(
  text: string,
  comments: readonly Comment[],
): (offset: number) => Comment | undefined {
  return (offset) => (comments.length === 0 ? undefined : trailingCommentAt(text, comments, offset));
}

/** The unbroken run of own-line comments right above the line of `offset`, top to bottom. */
export function commentsAbove(
  text: string,
  comments: readonly Comment[],
  offset: number,
): readonly Comment[] {
  const above: Comment[] = [];
  let line = lineStart(text, offset);
  for (let index = firstAtOrAfter(comments, line) - 1; index >= 0; index--) {
    const comment = comments[index];
    if (comment === undefined || !comment.ownLine || nextLine(text, comment.start) !== line) break;
    above.push(comment);
    line = lineStart(text, comment.start);
  }
  return above.reverse();
}

function firstAtOrAfter(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds the spans of all scalars in source order. A block scalar's header line may end with a comment: leave it out. */
function collect(node: Node, text: string, spans: Span[]): void {
  switch (node.type) {
    case 'scalar':
      spans.push(node.style === 'block' ? blockBody(text, node) : node);
      break;
    case 'mapping':
      for (const pair of node.pairs) {
        spans.push(pair.key);
        if (pair.value !== undefined) collect(pair.value, text, spans);
      }
      break;
    case 'sequence':
      for (const item of node.items) if (item !== undefined) collect(item, text, spans);
      break;
  }
}

function blockBody(text: string, scalar: Span): Span {
  const body = Math.min(nextLine(text, scalar.start), scalar.end);
  return { start: body, end: scalar.end };
}

function isOwnLine(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
  return (
    before === 0 || isBreak(text.charCodeAt(before - 1)) || (before === 1 && text.charCodeAt(0) === 0xfeff)
  );
}
