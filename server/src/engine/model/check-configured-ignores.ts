import { type MappingNode, pairOf, valueOf } from '../syntax/tree.ts';
import type { ConfigurationProblem } from './configuration.ts';
import { mappingsIn, meaningful } from './read.ts';
import { isDay } from './schema/formats.ts';

/** Entries of `ignore:` that give no reason, and those with a last day, which may have passed when it is asked. */
export function* checkConfiguredIgnores(root: MappingNode): Generator<ConfigurationProblem> {
  for (const entry of mappingsIn(valueOf(root, 'ignore'))) {
    const rule = pairOf(entry, 'rule')?.value;
    const name = meaningful(rule);
    if (rule === undefined || name === undefined) continue;
    const span = { start: rule.start, end: rule.end };
    if (meaningful(valueOf(entry, 'reason')) === undefined) {
      const message = `Say why ${name} is silenced here: add a reason.`;
      yield { rule: 'ignore/no-reason', span, message };
    }
    const until = meaningful(valueOf(entry, 'until'));
    if (until === undefined || !isDay(until)) continue;
    const message = `This suppression ran out on ${until}. Mend what it hides, or decide on a new date.`;
    yield { rule: 'ignore/expired', span, message, until };
  }
}
