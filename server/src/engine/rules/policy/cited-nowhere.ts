import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import { wholeRecords } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';

/** A policy that is linked with nothing, in a workspace where nearly all are linked. */
export const citedNowhere = defineRule({
  id: 'policy/cited-nowhere',
  title: 'A policy is linked with nothing',
  severity: 'hint',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const policies = wholeRecords('policy', context);
    const alone = policies.filter(
      (policy) =>
        LINKS.every((field) => scalarsIn(nodeAtPath(policy.fields, field)).length === 0) &&
        context.workspace.referencesTo(policy.id).every(({ record }) => record === policy),
    );
    if (alone.length === 0 || alone.length > policies.length * MOST) return;
    for (const policy of alone) {
      const message = `${policy.id} is used by nothing. Name the controls that carry it out.`;
      yield { file: policy.file, span: policy.anchor, message, data: undefined };
    }
  },
});

const LINKS = ['controls', 'risks', 'evidence', 'vendors', 'incidents', 'policies', 'commitments'];

/** Documents of other departments lie in the same folder often enough: only the last few are named. */
const MOST = 0.1;
