import { describe, expect, it } from 'vitest';
import { auditOf } from './workspace.ts';

const CONTROL = `kind: control
id: AC-001
title: Access review
frequency: quarterly
satisfies:
  soc2: [CC6.2, CC6.3]
  iso27001: [A.5.18]
evidence: [EV-1]
risks: [R-1]
`;

function evidence(id: string, more = ''): string {
  return `kind: evidence\nid: ${id}\ntitle: ${id}\n${more}`;
}

describe('links', () => {
  it('are followed from either end, without doubles', () => {
    const { audit, record, ids } = auditOf({
      'controls/a.yaml': CONTROL,
      'evidence/1.yaml': evidence('EV-1', 'controls: [AC-001]\n'),
      'evidence/2.yaml': evidence('EV-2', 'controls: [AC-001]\n'),
      'evidence/3.yaml': evidence('EV-3', 'controls: [AC-002]\n'),
      'risks/1.yaml': 'kind: risk\nid: R-1\ntitle: One\n',
      'risks/2.yaml': 'kind: risk\nid: R-2\ntitle: Two\ncontrols: [AC-001]\n',
    });
    expect(ids(audit.evidenceOf(record('AC-001')))).toEqual(['EV-1', 'EV-2']);
    expect(ids(audit.controlsOf(record('EV-1')))).toEqual(['AC-001']);
    expect(ids(audit.controlsOf(record('EV-3')))).toEqual([]);
    expect(ids(audit.risksOf(record('AC-001')))).toEqual(['R-1', 'R-2']);
  });

  it('lead only to the right kind', () => {
    const { audit, record, ids } = auditOf({
      'controls/a.yaml': 'kind: control\nid: AC-001\ntitle: A\nevidence: [R-1, AC-001]\n',
      'risks/1.yaml': 'kind: risk\nid: R-1\ntitle: One\n',
    });
    expect(ids(audit.evidenceOf(record('AC-001')))).toEqual([]);
  });
});

describe('frequency', () => {
  const of = (control: string, more = ''): string | undefined => {
    const { audit, record } = auditOf({
      'controls/a.yaml': `kind: control\nid: AC-001\ntitle: A\n${control}`,
      'evidence/1.yaml': evidence('EV-1', `controls: [AC-001]\n${more}`),
    });
    return audit.frequencyOf(record('EV-1'));
  };

  it('is the record’s own, else the control’s', () => {
    expect(of('frequency: quarterly\n', 'frequency: yearly\n')).toBe('annual');
    expect(of('frequency: quarterly\n')).toBe('quarterly');
    expect(of('')).toBeUndefined();
  });

  it('goes by stage, and joiner, mover, leaver run per event', () => {
    const map = 'frequency: {review: semi-annual, leaver: weekly}\n';
    expect(of(map, 'stage: review\n')).toBe('semi-annual');
    expect(of(map, 'stage: leaver\n')).toBe('weekly');
    expect(of(map, 'stage: joiner\n')).toBe('per-event');
    expect(of('frequency: quarterly\n', 'stage: leaver\n')).toBe('per-event');
    expect(of('frequency: quarterly\n', 'stage: review\n')).toBe('quarterly');
  });

  it('is continuous where nobody performs the control', () => {
    expect(of('method: automated\n')).toBe('continuous');
    expect(of('type: preventive\n')).toBe('continuous');
    expect(of('type: [preventive, detective]\n')).toBeUndefined();
  });
});

describe('freshness of records', () => {
  it('is judged by the control where evidence comes more often than the control says', () => {
    const { audit, record } = auditOf({
      'controls/a.yaml': CONTROL,
      'evidence/1.yaml': evidence('EV-1', 'type: report\nfrequency: monthly\ncollected_on: 2025-10-20\n'),
    });
    expect(audit.freshness(record('EV-1'))).toMatchObject({ state: 'current', nextDue: '2026-03-31' });
  });

  it('is one for a series of records, reported on the latest', () => {
    const quarter = (period: string, on: string): string =>
      `controls: [AC-001]\ntype: access-review\nperiod: ${period}\ncollected_on: ${on}\n`;
    const { audit, record } = auditOf({
      'controls/a.yaml': CONTROL,
      'evidence/q3.yaml': evidence('EV-Q3', quarter('2025-Q3', '2025-09-20')),
      'evidence/q4.yaml': evidence('EV-Q4', quarter('2025-Q4', '2025-12-20')),
      'evidence/q2.yaml': evidence('EV-Q2', quarter('2025-Q2', '2025-06-20')),
      'evidence/other.yaml': evidence('EV-X', 'controls: [AC-001]\ntype: report\ncollected_on: 2025-06-20\n'),
    });
    for (const id of ['EV-Q2', 'EV-Q3', 'EV-Q4']) {
      expect(audit.freshness(record(id)), id).toMatchObject({ state: 'current', last: '2025-12-20' });
      expect(audit.seriesOf(record(id)).latest.id).toBe('EV-Q4');
    }
    expect(audit.freshness(record('EV-X')).state).toBe('stale');
    expect(audit.seriesOf(record('EV-X')).records).toHaveLength(1);
  });

  it('joins records that name the same series, whatever their type', () => {
    const part = (type: string, on: string): string =>
      `series: pentest\ntype: ${type}\nfrequency: annual\ncollected_on: ${on}\n`;
    const { audit, record } = auditOf({
      'evidence/a.yaml': evidence('EV-A', part('report', '2024-02-01')),
      'evidence/b.yaml': evidence('EV-B', part('test-result', '2025-02-20')),
    });
    expect(audit.freshness(record('EV-A'))).toMatchObject({ state: 'current', last: '2025-02-20' });
  });

  it('judges a named series by a record that is linked, whichever is asked about first', () => {
    const files = {
      'controls/a.yaml': CONTROL,
      'evidence/a.yaml': evidence(
        'EV-A',
        'series: s\ncontrols: [AC-001]\ntype: report\ncollected_on: 2025-03-20\n',
      ),
      'evidence/b.yaml': evidence('EV-B', 'series: s\ntype: report\ncollected_on: 2025-06-20\n'),
    };
    for (const first of ['EV-A', 'EV-B']) {
      const { audit, record } = auditOf(files, '2025-12-01');
      expect(audit.freshness(record(first))).toMatchObject({ state: 'stale', last: '2025-06-20' });
      expect(audit.seriesOf(record(first)).latest.id).toBe('EV-A');
    }
  });

  it('looks at a future record of the series only when its day has come', () => {
    const { audit, record } = auditOf(
      {
        'controls/a.yaml': CONTROL,
        'evidence/a.yaml': evidence('EV-A', 'controls: [AC-001]\ntype: report\ncollected_on: 2025-06-20\n'),
        'evidence/b.yaml': evidence('EV-B', 'controls: [AC-001]\ntype: report\ncollected_on: 2025-12-20\n'),
      },
      '2025-12-01',
    );
    expect(audit.freshness(record('EV-A'))).toMatchObject({ state: 'stale', last: '2025-06-20' });
    expect(audit.seriesOf(record('EV-B')).latest.id).toBe('EV-A');
  });

  it('is retired with the last of its controls', () => {
    const { audit, record } = auditOf({
      'controls/a.yaml':
        'kind: control\nid: AC-001\ntitle: A\nfrequency: monthly\nstatus: retired\nevidence: [EV-1]\n',
      'evidence/1.yaml': evidence('EV-1', 'type: report\ncollected_on: 2024-01-01\n'),
    });
    expect(audit.freshness(record('EV-1')).state).toBe('retired');
    expect(audit.inOperation(record('AC-001'))).toBe(false);
  });

  it('takes the day of a Z timestamp in the workspace’s time zone, and grace from its schedule', () => {
    const { audit, record } = auditOf(
      {
        'controls/a.yaml':
          'kind: control\nid: AC-001\ntitle: A\nfrequency: monthly\nschedule: {grace: P2D}\nevidence: [EV-1]\n',
        'evidence/1.yaml': evidence('EV-1', 'type: report\ncollected_on: 2025-11-30T23:30:00Z\n'),
      },
      '2026-01-12',
      { timeZone: 'Asia/Tokyo' },
    );
    expect(audit.freshness(record('EV-1'))).toMatchObject({ last: '2025-12-01', graceUntil: '2026-02-02' });
  });
});

describe('the programme', () => {
  const program =
    'kind: program\nid: PRG\ntitle: P\nframeworks: [{id: soc2, version: "2017"}, "ISO 27001:2022"]\n';
  const scope =
    'kind: scope\nid: SC\ntitle: S\nsoc2:\n  type: type-2\n  categories: [security, Availability]\n' +
    '  window: {start: 2025-04-01, end: 2025-12-31}\n';

  it('takes frameworks from the program, else the scope, else the configuration, else citations', () => {
    const control = 'kind: control\nid: AC-001\ntitle: A\nsatisfies: {iso27001: [A.5.18]}\n';
    const all = { 'program.yaml': program, 'scope.yaml': scope, 'controls/a.yaml': control };
    expect([...auditOf(all).audit.programme.frameworks].sort()).toEqual(['iso27001', 'soc2']);
    const { 'program.yaml': _, ...withoutProgram } = all;
    expect([...auditOf(withoutProgram).audit.programme.frameworks]).toEqual(['soc2']);
    const frameworks = new Map([['soc2', 'tsc-2017']]);
    const cited = { 'controls/a.yaml': control };
    expect([...auditOf(cited, undefined, { frameworks }).audit.programme.frameworks]).toEqual(['soc2']);
    expect([...auditOf(cited).audit.programme.frameworks]).toEqual(['iso27001']);
    expect(auditOf({}).audit.programme.frameworks.size).toBe(0);
  });

  it('reads type, window and categories from the scope', () => {
    expect(auditOf({ 'scope.yaml': scope }).audit.programme).toMatchObject({
      soc2Type: 'type-2',
      window: { start: '2025-04-01', end: '2025-12-31' },
      categories: new Set(['security', 'availability']),
    });
  });

  it('has no window where a day is missing, wrong, or the end comes first', () => {
    for (const window of [
      '{start: 2025-04-01}',
      '{start: 2025-12-31, end: 2025-04-01}',
      '{start: "?", end: "?"}',
      'soon',
    ]) {
      const text = `kind: scope\nid: SC\ntitle: S\nsoc2: {type: type-2, window: ${window}}\n`;
      expect(auditOf({ 'scope.yaml': text }).audit.programme.window, window).toBeUndefined();
    }
  });

  it('takes the next window from the audits, else the year after the current one', () => {
    const program = (...periods: readonly string[]): string =>
      `kind: program\nid: P\ntitle: P\naudits:\n${periods.map((period) => `  - {framework: soc2, type: type-2, period: ${period}}\n`).join('')}`;
    const next = (...periods: readonly string[]): object | undefined => {
      const files = { 'scope.yaml': scope, 'program.yaml': program(...periods) };
      return auditOf(files).audit.programme.nextWindow;
    };
    const assumed = { start: '2026-01-01', end: '2026-12-31', assumed: true };
    expect(auditOf({ 'scope.yaml': scope }).audit.programme.nextWindow).toEqual(assumed);
    expect(next('2025-04-01/2025-12-31')).toEqual(assumed);
    expect(next('2027-01-01/2027-12-31', '2026-04-01/2026-12-31', '2025-04-01/2025-12-31')).toEqual({
      start: '2026-04-01',
      end: '2026-12-31',
      assumed: false,
    });
    expect(auditOf({}).audit.programme.nextWindow).toBeUndefined();
  });

  it('asks about the next window only when its first day is over', () => {
    const files = {
      'scope.yaml': scope,
      'controls/a.yaml': CONTROL,
      'evidence/1.yaml': evidence('EV-1', 'controls: [AC-001]\n'),
    };
    const asked = (day: string): number => {
      const { audit, record } = auditOf(files, day);
      return audit.activitiesInNextWindow(record('AC-001')).length;
    };
    expect(['2025-12-31', '2026-01-01', '2026-01-02'].map(asked)).toEqual([0, 0, 1]);
  });

  it('of Type 1 has a day and no window', () => {
    const text =
      'kind: scope\nid: SC\ntitle: S\nsoc2: {type: Type I, as_of: 2025-03-31, window: {start: 2025-01-01, end: 2025-03-31}}\n';
    expect(auditOf({ 'scope.yaml': text }).audit.programme).toMatchObject({
      soc2Type: 'type-1',
      window: undefined,
      type1AsOf: '2025-03-31',
    });
  });
});
