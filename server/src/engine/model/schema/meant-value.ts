import { distance } from 'fastest-levenshtein';
import { looseValue } from './loose.ts';
import { isSwap } from './near.ts';
import type { Property } from './schema-types.ts';

/**
 * The value that a text outside the list of `at` is beyond doubt a slip of the pen for. A value is a claim, and two
 * claims may lie a letter apart: `type-1` and `type-2`, `unplanned` and `planned`. So much less is guessed than for keys.
 */
export function meantValue(text: string, at: Property): string | undefined {
  const written = looseValue(text);
  // One letter or two are near to anything.
  if (written.length < 3) return undefined;
  let meant: string | undefined;
  for (const [spelling, value] of at.valueBySpelling) {
    // A synonym that begins otherwise than its value is another word: `biennual` is not `semi-annual`.
    if (spelling[0] !== value[0] || !isSlip(written, spelling)) continue;
    if (meant !== undefined && meant !== value) return undefined;
    meant = value;
  }
  return meant;
}

/** Whether a word differs from another by one slip of the pen, or two in a long word, and in nothing that means. */
function isSlip(written: string, meant: string): boolean {
  const left = written.split('-');
  const right = meant.split('-');
  // Dashes alone may be missing, or be too many: then nothing else may differ.
  if (left.length !== right.length) return left[0]?.[0] === right[0]?.[0] && left.join('') === right.join('');
  if (!left.every((part, index) => isSamePart(part, right[index] ?? ''))) return false;
  const limit = meant.length >= LONG_WORD ? 2 : 1;
  return isSwap(written, meant) || distance(written, meant) <= limit;
}

/** `continued` is no slip for `contained`, nor `corrected` for `collected`: in words this long two slips say nothing. */
const LONG_WORD = 12;

/** Whether two parts between dashes may be one word: the same beginning, the same numbers, and no prefix more or less. */
function isSamePart(written: string, meant: string): boolean {
  if (written === meant) return true;
  return (
    written[0] === meant[0] &&
    numbersOf(written) === numbersOf(meant) &&
    !written.endsWith(meant) &&
    !meant.endsWith(written)
  );
}

/** The digits of a word with what stands behind the first one; a Roman number as a whole. */
function numbersOf(part: string): string {
  return /^[ivx]+$/.test(part) ? part : (/\d.*/.exec(part)?.[0] ?? '');
}
