import { describe, expect, it } from 'vitest';
import { cpuWatch } from '../support/cpu-watch.ts';
import { found } from '../support/found.ts';
import { engineFor, listFindings } from '../support/workspace.ts';

/** A mistake that has nothing to do with the bad input: it must be told all the same. */
const UNRELATED = `//- controls/AC-009.yaml
kind: control
id: AC-009
title: Vendors are looked at
owner: it
frequency: annual
satisfies: {soc2: [CC9.3]}
`;

function scope(window: string, id = 'SCOPE-1'): string {
  return `//- ${id}.yaml
kind: scope
id: ${id}
title: Platform
soc2:
  type: type-2
  categories: [security]
  window: ${window}
`;
}

const YEAR = scope('{start: 2025-01-01, end: 2025-12-31}');

function control(more: string, id = 'AC-001'): string {
  return `//- controls/${id}.yaml
kind: control
id: ${id}
title: Control ${id}
owner: it
satisfies: {soc2: [CC6.6]}
${more}`;
}

function evidence(more: string): string {
  return `//- evidence/EV-001.yaml
kind: evidence
id: EV-001
title: Review
owner: it
type: report
controls: [AC-001]
${more}`;
}

const AUDITS = `//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [soc2]
audits:
  - {id: A1, type: type-2, firm: X, firm_type: cpa-firm, booked_on: 2025-01-01, period: 2025-01-01/2025-12-31}
  - {id: A2, type: type-2, firm: X, firm_type: cpa-firm, booked_on: 2025-01-01, period: 2025-07-01/2026-06-30}
`;

function soa(id: string): string {
  return `//- ${id}.yaml
kind: soa
id: ${id}
title: Statement
controls:
  - {id: A.5.1, applicable: true, justification: Treats a risk, implementation_status: implemented}
`;
}

/** Bad input, and what is said of it: rule and a part of the message. */
const CASES: readonly (readonly [string, string, ...(readonly [string, string])[]])[] = [
  [
    'a window that ends before it starts',
    scope('{start: 2025-12-31, end: 2025-04-01}') +
      control('frequency: quarterly\n') +
      evidence('collected_on: 2025-12-01\n'),
    ['scope/window', 'before it starts on 2025-12-31'],
  ],
  [
    'a period that ends before it starts',
    YEAR + control('frequency: annual\n') + evidence('period: 2025-12-31/2025-01-01\n'),
    ['record/date', '"2025-12-31/2025-01-01" is not a period'],
  ],
  ['windows of audits that overlap', YEAR + AUDITS, ['audit/period-mismatch', 'before that of A1 ends']],
  [
    'two scopes with windows that overlap',
    YEAR + scope('{start: 2025-07-01, end: 2026-06-30}', 'SCOPE-2'),
    ['record/two-of-a-kind', 'is a scope too, and that one is read'],
  ],
  [
    'a frequency that nobody knows',
    YEAR + control('frequency: now and then\n') + evidence('collected_on: 2025-12-01\nfrequency: whenever\n'),
    ['record/enum', '"now and then" is no value of `frequency`'],
    ['record/enum', '"whenever" is no value of `frequency`'],
  ],
  [
    'a date in another notation',
    control('frequency: annual\n') + evidence('collected_on: 31.12.2025\n'),
    ['record/date', 'Write the date as 2025-12-31'],
  ],
  [
    'a day that is not in the calendar',
    control('frequency: annual\n') + evidence('collected_on: 2025-02-30\n'),
    ['record/date', 'There is no day 2025-02-30'],
  ],
  [
    'a day in the far future, and one in the far past',
    control('frequency: annual\nimplemented_on: 0025-01-01\n') + evidence('collected_on: 9999-12-31\n'),
    ['record/date', 'collected_on is 9999-12-31, more than 100 years away'],
    ['record/date', 'implemented_on is 0025-01-01, more than 100 years away'],
  ],
  [
    'controls that replace one another in a circle',
    control('frequency: annual\nreplaced_by: AC-002\n') +
      control('frequency: annual\nreplaced_by: AC-003\n', 'AC-002') +
      control('frequency: annual\nreplaced_by: AC-001\n', 'AC-003'),
    ['reference/circular', 'AC-001, AC-002 and AC-003 replace one another'],
  ],
  [
    'a record that refers to itself',
    control('frequency: annual\ncontrols: [AC-001]\n'),
    ['reference/circular', 'AC-001 names itself under controls'],
  ],
  [
    'an alias inside of what it stands for',
    control('frequency: annual\n') +
      '//- controls/X.yaml\nkind: control\nid: X\ntitle: Loop\ntags: &t [a, *t]\n',
    ['file/syntax', "This alias stands inside what '&t' names"],
  ],
  [
    'two Statements of Applicability',
    soa('SOA-1') + soa('SOA-2'),
    ['record/two-of-a-kind', 'is a Statement of Applicability too'],
  ],
  [
    'records of one kind in the place of another',
    control('frequency: annual\nrisks: [EV-001]\nevidence: [AC-009]\n') +
      evidence('collected_on: 2025-12-01\n'),
    ['reference/wrong-kind', 'EV-001 is an evidence record'],
    ['reference/wrong-kind', 'AC-009 is a control'],
  ],
];

describe('bad input is told, and the rest is checked', () => {
  const cases = CASES.map(([name, workspace, ...expected]) => ({ name, workspace, expected }));
  it.each(cases)('$name', ({ workspace, expected }) => {
    const lines = found(workspace + UNRELATED);
    for (const [rule, message] of expected) {
      expect(
        lines.some((line) => line.includes(` ${rule} `) && line.includes(message)),
        `${rule}: ${message}\n${lines.join('\n')}`,
      ).toBe(true);
    }
    expect(lines.filter((line) => line.includes('AC-009.yaml') && line.includes('CC9.3'))).toHaveLength(1);
  });

  it('two records that name each other are no circle', () => {
    const both =
      control('frequency: annual\ncontrols: [AC-002]\n') +
      control('frequency: annual\ncontrols: [AC-001]\n', 'AC-002');
    expect(found(both)).toEqual([]);
  });
});

describe('thousands of occurrences', () => {
  /** A daily record kept for years: one occurrence on every day, and one that lacks its performer. */
  function files(count: number): Map<string, string> {
    const lines = Array.from({ length: count }, (_, at) => {
      const day = new Date(Date.UTC(2026, 0, 11 - at)).toISOString().slice(0, 10);
      const by = at === 7 ? '' : ', performed_by: ana';
      return `  - {performed_on: ${day}${by}, result: done, exceptions: none}\n`;
    });
    return new Map([
      ['controls/AC-001.yaml', control('frequency: daily\n').replace(/^.*\n/, '')],
      ['controls/AC-009.yaml', UNRELATED.replace(/^.*\n/, '')],
      ['evidence/EV-001.yaml', evidence(`occurrences:\n${lines.join('')}`).replace(/^.*\n/, '')],
      ['scope.yaml', YEAR.replace(/^.*\n/, '')],
    ]);
  }

  it('are read and judged like few of them', () => {
    const lines = listFindings(engineFor(files(3000)));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'reference/unknown-criterion',
      'evidence/no-performer',
    ]);
  });

  it('take a time that grows with their number and not with its square', () => {
    const times = (count: number): number => {
      const texts = files(count);
      const runs = Array.from({ length: 3 }, () => {
        const spent = cpuWatch();
        listFindings(engineFor(texts));
        return spent();
      });
      return Math.min(...runs);
    };
    times(500);
    // Eight times as many would take 64 times as long if each were compared with each.
    expect(times(16_000) / times(2000)).toBeLessThan(24);
  });
});
