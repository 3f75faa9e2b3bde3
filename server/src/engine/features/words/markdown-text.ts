/*
 * Text of the workspace inside our Markdown. Whatever a record says is shown as text: never as a link, an image, a
 * heading, HTML, or characters that reorder the line.
 */

/** Longest piece of workspace text that a line of a hover shows, unless the caller says otherwise. */
const USUAL_LENGTH = 160;

// Control characters, and those that are invisible or reorder what stands beside them; joiners stay, which scripts and
// emoji need.
const INVISIBLE = /[\p{Cc}\ufffe\uffff]|(?![\u200c\u200d])\p{Cf}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const SPECIAL = /[\\`*_{}[\]<>|~&$#^]|:(?=\/\/)|@(?=\w)/g;

/** One line of workspace text as it may stand in Markdown: cut, without control characters, every mark escaped. */
export function escaped(text: string, longest: number = USUAL_LENGTH): string {
  return cleaned(text, longest).replace(SPECIAL, '\\$&');
}

/** The text on one line, cut to `longest` characters at a word's end where there is one, not yet escaped. */
export function cleaned(text: string, longest: number = USUAL_LENGTH): string {
  // The bound keeps a text of megabytes from being searched for what is not shown anyway.
  const head = text.length > longest * 4 + 400 ? text.slice(0, longest * 4 + 400) : text;
  const line = head
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
  if (line.length <= longest) return line;
  let end = longest - 1;
  const last = line.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  const space = line.lastIndexOf(' ', end);
  return `${line.slice(0, space > longest * 0.7 ? space : end).trimEnd()}…`;
}

/** A message with `code` in it: what stands between backticks is shown as code, everything else as text. */
export function message(text: string, longest: number = USUAL_LENGTH): string {
  const parts = cleaned(text, longest).split('`');
  // A backtick without a partner is an apostrophe that was cut off or meant so.
  const paired = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  const shown = parts.map((part, index) =>
    index % 2 === 1 && index < paired && part !== ''
      ? code(part, longest)
      : escaped(part.replaceAll('`', ''), longest + 10),
  );
  return shown.map((part, index) => spaced(part, parts[index] ?? '')).join('');
}

/** `escaped` trims; the space between words and code belongs there. */
function spaced(shown: string, written: string): string {
  return `${/^\s/.test(written) ? ' ' : ''}${shown}${/\s$/.test(written) && written.trim() !== '' ? ' ' : ''}`;
}

/** Text in a code span; backticks in it become apostrophes, which cannot end it. */
export function code(text: string, longest: number = USUAL_LENGTH): string {
  const line = cleaned(text, longest).replaceAll('`', "'");
  return line === '' ? '` `' : `\`${line}\``;
}

/** What a client without Markdown shows: the same lines without marks. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/ {2}$/, '')
        .replace(/\\([!-/:-@[-`{-~])|\*\*|`/g, (_, mark: string | undefined) => mark ?? ''),
    )
    .join('\n');
}
