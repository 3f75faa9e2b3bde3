import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a word was probably meant to be: at most two letters away, one for words of up to four letters;
 * undefined when there is none. Candidates come in order of preference.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const found = distance(word, candidate);
    // A word of three letters is one letter away from too many others to say anything.
    if (found < bestDistance && found < candidate.length - 1) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}
