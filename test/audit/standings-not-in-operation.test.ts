import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { evidenceTimeline } from '../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import { lensesOfRecord } from '../../server/src/engine/features/lenses/lenses.ts';
import { nextSteps } from '../../server/src/engine/features/readiness/next-steps.ts';
import { readinessGroups } from '../../server/src/engine/features/readiness/readiness.ts';
import { treeNodes } from '../../server/src/engine/features/trees/tree.ts';
import { engineFor } from '../support/workspace.ts';
import { itemStanding, record, rowsOf } from './asked-of-views.ts';

const SCOPE =
  'kind: scope\nid: S\ntitle: S\nframeworks: [soc2, iso27001]\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n';

function company(files: Readonly<Record<string, string>>): Engine {
  return engineFor(new Map(Object.entries({ 'scope.yaml': SCOPE, ...files })), {
    asOf: { date: '2026-01-12', origin: 'pinned' },
  });
}

function control(id: string, rest: string): string {
  return `kind: control\nid: ${id}\ntitle: ${id}\n${rest}`;
}

const QUARTERS =
  'occurrences:\n  - {period: 2025-Q2, performed_on: 2025-06-24}\n  - {period: 2025-Q3, performed_on: 2025-09-23}\n  - {period: 2025-Q4, performed_on: 2025-12-09}\n';

function evidence(of: string, occurrences = QUARTERS): string {
  return `kind: evidence\nid: EV-1\ntitle: E\ntype: access-review\ncontrols: [${of}]\n${occurrences}`;
}

function gapsIn(engine: Engine, group: string): readonly string[] {
  const [node] = treeNodes(engine, 'gaps', undefined).filter(({ subject }) => subject === group);
  return node?.expandable ? treeNodes(engine, 'gaps', node.id).map(({ label }) => label) : [];
}

const missedInAll = (engine: Engine) => readinessGroups(engine).reduce((all, { missed }) => all + missed, 0);

describe.each([
  ['planned', 'status: planned\n'],
  ['a draft', 'status: draft\n'],
  ['not applicable', 'status: not-applicable\n'],
  ["a provider's", 'status: operating\nresponsibility: inherited\n'],
])('a monthly control that is %s, beside a quarterly one with the same evidence', (_, status) => {
  const engine = company({
    'a.yaml': control('A-1', `${status}frequency: monthly\n`),
    'b.yaml': control('B-1', 'status: operating\nfrequency: quarterly\nsatisfies: {soc2: [CC6.2]}\n'),
    'e.yaml': evidence('A-1, B-1'),
  });

  it('misses nothing, and makes nothing of the other missed', () => {
    expect(engine.standings.control(record(engine, 'A-1')).missed).toBe(0);
    expect(engine.standings.evidence(record(engine, 'EV-1')).state).toBe('current');
    expect(itemStanding(engine, 'soc2', 'CC6.2').state).toBe('current');
    expect(missedInAll(engine)).toBe(0);
    expect(gapsIn(engine, 'occurrences')).toEqual([]);
    expect(lensesOfRecord(engine, record(engine, 'EV-1'))[0]?.title).not.toContain('missed');
  });

  it('owes nothing in its strip of the timeline', () => {
    const strip = evidenceTimeline(engine, 'file:///x').strips.find(({ control: id }) => id === 'A-1');
    expect(strip?.lanes.flatMap(({ expected }) => expected)).toEqual([]);
  });
});

describe('a control that was retired within the window after it missed a quarter', () => {
  const engine = company({
    'a.yaml': control(
      'A-1',
      'status: retired\nretired_on: 2025-11-30\nfrequency: quarterly\nsatisfies: {soc2: [CC6.3]}\n',
    ),
    'b.yaml': control(
      'B-1',
      'status: operating\nimplemented_on: 2025-10-01\nfrequency: quarterly\nsatisfies: {soc2: [CC6.2]}\n',
    ),
    'e.yaml': evidence(
      'A-1, B-1',
      'occurrences:\n  - {period: 2025-Q2, performed_on: 2025-06-24}\n  - {period: 2025-Q4, performed_on: 2025-12-09}\n',
    ),
  });

  it('has missed it for the checks, and in every view that tells of controls', () => {
    expect(engine.filesWithFindings()).toContain('e.yaml');
    const found = engine.findings('e.yaml').filter(({ rule }) => rule === 'evidence/occurrence-missing');
    expect(found.map(({ problem }) => problem.message)).toEqual([expect.stringContaining('2025-Q3')]);
    expect(engine.standings.control(record(engine, 'A-1'))).toMatchObject({
      state: 'missed',
      inOperation: false,
      tested: true,
      missed: 1,
    });
    expect(gapsIn(engine, 'occurrences')).toEqual(['A-1 2025-Q3']);
    expect(nextSteps(engine).map(({ title }) => title)).toContain('Account for 2025-Q3 of A-1');
    expect(lensesOfRecord(engine, record(engine, 'A-1'))[0]?.title).toContain('missed 2025-Q3');
    const strip = evidenceTimeline(engine, 'file:///x').strips.find(({ control: id }) => id === 'A-1');
    expect([strip?.state, strip?.lanes[0]?.state]).toEqual(['missed', 'missed']);
    const gaps = rowsOf(engine, 'gap-list', 'Gaps').filter(({ kind }) => kind === 'Controls');
    expect(gaps.map(({ subject, state }) => [subject, state])).toEqual([['A-1', 'missed']]);
  });

  it('is asked for in the request list, each control with what it owed itself', () => {
    const asked = rowsOf(engine, 'request-list', 'Requests').filter(({ kind }) => kind === 'Controls');
    expect(asked.map((row) => [row['control'], row['state']])).toEqual([
      ['A-1 (in force until 2025-11-30)', 'missed'],
      ['B-1', 'current'],
    ]);
  });

  it('makes no item missed that the control after it takes up', () => {
    expect(engine.standings.control(record(engine, 'B-1')).state).toBe('current');
    expect(engine.standings.evidence(record(engine, 'EV-1')).state).toBe('current');
    expect(itemStanding(engine, 'soc2', 'CC6.2').state).toBe('current');
    expect(missedInAll(engine)).toBe(0);
  });
});

it('a control that was retired before the window owes nothing, and is not asked for', () => {
  const engine = company({
    'a.yaml': control('A-1', 'status: retired\nretired_on: 2025-03-01\nfrequency: quarterly\n'),
    'e.yaml': evidence('A-1'),
  });
  expect(engine.standings.control(record(engine, 'A-1'))).toMatchObject({ state: 'not-owed', tested: false });
  expect(rowsOf(engine, 'request-list', 'Requests').filter(({ kind }) => kind === 'Controls')).toEqual([]);
});

describe('a pair of which only a planned control cites both sides', () => {
  const engine = company({
    'a.yaml': control('A-1', 'status: planned\nsatisfies: {soc2: [CC6.3], iso27001: [A.5.18]}\n'),
    'b.yaml': control('B-1', 'status: operating\nfrequency: quarterly\n'),
    'e.yaml': evidence('A-1, B-1'),
  });

  it('is a gap, whatever else the evidence shows', () => {
    const [cell] = engine.standings
      .cells(engine.catalogue.items('soc2'), engine.catalogue.items('iso27001'))
      .filter(({ row, column }) => row.id === 'CC6.3' && column.id === 'A.5.18');
    expect(cell).toMatchObject({ controls: [], evidence: [], gap: true, state: 'unevidenced' });
    expect(gapsIn(engine, 'pairs')).toContain('CC6.3 × A.5.18');
  });
});
