/*
 * The first step of the id grammar: what a token looks like, before asking whether such an item exists. One pass of
 * anchored expressions without nested repetition, so the time is linear in the length of the token.
 */

/** The parts of an id as written. */
export interface IdShape {
  /** The framework that the token itself names in front of the id. */
  readonly prefix: 'soc2' | 'iso27001' | 'iso27001-2013' | undefined;
  /** The token says `clause` in front of the number. */
  readonly saysClause: boolean;
  /** The token says `Annex A` in front of the number. */
  readonly saysAnnex: boolean;
  /** Upper-case letters of the id; empty for a bare number. */
  readonly letters: '' | 'CC' | 'A' | 'C' | 'P' | 'PI';
  /** The numbers as written, with leading and trailing zeros. */
  readonly numbers: readonly string[];
  /** `.x`, `.*` or `.#` after the numbers: the whole group. */
  readonly wildcard: boolean;
  /** A letter after the last number: `6.1.3 d)`. */
  readonly letter: string | undefined;
  /** A numbered point of focus after the id, as some tools write it. */
  readonly pointOfFocus: boolean;
  /** Where in the token the id starts, after prefixes. */
  readonly start: number;
  /** Where the rest of the token starts. */
  readonly end: number;
}

const soc2Prefix =
  /(?:aicpa[\s\-_:.]{0,2})?(?:soc[\s\-_]?2|tsc)(?:[\s\-_:]{0,2}(?:2017|tsc))?[\s\-_:./]{1,3}/iy;
const isoPrefix =
  /(?:iso(?:[\s/\-_]{0,2}iec)?[\s\-_]{0,2}27001|27001|iso)(?:[\s\-_:]{0,2}(2022|2013))?[\s\-_:./,]{1,3}/iy;
const annexPrefix = /annex(?:[\s\-_:.]{0,2}a(?![a-z]))?[\s\-_:.]{0,3}/iy;
const clausePrefix = /(?:clauses?|cl\.?|chapter|section|§)\s{0,2}/iy;
const lettersPattern = /(cc|pi|[acp])(?=[\d.\s\-_])([\s\-_.]{0,2})(?=\d)/iy;
const numberPattern = /\d{1,3}(?!\d)/y;
const separatorPattern = /[.\-_](?=\d)/y;
const wildcardPattern = /[.\-_](?:xx?|\*|#)(?![\w*#])/iy;
const pofPattern = /(?:[\s.\-_#:]{0,2}pof[\s.\-_#:]{0,2}\d{1,2}|\s?\([a-z]\))(?!\w)/iy;
const clauseLetterPattern = /(?:\s?\(([a-z])\)|[\s.]?([a-z])(?:\)|(?=\s*$)))/iy;
const trailingDots = /\.{1,3}(?=\s|$)/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lettersOf(text: string): IdShape['letters'] {
  switch (text.toUpperCase()) {
    case 'CC':
      return 'CC';
    case 'PI':
      return 'PI';
    case 'A':
      return 'A';
    case 'C':
      return 'C';
    case 'P':
      return 'P';
    default:
      return '';
  }
}

/** Reads `5.24`, `9-2-1`; all separators are the same character. Returns the end and the numbers. */
function readNumbers(
  text: string,
  from: number,
  separator: string | undefined,
): { numbers: string[]; end: number } {
  const numbers: string[] = [];
  let at = from;
  let used = separator;
  while (numbers.length < 4) {
    const number = matchAt(numberPattern, text, at);
    if (number === null) break;
    numbers.push(number[0]);
    at += number[0].length;
    const next = matchAt(separatorPattern, text, at);
    if (next === null || numbers.length === 4 || (used !== undefined && next[0] !== used)) break;
    used = next[0];
    at += 1;
  }
  return { numbers, end: at };
}

/**
 * Reads the id at the start of a token: framework prefix, `Annex A`, `clause`, letters, numbers, and what may follow an
 * id. Undefined when the token does not start like an id. `end` says where a label or a range goes on.
 */
export function readShape(text: string): IdShape | undefined {
  let at = 0;
  let prefix: IdShape['prefix'];
  const soc2 = matchAt(soc2Prefix, text, at);
  if (soc2 !== null) {
    prefix = 'soc2';
    at += soc2[0].length;
  } else {
    const iso = matchAt(isoPrefix, text, at);
    if (iso !== null) {
      prefix = iso[1] === '2013' ? 'iso27001-2013' : 'iso27001';
      at += iso[0].length;
    }
  }
  const start = at;
  const clause = matchAt(clausePrefix, text, at);
  if (clause !== null) at += clause[0].length;
  const annex = clause === null ? matchAt(annexPrefix, text, at) : null;
  if (annex !== null) at += annex[0].length;

  let letters: IdShape['letters'] = annex === null ? '' : 'A';
  // `Annex A.5.4` has eaten its letter; `Annex A A.5.4` has one more.
  const written = matchAt(lettersPattern, text, at);
  let separator: string | undefined;
  if (written !== null) {
    letters = lettersOf(written[1] ?? '');
    if (written[2] === '.') separator = '.';
    at += written[0].length;
  } else if (annex !== null) separator = '.';
  // A bare number has dots only: 2025-06 is no id.
  if (letters === '') separator = '.';

  const { numbers, end } = readNumbers(text, at, separator);
  if (numbers.length === 0 || numbers.length > 3) return undefined;
  at = end;
  const wildcard = matchAt(wildcardPattern, text, at);
  if (wildcard !== null) at += wildcard[0].length;
  const criterionLike = letters !== '' && numbers.length === 2;
  const pof = criterionLike && wildcard === null ? matchAt(pofPattern, text, at) : null;
  if (pof !== null) at += pof[0].length;
  const letter = letters === '' && numbers.length > 1 ? matchAt(clauseLetterPattern, text, at) : null;
  if (letter !== null) at += letter[0].length;
  const dots = matchAt(trailingDots, text, at);
  if (dots !== null) at += dots[0].length;
  return {
    prefix,
    saysClause: clause !== null,
    saysAnnex: annex !== null,
    letters,
    numbers,
    wildcard: wildcard !== null,
    letter: letter?.[1] ?? letter?.[2],
    pointOfFocus: pof !== null,
    start,
    end: at,
  };
}

/** The canonical spelling of letters and numbers: `CC6.1`, `A1.2`, `A.5.18`, `6.1.3`. Leading zeros go. */
export function canonical(letters: string, numbers: readonly string[], annexA: boolean): string {
  const joined = numbers.map((number) => String(Number(number))).join('.');
  return annexA ? `A.${joined}` : `${letters}${joined}`;
}
