import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const soa = (rows: readonly string[], head = ''): string =>
  `//- soa.yaml\nkind: soa\nid: SOA\ntitle: SoA\n${head}controls:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
const OK = 'justification: Contract with customers, implementation_status: operating';

describe('what a row owes', () => {
  it('is told at the row', () => {
    const rows = [
      'id: A.5.1, applicable: true, implementation_status: operating',
      'id: A.5.2, applicable: true, justification: Contract',
      'id: A.5.3, applicable: false',
      'id: A.5.4, applicable: false, justification: N/A',
    ];
    expect(found(soa(rows)).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'soa.yaml:4:9-14 soa/inclusion-reason error',
      'soa.yaml:5:9-14 soa/no-status error',
      'soa.yaml:6:9-14 soa/exclusion-reason error',
      'soa.yaml:7:50-53 soa/weak-reason warning',
    ]);
  });

  it.each([
    `id: A.5.1, applicable: true, ${OK}`,
    'id: A.5.1, applicable: true, implementation_status: planned, drivers: {laws: [GDPR]}',
    'id: A.5.1, applicable: false, justification: GDPR Art. 32 does not reach us',
    'id: A.5.1, applicable: false, justification: No own buildings',
    'id: A.5.1',
  ])('is met by {%s}', (row) => {
    expect(found(soa([row]))).toEqual([]);
  });

  it('is owed by a row whose status says that it is applicable', () => {
    expect(named(soa(['id: A.5.1, implementation_status: operating']))).toEqual([
      'soa/inclusion-reason error',
    ]);
    expect(named(soa(['id: A.5.1, implementation_status: not-applicable']))).toEqual([
      'soa/exclusion-reason error',
    ]);
  });

  it.each(['not applicable.', 'Not relevant', 'n/a', 'Out of scope', '-'])('is no reason: %j', (reason) => {
    expect(named(soa([`id: A.8.30, applicable: false, justification: "${reason}"`]))).toEqual([
      'soa/weak-reason warning',
    ]);
  });

  it('is told once when most rows lack it', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map(
      (n) => `id: A.5.${n}, applicable: true, justification: Contract ${n}`,
    );
    expect(found(soa(rows))).toEqual([
      'soa.yaml:4:9-14 soa/no-status error 7 of 7 applicable rows have no implementation_status: A.5.1, A.5.2, A.5.3, A.5.4, A.5.5, A.5.6 and A.5.7.',
    ]);
    expect(mended(soa(rows), 'Add implementation_status, to be filled in').split('"?"')).toHaveLength(8);
  });

  it('is not asked of drafts and superseded statements', () => {
    for (const status of ['draft', 'superseded']) {
      expect(found(soa(['id: A.5.1, applicable: true'], `status: ${status}\n`))).toEqual([]);
    }
  });

  it('is still to be filled in after the fix', () => {
    const after = mended(soa(['id: A.5.3, applicable: false']), 'Add justification, to be filled in');
    expect(after).toContain('{id: A.5.3, applicable: false, justification: "?"}');
    expect(found(`//- soa.yaml\n${after}`)).toEqual([
      'soa.yaml:4:50-53 soa/exclusion-reason error The justification of A.5.3 is still to be filled in.',
    ]);
  });

  it('is silent where the key is misspelled: that is told', () => {
    expect(named(soa(['id: A.5.3, applicable: false, justificaton: No such thing here']))).toEqual([
      'record/unknown-field warning',
    ]);
  });
});

describe('rows of one control', () => {
  it('are told twice over, in any spelling', () => {
    const row = `id: A.5.1, applicable: true, ${OK}`;
    expect(named(soa([row, row]))).toEqual(['soa/duplicate-row error']);
    expect(mended(soa([row, row]), 'Remove this row').match(/A\.5\.1/g)).toHaveLength(1);
    expect(named(soa([row, row.replace('A.5.1', 'A.5.2')]))).toEqual([]);
  });
});

describe('a row of the 2013 edition', () => {
  it('is an error of the statement, and of nothing else', () => {
    const rows = [`id: A.9.2.1, applicable: true, ${OK}`];
    expect(found(soa(rows, 'version: "1"\napproved_on: 2025-01-01\napproved_by: a\n'))).toEqual([
      'soa.yaml:7:9-16 soa/legacy error A.9.2.1 is ISO 27001:2013 (User registration and de-registration). Its row in the 93 of 2022: A.5.16.',
    ]);
    expect(found(soa(rows, 'status: superseded\n'))).toEqual([]);
    expect(mended(soa(rows), 'Replace with A.5.16')).toContain('id: A.5.16');
  });
});

describe('reasons', () => {
  it('name a driver, or one finding says which do not', () => {
    const rows = [`id: A.5.1, applicable: true, ${OK}`];
    for (const n of [2, 3]) {
      rows.push(
        `id: A.5.${n}, applicable: true, justification: We want number ${n}, implementation_status: planned`,
      );
    }
    expect(found(soa(rows))).toEqual([
      'soa.yaml:5:9-14 soa/no-driver information A.5.2 and A.5.3 do not say which risk, law or contract made them necessary. Add drivers, or name it in the justification.',
    ]);
    expect(found(soa(rows.slice(1)))).toEqual([]);
    const withDriver = rows.map((row) => row.replace(/We want.*?,/, 'We want it, drivers: {risks: [R-1]},'));
    expect(named(`${soa(withDriver)}//- r.yaml\nkind: risk\nid: R-1\ntitle: R\nstatus: draft\n`)).toEqual([]);
  });

  it('are not one sentence for more than half of ten rows', () => {
    const rows = (same: number, all: number): string[] =>
      Array.from({ length: all }, (_, at) => {
        const reason = at < same ? 'Security baseline' : `Risk number ${at}`;
        return `id: A.5.${at + 1}, applicable: true, justification: ${reason}, implementation_status: operating`;
      });
    expect(named(soa(rows(6, 10)))).toEqual(['soa/one-reason-for-all warning']);
    expect(named(soa(rows(5, 10)))).toEqual([]);
    expect(named(soa(rows(9, 9)))).toEqual([]);
  });

  it('are more than the cloud for physical controls', () => {
    const rows = (reason: string, count = 3): string[] =>
      Array.from(
        { length: count },
        (_, at) => `id: A.7.${at + 1}, applicable: false, justification: ${reason}`,
      );
    expect(named(soa(rows('Everything is in the cloud')))).toEqual(['soa/physical-blanket information']);
    expect(named(soa(rows('Everything is in the cloud', 2)))).toEqual([]);
    expect(named(soa(rows('No buildings at all')))).toEqual([]);
    expect(named(soa(rows('AWS runs the sites; there is no office')))).toEqual([]);
  });
});
