import { evidenceTimeline } from '../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import { programmeTimeline } from '../../server/src/engine/features/programme-timeline/programme-timeline.ts';
import { readiness } from '../../server/src/engine/features/readiness/readiness.ts';
import type { EvidenceTimeline } from '../../server/src/protocol/evidence-timeline.ts';
import type { ProgrammeTimeline } from '../../server/src/protocol/programme-timeline.ts';
import type { Readiness } from '../../server/src/protocol/readiness.ts';
import { engineFor } from '../support/workspace.ts';

/** Text of a workspace that must stay text: html, the end of a section, a mark that turns the direction, a formula. */
export const HOSTILE = `<img src=x onerror=alert(1)><script>alert(2)</script> ]]> \u202e =cmd|' /C calc'!A0 ${'x'.repeat(10_000)}`;

const SCOPE = `kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
changes:
  - {id: CH-1, date: 2025-08-04, title: New region}
`;

const PROGRAM = `kind: program
id: PRG
title: Programme
frameworks: [soc2]
phases:
  - {id: plan, title: Planning, start: 2025-01-01, end: 2025-02-28}
  - {id: turned, title: Turned, start: 2025-03-20, end: 2025-03-01}
internal_audits: [{id: IA-1, date: 2025-11-12}]
management_reviews: [{id: MR-1, date: 2025-12-16}]
audits:
  - {id: A-1, framework: soc2, type: type-2, firm: Alder, fieldwork: {start: 2025-12-01, end: 2025-12-12}, report_date: 2026-03-13}
`;

function control(id: string, title: string, fields: string): string {
  return `kind: control\nid: ${id}\ntitle: ${JSON.stringify(title)}\nowner: role:it\nsatisfies: {soc2: [CC6.1]}\n${fields}\n`;
}

function evidence(id: string, of: string, fields: string): string {
  return `kind: evidence\nid: ${id}\ntitle: Evidence\ncontrols: [${of}]\n${fields}\n`;
}

/** The days of the window on which a daily control was done: all but every seventeenth. */
function dailyDays(): string[] {
  const days: string[] = [];
  for (let day = 0; day < 275; day++) {
    if (day % 17 === 3) continue;
    days.push(new Date(Date.UTC(2025, 3, 1 + day)).toISOString().slice(0, 10));
  }
  return days;
}

export const SAMPLE: ReadonlyMap<string, string> = new Map([
  ['scope.yaml', SCOPE],
  ['program.yaml', PROGRAM],
  ['controls/AC-1.yaml', control('AC-1', 'Access review', 'frequency: quarterly')],
  [
    'evidence/EV-1.yaml',
    evidence(
      'EV-1',
      'AC-1',
      'occurrences:\n  - {period: 2025-Q2, performed_on: 2025-08-19}\n  - {period: 2025-Q4, performed_on: 2025-12-09}',
    ),
  ],
  ['controls/AC-2.yaml', control('AC-2', HOSTILE, 'frequency: monthly\nimplemented_on: 2025-06-10')],
  ['evidence/EV-2.yaml', evidence('EV-2', 'AC-2', 'occurrences:\n  - {performed_on: 2025-07-09}')],
  ['controls/AC-3.yaml', control('AC-3', 'Daily check', 'frequency: daily')],
  [
    'evidence/EV-3.yaml',
    evidence(
      'EV-3',
      'AC-3',
      `occurrences:\n${dailyDays()
        .map((day) => `  - {performed_on: ${day}}\n`)
        .join('')}`,
    ),
  ],
  ['controls/AC-4.yaml', control('AC-4', 'Logs are kept', 'frequency: continuous')],
  [
    'evidence/EV-4.yaml',
    evidence(
      'EV-4',
      'AC-4',
      'type: log\ncovers: [{from: 2025-04-01, to: 2025-06-30}, {from: 2025-08-01, to: 2025-12-31}]',
    ),
  ],
  [
    'controls/AC-5.yaml',
    control('AC-5', 'Nobody shows it', 'frequency: quarterly').replace('role:it', 'role:hr'),
  ],
]);

/** What the server answers for some files. */
export function answersFor(files: ReadonlyMap<string, string>): {
  readonly timeline: EvidenceTimeline;
  readonly programme: ProgrammeTimeline;
  readonly readiness: Readiness;
} {
  const engine = engineFor(files);
  for (const _ of engine.settle());
  return {
    timeline: evidenceTimeline(engine, 'file:///ws'),
    programme: programmeTimeline(engine, 'file:///ws'),
    readiness: readiness(engine, 'file:///ws'),
  };
}
