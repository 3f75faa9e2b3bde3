import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';
import { CONTROL, DONE, review } from './quarterly-review.ts';

describe('fields of occurrences', () => {
  const without = (key: string): string => DONE.replace(new RegExp(`    ${key}:.*\n`), '');

  it.each([
    [
      'performed_by',
      'evidence/no-performer warning EV-001 does not say who performed 2025-Q4. The auditor will ask that person.',
    ],
    [
      'result',
      'evidence/no-result warning EV-001 does not say what came of 2025-Q4: what was kept, removed or changed.',
    ],
    [
      'exceptions',
      'evidence/exceptions-unstated information EV-001 does not state the exceptions of 2025-Q4. List them, or write exceptions: none.',
    ],
  ])('asks for %s at the period, once for a record', (key, said) => {
    expect(found(CONTROL + review(without(key)))).toEqual([`evidence/EV-001.yaml:6:12-19 ${said}`]);
  });

  it.each(['performed_by', 'result', 'exceptions'])('writes "?" for %s and goes on asking', (key) => {
    const before = CONTROL + review(without(key));
    const after = mended(before, `Add ${key}, to be filled in`);
    expect(after).toContain(`    ${key}: "?"\n`);
    expect(named(`${CONTROL}//- evidence/EV-001.yaml\n${after}`)).toEqual(named(before));
  });

  it('joins the occurrences of a record in one finding', () => {
    const two =
      without('result') +
      without('result')
        .replace('occurrences:\n', '')
        .replace('2025-Q4', '2025-Q3')
        .replace('2025-12-09', '2025-09-23');
    expect(found(CONTROL + review(two))).toEqual([
      'evidence/EV-001.yaml:6:12-19 evidence/no-result warning EV-001 does not say what came of 2025-Q4 and 2025-Q3: what was kept, removed or changed.',
    ]);
    expect(mended(CONTROL + review(two), 'Add result, to be filled in').match(/result: "\?"/g)).toHaveLength(
      2,
    );
  });

  it('writes in flow style where the occurrence is in flow style', () => {
    const flow =
      'occurrences:\n  - {period: 2025-Q4, performed_on: 2025-12-09, performed_by: mira, exceptions: none}\n';
    expect(mended(CONTROL + review(flow), 'Add result, to be filled in')).toContain(
      'performed_by: mira, result: "?", exceptions: none}',
    );
  });

  it.each(['performed_by', 'result', 'exceptions'])('asks no %s of what is planned or lies ahead', (key) => {
    const bare = `${DONE}  - period: 2026-Q1\n  - {period: 2026-Q1, performed_on: 2026-02-01}\n  - {period: 2026-Q1, performed_on: ""}\n`;
    expect(named(CONTROL + review(bare)).filter((each) => each.includes(key))).toEqual([]);
    expect(found(CONTROL + review(bare))).toEqual([]);
  });

  it.each(['planned', 'requested'])('asks nothing of evidence that is %s', (status) => {
    expect(found(CONTROL + review(`status: ${status}\n${without('result')}`))).toEqual([]);
  });

  it('takes the reviewer of a review for its performer', () => {
    expect(found(CONTROL + review(DONE.replace('performed_by', 'reviewed_by')))).toEqual([]);
    const report = review(DONE.replace('performed_by', 'reviewed_by')).replace('access-review', 'report');
    expect(named(CONTROL + report)).toEqual(['evidence/no-performer warning']);
  });

  it('takes lists of a health review for its result', () => {
    expect(
      found(
        CONTROL +
          review(DONE.replace('result: 3 removed', 'fired: 12\n    tuned: 0\n    no_signal: []')).replace(
            'access-review',
            'control-health-review',
          ),
      ),
    ).toEqual([]);
  });

  it('asks results and exceptions of reviews only', () => {
    const report = review(without('result').replace('    exceptions: none\n', '')).replace(
      'access-review',
      'report',
    );
    expect(found(CONTROL + report)).toEqual([]);
  });

  it('is named by its day when it has no period', () => {
    expect(
      found(
        CONTROL + review('occurrences: [{performed_on: 2025-12-09, result: none, exceptions: none}]\n'),
      )[0],
    ).toContain(
      'evidence/EV-001.yaml:5:29-39 evidence/no-performer warning EV-001 does not say who performed 2025-12-09.',
    );
  });
});

describe('evidence/no-reviewer', () => {
  const promising = CONTROL.replace(
    'owner:',
    'statement: Done by the IT lead and approved by the system owner.\nowner:',
  );

  it('asks only where the control promises a second person', () => {
    expect(found(CONTROL + review(DONE))).toEqual([]);
    expect(found(promising + review(DONE))).toEqual([
      'evidence/EV-001.yaml:6:12-19 evidence/no-reviewer warning EV-001 does not name the reviewer of 2025-Q4, and the control promises a second person.',
    ]);
    expect(found(promising + review(DONE.replace('    result', '    reviewed_by: lea\n    result')))).toEqual(
      [],
    );
  });

  it('goes on asking at the placeholder', () => {
    const after = mended(promising + review(DONE), 'Add reviewed_by, to be filled in');
    expect(named(`${promising}//- evidence/EV-001.yaml\n${after}`)).toEqual(['evidence/no-reviewer warning']);
  });
});

describe('fields that one occurrence lacks and the others have', () => {
  const log = (...rows: readonly string[]): string =>
    `${CONTROL}//- evidence/EV-9.yaml\nkind: evidence\nid: EV-9\ntitle: EV-9\nowner: it\ntype: log\ncontrols: [AC-001]\noccurrences:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
  const q2 = 'performed_on: 2025-06-24, performed_by: ana';
  const q3 = 'performed_on: 2025-09-23, performed_by: ana';
  const q4 = 'performed_on: 2025-12-09, performed_by: ana';
  const asked = (source: string): string[] =>
    named(source).filter((line) => /no-result|exceptions-unstated|no-reviewer/.test(line));

  it.each([
    ['evidence/no-result', 'result: done'],
    ['evidence/exceptions-unstated', 'exceptions: none'],
    ['evidence/no-reviewer', 'reviewed_by: tom'],
  ])('%s speaks for information', (rule, field) => {
    expect(asked(log(`${q2}, ${field}`, `${q3}, ${field}`, q4))).toEqual([`${rule} information`]);
    expect(asked(log(`${q2}, ${field}`, q3, q4))).toEqual([]);
    expect(asked(log(q2, q3, q4))).toEqual([]);
  });
});

describe('a review of which one occurrence names no performer', () => {
  const rows = (...performers: readonly string[]): string =>
    `${CONTROL}//- evidence/EV-9.yaml\nkind: evidence\nid: EV-9\ntitle: EV-9\nowner: it\ntype: access-review\ncontrols: [AC-001]\noccurrences:\n${performers
      .map(
        (performer, at) =>
          `  - {performed_on: 2025-${['06', '09', '12'][at]}-20, ${performer}reviewed_by: tom, result: done, exceptions: none}\n`,
      )
      .join('')}`;
  const asked = (source: string): string[] => named(source).filter((line) => line.includes('no-performer'));

  it('is noted where the others name one', () => {
    expect(asked(rows('performed_by: ana, ', 'performed_by: ana, ', ''))).toEqual([
      'evidence/no-performer information',
    ]);
    expect(asked(rows('', '', ''))).toEqual([]);
    expect(asked(rows('performed_by: ana, ', '', ''))).toEqual([]);
  });
});
