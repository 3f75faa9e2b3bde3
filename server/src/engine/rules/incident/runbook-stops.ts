import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { idOf } from './response-controls.ts';

/** What a document about incidents cites. */
const INCIDENT_IDS: ReadonlySet<string> = new Set([
  'CC7.3',
  'CC7.4',
  'CC7.5',
  'A.5.24',
  'A.5.25',
  'A.5.26',
  'A.5.27',
  'A.5.28',
]);

/** Words of looking back; one of them anywhere is enough. */
const LOOKS_BACK =
  /\b(?:lessons?|learn\w*|review\w*|retrospectives?|post-?mortems?|post-incident|root cause|improve\w*)\b/i;

/** Steps that end when the service runs again: nothing in any runbook for incidents says that somebody looks back. */
export const runbookStops = defineRule({
  id: 'incident/runbook-stops',
  title: 'The runbooks for incidents end at the recovery',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const documents = wholeRecords('policy', context).filter((policy) => isAboutIncidents(policy, context));
    const runbooks = documents.filter(
      (policy) =>
        canonicalValue('policy', 'type', textAt(policy.fields, 'type') ?? '') === 'runbook' &&
        /^\s*(?:\d{1,2}[.)]|[-*])\s/m.test(bodyOf(policy, context)),
    );
    const first = runbooks[0];
    if (first === undefined) return;
    if (documents.some((policy) => LOOKS_BACK.test(`${policy.title}\n${bodyOf(policy, context)}`))) return;
    const message = `${first.id} ends when the service runs again: no step says who looks back, what is learned, and what is kept as evidence (A.5.27, A.5.28).`;
    yield { file: first.file, span: first.anchor, message, data: undefined };
  },
});

function isAboutIncidents(policy: RecordFact, context: RuleContext): boolean {
  return context.workspace.citationsIn(policy).some((citation) => INCIDENT_IDS.has(idOf(citation) ?? ''));
}

/** What stands below the head of a policy; empty where the text lies elsewhere. */
function bodyOf(policy: RecordFact, context: RuleContext): string {
  return policy.file.endsWith('.md') ? context.text(policy.file).slice(policy.span.end) : '';
}
