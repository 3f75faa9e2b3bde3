import type { Span } from '../../base/text/range.ts';
import { parseSource } from '../model/read-file.ts';
import type { FileEdit } from '../rules/rule.ts';
import { commentsOf } from '../syntax/comments.ts';
import { frontMatter } from '../syntax/front-matter.ts';
import type { Node, SyntaxTree } from '../syntax/tree.ts';
import type { Snapshot } from './snapshot.ts';

/** What is written where the reason belongs; the same check that asks for a reason reports it. */
const REASON = '?';

/**
 * The edit that silences a rule on the line where `span` starts, with `?` where the reason belongs. A comment that
 * silences something there already is extended. Undefined where no comment can stand, as inside a text of many lines.
 */
export function ignoreOnLine(
  snapshot: Snapshot,
  file: string,
  span: Span,
  rule: string,
): FileEdit | undefined {
  const text = snapshot.text(file);
  const known = snapshot
    .facts(file)
    ?.ignores.find(
      ({ scope, covers }) => scope !== 'file' && covers.start <= span.start && span.start <= covers.end,
    );
  const lastRule = known?.rules.at(-1);
  if (lastRule !== undefined) return insertion(file, lastRule.span.end, `, ${rule}`);
  const tree = snapshot.tree(file) ?? parseSource(file, text);
  const documentSpan = tree.documents.find(
    (document) => document.span.start <= span.start && span.start <= document.span.end,
  )?.span;
  if (documentSpan === undefined) return undefined;
  const { start, end } = lineAround(text, span.start);
  const comment = `# tickmark-ignore ${rule}: ${REASON}`;
  const hasComment = commentsOf(text, tree).some((each) => each.start >= start && each.start <= end);
  if (!hasComment && !isInsideScalar(tree, end) && text.slice(start, end).trim() !== '') {
    return insertion(file, end, ` ${comment}`);
  }
  if (isInsideScalar(tree, start) || !startsNode(tree, text, start, span.start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  return insertion(file, start, `${indent}${comment}${breakOf(text)}`);
}

/** The edit that silences a rule in a whole file; undefined where a Markdown file has no head to write it in. */
export function ignoreInFile(snapshot: Snapshot, file: string, rule: string): FileEdit | undefined {
  const text = snapshot.text(file);
  const known = snapshot.facts(file)?.ignores.find(({ scope }) => scope === 'file');
  const lastRule = known?.rules.at(-1);
  if (lastRule !== undefined) return insertion(file, lastRule.span.end, `, ${rule}`);
  const line = `# tickmark-ignore-file ${rule}: ${REASON}${breakOf(text)}`;
  if (!/\.(md|markdown)$/i.test(file)) return insertion(file, 0, line);
  const head = frontMatter(text);
  return head?.opened === true ? insertion(file, head.span.start, line) : undefined;
}

function insertion(file: string, offset: number, text: string): FileEdit {
  return { file, span: { start: offset, end: offset }, text };
}

/** A comment above the line speaks about the node that begins there: the finding's node must begin on that line. */
function startsNode(tree: SyntaxTree, text: string, lineStart: number, offset: number): boolean {
  const first = lineStart + text.slice(lineStart, offset).search(/[^\s-]|$/);
  return (
    first <= offset &&
    tree.documents.some((document) => document.root !== undefined && document.root.start <= offset)
  );
}

function isInsideScalar(tree: SyntaxTree, offset: number): boolean {
  return tree.documents.some(({ root }) => root !== undefined && scalarAround(root, offset));
}

function scalarAround(node: Node, offset: number): boolean {
  if (offset <= node.start || offset >= node.end) return false;
  if (node.type === 'scalar') return true;
  if (node.type === 'mapping') {
    return node.pairs.some(
      ({ key, value }) => scalarAround(key, offset) || (value !== undefined && scalarAround(value, offset)),
    );
  }
  return (
    node.type === 'sequence' && node.items.some((item) => item !== undefined && scalarAround(item, offset))
  );
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
