/**
 * A workspace of a given number of records, the same bytes for the same number: one record per file, about 1 kB each,
 * in the proportions of a real repository. A few records are wrong on purpose, as they are in life.
 */
import { ANNEX_A_IDS, CRITERION_IDS } from './framework-ids.ts';

export interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

const VERBS = ['approved', 'reviewed', 'tested', 'restored', 'scanned', 'patched', 'rotated', 'logged'];
const THINGS = [
  'accounts',
  'changes',
  'backups',
  'alerts',
  'keys',
  'vendors',
  'laptops',
  'databases',
  'firewalls',
];
const FREQUENCIES = ['monthly', 'quarterly', 'quarterly', 'semi-annual', 'annual', 'per-event'];
const SYSTEMS = ['okta', 'github', 'aws-prod', 'hris', 'datadog', 'jira'];

/**
 * Files of a workspace with `records` records, its `.tickmark.yaml` and its scope. So many of them are controls and
 * evidence as the counts say, where they are given.
 */
export function* generateWorkspace(
  records: number,
  counts: { readonly controls?: number; readonly evidence?: number } = {},
): Generator<GeneratedFile> {
  const random = seeded(records);
  const controls = counts.controls ?? Math.max(1, Math.floor(records * 0.3));
  const evidence = counts.evidence ?? Math.max(1, Math.floor(records * 0.55));
  const risks = Math.max(1, Math.floor(records * 0.1));
  const vendors = Math.max(1, records - controls - evidence - risks);
  yield { file: '.tickmark.yaml', text: 'version: 1\nas_of: 2026-01-12\n' };
  yield { file: 'scope.yaml', text: SCOPE };
  for (let n = 1; n <= controls; n++) {
    yield { file: `controls/${bucket(n)}/${id('AC', n)}.yaml`, text: control(n, evidence, risks, random) };
  }
  for (let n = 1; n <= evidence; n++) {
    yield { file: `evidence/${bucket(n)}/${id('EV', n)}.yaml`, text: evidenceRecord(n, controls, random) };
  }
  for (let n = 1; n <= risks; n++)
    yield { file: `risks/${bucket(n)}/${id('R', n)}.yaml`, text: risk(n, controls, random) };
  for (let n = 1; n <= vendors; n++) yield { file: `vendors/${id('VEN', n)}.yaml`, text: vendor(n, random) };
}

function control(n: number, evidence: number, risks: number, random: Random): string {
  const verb = random.pick(VERBS);
  const thing = random.pick(THINGS);
  const wrong = n % 97 === 0 ? ', A.9.2.1' : '';
  const ownEvidence = [n, n + 1].map((m) => id('EV', 1 + ((m * 2) % evidence)));
  if (n % 211 === 0) ownEvidence.push('EV-99999');
  return `kind: control
id: ${id('AC', n)}
title: ${capital(thing)} are ${verb} by team ${n}
owner: role:owner-${n % 40}
status: operating               # planned | partial | implemented | operating
type: [preventive, detective]
frequency: ${random.pick(FREQUENCIES)}
implemented_on: 2024-0${1 + (n % 9)}-15
statement: >-
  The owner of the system makes sure that ${thing} are ${verb} before they are used, keeps the ticket,
  and has a second person look at the list every period. Exceptions are written down with their remediation.
satisfies:
  soc2:
    - {id: ${random.pick(CRITERION_IDS)}, coverage: strong}
    - ${random.pick(CRITERION_IDS)}
  iso27001: [${random.pick(ANNEX_A_IDS)}, ${random.pick(ANNEX_A_IDS)}${wrong}]
systems: [${random.pick(SYSTEMS)}, ${random.pick(SYSTEMS)}]
responsibility: own
sla: {removal: P1D}
risks: [${id('R', 1 + (n % risks))}]
evidence: [${ownEvidence.join(', ')}]
notes: |
  Run by the platform team. See the runbook for the steps.
  The list comes from the identity provider, not from the ticket system.
`;
}

function evidenceRecord(n: number, controls: number, random: Random): string {
  const person = 1 + (n % 30);
  const occurrence = (period: string, on: string): string => `  - period: ${period}
    performed_on: ${on}
    performed_by: person:p${person}
    reviewed_by: person:p${person + 1}
    result: ${random.below(200)} kept, ${random.below(9)} removed
    exceptions: none
`;
  return `kind: evidence
id: ${id('EV', n)}
title: Review of ${random.pick(THINGS)} number ${n}
type: access-review
owner: role:owner-${n % 40}
frequency: quarterly
controls: [${id('AC', 1 + (n % controls))}]
source: {system: ${random.pick(SYSTEMS)}, method: automated}
population:
  description: Active accounts in the system
  source: ${random.pick(SYSTEMS)}
  query: status eq "ACTIVE"
  as_of: 2025-12-05
  count: ${random.below(2000)}
  complete: true
occurrences:
${occurrence('2025-Q2', '2025-06-24')}${occurrence('2025-Q3', '2025-09-23')}${n % 13 === 0 ? '' : occurrence('2025-Q4', '2025-12-09')}retention: P3Y
`;
}

function risk(n: number, controls: number, random: Random): string {
  return `kind: risk
id: ${id('R', n)}
title: ${capital(random.pick(THINGS))} are lost or read by others (${n})
category: access
owner: role:owner-${n % 40}
description: A failure in team ${n} lets somebody read or change ${random.pick(THINGS)} without leave.
assets: [${random.pick(SYSTEMS)}]
satisfies:
  soc2: [${random.pick(CRITERION_IDS)}]
  iso27001: [${random.pick(ANNEX_A_IDS)}]
inherent: {likelihood: ${1 + random.below(5)}, impact: ${1 + random.below(5)}}
residual: {likelihood: 1, impact: ${1 + random.below(5)}}
treatment: mitigate
controls: [${id('AC', 1 + ((n * 3) % controls))}]
assessed_on: 2025-09-10
next_review: 2026-09-10
`;
}

function vendor(n: number, random: Random): string {
  return `kind: vendor
id: ${id('VEN', n)}
title: Supplier number ${n}
services: [${random.pick(THINGS)}]
tier: ${random.pick(['critical', 'high', 'medium', 'low'])}
tier_reason: Decided by the data it sees
owner: role:owner-${n % 40}
contract:
  reviewed_on: 2025-05-20
  next_review: 2026-05-20
  security_clauses: {status: full, incident_notice: true, audit_report: true}
monitoring: {frequency: annual, last_on: 2025-11-18}
satisfies: {soc2: [CC9.2], iso27001: [A.5.19, A.5.20]}
`;
}

const SCOPE = `kind: scope
id: SCOPE-1
title: Everything
systems: [${SYSTEMS.map((system) => `{id: ${system}, title: ${system}}`).join(', ')}]
soc2:
  type: type-2
  categories: [security, availability, confidentiality]
  window: {start: 2025-04-01, end: 2025-12-31}
`;

interface Random {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

/** A small linear congruential generator: the same numbers on every machine. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    pick<T>(from: readonly T[]): T {
      const value = from[below(from.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

function id(prefix: string, n: number): string {
  return `${prefix}-${String(n).padStart(5, '0')}`;
}

/** A hundred files a folder, as people would sort them. */
function bucket(n: number): string {
  return String(Math.floor(n / 100)).padStart(3, '0');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
