import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath } from '../model/read.ts';
import { askFor } from './field-edits.ts';
import type { Fix, RuleContext } from './rule.ts';

/**
 * The assertion that something was done again, or is to be said anew: the keys at the dotted paths hold `?` then, what
 * stood there before included. Paths whose mapping is not there are left out.
 */
export function askAgain(
  record: RecordFact,
  title: string,
  paths: readonly string[],
  context: RuleContext,
): Fix | undefined {
  const places = paths.flatMap((path) => {
    const dot = path.lastIndexOf('.');
    const parent = dot < 0 ? '' : path.slice(0, dot);
    const mapping = parent === '' ? record.fields : nodeAtPath(record.fields, parent);
    return mapping?.type === 'mapping' ? [{ mapping, path: parent, name: path.slice(dot + 1) }] : [];
  });
  return askFor(record, title, places, context);
}
