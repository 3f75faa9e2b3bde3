import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { wholeRecordsInUse } from '../whole-records.ts';
import { citedBy, topicOf } from './policy-citations.ts';

/** Two documents of one sort on one topic, one written for SOC 2 and one for ISO 27001. */
export const duplicateTopic = defineRule({
  id: 'policy/duplicate-topic',
  title: 'Two policies govern one topic, one per framework',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'dual',
  *check(_, context) {
    const first = new Map<string, { readonly policy: RecordFact; readonly framework: string }>();
    for (const policy of wholeRecordsInUse('policy', context)) {
      const topic = topicOf(policy);
      const frameworks = [...citedBy(policy, context).keys()];
      const [framework] = frameworks;
      if (topic === undefined || framework === undefined || frameworks.length > 1) continue;
      if (framework !== 'soc2' && framework !== 'iso27001') continue;
      // A policy and the procedure that carries it out share their topic by design.
      const key = `${topic} ${textAt(policy.fields, 'type')?.toLowerCase() ?? 'policy'}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, { policy, framework });
      else if (other.framework !== framework) {
        const message = `${policy.id} and ${other.policy.id} both govern ${topic}, one for each framework. Merge them: two texts on one topic come to disagree.`;
        const related = [{ file: other.policy.file, span: other.policy.anchor, message: other.policy.title }];
        yield { file: policy.file, span: policy.anchor, message, related, data: undefined };
      }
    }
  },
});
