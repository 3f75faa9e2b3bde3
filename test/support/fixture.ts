/**
 * Small workspaces in one string. `//- path` starts a file, `$0` marks the cursor, and comment lines such as
 * `# ^^^^ rule/id message` under a line state exactly which findings that line has. Caret lines and the cursor are
 * taken out before anything is parsed.
 */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  readonly expected: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  readonly file: string;
  /** 0-based line and columns of the carets. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** A part of the message, or the empty text. */
  readonly message: string;
}

const CARETS = /^(\s*#\s*)(\^+|<\^+)\s+([a-z]+\/[a-z0-9-]+)(?:\s+(.*))?$/;

/** Reads a fixture; text before the first `//- path` belongs to `controls/control.yaml`. */
export function readFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const expected: ExpectedFinding[] = [];
  let cursor: Fixture['cursor'];
  for (const part of split(source)) {
    const lines: string[] = [];
    for (const line of part.text.split('\n')) {
      const carets = CARETS.exec(line);
      if (carets === null) {
        lines.push(line);
        continue;
      }
      const [, before = '', marks = '', rule = '', message = ''] = carets;
      const atLineStart = marks.startsWith('<');
      const start = atLineStart ? 0 : before.length;
      expected.push({
        file: part.path,
        line: lines.length - 1,
        start,
        end: atLineStart ? marks.length - 1 : start + marks.length,
        rule,
        message,
      });
    }
    const text = lines.join('\n');
    const offset = text.indexOf('$0');
    if (offset >= 0) cursor = { file: part.path, offset };
    files.set(part.path, text.replace('$0', ''));
  }
  return { files, cursor, expected };
}

function split(source: string): { path: string; text: string }[] {
  const parts: { path: string; lines: string[] }[] = [];
  const lines = dedent(source).split('\n');
  for (const line of lines) {
    const header = /^\/\/- (\S+)\s*$/.exec(line);
    const current = parts.at(-1);
    if (header?.[1] !== undefined) parts.push({ path: header[1], lines: [] });
    else if (current !== undefined) current.lines.push(line);
    else if (line.trim() !== '') parts.push({ path: 'controls/control.yaml', lines: [line] });
  }
  return parts.map(({ path, lines: content }) => ({ path, text: content.join('\n') }));
}

/** Takes the common indentation away, and the blank first line that a template string begins with. */
function dedent(source: string): string {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...(indents.length > 0 ? indents : [0]));
  return lines.map((line) => line.slice(common)).join('\n');
}
