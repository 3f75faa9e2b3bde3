import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

const OF_2025 = '{start: 2025-01-01, end: 2025-12-31}';

function workspace(frequency: string, evidence: readonly string[], window = OF_2025): string {
  return `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: ${window}}
//- controls/c.yaml
controls:
  - {id: C, title: Alerts are looked at, owner: it, frequency: ${frequency}, satisfies: {soc2: [CC7.1]}}
${evidence.map((fields, at) => `//- evidence/E-${at}.yaml\n{kind: evidence, id: E-${at}, title: Alerts, owner: it, controls: [C], ${fields}}\n`).join('')}`;
}

const AS_OF = { asOf: { date: '2026-02-20', origin: 'pinned' } } as const;

function said(source: string, options: Parameters<typeof named>[1] = AS_OF): string[] {
  return named(source, options).filter((line) => line.startsWith('evidence/'));
}

function told(source: string, options: Parameters<typeof named>[1] = AS_OF): string[] {
  return found(source, options).filter((line) => line.includes(' evidence/'));
}

describe('the day that counts of a record without occurrences', () => {
  it('is the day on which it was performed, whenever it was collected', () => {
    expect(said(workspace('annual', ['type: report, performed_on: 2025-04-14']))).toEqual([]);
    expect(
      said(workspace('annual', ['type: report, performed_on: 2025-04-14, collected_on: 2026-01-06'])),
    ).toEqual([]);
    const quarters = ['2025-03-20', '2025-06-20', '2025-09-20', '2025-12-20'];
    expect(
      said(
        workspace(
          'quarterly',
          quarters.map((day) => `type: report, performed_on: ${day}, collected_on: 2026-01-06`),
        ),
      ),
    ).toEqual([]);
  });

  it('is the end of the period covered where no day of work is written', () => {
    const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
    const reports = quarters.map((period) => `type: report, period: ${period}, collected_on: 2026-01-06`);
    expect(said(workspace('quarterly', reports))).toEqual([]);
    const covering = quarters.map((period) => `type: report, covers: "${period}", collected_on: 2026-01-06`);
    expect(said(workspace('quarterly', covering))).toEqual([]);
  });

  it('is the day of collection while the period covered still ran', () => {
    const source = workspace('quarterly', ['type: report, period: 2025, collected_on: 2025-08-10']);
    expect(told(source)[0]).toContain('1 occurrence on 2025-08-10');
  });

  it('still shows what was made up at the end, where the days of work say so', () => {
    const made = ['Q1', 'Q2', 'Q3', 'Q4'].map(
      (quarter, at) => `type: report, period: 2025-${quarter}, performed_on: 2025-12-1${at}`,
    );
    expect(said(workspace('quarterly', made))).toEqual(['evidence/crammed-before-fieldwork warning']);
  });

  it('makes a log or a register with a day of work an occurrence', () => {
    expect(said(workspace('annual', ['type: register, performed_on: 2025-04-14']))).toEqual([]);
  });
});

describe('the days that evidence covers', () => {
  it('end with the day of collection', () => {
    const log = 'type: log, collected_on: 2025-10-02, covers: {from: 2025-01-01, to: 2025-12-31}';
    expect(told(workspace('monthly', [log]))[0]).toContain('no occurrence for 2025-10..2025-12');
    expect(told(workspace('continuous', [log]))[0]).toContain('2025-10-03..2025-12-31');
  });

  it('leave out those that its gaps name, explained or not', () => {
    const log = (gap: string): string =>
      `type: log, collected_on: 2026-01-02, covers: {from: 2025-01-01, to: 2025-12-31}, gaps: [{from: 2025-05-03, to: 2025-05-20${gap}}]`;
    const asOf = { asOf: { date: '2026-01-05', origin: 'pinned' } } as const;
    const [silent] = told(workspace('continuous', [log('')]), asOf);
    expect(silent).toContain('evidence/collection-gap warning');
    expect(silent).toContain('2025-05-03..2025-05-20 (18 days)');
    expect(
      said(workspace('continuous', [log(', reason: outage, supplementary: evidence/x.csv')]), asOf),
    ).toEqual(['evidence/collection-gap information']);
    expect(told(workspace('monthly', [log('')]), asOf)[0]).toContain('no occurrence for 2025-05:');
  });
});

describe('an annual control', () => {
  const HALF_YEAR = '{start: 2025-03-01, end: 2025-08-31}';

  it('with nothing known before the window did not lapse in it', () => {
    const source = workspace('annual, implemented_on: 2022-05-01', ['collected_on: 2025-09-20'], HALF_YEAR);
    expect(said(source, { asOf: { date: '2025-10-12', origin: 'pinned' } })).toEqual([
      'evidence/not-tested information',
    ]);
  });

  it('that ran out before the window is not said to have run out in it', () => {
    const source = workspace('annual', ['collected_on: 2023-05-01'], HALF_YEAR);
    expect(told(source, { asOf: { date: '2025-10-12', origin: 'pinned' } })[0]).toContain(
      'due on 2024-05-01, with grace until 2024-05-31, before the window 2025-03-01..2025-08-31 began',
    );
  });
});

describe('work in arrears', () => {
  const NINE = '{start: 2025-04-01, end: 2025-12-31}';
  const days = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}-08`);
  const done = (list: readonly string[]): string =>
    `occurrences: [${list.map((fields) => `{performed_on: ${fields}, performed_by: it, result: ok, exceptions: none}`).join(', ')}]`;

  it('inside the window counts whichever month it is for', () => {
    const inArrears = 'monthly, schedule: {performed: in-arrears}';
    const january = { asOf: { date: '2026-01-12', origin: 'pinned' } } as const;
    expect(said(workspace(inArrears, [done([...days, '2026-01-08'])], NINE), january)).toEqual([]);
    expect(told(workspace(inArrears, [done([...days.slice(1), '2026-01-08'])], NINE), january)[0]).toContain(
      '8 of 9 can be tested inside the window',
    );
  });

  it('is not asked for the periods that are written, or that the control says', () => {
    const write = (frequency: string, list: readonly string[]): boolean =>
      told(workspace(frequency, [done(list)], NINE)).some((line) => line.includes('Write the period'));
    const quarters = ['2025-07-10', '2025-10-08', '2026-01-09'];
    expect(write('quarterly', quarters)).toBe(true);
    expect(write('quarterly, schedule: {performed: in-arrears}', quarters)).toBe(false);
    const labelled = quarters.map((day, at) => `${day}, period: 2025-Q${at + 2}`);
    expect(write('quarterly, schedule: {performed: in-arrears}', labelled)).toBe(false);
  });
});

describe('a period that had not begun when the work was done', () => {
  const of = (fields: string): string[] =>
    found(workspace('quarterly', [fields]), AS_OF).filter((line) => line.includes(' record/date '));
  const occurrence = (period: string, day: string): string =>
    `occurrences: [{period: ${period}, performed_on: ${day}, performed_by: it, result: ok, exceptions: none}]`;

  it('contradicts its day', () => {
    expect(of(occurrence('2026-Q2', '2025-12-20'))[0]).toContain(
      'record/date warning The work of 2025-12-20 cannot be for 2026-Q2, which begins on 2026-04-01.',
    );
    expect(of('type: report, period: 2025-Q4, performed_on: 2025-08-02')).toHaveLength(1);
  });

  it('contradicts nothing by a day, or for the plan of a year', () => {
    expect(of(occurrence('2025-Q4', '2025-09-30'))).toEqual([]);
    expect(of(occurrence('2026', '2025-12-20'))).toEqual([]);
    expect(of(occurrence('2025-Q2', '2025-08-20'))).toEqual([]);
  });
});
