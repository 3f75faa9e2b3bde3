import { expect, test } from 'vitest';
import {
  type MissingOccurrence,
  missingOccurrence,
} from '../../../server/src/engine/features/evidence-timeline/missing-occurrence.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';

function source(frequency: string, evidence: string): string {
  return `
//- scope.yaml
kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
//- controls/AC-1.yaml
kind: control
id: AC-1
title: Access review
frequency: ${frequency}
satisfies: {soc2: [CC6.2]}
//- evidence/EV-1.yaml
kind: evidence
id: EV-1
title: Review
controls: [AC-1]
${evidence}
`;
}

const QUARTERS = `occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24}
  - {period: 2025-Q4, performed_on: 2025-12-09}`;

function ask(text: string, label: string, stage = ''): { answer: MissingOccurrence; after: string } {
  const { files } = readFixture(text);
  const engine = engineFor(files);
  const answer = missingOccurrence(engine, { control: 'AC-1', stage, label });
  let after = files.get('evidence/EV-1.yaml') ?? '';
  if ('fix' in answer) {
    for (const edit of [...answer.fix.edits].sort((a, b) => a.span.start - b.span.start).reverse())
      after = after.slice(0, edit.span.start) + edit.text + after.slice(edit.span.end);
  }
  return { answer, after };
}

const refusal = (text: string, label: string, stage?: string): string => {
  const { answer } = ask(text, label, stage);
  return 'refused' in answer ? answer.refused : 'not refused';
};

test('inserts a stub of the missing quarter before the one that follows', () => {
  const { after } = ask(source('quarterly', QUARTERS), '2025-Q3');
  expect(after.split('\n').slice(4, 12).join('\n')).toMatchInlineSnapshot(`
    "occurrences:
      - {period: 2025-Q2, performed_on: 2025-06-24}
      - period: 2025-Q3
        performed_on: "?"
        performed_by: "?"
        result: "?"
        exceptions: "?"
      - {period: 2025-Q4, performed_on: 2025-12-09}"
  `);
});

test('of a run of days, inserts a stub for each that is missing, up to a dozen', () => {
  const days = 'occurrences:\n  - {performed_on: 2025-04-01}\n  - {performed_on: 2025-04-05}';
  const { after } = ask(source('daily', days), '2025-04-02..2025-04-04');
  expect(after.match(/period: \S+/g)).toEqual([
    'period: 2025-04-02',
    'period: 2025-04-03',
    'period: 2025-04-04',
  ]);
  const long = ask(source('daily', days), '2025-04-06..2025-12-31').after;
  expect(long.match(/performed_on: "?\?/g)).toHaveLength(12);
});

test('inserts what the next window has missed so far', () => {
  const all =
    'occurrences:\n  - {performed_on: 2025-06-24}\n  - {performed_on: 2025-09-23}\n  - {performed_on: 2025-12-09}';
  const { files } = readFixture(source('quarterly', all));
  const engine = engineFor(files, { asOf: { date: '2026-05-20', origin: 'travel' } });
  const answer = missingOccurrence(engine, { control: 'AC-1', stage: '', label: '2026-Q1' });
  expect('fix' in answer && answer.fix.edits[0]?.text).toContain('period: 2026-Q1');
});

test('inserts an occurrence without a period for an annual control', () => {
  const { after } = ask(source('annual', 'occurrences:\n  - {performed_on: 2024-06-15}'), 'due 2025-06-15');
  expect(after).toMatch(/performed_on: "?\?/);
  expect(after).not.toContain('period');
});

test('says why when nothing is to be inserted', () => {
  const quarterly = source('quarterly', QUARTERS);
  expect(refusal(quarterly, '2025-Q2')).toBe('2025-Q2 of AC-1 does not lack an occurrence: it is done.');
  expect(refusal(quarterly, '2031-Q1')).toBe('AC-1 owes nothing for 2031-Q1 any more.');
  expect(refusal(quarterly, '2025-Q3', 'leaver')).toContain('no evidence record yet');
  expect(refusal(source('quarterly', 'type: report\ncollected_on: 2025-06-20'), '2025-Q3')).toContain(
    'one day',
  );
  const waiting = `${QUARTERS}\n  - {period: 2025-Q3, performed_on: "?"}`;
  expect(refusal(source('quarterly', waiting), '2025-Q3')).toContain('already');
});

test('says so when the control is gone', () => {
  const engine = engineFor(new Map());
  expect(missingOccurrence(engine, { control: 'AC-9', stage: '', label: '2025-Q2' })).toEqual({
    refused: 'There is no control AC-9 any more. Look at the timeline again.',
  });
});

test('a list that several records share by an alias is left alone', () => {
  const shared = 'x-done: &done\n  - {period: 2025-Q2, performed_on: 2025-06-24}\noccurrences: *done';
  const { answer } = ask(source('quarterly', shared), '2025-Q3');
  expect(answer).toMatchObject({ refused: expect.stringContaining('by hand') });
});
