import { describe, expect, test } from 'vitest';
import { evidenceTimeline } from '../../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import type { EvidenceTimeline, TimelineLane } from '../../../server/src/protocol/evidence-timeline.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';

const SCOPE = `
//- scope.yaml
kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
changes:
  - {id: CH-1, date: 2025-08-04, title: New region}
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [soc2]
audits:
  - {id: A-1, framework: soc2, type: type-2, fieldwork: {start: 2026-01-19, end: 2026-02-13}}
`;

function timelineOf(source: string, asOf = '2026-01-12'): EvidenceTimeline {
  const engine = engineFor(readFixture(source).files, { asOf: { date: asOf, origin: 'pinned' } });
  return evidenceTimeline(engine, 'file:///ws');
}

function laneOf(source: string, asOf?: string): TimelineLane {
  const lane = timelineOf(`${SCOPE}${source}`, asOf).strips[0]?.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  return lane;
}

function control(fields: string): string {
  return `
//- controls/AC-1.yaml
kind: control
id: AC-1
title: Access review
owner: role:it
satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}
${fields}
`;
}

function evidence(fields: string): string {
  return `
//- evidence/EV-1.yaml
kind: evidence
id: EV-1
title: Review
controls: [AC-1]
${fields}
`;
}

const statuses = (lane: TimelineLane): string[] =>
  lane.expected.map(({ label, status }) => `${label} ${status}`);

describe('a strip', () => {
  test('says per quarter what became of it, with the place of each day', () => {
    const source = `${SCOPE}${control('frequency: quarterly')}${evidence(`
type: access-review
occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24}
  - {period: 2025-Q4, performed_on: 2025-12-09}`)}`;
    const timeline = timelineOf(source);
    const [strip] = timeline.strips;
    const lane = strip?.lanes[0];
    expect(strip).toMatchObject({
      control: 'AC-1',
      owner: 'role:it',
      state: 'missed',
      cites: ['CC6.2', 'A.5.18'],
    });
    expect(lane?.expected.map(({ label, status }) => `${label} ${status}`)).toEqual([
      '2025-Q2 on-time',
      '2025-Q3 missed',
      '2025-Q4 on-time',
      '2026-Q1 open',
    ]);
    expect(lane?.words).toBe('2 of 3 in the window, missed 2025-Q3');
    expect(lane?.actual.map(({ on }) => on)).toEqual(['2025-06-24', '2025-12-09']);
    const text = readFixture(source).files.get('evidence/EV-1.yaml') ?? '';
    const offset = lane?.actual[1]?.place.offset ?? 0;
    expect(text.slice(offset, offset + 10)).toBe('2025-12-09');
    expect(lane?.record?.file).toBe('evidence/EV-1.yaml');
  });

  test('counts the days of a late one', () => {
    const lane = laneOf(
      control('frequency: quarterly') +
        evidence(
          'occurrences: [{period: 2025-Q2, performed_on: 2025-08-19}, {performed_on: 2025-09-23}, {performed_on: 2025-12-09}]',
        ),
    );
    expect(lane.expected[0]).toEqual({
      start: '2025-04-01',
      end: '2025-06-30',
      label: '2025-Q2',
      status: 'late',
      performedOn: '2025-08-19',
      daysLate: 20,
    });
  });

  test('leaves out what lies after the as-of day', () => {
    const lane = laneOf(
      control('frequency: quarterly') +
        evidence('occurrences: [{performed_on: 2025-06-24}, {performed_on: 2025-09-23}]'),
      '2025-08-10',
    );
    expect(lane.actual.map(({ on }) => on)).toEqual(['2025-06-24']);
    expect(statuses(lane)).toEqual(['2025-Q2 on-time', '2025-Q3 open', '2025-Q4 open']);
  });

  test('shows where an annual control had run out', () => {
    const lane = laneOf(control('frequency: annual') + evidence('occurrences: [{performed_on: 2024-06-15}]'));
    expect(lane.expected).toEqual([
      { start: '2025-06-15', end: '2025-07-15', label: 'due 2025-06-15', status: 'missed' },
    ]);
  });

  test('shows an annual control that owes nothing in the window as optional', () => {
    const lane = laneOf(control('frequency: annual') + evidence('occurrences: [{performed_on: 2025-02-10}]'));
    expect(statuses(lane)).toEqual(['2025-04-01..2025-12-31 optional', '2026-01-01..2026-12-31 open']);
    expect(lane.actual.map(({ on }) => on)).toEqual(['2025-02-10']);
  });

  test('shows the days that no list of a per-event control covers', () => {
    const lane = laneOf(
      control('frequency: per-event') +
        evidence(
          'type: ticket-export\npopulation: {source: hris, query: q, from: 2025-04-01, as_of: 2025-11-30, count: 3, complete: true}',
        ),
    );
    expect(lane.gaps).toEqual([{ start: '2025-12-01', end: '2025-12-31', recorded: false }]);
    expect(lane.covered).toEqual([{ start: '2025-04-01', end: '2025-11-30' }]);
    expect(lane.expected).toEqual([]);
  });

  test('tells recorded gaps from others', () => {
    const lane = laneOf(
      control('frequency: continuous') +
        evidence(`type: log
covers: [{from: 2025-04-01, to: 2025-06-30}, {from: 2025-08-01, to: 2025-12-31}]
gaps: [{from: 2025-07-01, to: 2025-07-20, reason: Collector was down, supplementary: INC-1}]`),
    );
    expect(lane.gaps).toEqual([
      { start: '2025-07-01', end: '2025-07-20', recorded: true },
      { start: '2025-07-21', end: '2025-07-31', recorded: false },
    ]);
  });

  test('says when a control is not in force for all of the window', () => {
    const [strip] = timelineOf(
      `${SCOPE}${control('frequency: quarterly\nimplemented_on: 2025-07-15')}${evidence('occurrences: [{performed_on: 2025-09-23}]')}`,
    ).strips;
    expect(strip?.inForce).toEqual({ start: '2025-07-15' });
    expect(strip?.lanes[0]?.expected[0]).toMatchObject({ label: '2025-Q2', status: 'not-in-force' });
  });

  test('has no lane while there is no evidence', () => {
    expect(timelineOf(`${SCOPE}${control('frequency: quarterly')}`).strips[0]).toMatchObject({
      state: 'unevidenced',
      lanes: [],
    });
  });

  test('has a lane for each stage', () => {
    const source = `${SCOPE}${control('frequency: quarterly')}
//- evidence/all.yaml
evidence:
  - {id: EV-J, title: Joiners, stage: Joiner, controls: [AC-1], collected_on: 2025-06-30, type: ticket-export}
  - {id: EV-R, title: Review, stage: review, controls: [AC-1], occurrences: [{performed_on: 2025-06-24}]}
`;
    expect(
      timelineOf(source).strips[0]?.lanes.map(({ stage, frequency }) => `${stage} ${frequency}`),
    ).toEqual(['joiner per-event', 'review quarterly']);
  });

  test('tells a day per day of a long window as runs', () => {
    const days = ['2025-04-01', '2025-04-02', '2025-04-03', '2025-04-06'];
    const lane = laneOf(
      control('frequency: daily') +
        evidence(`occurrences: [${days.map((day) => `{performed_on: ${day}}`).join(', ')}]`),
    );
    expect(lane.expected.slice(0, 3)).toMatchObject([
      { label: '2025-04-01..2025-04-03', status: 'on-time', units: 3 },
      { label: '2025-04-04..2025-04-05', status: 'missed', units: 2 },
      { label: '2025-04-06', status: 'on-time' },
    ]);
    expect(lane.expected.filter(({ next }) => next === undefined)).toHaveLength(4);
  });
});

describe('between audits', () => {
  const source =
    control('frequency: quarterly') +
    evidence(
      'occurrences: [{performed_on: 2025-06-24}, {performed_on: 2025-09-23}, {performed_on: 2025-12-09}]',
    );

  test('shows what the next window has owed so far, and says that it is the next', () => {
    const lane = laneOf(source, '2026-05-20');
    expect(lane.expected.slice(3)).toMatchObject([
      { label: '2026-Q1', status: 'missed', next: true },
      { label: '2026-Q2', status: 'open', next: true },
    ]);
    expect(timelineOf(`${SCOPE}${source}`, '2026-05-20').nextWindow).toEqual({
      start: '2026-01-01',
      end: '2026-12-31',
      assumed: true,
    });
  });

  test('shows nothing of it while the window runs', () => {
    expect(statuses(laneOf(source, '2025-12-31'))).toHaveLength(3);
    expect(timelineOf(`${SCOPE}${source}`, '2025-12-31')).not.toHaveProperty('nextWindow');
  });
});

describe('the timeline', () => {
  test('has fieldwork and scope changes', () => {
    const { fieldwork, scopeChanges, frame } = timelineOf(SCOPE);
    expect(fieldwork).toEqual([{ start: '2026-01-19', end: '2026-02-13', title: 'Fieldwork: SOC 2 Type 2' }]);
    expect(scopeChanges).toMatchObject([{ on: '2025-08-04', title: 'New region' }]);
    expect(frame).toEqual({
      asOf: '2026-01-12',
      origin: 'pinned',
      window: { start: '2025-04-01', end: '2025-12-31' },
    });
  });

  test('says where a window would be written when there is none', () => {
    const timeline = timelineOf(
      `${control('frequency: quarterly')}${evidence('occurrences: [{performed_on: 2025-06-24}]')}
//- scope.yaml
kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2}
`,
    );
    expect(timeline.frame.window).toBeUndefined();
    expect(timeline.scope?.file).toBe('scope.yaml');
    expect(timeline.strips[0]?.lanes[0]).toMatchObject({ expected: [], gaps: [] });
  });

  test('is empty without records', () => {
    expect(timelineOf('//- notes.md\nNothing here')).toMatchObject({
      strips: [],
      fieldwork: [],
      scopeChanges: [],
    });
  });

  test('sorts controls by id and passes titles on as they are', () => {
    const title = '<img src=x onerror=alert(1)> ]]> \u202e';
    const source = `${SCOPE}
//- controls/all.yaml
controls:
  - {id: B-1, title: "${title}", satisfies: {soc2: [CC6.2]}}
  - {id: A-1, title: Other, satisfies: {soc2: [CC6.2]}}
`;
    expect(timelineOf(source).strips.map((strip) => [strip.control, strip.title])).toEqual([
      ['A-1', 'Other'],
      ['B-1', title],
    ]);
  });
});
