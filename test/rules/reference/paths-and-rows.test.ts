import { describe, expect, it } from 'vitest';
import type { ArtifactFact } from '../../../server/src/engine/workspace/view.ts';
import { applyFix, findingsOf } from '../../support/fixes.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor, expectFindings, listFindings } from '../../support/workspace.ts';

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
