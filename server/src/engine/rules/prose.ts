import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import { meaningful } from '../model/read.ts';
import type { Node } from '../syntax/tree.ts';
import type { RuleContext } from './rule.ts';

/** A word that was found in prose, with what stands around it on its way to be judged. */
export interface WordFound {
  readonly span: Span;
  readonly word: string;
  /** The text around it, what is quoted left out: half a sentence to each side. */
  readonly before: string;
  readonly after: string;
}

/** How far around a word one looks for what it means. */
const AROUND = 80;

/** What is not the writer's own prose: code, quotations, addresses. Masked, so that offsets stay. */
const FOREIGN =
  /```[^`]*```|`[^`\n]*`|"[^"\n]{0,400}"|\u201c[^\u201d\n]{0,400}\u201d|\u00ab[^\u00bb\n]{0,400}\u00bb|\u201e[^\u201c\n]{0,400}\u201c|\bhttps?:\/\/\S+|^>.*$|[\w./-]{1,120}\.(?:md|pdf|docx?|xlsx?|png|html?)\b/gm;

/** Words of a pattern (with the `g` flag) in the sentences of a node and of all nodes in it. */
export function* wordsInFields(
  file: string,
  node: Node | undefined,
  pattern: RegExp,
  context: RuleContext,
): Generator<WordFound> {
  if (node === undefined || node.type === 'alias') return;
  if (node.type === 'sequence') {
    for (const item of node.items) yield* wordsInFields(file, item, pattern, context);
  } else if (node.type === 'mapping') {
    for (const pair of node.pairs) yield* wordsInFields(file, pair.value, pattern, context);
  } else if (meaningful(node)?.includes(' ') === true) {
    // The quotes of a YAML scalar are not quotation marks.
    const isQuoted = node.style === 'single' || node.style === 'double';
    const inner = isQuoted ? { start: node.start + 1, end: node.end - 1 } : node;
    yield* wordsIn(context.text(file), inner, pattern);
  }
}

/** Words of a pattern in the text below the head of a Markdown record. */
export function* wordsInBody(
  record: RecordFact,
  pattern: RegExp,
  context: RuleContext,
): Generator<WordFound> {
  if (!record.file.endsWith('.md')) return;
  const text = context.text(record.file);
  yield* wordsIn(text, { start: record.span.end, end: text.length }, pattern);
}

/** Words of a pattern in a stretch of text. */
export function* wordsIn(text: string, span: Span, pattern: RegExp): Generator<WordFound> {
  const raw = text.slice(span.start, span.end);
  if (raw.search(pattern) < 0) return;
  const own = raw.replace(FOREIGN, (foreign) => foreign.replace(/[^\n]/g, ' '));
  for (const match of own.matchAll(pattern)) {
    const end = match.index + match[0].length;
    yield {
      span: { start: span.start + match.index, end: span.start + end },
      word: match[0],
      before: own.slice(Math.max(0, match.index - AROUND), match.index),
      after: own.slice(end, end + AROUND),
    };
  }
}
