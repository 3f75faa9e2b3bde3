import { annexATopic } from './annex-a-topics.ts';
import { builtInItem, builtInItems } from './built-in-items.ts';
import { edition2013 } from './framework-data.ts';
import type { BuiltInFramework } from './framework-item.ts';
import type { Reading } from './id-grammar.ts';
import { type IdShape, readShape } from './id-shape.ts';
import { readSingle } from './read-single.ts';

/*
 * Tokens that hold more than one id: ranges (A.5.15-5.19, CC6.1 to CC6.3) and lists (CC6.1, CC6.2).
 */

const rangeSeparator = /\s{0,3}(?:\.{2,3}|[…–—→~-]|\b(?:to|through|thru|until|bis)\b)\s{0,3}/iy;
const strongSeparator = /[,;/&+|\n]|\s(?:and|und)\s/i;
const maxParts = 60;

/** A reading of a token as several ids, or undefined when it is not written that way. */
export function readSeveral(framework: BuiltInFramework, text: string, first: IdShape): Reading | undefined {
  return readRange(framework, text, first) ?? readList(framework, text, first);
}

/** One end or part: its shape with letters and leading numbers borrowed from the first id where it has none. */
function borrow(first: IdShape, part: IdShape): IdShape {
  if (part.letters !== '' || part.saysClause || first.letters === '') return part;
  const missing = first.numbers.length - part.numbers.length;
  if (missing < 0) return part;
  return {
    ...part,
    prefix: first.prefix,
    letters: first.letters,
    saysAnnex: first.saysAnnex,
    numbers: [...first.numbers.slice(0, missing), ...part.numbers],
  };
}

/** Shortened parts of bare numbers (5.15-18) borrow their leading numbers as well. */
function borrowNumbers(first: IdShape, part: IdShape): IdShape {
  const missing = first.numbers.length - part.numbers.length;
  if (first.letters !== '' || part.letters !== '' || missing <= 0 || part.numbers.length !== 1) return part;
  return { ...part, numbers: [...first.numbers.slice(0, missing), ...part.numbers] };
}

function readRange(framework: BuiltInFramework, text: string, first: IdShape): Reading | undefined {
  rangeSeparator.lastIndex = first.end;
  const separator = rangeSeparator.exec(text) ?? dotsInside(text, first);
  if (separator === null) return undefined;
  const rest = text.slice(separator.index + separator[0].length);
  const written = readShape(rest);
  if (written === undefined) return undefined;
  const after = rest.slice(written.end);
  if (!/^(?:\s*$|\s+[(A-Za-z]|\s*[:(])/.test(after)) return undefined;
  // "CC7.3 - 24 hour triage" is a label; a lone number after a spaced dash is none of an id's parts.
  if (written.numbers.length === 1 && written.letters === '' && after.trim() !== '') return undefined;
  const last = borrowNumbers(first, borrow(first, written));
  const from = endOf(framework, first, text.slice(first.start, first.end));
  const to = endOf(framework, last, rest.slice(0, written.end));
  return expand(framework, from, to);
}

/** The shape swallows trailing dots; in `A.8.2..A.8.5` they are the separator. */
function dotsInside(text: string, first: IdShape): RegExpExecArray | null {
  return /^\.{2,3}/.exec(text.slice(first.end)) === null ? null : /\.{2,3}/.exec(text);
}

/** An end of a range as a stretch of positions in one ordered list. */
interface End {
  readonly lists: readonly Stretch[];
  readonly written: string;
}

interface Stretch {
  readonly list: 'criteria' | 'annex-a' | 'clauses' | 'legacy-domain' | 'legacy-objective' | 'legacy-control';
  readonly from: number;
  readonly to: number;
  readonly exists: boolean;
}

const ordered: Readonly<Record<Stretch['list'], readonly string[]>> = {
  criteria: builtInItems('soc2').map((item) => item.id),
  'annex-a': builtInItems('iso27001')
    .filter((item) => item.type === 'annex-a')
    .map((item) => item.id),
  clauses: builtInItems('iso27001')
    .filter((item) => item.type === 'clause')
    .map((item) => item.id),
  'legacy-domain': edition2013.filter((row) => row.level === 'domain').map((row) => row.id),
  'legacy-objective': edition2013.filter((row) => row.level === 'objective').map((row) => row.id),
  'legacy-control': edition2013.filter((row) => row.level === 'control').map((row) => row.id),
};

const position = new Map<string, number>();
for (const [list, ids] of Object.entries(ordered)) {
  for (const [index, id] of ids.entries()) position.set(`${list} ${id}`, index);
}

function stretch(
  list: Stretch['list'],
  firstId: string,
  lastId: string,
  exists: boolean,
): Stretch | undefined {
  const from = position.get(`${list} ${firstId}`);
  const to = position.get(`${list} ${lastId}`);
  return from === undefined || to === undefined ? undefined : { list, from, to, exists };
}

function listOf(id: string): Stretch['list'] {
  if (/^\d/.test(id)) return 'clauses';
  return builtInItem('iso27001', id) === undefined ? 'criteria' : 'annex-a';
}

function endOf(framework: BuiltInFramework, shape: IdShape, written: string): End {
  const reading = readSingle(framework, shape, { text: written, quoted: true, label: undefined });
  const found: (Stretch | undefined)[] = [];
  const one = (id: string | undefined, exists = true): void => {
    if (id !== undefined) found.push(stretch(listOf(id), id, id, exists));
  };
  switch (reading.type) {
    case 'known':
    case 'spelling':
    case 'other-framework': {
      one(reading.id);
      if (shape.letters === '' && !shape.saysClause) one(annexAOf(shape));
      break;
    }
    case 'bare-number':
      one(reading.annexA);
      break;
    case 'group': {
      const [start] = reading.members;
      const end = reading.members.at(-1);
      if (start !== undefined && end !== undefined) found.push(stretch(listOf(start), start, end, true));
      // A.5 to A.8 are domains of 2013 when the other end is one.
      found.push(stretch('legacy-domain', reading.group, reading.group, true));
      break;
    }
    case 'legacy-control':
      found.push(stretch('legacy-control', reading.legacy, reading.legacy, true));
      break;
    case 'legacy-group': {
      found.push(stretch('legacy-domain', reading.legacy, reading.legacy, true));
      found.push(stretch('legacy-objective', reading.legacy, reading.legacy, true));
      break;
    }
    case 'unknown':
      one(reading.nearest[0], false);
      break;
    default:
      break;
  }
  return { lists: found.filter((entry) => entry !== undefined), written: written.trim() };
}

function annexAOf(shape: IdShape): string | undefined {
  const id = `A.${shape.numbers.map(Number).join('.')}`;
  return builtInItem('iso27001', id)?.id;
}

function expand(framework: BuiltInFramework, from: End, to: End): Reading | undefined {
  for (const a of from.lists) {
    const b = to.lists.find((entry) => entry.list === a.list);
    if (b === undefined || (!a.exists && !b.exists)) continue;
    const ids = ordered[a.list].slice(Math.min(a.from, b.from), Math.max(a.to, b.to) + 1);
    const members = a.list.startsWith('legacy') ? successorsOf(ids) : ids;
    const unresolved = [a.exists ? [] : [from.written], b.exists ? [] : [to.written]].flat();
    return {
      type: 'range',
      members,
      crossesTopic: crossesTopic(framework, members),
      ...(unresolved.length === 0 ? {} : { unresolved }),
    };
  }
  return undefined;
}

function successorsOf(legacyIds: readonly string[]): readonly string[] {
  const wanted = new Set(legacyIds);
  return [...new Set(edition2013.filter((row) => wanted.has(row.id)).flatMap((row) => row.successors))];
}

/** Whether ids belong to more than one topic: series of criteria, topic run of Annex A, chapter of clauses. */
export function crossesTopic(framework: BuiltInFramework, ids: readonly string[]): boolean {
  const topics = new Set(
    ids.map(
      (id) => annexATopic(id) ?? builtInItem(framework, id)?.group ?? builtInItem('soc2', id)?.group ?? '',
    ),
  );
  return topics.size > 1;
}

function readList(framework: BuiltInFramework, text: string, first: IdShape): Reading | undefined {
  const body = text.slice(first.start);
  const strong = strongSeparator.test(body);
  const parts = body.split(strong ? /[,;/&+|\n]|\s(?:and|und)\s/i : /\s{1,3}/).map((part) => part.trim());
  const written = parts.filter((part) => part !== '');
  if (written.length < 2 || written.length > maxParts) return undefined;
  const members: string[] = [];
  const unresolved: string[] = [];
  for (const [index, part] of written.entries()) {
    const shape = readShape(part);
    if (shape === undefined) return undefined;
    const whole =
      index === 0 ? { ...shape, prefix: first.prefix } : borrowNumbers(first, borrow(first, shape));
    if (part.slice(shape.end).trim() === '') addPart(framework, whole, part, members, unresolved);
    else {
      const range = readRange(framework, part, whole);
      if (range?.type !== 'range') return undefined;
      members.push(...range.members);
      unresolved.push(...(range.unresolved ?? []));
    }
  }
  return {
    type: 'list',
    members: [...new Set(members)],
    ...(unresolved.length === 0 ? {} : { unresolved }),
  };
}

function addPart(
  framework: BuiltInFramework,
  shape: IdShape,
  part: string,
  members: string[],
  unresolved: string[],
): void {
  const reading = readSingle(framework, shape, { text: part, quoted: true, label: undefined });
  switch (reading.type) {
    case 'known':
    case 'spelling':
    case 'point-of-focus':
      members.push(reading.id);
      return;
    case 'group':
      members.push(...reading.members);
      return;
    case 'legacy-control':
    case 'legacy-group':
      members.push(...reading.successors);
      return;
    case 'bare-number':
      if (reading.annexA !== undefined) {
        members.push(reading.annexA);
        return;
      }
      break;
    default:
      break;
  }
  unresolved.push(part);
}
