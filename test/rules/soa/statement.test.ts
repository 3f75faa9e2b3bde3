import { describe, expect, it } from 'vitest';
import { annexA as ROWS } from '../../../server/src/engine/frameworks/framework-data.ts';
import { readFixture } from '../../support/fixture.ts';
import { found, mended, named } from '../../support/found.ts';
import { engineFor } from '../../support/workspace.ts';

const APPROVED = 'version: "1"\napproved_by: a\napproved_on: 2025-09-24\n';
const C1 =
  '//- c.yaml\nkind: control\nid: C-1\ntitle: C\nowner: a\nfrequency: ad-hoc\nsatisfies: {iso27001: [A.5.2]}\n';
const whole = (head: string, without: readonly string[] = [], extra = ''): string =>
  `//- soa.yaml\nkind: soa\nid: SOA\ntitle: SoA\n${head}controls:\n${extra}${ROWS.filter(
    ({ id }) => !without.includes(id),
  )
    .map(
      ({ id }, at) =>
        `  - {id: ${id}, applicable: true, justification: Treats R-${at}, implementation_status: planned, controls: [C-1]}\n`,
    )
    .join('')}${C1}`;

describe('soa/row-missing', () => {
  it('counts the rows of an approved statement', () => {
    expect(found(whole(APPROVED, ['A.8.23']))).toEqual([
      'soa.yaml:6:0-8 soa/row-missing error A.8.23 is missing: 92 of 93 controls have a row. A control that does not apply needs one as well.',
    ]);
    expect(found(whole(APPROVED))).toEqual([]);
  });

  it.each([
    ['a draft', whole(`status: draft\n${APPROVED}`, ['A.8.23'])],
    [
      'a statement that has just begun',
      '//- soa.yaml\nkind: soa\nid: S\ntitle: S\ncontrols:\n  - {id: A.5.1}\n',
    ],
    [
      'a row with a misspelled id',
      whole(APPROVED, ['A.8.23'], '  - {id: A.8.233, applicable: false, justification: No}\n'),
    ],
  ])('is silent about %s', (_, source) => {
    expect(named(source).filter((line) => line.startsWith('soa/row-missing'))).toEqual([]);
  });

  it('inserts the rows at their places, and asks for what they say', () => {
    const after = mended(whole(APPROVED, ['A.5.1', 'A.8.23', 'A.8.34']), 'Insert the 3 missing rows');
    const ids = [...after.matchAll(/\{id: (A\.[\d.]+),/g)].map((match) => match[1]);
    expect(ids).toEqual(ROWS.map(({ id }) => id));
    expect(found(`//- soa.yaml\n${after}\n${C1}`)).toEqual([
      'soa.yaml:7:9-14 soa/row-missing error Whether A.5.1, A.8.23 and A.8.34 apply is still to be filled in.',
    ]);
  });
});

describe('soa/not-approved', () => {
  it('names what is missing of version, person and day', () => {
    expect(found(whole('version: "1"\n'))).toEqual([
      'soa.yaml:1:4-7 soa/not-approved warning SOA does not say approved_by and approved_on. The certificate names a version that somebody approved on a day.',
    ]);
    expect(mended(whole('version: "1"\n'), 'Add approved_by and approved_on, to be filled in')).toContain(
      'approved_by: "?"\napproved_on: "?"\n',
    );
  });

  it('is silent about drafts, and about a statement that is being written', () => {
    expect(named(whole('status: draft\n'))).toEqual([]);
    expect(
      named('//- soa.yaml\nkind: soa\nid: S\ntitle: S\nversion: "1"\ncontrols: [{id: A.5.1}]\n'),
    ).toEqual([]);
  });
});

describe('soa/missing', () => {
  const program = '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [iso27001]\n';
  const control = (at: number): string =>
    C1.replace('c.yaml', `c${at}.yaml`).replace('C-1', `C-${at}`).replace('title: C', `title: Task ${at}`);
  const five = [1, 2, 3, 4, 5].map(control).join('');
  const told = (source: string): string[] => named(source).filter((line) => line.startsWith('soa/'));

  it('is told on the programme once controls cite Annex A', () => {
    expect(told(program + five)).toEqual(['soa/missing error']);
    expect(told(program + control(1) + control(2))).toEqual([]);
    expect(told(five)).toEqual([]);
    expect(told(program.replace('iso27001', 'soc2') + five)).toEqual([]);
    expect(told(`${program}${five}//- soa.yaml\nkind: soa\nid: S\ntitle: S\nstatus: draft\n`)).toEqual([]);
  });

  it('offers a statement with 93 rows, each to be filled in', () => {
    const engine = engineFor(readFixture(program + five).files);
    engine.filesWithFindings();
    const finding = engine.findings('program.yaml').find(({ rule }) => rule === 'soa/missing');
    const [fix] = finding === undefined ? [] : engine.fixes(finding);
    const [created] = fix?.create ?? [];
    expect([created?.file, fix?.safe, created?.text.match(/^ {2}- \{id: /gm)?.length]).toEqual([
      'soa.yaml',
      false,
      93,
    ]);
    expect(named(`//- soa.yaml\n${created?.text}`)).toEqual(['soa/row-missing error']);
  });
});
