import type { Occurrence } from '../../audit/occurrence.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import {
  askInOccurrences,
  type MissingData,
  missingInOccurrences,
} from '../evidence/missing-in-occurrences.ts';
import { isStub, typeOf } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';

const FIELDS = ['fired', 'tuned', 'no_signal'] as const;

/** Health reviews of detections that do not say what fired, what was tuned and what stayed silent. */
export const healthReviewFields = defineRule<'record', MissingData>({
  id: 'monitoring/health-review-fields',
  title: 'A control health review does not say what fired, what was tuned and what stayed silent',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    if (typeOf(record) !== 'control-health-review' || isStub(record)) return;
    const lacked = new Set<string>();
    for (const problem of missingInOccurrences(
      record,
      context,
      'no_signal',
      (occurrence) => {
        const missing = FIELDS.filter(
          (name) => !says(occurrence.node, name) && !isEmptyList(occurrence, name),
        );
        for (const name of missing) lacked.add(name);
        return missing.length > 0;
      },
      (names) =>
        `${record.id} does not say ${listed(FIELDS.filter((name) => lacked.has(name)))} for ${names}. Count what fired and what was tuned, and list what gave no signal.`,
    )) {
      // The type is what these are asked for: the occurrence itself may lack other things.
      yield { ...problem, span: nodeAtPath(record.fields, 'type') ?? problem.span };
    }
  },
  *fixes({ data }, context) {
    for (const name of FIELDS) yield* askInOccurrences(data, name, context);
  },
});

/** `no_signal: []` says that nothing stayed silent. */
function isEmptyList(occurrence: Occurrence, name: string): boolean {
  const node = nodeAtPath(occurrence.node, name);
  return node?.type === 'sequence' && node.items.length === 0;
}
