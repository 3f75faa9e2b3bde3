import { describe, expect, it } from 'vitest';
import { criteria } from '../../../server/src/engine/frameworks/framework-data.ts';
import { readFixture } from '../../support/fixture.ts';
import { found, mended, named } from '../../support/found.ts';
import { engineFor } from '../../support/workspace.ts';

const program = (frameworks: string): string =>
  `//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [${frameworks}]\n`;
const control = (id: string, soc2: readonly string[], iso: readonly string[] = [], lines = ''): string =>
  `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: a\nfrequency: ad-hoc\n${lines}satisfies: {soc2: [${soc2.join(', ')}], iso27001: [${iso.join(', ')}]}\n`;
const only = (rule: string, lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes(rule));

describe('crosswalk/criterion-uncovered', () => {
  const common = criteria.filter(({ category }) => category === 'security').map(({ id }) => id);
  const told = (source: string): string[] => only('criterion-uncovered', found(source));
  const with_ = (count: number): string => program('soc2') + control('C', common.slice(0, count));

  it('names each open criterion once most are covered, and their number before that', () => {
    expect(told(with_(common.length - 1))).toEqual([
      expect.stringMatching(
        /^program\.yaml:1:4-5 crosswalk\/criterion-uncovered warning No control satisfies CC9\.2 \(/,
      ),
    ]);
    expect(told(with_(20))).toEqual([
      expect.stringMatching(
        / No control satisfies 13 of the 33 criteria in scope: CC6\.\d, .* and CC9\.2\.$/,
      ),
    ]);
  });

  it('is silent before a quarter is covered, when all are, and without a record to sit on', () => {
    expect(told(with_(8))).toEqual([]);
    expect(told(with_(common.length))).toEqual([]);
    expect(told(control('C', common.slice(0, 30)))).toEqual([]);
    expect(told(with_(30).replace('[soc2]', '[iso27001]'))).toEqual([]);
  });

  it('counts inherited controls and policies, and leaves out what is not applicable', () => {
    const rest = common.slice(-1);
    expect(told(with_(32) + control('D', rest, [], 'responsibility: inherited\n'))).toEqual([]);
    expect(told(with_(32) + control('D', rest, [], 'status: retired\n'))).toHaveLength(1);
    const scope = `//- s.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {not_applicable: [{id: ${rest[0]}, reason: No suppliers}]}\n`;
    expect(told(with_(32) + scope)).toEqual([]);
  });

  it('offers a planned control that cites the criterion and what goes with it', () => {
    const engine = engineFor(readFixture(with_(32).replace('[soc2]', '[soc2, iso27001]')).files);
    engine.filesWithFindings();
    const finding = engine
      .findings('program.yaml')
      .find(({ rule }) => rule === 'crosswalk/criterion-uncovered');
    const [fix] = finding === undefined ? [] : engine.fixes(finding);
    expect(fix?.safe).toBe(false);
    expect(fix?.create?.[0]?.file).toBe('controls/CTL-CC9.2.yaml');
    expect(fix?.create?.[0]?.text).toMatch(
      /status: planned\nsatisfies:\n {2}soc2: \[CC9\.2\]\n {2}iso27001: \[A\.5\./,
    );
  });
});

describe('crosswalk/annex-a-uncovered', () => {
  const soa = (rows: readonly string[]): string =>
    `//- soa.yaml\nkind: soa\nid: SOA\ntitle: SoA\ncontrols:\n${rows.map((row) => `  - {id: ${row}, justification: Contract, implementation_status: planned}\n`).join('')}`;
  const told = (source: string): string[] => only('annex-a-uncovered', found(source));
  const four = ['A.5.1', 'A.5.2', 'A.5.3', 'A.8.12'].map((id) => `${id}, applicable: true`);

  it('points at the row once most are covered', () => {
    expect(told(soa(four) + control('C', [], ['A.5.1', 'A.5.2', 'A.5.3']))).toEqual([
      'soa.yaml:7:29-33 crosswalk/annex-a-uncovered warning A.8.12 (Data leakage prevention) is applicable, and no control implements it. Name one in the row, or let one cite it.',
    ]);
    expect(told(soa(four) + control('C', [], ['A.5.1']))).toEqual([
      'soa.yaml:1:4-7 crosswalk/annex-a-uncovered warning No control implements 3 of the 4 applicable Annex A controls: A.5.2, A.5.3 and A.8.12.',
    ]);
  });

  it('is silent about excluded rows, rows that name a control or policy, and a statement without any yet', () => {
    expect(told(soa(four))).toEqual([]);
    const c = control('C', [], ['A.5.1', 'A.5.2', 'A.5.3']);
    const row = (words: string): string => soa([...four.slice(0, 3), `A.8.12, ${words}`]) + c;
    expect(told(row('applicable: false'))).toEqual([]);
    expect(told(row('applicable: true, controls: [C]'))).toEqual([]);
  });

  it('is switched off by any of its names', () => {
    const off = '//- .tickmark.yaml\nseverity:\n  soa/applicable-no-control: off\n';
    expect(told(off + soa(four) + control('C', [], ['A.5.1']))).toEqual([]);
  });
});

describe('crosswalk/clause-uncovered', () => {
  const clauses = [
    '4.3',
    '5.2',
    '6.1.2',
    '6.1.3',
    '6.2',
    '7.2',
    '7.5',
    '8.1',
    '8.2',
    '8.3',
    '9.1',
    '9.2',
    '9.3',
    '10.2',
  ];
  const isms = (ids: readonly string[]): string =>
    program('iso27001') +
    control(
      'C',
      [],
      ids.map((id) => `"${id}"`),
    );
  const told = (source: string): string[] => only('clause-uncovered', found(source));

  it('names the clauses without a record', () => {
    expect(told(isms(clauses.filter((id) => id !== '9.2')))).toEqual([
      'program.yaml:1:4-5 crosswalk/clause-uncovered warning No record covers clause 9.2.2 (Internal audit programme), which asks for documented information. SOC 2 work does not bring it.',
    ]);
    expect(told(isms(clauses.slice(0, 8)))).toEqual([
      expect.stringContaining(
        'No record covers 6 of the 14 clauses that ask for documented information: 8.2, 8.3, 9.1, ',
      ),
    ]);
  });

  it('is silent at the beginning, when all are covered, and without ISO 27001', () => {
    expect(told(isms(clauses.slice(0, 7)))).toEqual([]);
    expect(told(isms(clauses))).toEqual([]);
    expect(told(isms(clauses.slice(1)).replace('[iso27001]', '[soc2]'))).toEqual([]);
  });
});

describe('crosswalk/one-framework-control', () => {
  const both = control('A', ['CC6.3'], ['A.5.15']) + control('B', ['CC7.1'], ['A.8.8']);
  const told = (source: string): string[] => only('one-framework', found(source));
  const dual = program('soc2, iso27001') + both;

  it('names the closest counterpart that no control cites, once', () => {
    const lines = told(
      dual + control('B2', ['CC7.1'], ['A.8.8']) + control('C', ['CC8.1']) + control('D', ['CC8.1']),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^controls\/C\.yaml:1:4-5 crosswalk\/one-framework-control information C cites SOC 2 only\. A\.8\.32 \(.*\), which no control cites, is close to it \(\S+, strength \d+, \S+, \S+: /,
    );
  });

  it.each([
    ['another control cites the counterpart', dual + control('C', ['CC8.1']) + control('D', [], ['A.8.32'])],
    ['it is marked single', dual + control('C', ['CC8.1'], [], 'single: soc2\n')],
    ['it is retired', dual + control('C', ['CC8.1'], [], 'status: retired\n')],
    ['its subject has no close counterpart', dual + control('C', ['CC1.2'])],
    [
      'most controls serve one framework',
      program('soc2, iso27001') + control('A', ['CC6.3'], ['A.5.15']) + control('C', ['CC8.1']),
    ],
    ['the programme has one framework', program('soc2') + both + control('C', ['CC8.1'])],
  ])('is silent when %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });

  it('is marked single by a fix', () => {
    expect(mended(dual + control('C', ['CC8.1']), 'Mark single: soc2')).toContain('single: soc2');
  });
});

describe('crosswalk/cell-empty', () => {
  const xw = (rows: readonly string[]): string =>
    `//- xw.yaml\nkind: crosswalk\nid: XW\ntitle: XW\nmappings:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
  const rows = [
    'source: CC7.1, target: A.8.8, evidence: [EV-1]',
    'source: CC7.1, target: A.8.9, evidence: [EV-1]',
    'source: CC7.1, target: A.8.19, evidence: [EV-1]',
    'source: CC8.1, target: A.8.32',
  ];
  const evidence =
    '//- e.yaml\nkind: evidence\nid: EV-1\ntitle: E\ntype: report\ncollected_on: 2025-12-01\nowner: a\nfrequency: annual\n';
  const controls = control('A', ['CC7.1'], ['A.8.8']) + control('B', ['CC8.1'], ['A.8.9']);
  const told = (source: string): string[] => only('cell-empty', found(source));

  it('points at the row, and offers a planned piece of evidence for it', () => {
    const source = xw(rows) + evidence + controls;
    expect(told(source)).toEqual([
      'xw.yaml:7:13-18 crosswalk/cell-empty warning No evidence in the cell CC8.1 x A.8.32. List it in the row, or link it to a control that cites both.',
    ]);
    expect(mended(source, 'Create EV-CC8.1-A.8.32')).toContain('evidence: [EV-CC8.1-A.8.32]}');
  });

  it('counts where many are empty', () => {
    expect(told(xw(rows.slice(2)) + evidence + controls)).toEqual([
      'xw.yaml:1:4-6 crosswalk/cell-empty warning 1 of 2 rows have no artifact, the first of them CC8.1 x A.8.32. List evidence in the row, or link it to a control that cites both.',
    ]);
  });

  it.each([
    ['no row lists any', xw(rows.slice(3)) + evidence + controls],
    ['no control of the criterion is in operation', xw(rows) + evidence + control('A', ['CC7.1'], ['A.8.8'])],
    [
      'evidence of a control serves the cell',
      xw(rows) + evidence + control('A', ['CC7.1', 'CC8.1'], ['A.8.8', 'A.8.32'], 'evidence: [EV-1]\n'),
    ],
    [
      'the criterion is of a design nature',
      xw([...rows.slice(0, 3), 'source: CC5.3, target: A.5.1']) +
        evidence +
        control('A', ['CC7.1', 'CC5.3'], ['A.8.8']),
    ],
    [
      'the row says that there is no relation',
      xw([...rows.slice(0, 3), 'source: CC8.1, target: A.5.7, relationship: no-relationship']) +
        evidence +
        controls,
    ],
  ])('is silent when %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });
});

it('calls a whole theme in a row by its second name too', () => {
  const row =
    '//- xw.yaml\nkind: crosswalk\nid: XW\ntitle: XW\nmappings:\n  - {source: CC5.1, target: A.5}\n';
  expect(named(row)).toEqual(['reference/series-as-criterion information']);
  expect(named(`//- .tickmark.yaml\nseverity:\n  crosswalk/spans-everything: off\n${row}`)).toEqual([]);
});
