import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

/** Names of the findings about audits. */
function of(source: string): string[] {
  return named(source).filter((name) => name.startsWith('audit/'));
}

const scope = (
  soc2 = 'type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}',
  more = '',
) => `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {${soc2}}\n${more}\n`;
const program = (...audits: string[]) =>
  `//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [{id: soc2, version: "2017"}]\naudits:\n${audits
    .map((audit, at) => `  - {id: A-${at + 1}, framework: soc2, ${audit}}\n`)
    .join('')}`;

describe('audit/period-mismatch', () => {
  const periods = (...all: string[]) =>
    of(scope() + program(...all.map((each) => `type: type-2, period: ${each}`)));

  it('says which days differ', () => {
    expect(found(scope() + program('type: type-2, period: 2025-04-01/2025-12-30'))).toEqual([
      'program.yaml:5:53-74 audit/period-mismatch error A-1 examines 2025-04-01 to 2025-12-30, and the window of the scope is 2025-04-01 to 2025-12-31. One of the two is wrong.',
    ]);
  });

  it('accepts the same days in another form, and earlier and later periods', () => {
    expect(periods('2025-04-01/P9M')).toEqual([]);
    expect(periods('2024-04-01/2025-03-31', '2025-04-01/2025-12-31', '"2026"')).toEqual([]);
  });

  it('reports periods that overlap', () => {
    expect(periods('2024-04-01/2025-05-31', '2025-04-01/2025-12-31')).toEqual([
      'audit/period-mismatch error',
    ]);
    expect(
      of(
        scope('type: type-2') +
          program('type: type-2, period: 2024', 'type: type-2, period: 2024-07-01/2025-06-30'),
      ),
    ).toEqual(['audit/period-mismatch error']);
  });

  it('leaves an end before the start to those who read the date', () => {
    const names = named(scope() + program('type: type-2, period: 2025-12-31/2025-04-01'));
    expect(names).toEqual(['record/date error']);
  });

  it('asks a Type 1 audit for its day, here or in the scope', () => {
    expect(of(scope('type: type-1') + program('type: type-1'))).toEqual(['audit/period-mismatch error']);
    expect(of(scope('type: type-1') + program('type: type-1, as_of: 2026-03-31'))).toEqual([]);
    expect(of(scope('type: type-1, as_of: 2026-03-31') + program('type: type-1'))).toEqual([]);
    expect(of(scope('type: type-1, as_of: 2026-03-31') + program('type: type-1, as_of: 2026-03-30'))).toEqual(
      ['audit/period-mismatch error'],
    );
  });
});

describe('audit/subsequent-event', () => {
  const AUDIT = program('type: type-2, period: 2025-04-01/2025-12-31, report_date: 2026-03-13');
  const incident = (day: string, more = 'severity: medium') =>
    `//- incidents/I.yaml\nkind: incident\nid: I\ntitle: T\ndetected_at: ${day}\n${more}\n`;

  it('reports an incident after the window and before the report', () => {
    expect(of(scope() + AUDIT + incident('2026-01-01'))).toEqual(['audit/subsequent-event information']);
  });

  it.each([
    ['inside the window', incident('2025-12-31')],
    ['that lies ahead', incident('2026-01-13')],
    ['of low severity', incident('2026-01-05', 'severity: low')],
    ['with a decision', incident('2026-01-05', 'severity: high\ndisclosure: {decision: not-disclosed}')],
  ])('is silent about an incident %s', (_, text) => {
    expect(of(scope() + AUDIT + text)).toEqual([]);
  });

  it('is silent once the report is out', () => {
    expect(of(scope() + AUDIT.replace('2026-03-13', '2026-01-09') + incident('2026-01-05'))).toEqual([]);
  });

  it('reports significant changes that the description does not list', () => {
    const changes = 'changes: [{id: C-1, date: 2026-01-05, title: T, significant: true}]';
    const window = 'type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}';
    expect(of(scope(window, changes) + AUDIT)).toEqual(['audit/subsequent-event information']);
    const told = `${window}, system_description: {body: d.md, changes: [C-1]}`;
    expect(of(scope(told, changes) + AUDIT)).toEqual([]);
    expect(of(scope(window, changes.replace(', significant: true', '')) + AUDIT)).toEqual([]);
  });
});
