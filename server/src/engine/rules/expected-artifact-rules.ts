import type { Severity } from '../model/configuration.ts';
import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import {
  type CitingControl,
  controlsCiting,
  evidenceTogether,
  hasBegun,
  wordsOf,
} from './citing-controls.ts';
import { isDesign, typeOf } from './evidence-kinds.ts';
import { beginEvidence, type StubWish } from './evidence-stub.ts';
import { defineRule, type Rule, type RuleContext } from './rule.ts';
import { isWhole } from './whole-records.ts';

/** What an auditor expects to find behind some items of a framework, from all their controls together. */
interface Expectation {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly items: readonly string[];
  /** Only controls whose words fit; all that cite an item when left out. */
  readonly about?: RegExp;
  /** When it is told: where there is evidence but none of the right sort, or where there is none at all. */
  readonly when: 'wrong-sort' | 'none-at-all' | 'either';
  readonly accepts: (evidence: RecordFact) => boolean;
  /** All access reviews of the workspace are looked at, whatever control they stand behind. */
  readonly amongReviews?: boolean;
  /** Kept quiet by something else than evidence. */
  readonly silent?: (context: RuleContext) => boolean;
  readonly message: (control: RecordFact, item: string) => string;
  readonly stub: StubWish;
}

const EXPECTED: readonly Expectation[] = [
  {
    id: 'access/privileged-review',
    title: 'No access review covers privileged accounts',
    severity: 'information',
    items: ['A.8.2'],
    when: 'wrong-sort',
    amongReviews: true,
    accepts: coversPrivileged,
    message: (control) =>
      `${control.id} cites A.8.2, and no access review here says that it covers privileged accounts. Mark one with privileged: true, or list privileged in what its population includes.`,
    stub: {
      name: 'PRIVILEGED',
      title: 'Review of privileged accounts',
      lines: ['type: access-review', 'stage: review', 'privileged: true'],
    },
  },
  {
    id: 'access/idp-config-missing',
    title: 'Sign-in rules without an export of the settings that enforce them',
    severity: 'hint',
    items: ['A.8.5', 'CC6.1', 'CC6.6'],
    about:
      /\b(?:sign[- ]?in|log[- ]?in|single sign[- ]?on|sso|mfa|2fa|(?:multi|two)[- ]?factor|authenticat\w+|passkeys?)\b/i,
    when: 'wrong-sort',
    accepts: (evidence) =>
      ['config-export', 'screenshot', 'test-result'].includes(typeOf(evidence)) ||
      /\b(?:configuration|settings|config)\b/i.test(evidence.title),
    message: (control) =>
      `${control.id} is about sign-in, and none of its evidence shows the settings that enforce it. Add the export of the identity provider.`,
    stub: {
      name: 'SIGN-IN',
      title: 'Export of the sign-in settings',
      lines: ['type: config-export'],
    },
  },
  {
    id: 'monitoring/health-review-missing',
    title: 'Nothing shows that the detections still work',
    severity: 'information',
    items: ['CC7.2'],
    when: 'wrong-sort',
    accepts: (evidence) =>
      ['control-health-review', 'test-result', 'report', 'exercise', 'alert-review'].includes(
        typeOf(evidence),
      ) || /\b(?:health|coverage|ingestion|test|tuning|simulat\w+|purple|exercise)\b/i.test(evidence.title),
    message: (control) =>
      `${control.id} and the other controls for CC7.2 have logs only. Add something that shows that the detections still work: a health review, a test alert, a coverage report.`,
    stub: {
      name: 'HEALTH',
      title: 'Control health review',
      lines: [
        'type: control-health-review',
        'frequency: "?"',
        'occurrences:',
        '  - period: "?"',
        '    performed_on: "?"',
        '    performed_by: "?"',
        '    fired: "?"',
        '    tuned: "?"',
        '    no_signal:',
        '      - {rule: "?", disposition: "?"}',
      ],
    },
  },
  {
    id: 'monitoring/alert-review-record',
    title: 'Watching or judging of events without a single record',
    severity: 'warning',
    items: ['A.8.16', 'CC7.3'],
    when: 'none-at-all',
    accepts: () => true,
    silent: ({ workspace }) => workspace.count('incident') > 0,
    message: (control, item) =>
      `${control.id} answers for ${item} without evidence. Keep who looked at which alert, when, and what was decided.`,
    stub: { name: 'ALERTS', title: 'Alert review', lines: ['type: alert-review'] },
  },
  {
    id: 'monitoring/baseline-inventory',
    title: 'Baselines or detection of changes without a single record',
    severity: 'warning',
    items: ['A.8.9', 'CC7.1'],
    about: /\b(?:baselines?|drift|configur\w+|harden\w*|inventor\w+)\b/i,
    when: 'none-at-all',
    accepts: () => true,
    message: (control, item) =>
      `${control.id} answers for ${item} without evidence. Add the baseline, the inventory it is held against, and the alerts on changes.`,
    stub: { name: 'BASELINE', title: 'Baseline export', lines: ['type: config-export'] },
  },
  {
    id: 'monitoring/vuln-cadence',
    title: 'Search for vulnerabilities without results',
    severity: 'warning',
    items: ['A.8.8', 'CC7.1'],
    about: /\b(?:vulnerabilit\w*|scan\w*|patch\w*|penetration)\b/i,
    when: 'none-at-all',
    accepts: () => true,
    message: (control, item) =>
      `${control.id} answers for ${item} without evidence. Say how often you scan, and keep the result of each round.`,
    stub: {
      name: 'SCANS',
      title: 'Vulnerability scan results',
      lines: ['type: test-result', 'frequency: "?"'],
    },
  },
  {
    id: 'availability/recovery-test',
    title: 'Recovery is planned and was never tried',
    severity: 'warning',
    items: ['A1.3', 'A.5.30'],
    when: 'either',
    accepts: (evidence) =>
      ['exercise', 'test-result'].includes(typeOf(evidence)) ||
      /\b(?:test\w*|exercises?|drills?|restor\w+|failover|recovery|rehears\w+)\b/i.test(evidence.title),
    message: (control, item) =>
      `${control.id} answers for ${item}, and no evidence shows that recovery was tried. Add the exercise or the restore test with its result.`,
    stub: { name: 'RECOVERY', title: 'Recovery exercise', lines: ['type: exercise'] },
  },
  {
    id: 'confidentiality/disposal-proof',
    title: 'Disposal of confidential data without proof',
    severity: 'warning',
    items: ['C1.2'],
    when: 'either',
    accepts: (evidence) =>
      ['disposal', 'certificate', 'attestation'].includes(typeOf(evidence)) ||
      /\b(?:dispos\w+|delet\w+|destr\w+|wip(?:e|ed|ing)|eras\w+|sanit\w+|shred\w*)\b/i.test(
        wordsOf(evidence),
      ),
    message: (control) =>
      `${control.id} answers for C1.2, and no evidence proves a disposal. Add the deletion log or the certificate, or the statement that nothing was due.`,
    stub: { name: 'DISPOSAL', title: 'Deletion log', lines: ['type: disposal'] },
  },
];

interface Lacking {
  readonly control: RecordFact;
}

/** One rule for each row: told once for the workspace, on the first control that answers for the item. */
export const EXPECTED_ARTIFACT_RULES: readonly Rule[] = EXPECTED.map((row) =>
  defineRule<'workspace', Lacking>({
    id: row.id,
    title: row.title,
    severity: row.severity,
    on: 'workspace',
    crossFile: true,
    *check(_, context) {
      const lacking = hasBegun(context) ? lackingOf(row, context) : undefined;
      if (lacking === undefined) return;
      const { control, citation } = lacking;
      const item = 'id' in citation.reading ? citation.reading.id : citation.token;
      yield {
        file: control.file,
        span: citation.span,
        message: row.message(control, item),
        data: { control },
      };
    },
    *fixes({ data }, context) {
      const fix = beginEvidence(
        `Begin the evidence "${row.stub.title}"`,
        data.control,
        [row.stub],
        context.workspace,
      );
      if (fix !== undefined) yield fix;
    },
  }),
);

/** The first control of those that answer for the items, where all of them together lack what is expected. */
function lackingOf(row: Expectation, context: RuleContext): CitingControl | undefined {
  const controls = controlsCiting(row.items, context).filter(
    ({ control }) => row.about === undefined || row.about.test(wordsOf(control)),
  );
  const [first] = controls;
  if (first === undefined || row.silent?.(context) === true) return undefined;
  if (!controls.every(({ control }) => isWhole(control, context))) return undefined;
  const evidence =
    row.amongReviews === true
      ? [...context.workspace.records('evidence')].filter(isAccessReview)
      : evidenceTogether(controls, row.items, context);
  if (row.when === 'none-at-all') return evidence.length > 0 ? undefined : first;
  if (row.when === 'wrong-sort' && evidence.every(isDesign)) return undefined;
  return evidence.some((each) => !isDesign(each) && row.accepts(each)) ? undefined : first;
}

function isAccessReview(evidence: RecordFact): boolean {
  return typeOf(evidence) === 'access-review' || textAt(evidence.fields, 'stage')?.toLowerCase() === 'review';
}

function coversPrivileged(evidence: RecordFact): boolean {
  const { fields } = evidence;
  const occurrences = nodeAtPath(fields, 'occurrences');
  const parts = occurrences?.type === 'sequence' ? occurrences.items : [];
  return (
    [fields, ...parts].some((part) => {
      if (part?.type !== 'mapping') return false;
      if (textAt(part, 'privileged') === 'true' || textAt(part, 'scope')?.toLowerCase() === 'privileged') {
        return true;
      }
      const includes = scalarsIn(nodeAtPath(part, 'population.includes'));
      return includes.some((node) => node.text.trim().toLowerCase() === 'privileged');
    }) || /\b(?:privileged|admin\w*|root)\b/i.test(wordsOf(evidence))
  );
}
