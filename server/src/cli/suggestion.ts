import { distance } from 'fastest-levenshtein';

/** Longer words are no slips of the fingers, and comparing them would take time. */
const MAX_LENGTH = 60;

/** The known word that a mistyped one most likely means, or undefined when none is near. */
export function suggestion(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const written = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(written, candidate.toLowerCase());
    if (edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
