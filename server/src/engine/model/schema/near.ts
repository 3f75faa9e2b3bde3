import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a word was probably meant to be: at most two letters away, one where either is short; two letters
 * in the wrong order count as one. Undefined when there is none. Candidates come in order of preference.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of candidates) {
    const shorter = Math.min(word.length, candidate.length);
    // A word of one or two letters is one letter away from too many others to say anything.
    if (shorter < 3 || Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const limit = shorter <= 5 ? 1 : 2;
    const found = isSwap(word, candidate) ? 1 : distance(word, candidate);
    if (found <= limit && found < bestDistance && found < candidate.length - 1) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** Whether two neighbouring letters in the wrong order are all that differs. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at < a.length - 1 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
