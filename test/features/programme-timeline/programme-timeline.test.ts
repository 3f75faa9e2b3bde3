import { expect, test } from 'vitest';
import { programmeTimeline } from '../../../server/src/engine/features/programme-timeline/programme-timeline.ts';
import type { ProgrammeTimeline } from '../../../server/src/protocol/programme-timeline.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';

function timelineOf(source: string): ProgrammeTimeline {
  const engine = engineFor(readFixture(source).files);
  for (const _ of engine.settle());
  return programmeTimeline(engine, 'file:///ws');
}

const SCOPE = `
//- scope.yaml
kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
changes:
  - {id: CH-1, date: 2025-08-04, title: New region}
`;

const bars = ({ bars }: ProgrammeTimeline): string[] =>
  bars.map(({ start, end, kind, id }) => `${start}..${end} ${kind} ${id}`);

test('shows everything of the programme that has days, in the order of days', () => {
  const timeline = timelineOf(`${SCOPE}
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [soc2, iso27001]
phases:
  - {id: plan, title: Planning, start: 2025-01-01, end: 2025-02-28}
internal_audits: [{id: IA-1, date: 2025-11-12}]
management_reviews: [{id: MR-1, date: 2025-12-16}]
audits:
  - {id: A-0, framework: soc2, type: type-2, period: 2024-04-01/2024-12-31, report_date: 2025-03-01}
  - {id: A-1, framework: soc2, type: type-2, firm: Alder, period: 2025-04-01/2025-12-31, fieldwork: {start: 2026-01-19, end: 2026-02-13}, report_date: 2026-03-13}
  - {id: A-2, type: stage-1, booked_on: 2025-10-01}
  - {id: A-3, type: stage-2}
`);
  expect(bars(timeline)).toEqual([
    '2024-04-01..2024-12-31 observation-window A-0',
    '2025-01-01..2025-02-28 phase plan',
    '2025-03-01..2025-03-01 audit A-0',
    '2025-04-01..2025-12-31 observation-window SCOPE',
    '2025-08-04..2025-08-04 scope-change CH-1',
    '2025-10-01..2025-10-01 audit A-2',
    '2025-11-12..2025-11-12 internal-audit IA-1',
    '2025-12-16..2025-12-16 management-review MR-1',
    '2026-01-19..2026-03-13 audit A-1',
    '2026-01-19..2026-02-13 fieldwork A-1',
  ]);
  expect(timeline.bars.at(-2)?.title).toBe('SOC 2 Type 2, Alder');
});

test('marks the fieldwork that ends before the window does, and says the finding', () => {
  const timeline = timelineOf(`${SCOPE}
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [soc2]
audits:
  - id: A-1
    framework: soc2
    type: type-2
    fieldwork: {start: 2025-11-03, end: 2025-11-14}
`);
  const index = timeline.conflicts.findIndex(({ rule }) => rule === 'program/fieldwork-before-window-end');
  expect(index).toBeGreaterThanOrEqual(0);
  expect(timeline.conflicts[index]?.place.file).toBe('program.yaml');
  const marked = timeline.bars.filter(({ conflicts }) => conflicts.includes(index));
  expect(marked.map(({ kind }) => kind)).toContain('fieldwork');
});

test('draws a phase that ends before it starts, with its conflict', () => {
  const timeline = timelineOf(`
//- program.yaml
kind: program
id: PRG
title: Programme
phases: [{id: plan, title: Planning, start: 2025-03-01, end: 2025-02-01}]
`);
  expect(bars(timeline)).toEqual(['2025-02-01..2025-03-01 phase plan']);
  expect(timeline.bars[0]?.conflicts).toEqual([0]);
  expect(timeline.conflicts[0]?.rule).toBe('program/phase-overlap');
});

test('is empty without a programme, and leaves out days that cannot be read', () => {
  expect(timelineOf('//- notes.md\nNothing')).toMatchObject({ bars: [], conflicts: [] });
  const unreadable = timelineOf(`
//- program.yaml
kind: program
id: PRG
title: Programme
phases: [{id: plan, start: soon}, {id: "<b>do</b>", start: 2025-01-01}, plain text]
`);
  expect(bars(unreadable)).toEqual(['2025-01-01..2025-01-01 phase <b>do</b>']);
});
