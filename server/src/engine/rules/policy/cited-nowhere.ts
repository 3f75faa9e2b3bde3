import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { wholeRecordsInUse } from '../whole-records.ts';

/** A policy that is linked with nothing, in a workspace where nearly all are linked. */
export const citedNowhere = defineRule<'workspace', RecordFact>({
  id: 'policy/cited-nowhere',
  title: 'A policy is linked with nothing',
  severity: 'hint',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const policies = wholeRecordsInUse('policy', context);
    const alone = policies.filter(
      (policy) =>
        LINKS.every((field) => scalarsIn(nodeAtPath(policy.fields, field)).length === 0) &&
        context.workspace.referencesTo(policy.id).every(({ record }) => record === policy),
    );
    if (alone.length === 0 || alone.length > policies.length * MOST) return;
    for (const policy of alone) {
      const message = `${policy.id} is used by nothing. Name the controls that carry it out.`;
      yield { file: policy.file, span: policy.anchor, message, data: policy };
    }
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'controls') !== undefined) return;
    const place = { mapping: data.fields, path: '', name: 'controls' };
    const fix = askFor(data, 'Add controls, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});

const LINKS = ['controls', 'risks', 'evidence', 'vendors', 'incidents', 'policies', 'commitments'];

/** Documents of other departments lie in the same folder often enough: only the last few are named. */
const MOST = 0.1;
