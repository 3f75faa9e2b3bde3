/*
 * The pattern language in which a custom framework says how its ids look: literals, `\d`, `\w`, an escaped punctuation
 * mark, classes, `?`, `{n}`, `{m,n}`, and one level of groups. No alternation, no `*` or `+`, no anchors: matching must
 * be bounded for any text, because the pattern comes from a file that anybody may have written.
 */

/** A checked pattern. */
export interface IdPattern {
  /** Matches a whole token. */
  readonly whole: RegExp;
  /** Finds ids in running text (global): not inside a longer word. */
  readonly inText: RegExp;
}

/** What is wrong with a pattern, in words for the person who wrote it. */
export type PatternResult =
  | { readonly ok: true; readonly pattern: IdPattern }
  | { readonly ok: false; readonly problem: string };

const maxLength = 120;
const maxRepeat = 40;
/** How many ways to match one text may exist: the product of all choices in the pattern. */
const maxWays = 2_000;

function failed(problem: string): PatternResult {
  return { ok: false, problem };
}

const literal = /[\p{L}\p{N}_\-:/#@ ,;=&%~'"<>!]/uy;
const escaped = /\\(?:[dw]|[.\-:/#()[\]{}?*+|^$\\])/y;
const characterClass = /\[(?:[A-Za-z0-9]-[A-Za-z0-9]|\\[dw.\-/]|[A-Za-z0-9_.:/#-]){1,60}\]/y;
const counted = /\{(\d{1,3})(?:,(\d{1,3}))?\}/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

interface Quantifier {
  readonly length: number;
  readonly ways: number;
  readonly problem: string | undefined;
}

function quantifierAt(text: string, at: number): Quantifier {
  if (text[at] === '?') return { length: 1, ways: 2, problem: undefined };
  if (text[at] !== '{') return { length: 0, ways: 1, problem: undefined };
  const match = matchAt(counted, text, at);
  if (match === null) return { length: 0, ways: 1, problem: 'write a count as {2} or {1,3}' };
  const low = Number(match[1]);
  const high = match[2] === undefined ? low : Number(match[2]);
  if (high < low) return { length: 0, ways: 1, problem: `${match[0]} counts backwards` };
  if (high > maxRepeat)
    return { length: 0, ways: 1, problem: `${match[0]} repeats more than ${maxRepeat} times` };
  return { length: match[0].length, ways: high - low + 1, problem: undefined };
}

/**
 * Checks and compiles the `ids` pattern of a custom framework. Anchors are added here.
 *
 * @returns the compiled pattern, or what is wrong with it
 */
export function compileIdPattern(source: string): PatternResult {
  if (source.trim() === '') return failed('the pattern is empty');
  if (source.length > maxLength) return failed(`the pattern is longer than ${maxLength} characters`);
  let at = 0;
  let ways = 1;
  let groupHasQuantifier = false;
  let groupStart: number | undefined;
  while (at < source.length) {
    const char = source[at];
    if (char === '(') {
      if (groupStart !== undefined) return failed('groups may not stand inside groups');
      if (source[at + 1] === '?') return failed('groups are plain: ( ) without ?: or look-around');
      groupStart = at;
      groupHasQuantifier = false;
      at += 1;
      continue;
    }
    if (char === ')') {
      if (groupStart === undefined) return failed('a closing parenthesis has no opening one');
      if (groupStart === at - 1) return failed('a group is empty');
      groupStart = undefined;
      at += 1;
      if (source[at] === '{' && groupHasQuantifier) {
        return failed('a group that repeats may not hold something that repeats');
      }
    } else {
      const piece =
        matchAt(escaped, source, at) ?? matchAt(characterClass, source, at) ?? matchAt(literal, source, at);
      if (piece === null) return failed(unusable(char ?? ''));
      at += piece[0].length;
    }
    const quantifier = quantifierAt(source, at);
    if (quantifier.problem !== undefined) return failed(quantifier.problem);
    if (quantifier.length > 0 && groupStart !== undefined) groupHasQuantifier = true;
    ways *= quantifier.ways;
    at += quantifier.length;
    if (ways > maxWays) return failed('the pattern repeats too much; name the counts more closely');
  }
  if (groupStart !== undefined) return failed('a group is not closed');
  return build(source);
}

function unusable(char: string): string {
  if (char === '.') return 'write \\. for a dot; a plain dot would match anything';
  if (char === '|') return '| is not allowed; use a class such as [AB]';
  if (char === '*' || char === '+') return `${char} is not allowed; write a count such as {1,3}`;
  if (char === '^' || char === '$') return `${char} is not needed: the whole id is compared`;
  if (char === '[') return 'a class may hold letters, digits, ranges and _ . : / # - only';
  if (char === '\\') return 'only \\d, \\w and escaped punctuation marks are allowed after a backslash';
  return `${char} cannot be used here`;
}

function build(source: string): PatternResult {
  try {
    return {
      ok: true,
      pattern: {
        whole: new RegExp(`^(?:${source})$`),
        inText: new RegExp(`(?<![\\w-])(?:${source})(?!\\w)`, 'g'),
      },
    };
  } catch {
    // The checker above is meant to be complete; what it lets through by mistake must still not throw.
    return failed('the pattern cannot be read');
  }
}
