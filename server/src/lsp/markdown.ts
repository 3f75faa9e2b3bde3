import { type MarkupContent, MarkupKind } from 'vscode-languageserver';

/** Documentation as the client can show it. */
export function toMarkup(markdown: string, showsMarkdown: boolean): MarkupContent {
  return showsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: toPlainText(markdown) };
}

/**
 * Our own Markdown without its marks: links are their labels, escapes what they stand for. It knows what our hovers
 * write and nothing else.
 */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/ {2}\n/g, '\n')
    .replace(/\[((?:[^[\]\\]|\\.)*)\]\(<[^>]*>\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])|\*\*|`/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
