import { builtInItem, groupMembers } from './built-in-items.ts';
import type { BuiltInFramework } from './framework-item.ts';
import type { Reading } from './id-grammar.ts';
import { readShape } from './id-shape.ts';
import { readSeveral } from './read-several.ts';
import { readSingle } from './read-single.ts';

const maxTokenLength = 400;
const cacheLimit = 4096;
const nothing: Reading = { type: 'unknown', looksLike: 'nothing', nearest: [] };

const placeholderWord =
  /^(?:[<[{(]{0,2})(?:tb[acd]|to ?do|fix ?me|xx+|n\/?a|not applicable|none|null|placeholder|pending|change ?me|\?+|-+|\.{2,})(?:[>\]})]{0,2})$/i;
/** An id whose series is left open: CCx.x, CC?.?, A.x.x, Ax.y, PX.X. */
const placeholderShape =
  /^(?:cc|pi|annex\s?a|[acp])?[.\s-]?(?:[xyn#*]{1,2}|\?{1,2}|_{1,2})[.-](?:[xyzn#*]{1,2}|\?{1,2}|_{1,2})(?:[.-](?:[xyzn#*]{1,2}|\?{1,2}))?$/i;
const placeholderBrackets = /^(?:<[^<>]{1,60}>|\{\{[^{}]{0,60}\}\}|\$\{[^{}]{0,60}\})$/;

/** Words for a whole series, a category, or Annex A. */
const groupWords = new Map<string, { framework: BuiltInFramework; group: string; level: 'series' | 'theme' }>(
  [
    ['cc', { framework: 'soc2', group: 'CC', level: 'series' }],
    ['common criteria', { framework: 'soc2', group: 'CC', level: 'series' }],
    ['security', { framework: 'soc2', group: 'CC', level: 'series' }],
    ['availability', { framework: 'soc2', group: 'A1', level: 'series' }],
    ['confidentiality', { framework: 'soc2', group: 'C1', level: 'series' }],
    ['processing integrity', { framework: 'soc2', group: 'PI1', level: 'series' }],
    ['pi', { framework: 'soc2', group: 'PI1', level: 'series' }],
    ['privacy', { framework: 'soc2', group: 'P', level: 'series' }],
    ['p', { framework: 'soc2', group: 'P', level: 'series' }],
    ['annex a', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['all of annex a', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['all annex a', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['annex a (all)', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['all annex a controls', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['annex a controls', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
    ['a.*', { framework: 'iso27001', group: 'Annex A', level: 'theme' }],
  ],
);
const soc2GroupWords = new Map<string, string>([
  ['a', 'A1'],
  ['c', 'C1'],
]);

const cache = new Map<string, Reading>();

/**
 * Reads a written token as an id of a shipped framework, in the order that `Reading` documents.
 *
 * @param framework the framework under which it was written
 * @param token the text as written in the source, without quotes
 * @param quoted whether it was in quotes: a quoted `8.2` is a clause on purpose
 */
export function readId(framework: BuiltInFramework, token: string, quoted: boolean): Reading {
  const key = `${framework}${quoted ? '"' : ' '}${token}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const reading = token.length > maxTokenLength ? nothing : readUncached(framework, token.trim(), quoted);
  if (cache.size >= cacheLimit) cache.clear();
  if (token.length <= maxTokenLength) cache.set(key, reading);
  return reading;
}

/**
 * Reads a token under a key that names the 2013 edition (`ISO27001:2013: [A.8.2]`): ids of both editions are taken as
 * 2013 ids.
 */
export function readIdAs2013(token: string, quoted: boolean): Reading {
  const reading = readId('iso27001', token, quoted);
  if (/^(?:annex|a)/i.test(token.trim())) return readId('iso27001', `27001:2013 ${token.trim()}`, quoted);
  return reading;
}

function readUncached(framework: BuiltInFramework, text: string, quoted: boolean): Reading {
  // Canonical ids that leave no doubt are by far the most common.
  const exact = /^\d/.test(text) ? undefined : builtInItem(framework, text);
  if (exact !== undefined) return { type: 'known', id: exact.id };
  if (isPlaceholder(text)) return { type: 'placeholder' };
  const words = readGroupWord(framework, text);
  if (words !== undefined) return words;
  const shape = readShape(text);
  if (shape === undefined) return nothing;
  const rest = text.slice(shape.end);
  if (rest.trim() === '') return readSingle(framework, shape, { text, quoted, label: undefined });
  const several = readSeveral(framework, text, shape);
  if (several !== undefined) return several;
  const label = labelOf(rest);
  return label === undefined ? nothing : readSingle(framework, shape, { text, quoted, label });
}

/** True for a template placeholder that has no id in it: TBD, CCx.x, `<criterion>`. */
function isPlaceholder(text: string): boolean {
  return placeholderWord.test(text) || placeholderShape.test(text) || placeholderBrackets.test(text);
}

function readGroupWord(framework: BuiltInFramework, text: string): Reading | undefined {
  const word = text.toLowerCase();
  const letter = framework === 'soc2' ? soc2GroupWords.get(word) : undefined;
  const found =
    letter === undefined
      ? groupWords.get(word)
      : ({ framework: 'soc2', group: letter, level: 'series' } as const);
  if (found === undefined || (found.framework !== framework && word.length > 2 && !word.includes('annex')))
    return undefined;
  return {
    type: 'group',
    group: found.group,
    level: found.level,
    members: groupMembers(found.framework, found.group),
  };
}

const labelPattern = /^(?:\s{0,3}[-–—:|,;=]{1,2}\s{0,3}|\s{1,4}|\s{0,3}(?=[([]))([([]?\p{L}.{2,})$/u;

/** What stands behind an id and names its topic: `- Incident response`, `(Access rights)`. */
function labelOf(rest: string): string | undefined {
  const label = labelPattern.exec(rest.trimEnd())?.[1];
  if (label === undefined) return undefined;
  return /^[([]/.test(label) ? label.replace(/^[([]/, '').replace(/[)\]]$/, '') : label;
}
