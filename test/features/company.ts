/** A small company in a dual programme, as of 2026-01-12: what the hovers of the design were written for. */
export const COMPANY = `
//- controls/AC-001.yaml
kind: control
id: AC-001
title: User access is approved, changed, removed and reviewed
owner: role:it-lead
status: operating
frequency: quarterly
statement: Access is approved before it is granted, removed within one business day of leaving, reviewed every quarter.
satisfies:
  soc2:
    - {id: CC6.2, coverage: strong}
    - {id: CC6.3, coverage: near-complete}
  iso27001:
    - {id: A.5.15, coverage: partial}
    - {id: A.5.16, coverage: strong}
    - {id: A.5.18, coverage: near-complete}
sla: {removal: P1D, business_days: 1}
risks: [R-012]
evidence: [EV-IAM-001, EV-IAM-003, EV-IAM-004]
//- controls/operations.yaml
controls:
  - id: MON-001
    title: Detections are monitored and their health is reviewed
    owner: role:security-engineer
    status: operating
    frequency: monthly
    satisfies: {soc2: [CC7.2], iso27001: [A.8.15, A.8.16]}
    evidence: [EV-MON-001]
  - id: TPR-001
    title: Vendors are tiered, contracted, monitored and offboarded
    owner: role:vendor-manager
    status: operating
    frequency: quarterly
    satisfies: {soc2: [CC9.2], iso27001: [A.5.19, A.5.23]}
//- evidence/EV-IAM-004.yaml
kind: evidence
id: EV-IAM-004
title: User Access Review
type: access-review
stage: review
owner: role:it-lead
controls: [AC-001]
occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24, performed_by: person:mira.sol, reviewed_by: person:tom.ade, result: 131 kept and 6 removed, exceptions: none, path: art/Q2.xlsx}
  - period: 2025-Q3
    performed_on: 2025-09-23
    performed_by: person:mira.sol
    reviewed_by: person:tom.ade
    result: 138 kept and 4 removed
    exceptions:
      - {description: 2 contractor accounts outlived their contracts, found_on: 2025-09-23, ticket: IT-1, remediation: removed, remediated_on: 2025-09-25}
    path: art/Q3.xlsx
  - {period: 2025-Q4, performed_on: 2025-12-09, performed_by: person:mira.sol, reviewed_by: person:tom.ade, result: 143 kept and 3 removed, exceptions: none, path: art/Q4.xlsx}
//- evidence/register.yaml
evidence:
  - {id: EV-IAM-001, title: Joiner tickets, type: ticket-export, stage: joiner, owner: role:it-lead, controls: [AC-001], collected_on: 2025-12-31, population: {source: hris, query: start in window, from: 2025-04-01, to: 2025-12-31, as_of: 2025-12-31, count: 31, complete: true}, path: art/j.csv}
  - {id: EV-IAM-003, title: Leaver tickets, type: ticket-export, stage: leaver, owner: role:it-lead, controls: [AC-001], collected_on: 2025-12-31, population: {source: hris, query: end in window, from: 2025-04-01, to: 2025-12-31, as_of: 2025-12-31, count: 17, complete: true}, path: art/l.csv}
  - id: EV-MON-001
    title: Control Health Review
    type: control-health-review
    owner: role:security-engineer
    controls: [MON-001]
    occurrences:
      - {period: 2025-11, performed_on: 2025-12-04, performed_by: person:lea.ruiz, reviewed_by: person:tom.ade, fired: 41, tuned: 3, no_signal: [], result: 41 fired, exceptions: none, path: art/h.md}
//- risks/R-012.yaml
kind: risk
id: R-012
title: Former staff keep access to customer data
owner: role:it-lead
inherent: {likelihood: 4, impact: 4}
residual: {likelihood: 2, impact: 4}
treatment: mitigate
controls: [AC-001]
assessed_on: 2025-09-10
next_review: 2026-03-10
//- vendors/VEN-AWS.yaml
kind: vendor
id: VEN-AWS
title: Amazon Web Services
tier: critical
owner: role:vendor-manager
subservice: {method: carve-out}
satisfies: {soc2: [CC9.2], iso27001: [A.5.23]}
//- soa.yaml
kind: soa
id: SOA-2025
title: Statement of Applicability
framework: iso27001
controls:
  - {id: A.5.23, applicable: true, justification: Needed to treat risks, implementation_status: operating, drivers: {risks: [R-012]}, controls: [TPR-001]}
//- scope.yaml
kind: scope
id: SCOPE-2025
title: Kestrel Metrics scope
systems: [{id: okta, title: Okta}, {id: hris, title: HR system}]
isms: {boundary: All of it}
soc2: {type: type-2, categories: [security, availability], window: {start: 2025-04-01, end: 2025-12-31}}
//- program.yaml
kind: program
id: PRG-2025
title: Combined programme
frameworks: [soc2, iso27001]
people: [{id: mira.sol, name: Mira Sol}, {id: tom.ade, name: Tom Ade}, {id: lea.ruiz, name: Lea Ruiz}, {id: ines.kai, name: Ines Kai}]
roles: [{id: it-lead, person: mira.sol}, {id: security-engineer, person: lea.ruiz}, {id: vendor-manager, person: ines.kai}]
internal_audits:
  - {id: IA-2025, date: 2025-11-12, auditor: person:tom.ade, findings: [{id: F-001, title: Mover tickets lack approval in 2 of 12 cases, control: AC-001, status: open}]}
//- frameworks/globex.yaml
kind: framework
id: globex
title: Globex customer addendum
ids: "GX-\\\\d{1,2}"
requirements:
  - {id: GX-1, title: Encryption at rest, maps_to: {soc2: [CC6.1], iso27001: [A.8.24]}}
`;
