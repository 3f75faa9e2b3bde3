import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import type { RuleContext } from '../rule.ts';

/** Canonical ids that a record cites, by framework: `soc2`, `iso27001`, or a custom one (tokens as written). */
export function citedBy(record: RecordFact, context: RuleContext): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  for (const { framework, reading, token } of context.workspace.citationsIn(record)) {
    const id = reading.type === 'known' || reading.type === 'spelling' ? reading.id : token;
    const ids = cited.get(framework);
    if (ids === undefined) cited.set(framework, [id]);
    else ids.push(id);
  }
  return cited;
}

/** The topic of a policy as one comparable word; undefined where none is written. */
export function topicOf(policy: RecordFact): string | undefined {
  return textAt(policy.fields, 'topic')
    ?.toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}
