import { type Document, isCollection, parseDocument, visit } from 'yaml';

/** Another way to write the same file. */
export type Style = (text: string) => string;

/** The ways in which people write YAML. All keep the values. */
export const STYLES: Readonly<Record<string, Style>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'without a last line break': (text) => text.trimEnd(),
  'in flow style': (text) => rewritten(text, (document) => setFlow(document, true), { lineWidth: 0 }),
  'in flow style on several lines': (text) =>
    rewritten(text, (document) => setFlow(document, true), { lineWidth: 60 }),
  'in block style': (text) => rewritten(text, (document) => setFlow(document, false), {}),
  'in block style with lists at the margin and wide steps': (text) =>
    rewritten(text, (document) => setFlow(document, false), { indentSeq: false, indent: 4 }),
  'with all texts in double quotes': (text) =>
    rewritten(text, () => undefined, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  'with all texts in single quotes': (text) =>
    rewritten(text, () => undefined, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }),
  'with emoji and tabs in comments': (text) =>
    inYaml(text, (yaml) =>
      yaml
        .replace(/^([a-z_]+: *[\w.:-]+)$/gm, '$1 \t#\t👩‍💻 checked 🧪')
        .replace(/^(?=[a-z])/gm, '# 🙂\tnext\n'),
    ),
  'with comments everywhere in block style': (text) =>
    inYaml(text, (yaml) =>
      rewritten(yaml, (document) => setFlow(document, false), { lineWidth: 0 }).replace(
        /^( *)(- )?([\w.]+(?:: *[\w.:-]*)?)$/gm,
        '$1# above\n$1$2$3 # beside',
      ),
    ),
};

function inYaml(text: string, change: (yaml: string) => string): string {
  const front = /^---\n([\s\S]*?\n)---\n/.exec(text);
  if (front === null) return change(text);
  return `---\n${change(front[1] ?? '')}---\n${text.slice(front[0].length)}`;
}

function rewritten(text: string, change: (document: Document) => void, options: object): string {
  return inYaml(text, (yaml) => {
    const document = parseDocument(yaml);
    change(document);
    return document.toString(options);
  });
}

function setFlow(document: Document, flow: boolean): void {
  visit(document, (_, node) => {
    if (isCollection(node)) node.flow = flow;
    // A comment cannot stand in the middle of a line.
    if (flow && typeof node === 'object' && node !== null && 'comment' in node) {
      node.comment = null;
      if ('commentBefore' in node) node.commentBefore = null;
    }
  });
}
