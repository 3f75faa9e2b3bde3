import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, textAt } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { carried, gapsIn, stillOpen } from '../record-gaps.ts';
import { defineRule, type Rule } from '../rule.ts';
import { wholeRecordsInUse } from '../whole-records.ts';

interface Data {
  readonly record: RecordFact;
  readonly missing: readonly string[];
}

/** What a policy must say of itself. A key that no policy of the workspace carries is asked of none. */
const POLICY_FIELDS: readonly {
  readonly name: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly words: Readonly<Record<string, string>>;
  readonly why: string;
}[] = [
  {
    name: 'no-owner',
    title: 'A policy has no owner or no approver',
    keys: ['owner', 'approved_by'],
    words: { owner: 'owner', approved_by: 'approver' },
    why: 'Say who keeps it up to date and who approved it.',
  },
  {
    name: 'no-review',
    title: 'A policy has no day of approval or of its next review',
    keys: ['approved_on', 'next_review'],
    words: { approved_on: 'day of approval', next_review: 'next review' },
    why: 'Add approved_on and next_review.',
  },
];

export const POLICY_FIELD_RULES: readonly Rule[] = POLICY_FIELDS.map(({ name, title, keys, words, why }) =>
  defineRule<'workspace', Data>({
    id: `policy/${name}`,
    title,
    severity: 'warning',
    on: 'workspace',
    crossFile: true,
    *check(_, context) {
      const policies = wholeRecordsInUse('policy', context);
      const asked = carried(
        policies.map((policy) => policy.fields),
        keys,
      );
      for (const record of policies) {
        // A runbook is looked at when it is used; who approved it and when stands in the policy that it serves.
        if (textAt(record.fields, 'type')?.toLowerCase() === 'runbook') continue;
        // A key that waits to be filled in is asked for, whether others carry it or not.
        const own = keys.filter(
          (key) => asked.includes(key) || isPlaceholder(nodeAtPath(record.fields, key)),
        );
        const gaps = gapsIn(record, record.fields, '', own, context);
        const { missing } = gaps;
        const open = stillOpen(gaps, record.id, words);
        if (open !== undefined) yield { file: record.file, ...open, data: { record, missing: [] } };
        if (missing.length === 0) continue;
        const message = `${record.id} has no ${listed(missing.map((key) => words[key] ?? key))}. ${why}`;
        yield { file: record.file, span: record.anchor, message, data: { record, missing } };
      }
    },
    *fixes({ data: { record, missing } }, context) {
      if (missing.length === 0) return;
      const fields = missing.map((key) => ({ mapping: record.fields, path: '', name: key }));
      const fix = askFor(record, `Add ${listed(missing)}, to be filled in`, fields, context);
      if (fix !== undefined) yield fix;
    },
  }),
);
