import type { Span } from '../../base/text/range.ts';
import type { Comment, MappingNode, Node, YamlDocument } from '../syntax/tree.ts';
import type { IgnoreFact } from './facts.ts';

const MARK = /^tickmark-ignore(-file)?(?=$|\s)/;
const UNTIL = /\s+until\s+(\d{4}-\d{2}-\d{2})\s*$/;

/**
 * Reads `# tickmark-ignore <rule|group/*>[, ...] [until DATE]: reason` comments. At a line's end it covers that line;
 * alone on a line, the next node; `tickmark-ignore-file` in the first comment block covers the file.
 */
export function ignoresIn(
  text: string,
  comments: readonly Comment[],
  documents: readonly YamlDocument[],
): IgnoreFact[] {
  const ignores: IgnoreFact[] = [];
  for (const comment of comments) {
    const mark = MARK.exec(comment.text);
    if (mark === null) continue;
    const wholeFile = mark[1] !== undefined;
    if (wholeFile && !isInFirstBlock(text, comment)) continue;
    const scope = wholeFile ? 'file' : comment.ownLine ? 'node' : 'line';
    const covers =
      scope === 'file'
        ? { start: 0, end: text.length }
        : scope === 'line'
          ? lineAround(text, comment.start)
          : nextNode(documents, comment.end, text.length);
    ignores.push({
      comment,
      span: { start: comment.start, end: comment.end },
      covers,
      scope,
      ...readBody(text, comment, mark[0].length),
    });
  }
  return ignores;
}

function readBody(
  text: string,
  comment: Comment,
  markLength: number,
): Pick<IgnoreFact, 'rules' | 'until' | 'reason'> {
  const bodyStart = text.indexOf(comment.text, comment.start) + markLength;
  const body = comment.text.slice(markLength);
  const colon = body.indexOf(':');
  const head = colon < 0 ? body : body.slice(0, colon);
  const reason = colon < 0 ? '' : body.slice(colon + 1).trim();
  const until = UNTIL.exec(head);
  const list = until === null ? head : head.slice(0, until.index);
  const rules: { name: string; span: Span }[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    const start = bodyStart + match.index;
    rules.push({ name: match[0], span: { start, end: start + match[0].length } });
  }
  return { rules, until: until?.[1], reason: reason === '' ? undefined : reason };
}

/** Nothing but comments, blank lines and document marks stands before it. */
function isInFirstBlock(text: string, comment: Comment): boolean {
  for (const line of text.slice(0, comment.start).split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#') && trimmed !== '---') return false;
  }
  return true;
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** The outermost item or pair that starts behind `offset`: what a comment on its own line speaks about. */
function nextNode(documents: readonly YamlDocument[], offset: number, length: number): Span {
  for (const document of documents) {
    if (document.span.end <= offset || document.root === undefined) continue;
    if (
      document.root.start >= offset &&
      document.root.type !== 'mapping' &&
      document.root.type !== 'sequence'
    )
      return document.root;
    const found = firstFrom(document.root, offset);
    if (found !== undefined) return found;
  }
  return { start: offset, end: length };
}

function firstFrom(node: Node, offset: number): Span | undefined {
  if (node.type === 'mapping') return firstPairFrom(node, offset);
  if (node.type !== 'sequence') return undefined;
  for (const item of node.items) {
    if (item === undefined || item.end <= offset) continue;
    return item.start >= offset ? item : firstFrom(item, offset);
  }
  return undefined;
}

function firstPairFrom(mapping: MappingNode, offset: number): Span | undefined {
  for (const pair of mapping.pairs) {
    const end = Math.max(pair.key.end, pair.value?.end ?? 0);
    if (end <= offset) continue;
    if (pair.key.start >= offset) return { start: pair.key.start, end };
    return pair.value === undefined ? undefined : firstFrom(pair.value, offset);
  }
  return undefined;
}
