import type { RecordFact } from '../../model/facts.ts';
import { listed } from '../citation-reading.ts';
import { folderFor } from '../record-stub.ts';
import { defineRule } from '../rule.ts';
import { applicabilityOf } from '../soa-rows.ts';
import { hasPolicy } from './documents-of.ts';
import { topicOf } from './policy-citations.ts';

/** A.8.24 asks for rules on the use of cryptography, keys included: a control alone is no rule. */
export const cryptography = defineRule<'workspace', RecordFact>({
  id: 'policy/cryptography',
  title: 'There are no rules for the use of cryptography and keys',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    // Nothing is said before the first policy is written.
    if (context.workspace.count('policy') === 0 || hasPolicy('A.8.24', context)) return;
    const applicable = applicabilityOf(context).get('A.8.24');
    if (applicable === false) return;
    const controls = context.workspace
      .citationsOf('iso27001', 'A.8.24')
      .map(({ record }) => record)
      .filter((record) => record.kind === 'control' && context.audit.inOperation(record));
    const [first] = controls;
    if (first === undefined) return;
    const policies = [...context.workspace.records('policy')];
    if (policies.some((policy) => TOPIC.test(topicOf(policy) ?? policy.title))) return;
    const linked = controls.some((control) =>
      context.workspace.referencesFrom(control).some(({ field }) => field === 'policies'),
    );
    if (linked || controls.some((control) => context.workspace.referencesTo(control.id).some(isFromPolicy)))
      return;
    const message = `${listed(controls.slice(0, 3).map((control) => control.id))} ${controls.length === 1 ? 'serves' : 'serve'} A.8.24, and no policy lays down how cryptography is used and keys are managed.`;
    yield { file: first.file, span: first.anchor, message, data: first };
  },
  *fixes(_, { workspace }) {
    const id = 'POL-CRYPTOGRAPHY';
    if (workspace.definitions(id).length > 0) return;
    const text = `---\nkind: policy\nid: ${id}\ntitle: Cryptography policy\ntype: policy\ntopic: cryptography\nstatus: draft\nowner: "?"\napproved_by: "?"\napproved_on: "?"\nnext_review: "?"\n---\n\n# Cryptography policy\n\n## Where what is encrypted\n\n## Which algorithms and key lengths\n\n## Keys: making, keeping, changing, withdrawing\n`;
    const create = [{ file: `${folderFor('policy', workspace)}/${id}.md`, text }];
    yield { title: 'Begin a cryptography policy as a draft', safe: false, edits: [], create };
  },
});

const TOPIC = /crypto|encrypt|key[- ]management/i;

function isFromPolicy({ record }: { readonly record: RecordFact }): boolean {
  return record.kind === 'policy';
}
