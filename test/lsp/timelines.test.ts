import { expect, test } from 'vitest';
import { Harness } from '../support/lsp-harness.ts';

const FILES = {
  'scope.yaml':
    'kind: scope\nid: SCOPE\ntitle: Scope\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n',
  'controls/AC-1.yaml':
    'kind: control\nid: AC-1\ntitle: Access review\nfrequency: quarterly\nsatisfies: {soc2: [CC6.2]}\n',
  'evidence/EV-1.yaml':
    'kind: evidence\nid: EV-1\ntitle: Review\ncontrols: [AC-1]\noccurrences:\n  - {period: 2025-Q2, performed_on: 2025-06-24}\n',
};

test('the timelines and readiness answer for a root, with its day and window', async () => {
  const harness = await Harness.ready({ files: FILES });
  const timeline = await harness.own('tickmark/evidenceTimeline', {});
  const programme = await harness.own('tickmark/programmeTimeline', { folder: timeline.folder });
  const readiness = await harness.own('tickmark/readiness', { folder: timeline.folder });
  const frame = {
    asOf: '2026-01-12',
    origin: 'clock',
    window: { start: '2025-04-01', end: '2025-12-31' },
  };
  expect([timeline, programme, readiness].map((answer) => answer.frame)).toEqual([frame, frame, frame]);
  expect(timeline.strips[0]).toMatchObject({ control: 'AC-1', state: 'missed' });
  expect(programme.bars).toMatchObject([{ kind: 'observation-window' }]);
  expect(readiness.next[0]?.title).toBe('Account for 2025-Q3 of AC-1');
  await harness.stop();
});

test('a missing occurrence is an edit of the evidence, or a refusal that says why', async () => {
  const harness = await Harness.ready({ files: FILES });
  const asked = { control: 'AC-1', stage: '' };
  const edit = await harness.own('tickmark/missingOccurrence', { ...asked, label: '2025-Q3' });
  expect(edit.changes).toMatchObject([{ type: 'edit', uri: harness.uri('evidence/EV-1.yaml') }]);
  expect(JSON.stringify(edit)).toContain('period: 2025-Q3');
  await expect(
    harness.own('tickmark/missingOccurrence', { ...asked, label: '2025-Q2' }),
  ).rejects.toMatchObject({
    message: '2025-Q2 of AC-1 does not lack an occurrence: it is done.',
  });
  await expect(
    harness.own('tickmark/evidenceTimeline', { folder: 'file:///elsewhere' }),
  ).rejects.toMatchObject({ message: expect.stringContaining('not open') });
  await harness.stop();
});

test('with several roots open, each answer names them for a chooser', async () => {
  const harness = await Harness.ready({ files: FILES, folders: ['ws', 'other'] });
  const timeline = await harness.own('tickmark/evidenceTimeline', { folder: 'file:///other' });
  expect(timeline.strips).toEqual([]);
  const names = (await harness.own('tickmark/readiness', {})).folders?.map(({ name }) => name);
  expect(names).toEqual(['ws', 'other']);
  expect(timeline.folders).toHaveLength(2);
  await harness.stop();
});
