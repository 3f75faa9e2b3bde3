import { describe, expect, it } from 'vitest';
import type { ArtifactFact } from '../../../server/src/engine/workspace/view.ts';
import { applyFix, findingsOf, fixTitles, withFix } from '../../support/fixes.ts';
import { readFixture } from '../../support/fixture.ts';
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

describe('paths', () => {
  const evidence = (path: string, id = 'EV-1'): string => `kind: evidence
id: ${id}
title: Access review called ${id}
type: policy
owner: IT lead
path: ${path}
`;

  /** Findings of an evidence record with that path, told what the host found. */
  function found(
    path: string,
    fact: Partial<ArtifactFact>,
    config = '',
  ): { lines: string[]; fix: () => string } {
    const files = new Map([
      ['evidence/a.yaml', evidence(path)],
      ['evidence/b.yaml', evidence('evidence/there.csv', 'EV-2')],
      ...(config === '' ? [] : [['.tickmark.yaml', config] as const]),
    ]);
    const engine = engineFor(files, { artifacts: ['evidence/there.csv'] });
    const [wanted] = engine.facts('evidence/a.yaml')?.paths ?? [];
    const known = {
      path: wanted?.path.replace(/#.*/, '') ?? '',
      from: 'evidence',
      exists: false,
      sameButCase: undefined,
    };
    const rest = { gitIgnored: false, size: undefined, sha256: undefined };
    if (Object.keys(fact).length > 0)
      engine.apply([{ type: 'artifacts', artifacts: [{ ...known, ...rest, ...fact }] }]);
    return {
      lines: listFindings(engine).filter((line) => line.includes('missing-file')),
      fix: () => applyFix(engine, files, 'evidence/a.yaml', 'reference/missing-file'),
    };
  }

  it('reports a path that leads nowhere, at the path', () => {
    expectFindings(
      `
//- evidence/a.yaml
kind: evidence
id: EV-1
title: Access review
type: policy
owner: IT lead
path: evidence/gone.csv
#     ^^^^^^^^^^^^^^^^^ reference/missing-file evidence/gone.csv was not found
//- evidence/b.yaml
${evidence('evidence/there.csv', 'EV-2')}
`,
      { artifacts: ['evidence/there.csv'] },
    );
  });

  it('says one quiet word when no artifact is here at all', () => {
    const { engine } = expectFindings(
      `
//- evidence/a.yaml
kind: evidence
id: EV-1
title: Access review
type: policy
owner: IT lead
path: evidence/gone.csv
#     ^^^^^^^^^^^^^^^^^ reference/missing-file evidence_external: true
//- evidence/b.yaml
${evidence('evidence/gone-too.csv', 'EV-2')}
`,
      { artifacts: [] },
    );
    expect(findingsOf(engine, 'reference/missing-file').map((finding) => finding.severity)).toEqual(['hint']);
  });

  it('cuts a fragment off before it looks', () => {
    const files = new Map([['evidence/a.yaml', evidence('"evidence/there.csv#row-7"')]]);
    expect(listFindings(engineFor(files, { artifacts: ['evidence/there.csv'] }))).toEqual([]);
  });

  it('writes the case of the disk and keeps quotes and fragment', () => {
    const { lines, fix } = found("'evidence/Gone File.csv#page=2'", {
      sameButCase: 'evidence/gone file.csv',
    });
    expect(lines).toEqual([expect.stringContaining('exists only as evidence/gone file.csv: on Linux')]);
    expect(fix()).toBe(evidence("'evidence/gone file.csv#page=2'"));
  });

  it('reports a path that leaves the workspace', () => {
    expect(found('../secret.csv', { outside: true }).lines).toEqual([
      expect.stringContaining('leads out of the workspace'),
    ]);
  });

  it.each([
    ['git does not track the file', 'evidence/gone.csv', { gitIgnored: true }, ''],
    ['evidence is kept elsewhere', 'evidence/gone.csv', {}, 'evidence_external: true\n'],
    ['it is a web address', 'https://drive.example.com/review.csv', {}, ''],
    ['it is in a bucket', 's3://audit/2025/review.csv', {}, ''],
    ['it has another scheme', 'sharepoint:sites/audit/review.csv', {}, ''],
  ])('is silent when %s', (_, path, fact, config) => {
    expect(found(path, fact, config).lines).toEqual([]);
  });
});

describe('rows', () => {
  it('reads crosswalk rows by the frameworks that the head names', () => {
    expectFindings(`
//- crosswalk.yaml
kind: crosswalk
id: XW-1
title: Crosswalk
source: {framework: soc2, version: tsc-2017}
target: {framework: iso27001, version: iso27001-2022}
mappings:
  - {source: CC6.3, target: A.5.18}
  - {source: CC9.3, target: A.9.2.5}
#            ^^^^^ reference/unknown-criterion
#                           ^^^^^^^ reference/legacy-2013-control In 2022: A.5.18.
  - source: CC6
#           ^^^ reference/series-as-criterion
    target: 5.10
#           ^^^^ reference/yaml-number
gaps:
  - {target: A.8.35, note: none}
#            ^^^^^^ reference/unknown-annex-a
`);
  });

  it('never turns the id of a row into a list', () => {
    const text = `kind: crosswalk
id: XW-1
title: Crosswalk
source: soc2
target: iso27001
mappings:
  - {source: A1, target: A.18.2.3}
`;
    const files = new Map([['crosswalk.yaml', text]]);
    const engine = engineFor(files);
    const all = engine.findings('crosswalk.yaml').flatMap((finding) => engine.fixes(finding));
    expect(all.map((fix) => [fix.title, fix.safe])).toEqual([
      ['Replace with A.5.36 alone', false],
      ['Replace with A.8.8 alone', false],
    ]);
  });

  it('reads rows of a Statement of Applicability, and takes controls of your own that a record defines', () => {
    const { engine, fixture } = expectFindings(`
//- soa.yaml
kind: soa
id: SOA-1
title: Statement of Applicability
framework: iso27001
controls:
  - {id: A.5.1, applicable: true, status: implemented, justification: law}
  - {id: a5.2, applicable: true, status: implemented, justification: law}
#        ^^^^ reference/spelling
  - {id: 5.10, applicable: true, status: implemented, justification: law}
#        ^^^^ reference/yaml-number
  - {id: OWN-1, applicable: true, status: implemented, justification: law}
  - {id: OWN-2, applicable: true, status: implemented, justification: law}
#        ^^^^^ reference/unknown-annex-a A control of your own belongs in a framework or control record first.
//- frameworks/own.yaml
kind: framework
id: own
title: Controls of our own
requirements:
  - {id: OWN-1, title: Badge photos are renewed}
`);
    const fixed = applyFix(engine, fixture.files, 'soa.yaml', 'reference/yaml-number');
    expect(fixed).toContain('  - {id: A.5.10, applicable: true, status: implemented, justification: law}\n');
  });

  it('reads packs with apiVersion by their spec', () => {
    expectFindings(`
//- packs/access.yaml
apiVersion: example.org/v1
kind: Control
metadata:
  id: AC-001
  title: Access is reviewed
spec:
  owner: IT lead
  frequency: quarterly
  satisfies:
    soc2: [CC9.3]
#          ^^^^^ reference/unknown-criterion
`);
  });

  it('only checks ids in a file outside our folders that its shape gives away', () => {
    const { files } = readFixture(`
//- docs/access.yaml
id: AC-001
satisfies:
  soc2: [CC9.3, CC6.1]
`);
    expect(listFindings(engineFor(files))).toEqual([
      expect.stringContaining('2:9-14 reference/unknown-criterion'),
    ]);
  });
});
