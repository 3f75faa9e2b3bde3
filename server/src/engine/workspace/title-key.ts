/** Words that say nothing about what a control does. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by for from in into is it its of on or our that the their they this to we when which with soc soc2 iso iso27001 2 27001 27002 tsc control controls'.split(
    ' ',
  ),
);

/** A title as the sorted set of its telling words: titles with the same key say the same in another order. */
export function titleKey(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !EMPTY_WORDS.has(word)).map(singular);
  return [...new Set(telling)].sort().join(' ');
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
