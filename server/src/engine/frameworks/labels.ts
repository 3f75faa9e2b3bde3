import { annexATopic } from './annex-a-topics.ts';
import { builtInItem, builtInItems } from './built-in-items.ts';
import { collision } from './edition-2013.ts';
import { explanations } from './framework-data.ts';
import type { BuiltInFramework, FrameworkItem } from './framework-item.ts';
import { editionPhrases } from './label-editions.ts';
import { type LabelTopic, labelTopics } from './label-topics.ts';
import { contentStems, spaced, stems } from './label-words.ts';

/** What a label beside an id says about the id. */
export type LabelReading =
  /** The label names the topic of the id, or something that belongs to it. */
  | { readonly type: 'fits' }
  /** The label is what the id meant in 2013; `successors` is where that is in 2022. */
  | { readonly type: 'edition-2013'; readonly title: string; readonly successors: readonly string[] }
  /** The label names another topic beyond doubt. `suggested` are the ids of the same framework where it lives. */
  | { readonly type: 'other-topic'; readonly topic: string; readonly suggested: readonly string[] }
  /** Nothing can be said: notes, names, ticket numbers, general words. */
  | { readonly type: 'unclear' };

const unclear: LabelReading = { type: 'unclear' };
const fits: LabelReading = { type: 'fits' };

/** Ids that any control can serve: control selection, policies, evaluation, information quality, running and measuring. */
const broad = new Set([
  'CC2.1',
  'CC4.1',
  'CC4.2',
  'CC5.1',
  'CC5.2',
  'CC5.3',
  'A.5.1',
  'A.5.36',
  'A.5.37',
  '4.4',
  '8.1',
  '9.1',
]);

const vocabularies = new Map<string, ReadonlySet<string>>();

/** Content words of an item: title or topic, and our explanation of it. */
function vocabularyOf(item: FrameworkItem): ReadonlySet<string> {
  const cached = vocabularies.get(item.id);
  if (cached !== undefined) return cached;
  const own = Object.hasOwn(explanations, item.id) ? explanations[item.id] : undefined;
  const text = [item.title, annexATopic(item.id) ?? '', own?.means ?? '', own?.asks ?? ''];
  const words = new Set(text.flatMap((part) => [...contentStems(part)]));
  vocabularies.set(item.id, words);
  return words;
}

/** Comparison form of a title: its stems without stop words. */
function titleKey(text: string): string {
  return stems(text).join(' ');
}

const titleOwners = new Map<string, string[]>();
for (const item of builtInItems('iso27001')) {
  const key = titleKey(item.title);
  // "General" and "Policy" name nothing by themselves.
  if (contentStems(item.title).size === 0) continue;
  const owners = titleOwners.get(key);
  if (owners === undefined) titleOwners.set(key, [item.id]);
  else owners.push(item.id);
}

/**
 * Compares a label (a title or trailing comment beside an id) with what the id means. Built for precision: it says
 * `other-topic` only when the label names a topic of the table, or is another item's title, and shares no telling word
 * with the cited item.
 *
 * @param id a canonical id of the framework; any other id is `unclear`
 */
export function readLabel(framework: BuiltInFramework, id: string, label: string): LabelReading {
  const item = builtInItem(framework, id);
  if (item === undefined) return unclear;
  const words = stems(label);
  if (words.length === 0) return unclear;
  const key = words.join(' ');
  if (key === titleKey(item.title)) return fits;
  const old = readEdition(item, words);
  if (old !== undefined) return old;

  const text = spaced(words);
  const matched = labelTopics.filter((topic) => topic.phrases.some((phrase) => text.includes(phrase)));
  if (matched.some((topic) => belongs(topic, item))) return fits;
  const vocabulary = vocabularyOf(item);
  const shares = [...contentStems(label)].some((word) => vocabulary.has(word));
  if (shares) return fits;
  const owners = titleOwners.get(key);
  if (framework === 'iso27001' && owners !== undefined && !related(item, owners)) {
    return { type: 'other-topic', topic: label.trim(), suggested: owners };
  }
  const [wrong] = matched;
  if (wrong === undefined || broad.has(id) || negated(label) || !isMainlyAbout(wrong, label)) return unclear;
  const suggested = wrong[framework];
  return suggested.length === 0 ? unclear : { type: 'other-topic', topic: wrong.topic, suggested };
}

function belongs(topic: LabelTopic, item: FrameworkItem): boolean {
  const ids = item.framework === 'soc2' ? topic.soc2 : topic.iso27001;
  if (ids.includes(item.id) || topic.also.has(item.id)) return true;
  // A sub-clause belongs to its clause: an internal audit label fits 9.2 and 9.2.2 alike.
  return (
    item.type === 'clause' && ids.some((id) => id.startsWith(`${item.id}.`) || item.id.startsWith(`${id}.`))
  );
}

/** A sentence that mentions a topic in passing is no label of that topic. */
function isMainlyAbout(topic: LabelTopic, label: string): boolean {
  return [...contentStems(label)].filter((word) => !topic.words.has(word)).length <= 2;
}

/** Two Annex A controls of one topic run are too close to call a label wrong. */
function related(item: FrameworkItem, owners: readonly string[]): boolean {
  const topic = annexATopic(item.id);
  return topic !== undefined && owners.some((id) => annexATopic(id) === topic);
}

/** A note that says what the id is not about: "not access removal", "except backups". */
function negated(label: string): boolean {
  return /\b(?:not?|never|except|excluding|unlike|instead|see|rather than|moved to|was)\b/i.test(label);
}

function readEdition(item: FrameworkItem, words: readonly string[]): LabelReading | undefined {
  const old = collision(item.id);
  if (old === undefined || item.framework !== 'iso27001') return undefined;
  const titleWords = contentStems(item.title);
  if (words.some((word) => titleWords.has(word))) return undefined;
  const isTitle = words.join(' ') === titleKey(old.title2013);
  const entry = editionPhrases[item.id]?.find(({ phrase }) => spaced(words).includes(phrase));
  if (entry === undefined && !isTitle) return undefined;
  return { type: 'edition-2013', title: old.title2013, successors: entry?.successors ?? old.successors };
}
