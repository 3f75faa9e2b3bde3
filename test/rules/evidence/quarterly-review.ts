/** A control that is performed each quarter. */
export const CONTROL = `//- controls/AC-001.yaml
kind: control
id: AC-001
title: Accounts are reviewed
owner: role:it-lead
frequency: quarterly
satisfies: {soc2: [CC6.2]}
`;
/** Occurrences of the quarters of the window. */
export const DONE = `occurrences:
  - period: 2025-Q4
    performed_on: 2025-12-09
    performed_by: person:mira.sol
    result: 3 removed
    exceptions: none
`;

/** A review of accounts that shows the control. */
export function review(lines: string, id = 'EV-001'): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: Review\ntype: access-review\ncontrols: [AC-001]\n${lines}`;
}
