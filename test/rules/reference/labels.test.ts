import { describe, expect, it } from 'vitest';
import { applyFix, findingsOf, fixTitles } from '../../support/fixes.ts';
import { engineFor, expectFindings, listFindings } from '../../support/workspace.ts';

const HEAD = `kind: control
id: AC-001
title: A control for this test
owner: IT lead
frequency: quarterly
`;

/** Rule and severity of a control that cites one labelled id. */
function findingOf(framework: string, id: string, label: string): readonly string[] {
  const entry = /^\d/.test(id) ? `"${id}"` : id;
  const text = `${HEAD}satisfies:\n  ${framework}:\n    - ${entry} # ${label}\n`;
  const engine = engineFor(new Map([['controls/a.yaml', text]]));
  return engine.findings('controls/a.yaml').map((finding) => `${finding.rule} ${finding.severity}`);
}

describe('labels that circulate in articles and templates', () => {
  it.each([
    ['soc2', 'CC6.6', 'Access Removal on Termination', 'reference/label-mismatch information'],
    ['soc2', 'CC9.3', 'Service Provider Monitoring', 'reference/unknown-criterion error'],
    ['iso27001', 'A.9.1', 'Business requirements of access control', 'reference/legacy-2013-group warning'],
    ['iso27001', 'A.9.1.1', 'Access control policy', 'reference/legacy-2013-control warning'],
    ['iso27001', 'A.9.2.1', 'User registration', 'reference/legacy-2013-control warning'],
    ['iso27001', 'A.17', 'Business continuity', 'reference/legacy-2013-group warning'],
    ['iso27001', 'A.18', 'Compliance', 'reference/legacy-2013-group warning'],
    ['iso27001', 'A.8.2', 'information classification', 'reference/edition-collision warning'],
    ['iso27001', 'A.8.1', 'Inventory of assets', 'reference/edition-collision warning'],
    ['iso27001', 'A.8.1', 'information security risk assessment', 'reference/wrong-clause information'],
    ['iso27001', 'A.5.4', 'risk assessment', 'reference/wrong-clause information'],
    ['iso27001', 'A.5.23', 'managing changes to supplier services', 'reference/label-mismatch information'],
    ['iso27001', '6.1.2', 'Statement of Applicability', 'reference/wrong-clause information'],
    ['iso27001', '10.1', 'Nonconformity and corrective action', 'reference/edition-collision warning'],
    ['iso27001', '10.2', 'Continual improvement', 'reference/edition-collision warning'],
    ['soc2', 'CC9.2', 'Access reviews', 'reference/label-mismatch information'],
    ['soc2', 'CC1.1', 'Backup', 'reference/label-mismatch information'],
    ['iso27001', 'A.8.10', 'logging', 'reference/label-mismatch information'],
  ])('%s %s labelled "%s"', (framework, id, label, expected) => {
    expect(findingOf(framework, id, label)).toEqual([expected]);
  });
});

describe('labels that are right, defensible, or no labels', () => {
  it.each([
    ['soc2', 'CC6.2', 'Access removal'],
    ['soc2', 'CC6.3', 'Access removal on termination'],
    ['soc2', 'CC6.1', 'MFA'],
    ['soc2', 'CC6.6', 'MFA from outside'],
    ['soc2', 'CC6.6', 'Boundary protection'],
    ['soc2', 'CC7.2', 'Monitoring'],
    ['soc2', 'CC9.2', 'Vendor management'],
    ['soc2', 'CC6.6', 'see ticket SEC-1412'],
    ['soc2', 'CC6.6', 'not access removal, that is CC6.2'],
    ['soc2', 'CC6.6', 'owned by Jonas, reviewed 2025-03-01'],
    ['soc2', 'CC5.2', 'access reviews run from here'],
    ['iso27001', 'A.8.2', 'Privileged access rights'],
    ['iso27001', 'A.8.2', 'admins only'],
    ['iso27001', 'A.5.12', 'information classification'],
    ['iso27001', 'A.5.22', 'managing changes to supplier services'],
    ['iso27001', 'A.5.1', 'Access control policy'],
    ['iso27001', 'A.5.15', 'Access control policy'],
    ['iso27001', '6.1.3', 'Statement of Applicability'],
    ['iso27001', '6.1.2', 'Risk assessment'],
    ['iso27001', '9.2', 'Internal audit'],
    ['iso27001', '10.1', 'Continual improvement'],
    ['iso27001', '10.2', 'Nonconformity and corrective action'],
    ['iso27001', 'A.5.23', 'Cloud services'],
    ['iso27001', 'A.8.5', 'TODO'],
    ['iso27001', 'A.8.5', '🔐'],
  ])('%s %s labelled "%s" is left alone', (framework, id, label) => {
    expect(findingOf(framework, id, label)).toEqual([]);
  });

  it('reads no label for one id from the comment behind a list', () => {
    expectFindings(`${HEAD}satisfies:
  soc2: [CC6.2, CC6.6] # Access removal
`);
  });
});

describe('where a label stands', () => {
  it('reads the title of a long entry, and points at it', () => {
    const { engine } = expectFindings(`${HEAD}satisfies:
  soc2:
    - id: CC6.6
#         ^^^^^ reference/label-mismatch CC6.6 is about: Boundary defences against outside threats. "access removal" is CC6.2 and CC6.3.
      title: Access removal
      coverage: partial
`);
    const [finding] = findingsOf(engine, 'reference/label-mismatch');
    expect(finding?.problem.related).toMatchObject([{ file: 'controls/control.yaml', message: 'The label' }]);
    expect(finding && fixTitles(engine, finding)).toEqual(['Replace with CC6.2?', 'Replace with CC6.3?']);
  });

  it('offers the topic of today, or the title of today in the quotes that stand there', () => {
    const text = `${HEAD}satisfies:\n  iso27001:\n    - {id: A.8.2, title: 'Information classification'}\n`;
    const files = new Map([['controls/a.yaml', text]]);
    const engine = engineFor(files);
    expect(applyFix(engine, files, 'controls/a.yaml', 'reference/edition-collision', 0)).toBe(
      text.replace('A.8.2', 'A.5.12'),
    );
    expect(applyFix(engine, files, 'controls/a.yaml', 'reference/edition-collision', 1)).toBe(
      text.replace('Information classification', 'Privileged access rights'),
    );
  });

  it('rewrites a comment as a comment', () => {
    const text = `${HEAD}satisfies:\r\n  iso27001:\r\n    - A.8.2   # Information classification\r\n`;
    const files = new Map([['controls/a.yaml', text]]);
    expect(applyFix(engineFor(files), files, 'controls/a.yaml', 'reference/edition-collision', 1)).toBe(
      text.replace('# Information classification', '# Privileged access rights'),
    );
  });

  it('goes by the title of the record for the Statement of Applicability', () => {
    const cites = (ids: string): string[] =>
      listFindings(
        engineFor(
          new Map([
            [
              'policies/soa.yaml',
              `kind: policy\nid: POL-9\ntitle: Statement of Applicability\nsatisfies:\n  iso27001: [${ids}]\n`,
            ],
          ]),
        ),
      );
    expect(cites('"6.1.2"')).toEqual([expect.stringContaining('reference/wrong-clause information')]);
    expect(cites('"6.1.3"')).toEqual([]);
    expect(cites('"6.1.2", "6.1.3"')).toEqual([]);
  });
});

describe('lists with one label', () => {
  it('reports what ran over the border of the topic', () => {
    expectFindings(`${HEAD}satisfies:
  iso27001: [A.5.15, A.5.16, A.5.17, A.5.18, A.5.19] # Access control
#                                            ^^^^^^ reference/range-crosses-topic A.5.19 is about: Information security in supplier relationships
`);
    expectFindings(`${HEAD}satisfies:
  iso27001: [A.8.2, A.8.3, A.8.4, A.8.5] # authentication
#            ^^^^^ reference/range-crosses-topic That topic is A.8.5.
#                   ^^^^^ reference/range-crosses-topic
#                          ^^^^^ reference/range-crosses-topic
`);
  });

  it.each([
    '[A.5.15, A.5.16, A.5.17, A.5.18] # Access control',
    '[A.5.15, A.8.2, A.8.3, A.8.5] # Access control',
    '[A.5.15, A.5.18, A.6.5] # Access control',
    '[A.5.15, A.5.16, A.5.17, A.5.18, A.5.19] # quarterly',
    '[A.5.15, A.5.16, A.5.17, A.5.18, A.5.19] # see the plan of 2025',
    '[A.5.24, A.5.25, A.5.26, A.5.27, A.5.28] # Incident management',
    '[A.8.2, A.8.3, A.8.4, A.8.5] # Access rights',
    '[A.8.15, A.8.16, A.8.17] # Logging and monitoring',
    '[A.5.9, A.5.10, A.5.11, A.5.12, A.5.13] # Asset management',
  ])('leaves %s alone', (list) => {
    expect(
      listFindings(engineFor(new Map([['controls/a.yaml', `${HEAD}satisfies:\n  iso27001: ${list}\n`]]))),
    ).toEqual([]);
  });

  it('takes the id out when asked', () => {
    const text = `${HEAD}satisfies:\n  iso27001: [A.5.15, A.5.16, A.5.17, A.5.18, A.5.19] # Access control\n`;
    const files = new Map([['controls/a.yaml', text]]);
    const engine = engineFor(files);
    const [finding] = findingsOf(engine, 'reference/range-crosses-topic');
    expect(finding && engine.fixes(finding).map((fix) => fix.safe)).toEqual([false]);
    expect(applyFix(engine, files, 'controls/a.yaml', 'reference/range-crosses-topic')).toBe(
      text.replace(', A.5.19', ''),
    );
  });
});
