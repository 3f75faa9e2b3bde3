import { afterEach, describe, expect, it } from 'vitest';
import { Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
frequency: quarterly
satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Review
type: access-review
controls: [AC-001]
occurrences:
  - {period: 2025-Q4, performed_on: 2025-12-09}
`;
const FILES = { 'controls/AC-001.yaml': CONTROL, 'evidence/EV-001.yaml': EVIDENCE };
const WITH_VIEWS = { views: true };

let harness: Harness;
afterEach(() => harness.stop());

async function ready(options: HarnessOptions = {}): Promise<void> {
  harness = await Harness.ready({ files: FILES, options: WITH_VIEWS, ...options });
}

async function frame() {
  const result = await harness.own('tickmark/matrix', {});
  if (result.type !== 'whole') throw new Error(`No whole matrix: ${result.type}`);
  return result.matrix.frame;
}

describe('travelling in time', () => {
  it('moves findings, views and the status to the day, and back', async () => {
    await ready();
    expect(await frame()).toEqual({ asOf: '2026-01-12', origin: 'clock' });
    expect(await harness.own('tickmark/travel', { date: '2026-08-01' })).toEqual({
      asOf: '2026-08-01',
      origin: 'travel',
    });
    expect(await frame()).toEqual({ asOf: '2026-08-01', origin: 'travel' });
    await harness.shows('evidence/EV-001.yaml', 'evidence/stale');
    await harness.until(
      'the status travels',
      () => harness.statuses.at(-1)?.asOf.origin === 'travel' || undefined,
    );
    expect(harness.statuses.at(-1)?.asOf).toEqual({ date: '2026-08-01', origin: 'travel' });
    expect(await harness.own('tickmark/travel', { date: null })).toEqual({
      asOf: '2026-01-12',
      origin: 'clock',
    });
    await harness.shows('evidence/EV-001.yaml', 'evidence/stale', true);
    await harness.until(
      'the status is back',
      () => harness.statuses.at(-1)?.asOf.origin === 'clock' || undefined,
    );
  });

  it('goes back to the day that the configuration pins', async () => {
    await ready({ files: { ...FILES, '.tickmark.yaml': 'version: 1\nas_of: 2026-02-02\n' } });
    await harness.own('tickmark/travel', { date: '2025-01-01' });
    expect(await harness.own('tickmark/travel', { date: null })).toEqual({
      asOf: '2026-02-02',
      origin: 'pinned',
    });
  });

  it('outlives midnight, and then goes back to the new day', async () => {
    await ready();
    await harness.own('tickmark/travel', { date: '2026-08-01' });
    harness.clock.advance(24 * 3_600_000);
    expect(await frame()).toEqual({ asOf: '2026-08-01', origin: 'travel' });
    expect(await harness.own('tickmark/travel', { date: null })).toEqual({
      asOf: '2026-01-13',
      origin: 'clock',
    });
    harness.clock.advance(24 * 3_600_000);
    expect((await frame()).asOf).toBe('2026-01-14');
  });

  it('outlives a new configuration and a new reading of all files', async () => {
    await ready();
    await harness.own('tickmark/travel', { date: '2026-08-01' });
    await harness.disk({ '.tickmark.yaml': 'version: 1\nas_of: 2026-02-02\n' });
    await harness.settle();
    expect(await frame()).toEqual({ asOf: '2026-08-01', origin: 'travel' });
    await harness.own('tickmark/checkWorkspace', {});
    expect(await frame()).toEqual({ asOf: '2026-08-01', origin: 'travel' });
    expect((await harness.own('tickmark/travel', { date: null })).asOf).toBe('2026-02-02');
  });

  it('reaches roots that are opened later', async () => {
    await ready();
    await harness.own('tickmark/travel', { date: '2026-08-01' });
    harness.fileSystem.write('/other/controls/AC-009.yaml', CONTROL);
    await harness.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///other', name: 'other' }], removed: [] },
    });
    const result = await harness.own('tickmark/matrix', { folder: 'file:///other' });
    if (result.type !== 'whole') throw new Error(result.type);
    expect(result.matrix.frame.asOf).toBe('2026-08-01');
    expect(result.matrix.folders.map(({ name }) => name)).toEqual(['ws', 'other']);
  });

  it.each([['2026-02-30'], ['tomorrow'], [''], ['2026-1-2'], [undefined], [5], [{}]])(
    'refuses %j in plain words',
    async (date) => {
      await ready();
      const refusal = await harness.request('tickmark/travel', { date }).then(
        () => 'answered',
        (error: Error) => error.message,
      );
      expect(refusal).toBe('That is no day of the calendar. Write it as year, month and day: 2026-03-31.');
      expect((await frame()).origin).toBe('clock');
    },
  );
});

describe('changes', () => {
  it('tells a client with views of an edit, with a revision that grows', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    const before = harness.changes.length;
    await harness.edit('controls/AC-001.yaml', CONTROL.replace('reviewed', 'checked'));
    await harness.until('the change is told', () => harness.changes.length > before || undefined);
    const last = harness.changes.at(-1);
    expect(last?.folder).toBe('file:///ws');
    await harness.edit('controls/AC-001.yaml', CONTROL);
    const next = await harness.until('the next change', () =>
      harness.changes.at(-1)?.revision !== last?.revision ? harness.changes.at(-1) : undefined,
    );
    expect(next.revision).toBeGreaterThan(last?.revision ?? 0);
  });

  it('tells many changes at once as one', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    await harness.settle();
    const before = harness.changes.length;
    for (let n = 0; n < 30; n++) await harness.edit('controls/AC-001.yaml', `${CONTROL}# ${n}\n`);
    await harness.settle();
    expect(harness.changes.length - before).toBeGreaterThan(0);
    expect(harness.changes.length - before).toBeLessThan(10);
  });

  it('grows beyond the revisions of the engine before when the configuration changes', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    for (let n = 0; n < 20; n++) await harness.edit('controls/AC-001.yaml', `${CONTROL}# ${n}\n`);
    await harness.settle();
    const before = harness.changes.at(-1)?.revision ?? 0;
    await harness.disk({ '.tickmark.yaml': 'version: 1\nas_of: 2026-02-02\n' });
    await harness.settle();
    expect(harness.changes.at(-1)?.revision).toBeGreaterThan(before);
  });

  it('tells nothing to a client without views', async () => {
    await ready({ options: {} });
    await harness.open('controls/AC-001.yaml');
    await harness.edit('controls/AC-001.yaml', `${CONTROL}# x\n`);
    await harness.settle();
    expect(harness.changes).toEqual([]);
  });
});

describe('locating a place', () => {
  it('gives line and character of an offset, also in a file that is open under another text', async () => {
    await ready();
    const offset = CONTROL.indexOf('AC-001');
    const place = { file: 'controls/AC-001.yaml', offset };
    expect(await harness.own('tickmark/locate', { place })).toEqual({
      uri: 'file:///ws/controls/AC-001.yaml',
      line: 1,
      character: 4,
    });
    await harness.open('controls/AC-001.yaml', `# a\n${CONTROL}`);
    const moved = { file: 'controls/AC-001.yaml', offset: offset + 4 };
    expect(await harness.own('tickmark/locate', { place: moved })).toMatchObject({ line: 2, character: 4 });
  });

  it('gives the end of the text for an offset behind it', async () => {
    await ready();
    const place = { file: 'controls/AC-001.yaml', offset: 1e9 };
    expect(await harness.own('tickmark/locate', { place })).toMatchObject({ line: 5, character: 0 });
  });

  it.each([['../secret.yaml'], ['/etc/passwd'], ['controls/AC-002.yaml'], ['']])(
    'refuses %s, which is none of the files',
    async (file) => {
      await ready();
      await expect(harness.own('tickmark/locate', { place: { file, offset: 0 } })).rejects.toThrow(
        'is not one of the files of this folder any more',
      );
    },
  );

  it('asks for a folder when none is open', async () => {
    await ready({ folders: [] });
    await expect(harness.own('tickmark/locate', { place: { file: 'a', offset: 0 } })).rejects.toThrow(
      'Open a folder first',
    );
  });
});
