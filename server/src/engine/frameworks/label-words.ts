/*
 * Words of labels and titles in a form that can be compared: lower case, British spelling folded, common endings cut.
 */

const stopWords = new Set(
  'a an and are as at by for from in into is it its of on or our per see that the their this to under via we with within without'.split(
    ' ',
  ),
);

/** Words that stand in every second title and so name no topic. */
const weakWords = new Set(
  (
    'access control controls management manage managed information security system systems user users data policy policies process ' +
    'processes procedure procedures review reviews reviewed reviewing service services general organization requirement requirements ' +
    'evidence quarterly annual annually monthly weekly daily yearly log logs report reports record records check checks ensure ensures ' +
    'activity activities company team staff people business technical use used using new all other tbd todo soc iso annex clause ' +
    'criterion criteria primary secondary main also only key compliance audit first second example own plan plans planning programme ' +
    'program document documents documented documentation protect protects protection event events related rule rules'
  )
    .split(' ')
    .map(stem),
);

/** Cuts the common endings of an English word; only ever compared with its own kind. */
export function stem(word: string): string {
  let text = word
    .replace(/isation/g, 'ization')
    .replace(/ise(?=[sd]?$)/, 'ize')
    .replace(/labell/, 'label');
  if (text.length > 4) text = text.replace(/(?:ies)$/, 'y').replace(/(?<=[^s])s$/, '');
  if (text.length > 5) text = text.replace(/(?:ations?|ing|ions?|ments?|ed|ers?|al|ly)$/, '');
  if (text.length > 4) text = text.replace(/[ey]$/, '');
  return text;
}

/** The stems of a text in order, without stop words. Text beyond 300 characters is not read. */
export function stems(text: string): readonly string[] {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !stopWords.has(word))
    .map(stem);
}

/** The stems of a text that say something about its topic. */
export function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    stems(text).filter((word) => word.length > 2 && !weakWords.has(word) && !/^\d+$/.test(word)),
  );
}

/** The stems of a text between blanks, so that a phrase is found in a text by a plain search. */
export function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
