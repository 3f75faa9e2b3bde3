import { builtInItem, groupMembers } from './built-in-items.ts';
import { legacyItem } from './edition-2013.ts';
import type { BuiltInFramework } from './framework-item.ts';
import type { Reading } from './id-grammar.ts';
import { canonical, type IdShape } from './id-shape.ts';
import { nearestAnnexA, nearestClauses, nearestCriteria } from './nearest-ids.ts';

/*
 * The second step of the id grammar: what one id is, once its shape is known. Lists, ranges and placeholders without a
 * shape are not its business.
 */

/** How one id was written, beside its shape. */
export interface Writing {
  /** The whole token; a token that equals the canonical id is `known`, any other is `spelling`. */
  readonly text: string;
  readonly quoted: boolean;
  readonly label: string | undefined;
}

function item(id: string, writing: Writing): Reading {
  return writing.text === id ? { type: 'known', id } : { type: 'spelling', id, label: writing.label };
}

function group(
  framework: BuiltInFramework,
  name: string,
  level: 'series' | 'theme' | 'chapter',
): Reading | undefined {
  const members = groupMembers(framework, name);
  return members.length === 0 ? undefined : { type: 'group', group: name, level, members };
}

function readCriterion(shape: IdShape, writing: Writing): Reading {
  const [first = '', second] = shape.numbers;
  const series = `${shape.letters}${Number(first)}`;
  const nearest = (): Reading => {
    const written = canonical(shape.letters, shape.numbers, false);
    const number = second === undefined ? undefined : Number(second);
    return { type: 'unknown', looksLike: 'criterion', nearest: nearestCriteria(series, number, written) };
  };
  if (second === undefined) return group('soc2', series, 'series') ?? nearest();
  const id = `${series}.${Number(second)}`;
  const known = builtInItem('soc2', id) !== undefined;
  if (!known) return isFiller(shape) ? { type: 'placeholder' } : nearest();
  if (shape.pointOfFocus || shape.numbers.length === 3 || shape.wildcard)
    return { type: 'point-of-focus', id };
  return item(id, writing);
}

/** 9.9, 0.0, 99.99: numbers that templates carry to be replaced. */
function isFiller(shape: IdShape): boolean {
  return (
    shape.numbers.length > 1 &&
    (shape.numbers.every((n) => /^9+$/.test(n)) || shape.numbers.every((n) => /^0+$/.test(n)))
  );
}

function readLegacy(id: string): Reading | undefined {
  const row = legacyItem(id);
  if (row === undefined) return undefined;
  const type = row.level === 'control' ? 'legacy-control' : 'legacy-group';
  return { type, legacy: row.id, title: row.title, successors: row.successors };
}

function readAnnexA(shape: IdShape, writing: Writing): Reading {
  const id = canonical('A', shape.numbers, true);
  const legacyFirst = shape.prefix === 'iso27001-2013';
  const [first = '', second] = shape.numbers;
  const theme = `A.${Number(first)}`;
  const legacy = readLegacy(id);
  if (legacyFirst && legacy !== undefined) return legacy;
  if (shape.wildcard && shape.numbers.length === 2 && legacy !== undefined) return legacy;
  if (shape.numbers.length === 1) {
    const found = group('iso27001', theme, 'theme') ?? legacy;
    if (found !== undefined) return found;
  }
  if (shape.numbers.length === 2 && builtInItem('iso27001', id) !== undefined) return item(id, writing);
  if (legacy !== undefined) return legacy;
  if (isFiller(shape)) return { type: 'placeholder' };
  const number = second === undefined ? undefined : Number(second);
  return { type: 'unknown', looksLike: 'annex-a', nearest: nearestAnnexA(theme, number, id) };
}

/** The Annex A control that an unquoted number loses its last zero from: 5.10, 8.30. */
function lostZero(shape: IdShape, writing: Writing): string | undefined {
  const [first = '', second = ''] = shape.numbers;
  if (writing.quoted || shape.numbers.length !== 2 || !second.endsWith('0') || second.length < 2)
    return undefined;
  if (writing.text !== `${first}.${second}`) return undefined;
  const annexA = `A.${first}.${second}`;
  return builtInItem('iso27001', annexA) === undefined ? undefined : annexA;
}

const chapterNames = new Set(['4', '5', '6', '7', '8', '9', '10']);

function readNumber(shape: IdShape, writing: Writing): Reading {
  const number = canonical('', shape.numbers, false);
  const onPurpose = shape.saysClause || shape.letter !== undefined;
  if (shape.numbers.length === 1) {
    const chapter = chapterNames.has(number) ? group('iso27001', number, 'chapter') : undefined;
    return chapter ?? { type: 'unknown', looksLike: 'clause', nearest: [] };
  }
  const yaml = lostZero(shape, writing);
  if (yaml !== undefined) return { type: 'yaml-number', annexA: yaml };
  const clause = builtInItem('iso27001', number)?.id;
  // A number said to be a clause, or quoted, is a clause on purpose; with a letter (6.1.3 d) too.
  if (clause !== undefined && (onPurpose || (writing.quoted && writing.label === undefined))) {
    return onPurpose && writing.label === undefined ? { type: 'known', id: clause } : item(clause, writing);
  }
  const annexA = shape.numbers.length === 2 ? builtInItem('iso27001', `A.${number}`)?.id : undefined;
  const legacy = shape.numbers.length === 3 ? legacyItem(`A.${number}`)?.id : undefined;
  if (onPurpose || (clause === undefined && annexA === undefined && legacy === undefined)) {
    return { type: 'unknown', looksLike: 'clause', nearest: nearestClauses(shape.numbers.map(Number)) };
  }
  if (clause !== undefined && annexA === undefined && legacy === undefined) return item(clause, writing);
  return labelled(writing, [clause, annexA]) ?? { type: 'bare-number', clause, annexA, legacy };
}

/** A label that is one candidate's title decides between the readings of a bare number. */
function labelled(writing: Writing, candidates: readonly (string | undefined)[]): Reading | undefined {
  if (writing.label === undefined) return undefined;
  const label = writing.label.toLowerCase();
  for (const id of candidates) {
    if (id === undefined) continue;
    const title = builtInItem('iso27001', id)?.title.toLowerCase();
    if (title !== undefined && (label === title || label.startsWith(`${title} `))) return item(id, writing);
  }
  return undefined;
}

/** Which framework an id belongs to by its shape; `A1.2` and `A.5.1` share a letter. */
function familyOf(framework: string, shape: IdShape, text: string): BuiltInFramework {
  if (shape.saysAnnex || shape.saysClause) return 'iso27001';
  if (shape.letters === '') return shape.prefix === undefined && framework === 'soc2' ? 'soc2' : 'iso27001';
  if (shape.letters !== 'A') return 'soc2';
  if (shape.prefix !== undefined) return shape.prefix === 'soc2' ? 'soc2' : 'iso27001';
  const first = Number(shape.numbers[0]);
  if (first >= 5 && first <= 18) return 'iso27001';
  if (first === 1 && shape.numbers.length < 3)
    return /^a\./i.test(text) && framework !== 'soc2' ? 'iso27001' : 'soc2';
  return framework === 'soc2' ? 'soc2' : 'iso27001';
}

/** Reads one id of known shape as an item of a framework. Never fails. */
export function readSingle(framework: string, shape: IdShape, writing: Writing): Reading {
  const family = familyOf(framework, shape, writing.text);
  const reading = readIn(family, shape, writing);
  if (family === framework || (reading.type !== 'known' && reading.type !== 'spelling')) return reading;
  return { type: 'other-framework', framework: family, id: reading.id };
}

function readIn(family: BuiltInFramework, shape: IdShape, writing: Writing): Reading {
  if (family === 'iso27001')
    return shape.letters === 'A' ? readAnnexA(shape, writing) : readNumber(shape, writing);
  if (shape.letters !== '') return readCriterion(shape, writing);
  // A number without letters under SOC 2: the common criterion of that number is the best guess.
  const [first = '', second] = shape.numbers;
  const number = second === undefined ? undefined : Number(second);
  const nearest = nearestCriteria(`CC${Number(first)}`, number, `CC${shape.numbers.join('.')}`);
  return { type: 'unknown', looksLike: 'criterion', nearest };
}
