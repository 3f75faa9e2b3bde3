import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { addCitations } from '../citation-additions.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecordsInUse } from '../whole-records.ts';
import { citedBy, topicOf } from './policy-citations.ts';

/** What the one top-level policy meets. Clause 5.1 is leadership and 5.3 roles: no document meets those. */
const EXPECTED: readonly { readonly framework: 'soc2' | 'iso27001'; readonly id: string }[] = [
  { framework: 'iso27001', id: '5.2' },
  { framework: 'iso27001', id: 'A.5.1' },
  { framework: 'soc2', id: 'CC2.2' },
  { framework: 'soc2', id: 'CC5.3' },
];

interface Data {
  readonly policy: RecordFact;
  readonly missing: typeof EXPECTED;
}

/** The information security policy without the items for which it exists, when no other policy cites them either. */
export const infosecPolicy = defineRule<'workspace', Data>({
  id: 'policy/infosec-policy',
  title: 'The information security policy does not cite what it is there for',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const policies = wholeRecordsInUse('policy', context);
    const top = policies.filter(isTopLevel);
    const [first] = top;
    // Nobody knows which of several is the top-level one.
    if (first === undefined || top.length > 1) return;
    // A policy that cites nothing at all has not been mapped yet, or its controls carry the ids.
    const cited = citedBy(first, context);
    if (cited.size === 0) return;
    const lacking = EXPECTED.filter(
      ({ framework, id }) =>
        context.audit.programme.frameworks.has(framework) && !isCitedByPolicy(framework, id, context),
    );
    const missing = lacking.map(({ id }) => (id.startsWith('5') ? 'clause 5.2' : id));
    if (missing.length === 0) return;
    const slip = (cited.get('iso27001') ?? []).find((id) => id === '5.1' || id === '5.3');
    const hint =
      slip === undefined || !missing.includes('clause 5.2')
        ? ''
        : ` Clause ${slip} is about ${slip === '5.1' ? 'leadership' : 'roles'}; the policy is clause 5.2.`;
    const message = `${first.id} is the information security policy, and no policy cites ${listed(missing)}.${hint}`;
    yield { file: first.file, span: first.anchor, message, data: { policy: first, missing: lacking } };
  },
  *fixes({ data: { policy, missing } }, context) {
    for (const framework of ['iso27001', 'soc2'] as const) {
      const ids = missing.filter((each) => each.framework === framework).map(({ id }) => id);
      const fix = addCitations(policy, framework, ids, context);
      if (fix !== undefined) yield fix;
    }
  },
});

function isTopLevel(policy: RecordFact): boolean {
  const type = textAt(policy.fields, 'type')?.toLowerCase();
  if (type !== undefined && type !== 'policy') return false;
  const topic = topicOf(policy);
  if (topic !== undefined) return topic === 'information-security' || topic === 'infosec';
  return /^(?:the |our )?information security policy$/i.test(policy.title.trim());
}

function isCitedByPolicy(framework: string, id: string, context: RuleContext): boolean {
  return context.workspace.citationsOf(framework, id).some(({ record }) => record.kind === 'policy');
}
