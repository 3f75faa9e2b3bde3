import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import { readFile, readingContext } from '../../server/src/engine/model/read-file.ts';

const context = readingContext(defaultConfiguration(), new Set());

function facts(text: string, file = 'a.yaml') {
  return readFile(file, text, context);
}

/** The stretch of text that a span covers: that spans point at the right place is half of every fact. */
function at(text: string, span: { readonly start: number; readonly end: number }): string {
  return text.slice(span.start, span.end);
}

describe('citations', () => {
  it('are read from short, long, mixed and scalar entries, with their exact place', () => {
    const text =
      'kind: control\nid: A\nsatisfies:\n  soc2: [CC6.1, {id: CC6.2, coverage: strong, note: n, evidence: [E-1]}]\n  iso27001: "A.5.1"\n';
    const { citations } = facts(text);
    expect(
      citations.map((citation) => [citation.framework, citation.token, at(text, citation.span)]),
    ).toEqual([
      ['soc2', 'CC6.1', 'CC6.1'],
      ['soc2', 'CC6.2', 'CC6.2'],
      ['iso27001', 'A.5.1', '"A.5.1"'],
    ]);
    expect(citations[1]).toMatchObject({ coverage: 'strong', note: 'n', evidence: ['E-1'], quoted: false });
    expect(citations[2]).toMatchObject({ quoted: true });
  });

  it('keep the source text of a number: 5.10 is not 5.1', () => {
    const [citation] = facts('kind: control\nid: A\nsatisfies: {iso27001: [5.10]}\n').citations;
    expect(citation).toMatchObject({ token: '5.10', reading: { type: 'yaml-number', annexA: 'A.5.10' } });
  });

  it('take a comment behind a list item as its label, and one behind a bracketed list as the label of all', () => {
    const text =
      'kind: control\nid: A\nsatisfies:\n  iso27001:\n    - A.8.2 # classification\n    - {id: A.8.3, title: Media}\n  soc2: [CC6.1, CC6.2] # access\n';
    const { citations } = facts(text);
    expect(
      citations.map((citation) => [citation.token, citation.label?.text, citation.listLabel?.text]),
    ).toEqual([
      ['A.8.2', 'classification', undefined],
      ['A.8.3', 'Media', undefined],
      ['CC6.1', undefined, 'access'],
      ['CC6.2', undefined, 'access'],
    ]);
  });

  it('do not take a suppression for a label', () => {
    const text =
      'kind: control\nid: A\nsatisfies:\n  soc2:\n    - CC9.3 # tickmark-ignore reference/*: known\n';
    expect(facts(text).citations[0]?.label).toBeUndefined();
  });

  it('are found in crosswalk rows, gaps, SoA rows, requirements, reviews, scope and vendors', () => {
    const places = (text: string) =>
      facts(text).citations.map((citation) => `${citation.place} ${citation.framework} ${citation.token}`);
    expect(
      places(
        'kind: crosswalk\nid: X\nsource: {framework: soc2}\ntarget: {framework: iso27001}\nmappings: [{source: CC6.1, target: A.5.1}]\ngaps: [{source: CC1.2}, {target: "6.1.3"}]\n',
      ),
    ).toEqual(['row-source soc2 CC6.1', 'row-target iso27001 A.5.1', 'gap soc2 CC1.2', 'gap iso27001 6.1.3']);
    expect(places('kind: soa\nid: S\ncontrols: [{id: A.5.1, applicable: true}]\n')).toEqual([
      'soa-row iso27001 A.5.1',
    ]);
    expect(places('kind: framework\nid: F\nrequirements: [{id: F-1, maps_to: {soc2: [CC6.1]}}]\n')).toEqual([
      'maps-to soc2 CC6.1',
    ]);
    expect(
      places('kind: program\nid: P\nmanagement_reviews: [{id: M, satisfies: {soc2: [CC1.2]}}]\n'),
    ).toEqual(['satisfies soc2 CC1.2']);
    expect(places('kind: scope\nid: S\nsoc2: {not_applicable: [{id: PI1.1, reason: none}]}\n')).toEqual([
      'not-applicable soc2 PI1.1',
    ]);
    expect(places('kind: vendor\nid: V\nsubservice: {csocs: [{text: t, criteria: [CC6.4]}]}\n')).toEqual([
      'csoc soc2 CC6.4',
    ]);
  });
});

describe('framework keys', () => {
  it('are kept as written, with the version where one stands beside them', () => {
    const written = (text: string) => facts(text).frameworkKeys.map((key) => key.written);
    expect(written('kind: control\nid: A\nsatisfies: {"ISO27001:2013": [A.9.2.1], soc2: []}\n')).toEqual([
      'ISO27001:2013',
      'soc2',
    ]);
    expect(written('kind: program\nid: P\nframeworks: [{id: iso27001, version: "2013"}, soc2]\n')).toEqual([
      'iso27001:2013',
      'soc2',
    ]);
    expect(written('kind: soa\nid: S\nframework: iso27001-2013\n')).toEqual(['iso27001-2013']);
  });
});

describe('references', () => {
  it('know their field, what it takes, and how serious a dangling one is', () => {
    const text =
      'kind: control\nid: A\nevidence: [E-1, "E-2"]\nrisks: R-1\nsystems: [okta]\nowner: role:it\n';
    const { references } = facts(text);
    expect(
      references.map(({ field, id, expects, unresolved, span }) => [
        field,
        id,
        expects.join(),
        unresolved,
        at(text, span),
      ]),
    ).toEqual([
      ['evidence', 'E-1', 'evidence', 'error', 'E-1'],
      ['evidence', 'E-2', 'evidence', 'error', '"E-2"'],
      ['risks', 'R-1', 'risk', 'error', 'R-1'],
      ['systems', 'okta', 'systems', 'information', 'okta'],
      ['owner', 'it', 'roles', 'information', 'it'],
    ]);
  });

  it('are no references when an owner is an address or a plain name, or a value is still to be filled in', () => {
    expect(facts('kind: control\nid: A\nowner: ana@example.com\nevidence: ["?"]\n').references).toEqual([]);
  });

  it('are found in long entries and crosswalk rows', () => {
    const { references } = facts(
      'kind: crosswalk\nid: X\nmappings: [{source: CC6.1, target: A.5.1, evidence: [E-1]}]\n',
    );
    expect(references).toMatchObject([{ field: 'mappings.evidence', id: 'E-1' }]);
  });
});

describe('paths', () => {
  it('are local files, with slashes turned, and no links', () => {
    const text =
      'kind: evidence\nid: E\npath: evidence\\a.csv\nurl: https://example.com/x\noccurrences:\n  - {performed_on: 2025-01-01, path: "s3://bucket/x"}\n  - {performed_on: 2025-02-01, path: b.csv}\n';
    expect(facts(text).paths.map((path) => path.path)).toEqual(['evidence/a.csv', 'b.csv']);
  });

  it('are only what looks like a path where prose may stand too', () => {
    const text = (value: string) =>
      `kind: scope\nid: S\nsoc2: {system_description: {data_flows: ${value}}}\n`;
    expect(facts(text('docs/data-flow.md')).paths.map((path) => path.path)).toEqual(['docs/data-flow.md']);
    expect(facts(text('From the edge to the store')).paths).toEqual([]);
  });
});

describe('nested ids', () => {
  it('belong to their list', () => {
    const text =
      'kind: scope\nid: S\nsystems: [{id: okta, title: Okta}]\nobjectives: [{id: O-1}]\nchanges: [{id: CH-1}]\n';
    expect(facts(text).nested.map(({ list, id, title }) => `${list} ${id} ${title}`)).toEqual([
      'systems okta Okta',
      'objectives O-1 O-1',
      'changes CH-1 CH-1',
    ]);
  });

  it('are found below internal audits as well', () => {
    const text = 'kind: program\nid: P\ninternal_audits: [{id: IA, findings: [{id: F-1, title: Late}]}]\n';
    expect(facts(text).nested.map(({ list, id }) => `${list} ${id}`)).toEqual([
      'internal_audits IA',
      'findings F-1',
    ]);
  });
});

describe('suppressions', () => {
  const ignores = (text: string) =>
    facts(text).ignores.map((ignore) => [
      ignore.scope,
      ignore.rules.map((rule) => rule.name).join(),
      ignore.until,
      ignore.reason,
      at(text, ignore.covers),
    ]);

  it('at the end of a line cover the line', () => {
    const text = 'kind: control\nid: A # tickmark-ignore record/owner-missing, reference/*: kept by HR\n';
    expect(ignores(text)).toEqual([
      ['line', 'record/owner-missing,reference/*', undefined, 'kept by HR', text.split('\n')[1]],
    ]);
  });

  it('on a line of their own cover the next node', () => {
    const text =
      'kind: control\nid: A\n# tickmark-ignore record/* until 2026-01-31: soon\nsatisfies:\n  soc2: [CC9.3]\nowner: me\n';
    expect(ignores(text)).toEqual([
      ['node', 'record/*', '2026-01-31', 'soon', 'satisfies:\n  soc2: [CC9.3]'],
    ]);
  });

  it('at the head cover the file, and only there', () => {
    const text =
      '# about this\n# tickmark-ignore-file record/owner-missing: demo\nkind: control\nid: A\n# tickmark-ignore-file record/enum: too late\n';
    expect(ignores(text)).toEqual([['file', 'record/owner-missing', undefined, 'demo', text]]);
  });

  it('point at the names of their rules', () => {
    const text = 'kind: control\nid: A # tickmark-ignore a/b, c/d: x\n';
    expect(facts(text).ignores[0]?.rules.map((rule) => at(text, rule.span))).toEqual(['a/b', 'c/d']);
  });
});

describe('broken text', () => {
  it('keeps the records around the mistake', () => {
    const { records, problems } = facts('kind: control\nid: A\ntitle: [x\n---\nkind: risk\nid: R\n');
    expect(records.map((record) => record.id)).toContain('R');
    expect(problems.length).toBeGreaterThan(0);
  });

  it('is no business of ours in a file that does not declare a record', () => {
    expect(facts('name: [x\n', 'values.yaml').problems).toEqual([]);
    expect(facts('name: [x\n', 'controls/values.yaml').problems).toEqual([]);
  });

  it('survives keys that mean something to JavaScript', () => {
    const { records } = facts(
      'kind: control\nid: A\n__proto__: {polluted: true}\nconstructor: x\nsatisfies: {__proto__: [CC6.1], soc2: [CC6.1]}\n',
    );
    expect(records).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
