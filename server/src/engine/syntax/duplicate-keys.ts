import { duplicateKey } from './messages.ts';
import type { Pair, SyntaxProblem } from './tree.ts';

/** Below this number of pairs comparing all of them is quicker than a set. */
const SMALL = 12;

/** Adds one problem for each name that stands more than once in a mapping, at its second key. */
export function duplicateKeys(pairs: readonly Pair[], problems: SyntaxProblem[]): void {
  if (pairs.length < 2) return;
  if (pairs.length > SMALL) {
    const times = new Map<string, number>();
    for (const pair of pairs) {
      const seen = times.get(pair.name) ?? 0;
      if (seen === 1) problems.push(duplicateKey(pair.key));
      times.set(pair.name, seen + 1);
    }
    return;
  }
  for (let at = 1; at < pairs.length; at++) {
    const pair = pairs[at];
    let seen = 0;
    for (let before = 0; before < at; before++) if (pairs[before]?.name === pair?.name) seen++;
    if (seen === 1 && pair !== undefined) problems.push(duplicateKey(pair.key));
  }
}
