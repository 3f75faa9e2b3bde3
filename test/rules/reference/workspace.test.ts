import { describe, expect, it } from 'vitest';
import { applyFix, findingsOf, fixTitles, withFix } from '../../support/fixes.ts';
import { engineFor, expectFindings, listFindings } from '../../support/workspace.ts';

function control(id: string, rest: string): string {
  return `kind: control
id: ${id}
title: A control called ${id}
owner: IT lead
frequency: quarterly
satisfies: {soc2: [CC6.3]}
${rest}`;
}

const POLICY = `kind: policy
id: POL-002
title: Access policy
`;

const RISK = `kind: risk
id: R-012
title: Former staff keep access
`;

describe('references to records', () => {
  it('reports an id that no record defines, at the very id', () => {
    const { engine } = expectFindings(`
//- controls/a.yaml
${control(
  'AC-001',
  `policies: [POL-002, POL-020]
#                   ^^^^^^^ reference/unknown-document No policy has the id POL-020. Did you mean POL-002?
risks:
  - R-012
  - "R-999"
#   ^^^^^^^ reference/unknown-document No risk has the id R-999.
`,
)}
//- policies/p.yaml
${POLICY}
//- risks/r.yaml
${RISK}
`);
    expect(findingsOf(engine, 'reference/unknown-document').map((finding) => finding.severity)).toEqual([
      'error',
      'error',
    ]);
  });

  it('says one quiet word where the workspace keeps no record of the kind', () => {
    const { engine } = expectFindings(`
//- controls/a.yaml
${control(
  'AC-001',
  `risks: [R-1, R-2, R-3]
#       ^^^ reference/unknown-document No risk is kept in this workspace
`,
)}
//- controls/b.yaml
${control('AC-002', 'risks: [R-1, R-9]\n')}
`);
    expect(findingsOf(engine, 'reference/unknown-document').map((finding) => finding.severity)).toEqual([
      'hint',
    ]);
  });

  it('is silent until the workspace is known', () => {
    const files = new Map([['controls/a.yaml', control('AC-001', 'risks: [R-1]\npath: nowhere.md\n')]]);
    expect(
      listFindings(engineFor(files, { incomplete: true, artifacts: [] })).filter((line) =>
        line.includes('reference/'),
      ),
    ).toEqual([]);
  });

  it('knows an id that differs in case', () => {
    expectFindings(`
//- controls/a.yaml
${control(
  'AC-001',
  `policies: [pol-002]
#          ^^^^^^^ reference/unknown-document Did you mean POL-002?
`,
)}
//- policies/p.yaml
${POLICY}
`);
  });

  it('writes the near id in the quotes that stand there, or begins the record with what it must say', () => {
    const files = new Map([
      ['controls/a.yaml', control('AC-001', "policies: ['POL-020']\r\n")],
      ['security/policies/p.yaml', POLICY],
    ]);
    const engine = engineFor(files);
    const [finding] = findingsOf(engine, 'reference/unknown-document');
    expect(finding && fixTitles(engine, finding)).toEqual([
      'Write POL-002?',
      'Create the policy POL-020 in security/policies/POL-020.md?',
    ]);
    expect(applyFix(engine, files, 'controls/a.yaml', 'reference/unknown-document')).toBe(
      files.get('controls/a.yaml')?.replace('POL-020', 'POL-002'),
    );
    const [, create] = finding === undefined ? [] : engine.fixes(finding);
    const after = create && withFix(files, create);
    expect(after?.get('security/policies/POL-020.md')).toContain('id: POL-020');
  });

  it('leaves owners in plain words, links and free text alone', () => {
    expectFindings(`
//- controls/a.yaml
${control('AC-001', 'systems: [okta]\n').replace('IT lead', 'Mira from the help desk')}
`);
  });

  it('says which kind a reference leads to, and moves it when asked', () => {
    const source = `
//- controls/a.yaml
${control(
  'AC-001',
  `risks: [R-012, POL-002]
#              ^^^^^^^ reference/wrong-kind POL-002 is a policy; risks takes risk ids.
`,
)}
//- policies/p.yaml
${POLICY}
//- risks/r.yaml
${RISK}
`;
    const { engine, fixture } = expectFindings(source);
    const [finding] = findingsOf(engine, 'reference/wrong-kind');
    expect(finding?.problem.related).toMatchObject([{ file: 'policies/p.yaml' }]);
    const fixed = applyFix(engine, fixture.files, 'controls/a.yaml', 'reference/wrong-kind');
    expect(fixed).toContain('risks: [R-012]\n');
    expect(fixed).toContain('policies:\n  - POL-002\n');
  });

  it('reads references in a Markdown head', () => {
    expectFindings(`
//- policies/POL-002.md
---
kind: policy
id: POL-002
title: Access policy
controls: [AC-001, AC-002]
#                  ^^^^^^ reference/unknown-document No control has the id AC-002.
---

# Access policy

See AC-404, which is only a word here.
//- controls/a.yaml
${control('AC-001', '')}
`);
  });
});

describe('ids that are defined twice', () => {
  it('reports the later one, and counts ids that differ in case as the same', () => {
    const { engine } = expectFindings(`
//- controls/a.yaml
${control('AC-001', '')}
//- controls/b.yaml
${control('ac-001', '').replace(
  'id: ac-001\n',
  `id: ac-001
#   ^^^^^^ reference/duplicate-id ac-001 (as AC-001) is defined in controls/a.yaml too.
`,
)}
`);
    const [finding] = findingsOf(engine, 'reference/duplicate-id');
    expect(finding?.problem.related).toMatchObject([{ file: 'controls/a.yaml', message: 'Also AC-001' }]);
    expect(finding?.severity).toBe('error');
  });

  it('reports it across kinds, in one file of several documents, and once for each that is too many', () => {
    expectFindings(`
//- controls/a.yaml
${control('X-1', '')}---
kind: risk
id: X-1
#   ^^^ reference/duplicate-id X-1 is defined higher up in this file too.
title: A risk
//- policies/p.yaml
kind: policy
id: "X-1"
#   ^^^^^ reference/duplicate-id X-1 is defined in controls/a.yaml too.
title: A policy
`);
  });

  it('does not compare records that have no id of their own', () => {
    expectFindings(`
//- policies/access.md
---
satisfies:
  soc2: [CC6.3]
---
//- security/policies/access.md
---
satisfies:
  soc2: [CC6.3]
---
`);
  });
});

describe('categories outside the scope', () => {
  const scope = (categories: string): string => `//- scope.yaml
kind: scope
id: SCOPE-1
title: Scope
soc2: {type: type-1, categories: [${categories}]}
`;
  const cites = (ids: string, caret = ''): string => `//- controls/a.yaml
kind: control
id: OPS-001
title: Restores are tested
owner: Platform lead
frequency: quarterly
satisfies:
  soc2: [${ids}]
${caret}`;

  it('reports a control that serves no category of the scope', () => {
    const { engine } = expectFindings(
      scope('security') +
        cites(
          'A1.2, A1.3',
          `#        ^^^^ reference/category-not-in-scope A1.2 belongs to availability
#              ^^^^ reference/category-not-in-scope
`,
        ),
    );
    const [finding] = findingsOf(engine, 'reference/category-not-in-scope');
    expect(finding?.severity).toBe('information');
    expect(finding?.problem.related).toMatchObject([{ file: 'scope.yaml' }]);
  });

  it.each([
    ['the category is in scope', scope('security, availability'), 'A1.2'],
    ['the control serves something that is', scope('security'), 'A1.2, CC7.5'],
    ['no scope says anything', '', 'A1.2'],
    ['only common criteria are cited', scope('security, availability'), 'CC6.1'],
  ])('is silent when %s', (_, head, ids) => {
    expectFindings(head + cites(ids));
  });
});
