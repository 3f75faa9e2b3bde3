import type { Engine } from '../../../server/src/engine/engine.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';

/** A company with a window that has ended, one quarter missed, a risk and two vendors. As of 2026-01-12. */
const SMALL_COMPANY = `
  //- scope.yaml
  kind: scope
  id: SCOPE
  title: Scope
  frameworks: [soc2, iso27001]
  soc2:
    type: type-2
    window: {start: 2025-04-01, end: 2025-12-31}
    categories: [security]
  //- controls/AC-001.yaml
  kind: control
  id: AC-001
  title: Access is reviewed
  owner: role:it-lead
  status: operating
  frequency: quarterly
  implemented_on: 2024-01-01
  satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}
  //- controls/AC-002.yaml
  kind: control
  id: AC-002
  title: Keys are rotated
  status: planned
  satisfies: {soc2: [CC6.1]}
  //- controls/AC-003.yaml
  kind: control
  id: AC-003
  title: Desks are clean
  status: operating
  //- evidence/EV-001.yaml
  kind: evidence
  id: EV-001
  title: Access review
  type: access-review
  owner: role:it-lead
  controls: [AC-001]
  occurrences:
    - {period: 2025-Q2, performed_on: 2025-06-24, performed_by: person:a, result: pass}
    - {period: 2025-Q4, performed_on: 2025-12-09, performed_by: person:a, result: pass}
  //- risks/R-001.yaml
  kind: risk
  id: R-001
  title: A leaver keeps access
  owner: role:it-lead
  treatment: mitigate
  inherent: {score: 16}
  residual: {score: 8}
  controls: [AC-001, AC-404]
  next_review: 2025-09-15
  //- risks/R-002.yaml
  kind: risk
  id: R-002
  title: A key leaks
  residual: {score: 12}
  //- vendors/VEN-1.yaml
  kind: vendor
  id: VEN-1
  title: Host
  tier: critical
  contract: {next_review: 2026-05-20}
  monitoring: {frequency: quarterly, last_on: 2025-12-03}
  //- vendors/VEN-2.yaml
  kind: vendor
  id: VEN-2
  title: Coffee
  tier: low
  status: ended
`;

export function smallCompany(asOf = '2026-01-12'): Engine {
  const { files } = readFixture(SMALL_COMPANY);
  const engine = engineFor(files, { asOf: { date: asOf, origin: 'travel' } });
  for (const _ of engine.settle());
  return engine;
}
