import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { MemoryFileSystem } from '../host/memory-file-system.ts';
import { Harness } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
status: operating
frequency: quarterly
satisfies: {soc2: [CC6.2]}
evidence: [EV-001]
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Access review
type: access-review
controls: [AC-001]
occurrences: [{performed_on: 2025-12-09}]
`;
const FILES = { 'controls/AC-001.yaml': CONTROL, 'evidence/EV-001.yaml': EVIDENCE };

/** A disk that can be made to keep somebody waiting. */
class SlowDisk extends MemoryFileSystem {
  isAsked = false;
  #held: Promise<void> = Promise.resolve();
  release: () => void = () => undefined;

  hold(): void {
    this.isAsked = false;
    this.#held = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  override async readFile(
    ...question: Parameters<FileSystem['readFile']>
  ): ReturnType<FileSystem['readFile']> {
    this.isAsked = true;
    await this.#held;
    return super.readFile(...question);
  }
}

describe('trees', () => {
  it('are answered a level at a time, with the day that they are about', async () => {
    const harness = await Harness.ready({ files: FILES });
    const top = await harness.own('tickmark/tree', { tree: 'controls' });
    expect(top).toMatchObject({
      folder: 'file:///ws',
      complete: true,
      frame: { asOf: '2026-01-12', origin: 'clock' },
    });
    const group = top.nodes[0]?.children?.find(({ label }) => label.startsWith('CC6'));
    const items = await harness.own('tickmark/tree', {
      tree: 'controls',
      folder: top.folder,
      node: group?.id ?? '',
    });
    const item = items.nodes.find(({ subject }) => subject === 'CC6.2');
    const controls = await harness.own('tickmark/tree', {
      tree: 'controls',
      folder: top.folder,
      node: item?.id ?? '',
    });
    expect(controls.nodes.map(({ subject, state }) => [subject, state])).toEqual([['AC-001', 'current']]);
    const place = controls.nodes[0]?.place ?? { file: '', offset: 0 };
    expect(await harness.own('tickmark/locate', { folder: top.folder, place })).toEqual({
      uri: harness.uri('controls/AC-001.yaml'),
      line: 1,
      character: 4,
    });
    await harness.stop();
  });

  it('follow somebody who travels in time', async () => {
    const harness = await Harness.ready({ files: FILES });
    expect((await harness.own('tickmark/treeCounts', {}))['evidence-due']).toBe(0);
    expect(await harness.own('tickmark/decorations', {})).toEqual([]);
    await harness.own('tickmark/travel', { date: '2026-08-01' });
    expect((await harness.own('tickmark/treeCounts', {}))['evidence-due']).toBe(1);
    expect(await harness.own('tickmark/decorations', {})).toEqual([
      {
        uri: harness.uri('controls/AC-001.yaml'),
        badge: '!',
        state: 'stale',
        tooltip: 'AC-001: stale',
      },
      {
        uri: harness.uri('evidence/EV-001.yaml'),
        badge: '!',
        state: 'stale',
        tooltip: 'EV-001: stale',
      },
    ]);
    await harness.own('tickmark/travel', { date: null });
    expect((await harness.own('tickmark/treeCounts', {}))['evidence-due']).toBe(0);
    await harness.stop();
  });

  it('have a line for each root where there are several, and none for a root without records', async () => {
    const harness = await Harness.ready({
      files: {
        'a/.tickmark.yaml': 'version: 1\n',
        'a/controls/AC-001.yaml': CONTROL,
        'b/.tickmark.yaml': 'version: 1\n',
        'b/controls/AC-001.yaml': CONTROL,
      },
    });
    const top = await harness.own('tickmark/tree', { tree: 'controls' });
    expect(top.folder).toBe('');
    expect(top.nodes.map(({ type, label, id }) => [type, label, id])).toEqual([
      ['folder', 'ws/a', 'file:///ws/a'],
      ['folder', 'ws/b', 'file:///ws/b'],
    ]);
    const inside = await harness.own('tickmark/tree', { tree: 'controls', folder: 'file:///ws/b' });
    expect(inside.folder).toBe('file:///ws/b');
    expect(inside.nodes[0]?.label).toBe('SOC 2');
    await harness.stop();
  });

  it('refuse what they do not know, and have nothing to show without records', async () => {
    const harness = await Harness.ready({ files: {} });
    const unknown = { tree: 'poems' } as unknown as { tree: 'gaps' };
    await expect(harness.own('tickmark/tree', unknown)).rejects.toThrow(/no tree called poems/);
    await expect(harness.own('tickmark/tree', { tree: 'gaps', folder: 'file:///elsewhere' })).rejects.toThrow(
      /not open any more/,
    );
    expect((await harness.own('tickmark/tree', { tree: 'gaps' })).nodes).toEqual([]);
    await harness.stop();
  });
});

describe('a check of the workspace that is cancelled', () => {
  it('ends, and leaves what was known before', async () => {
    const disk = new SlowDisk();
    disk.write('/ws/controls/AC-001.yaml', CONTROL);
    disk.write('/ws/risks/R-1.yaml', 'kind: risk\nid: R-1\ntitle: T\ncontrols: [AC-404]\n');
    const harness = await Harness.ready({ fileSystem: disk });
    const before = harness.rules('risks/R-1.yaml');
    expect(before).toContain('reference/unknown-document');
    disk.hold();
    const begun = (): Promise<unknown> => harness.until('a file is read', () => disk.isAsked || undefined);
    const refusal = harness.cancelled('tickmark/checkWorkspace', {}, begun);
    await begun();
    // The cancellation has arrived before the disk answers.
    await harness.rest();
    disk.release();
    expect(await refusal).toMatchObject({ code: -32800 });
    await harness.settle();
    expect(harness.statuses.at(-1)?.state).toBe('ready');
    expect(harness.rules('risks/R-1.yaml')).toEqual(before);
    await harness.stop();
  });
});

describe('a new record', () => {
  it('goes into the folder that is pointed at, and names the control that it is for', async () => {
    const harness = await Harness.ready({ files: FILES });
    const { file, text } = await harness.own('tickmark/nextId', {
      kind: 'evidence',
      title: 'Review',
      directory: 'file:///ws/evidence/2026',
      control: 'AC-001',
    });
    expect(file).toBe('file:///ws/evidence/2026/EV-002.yaml');
    expect(text).toContain('controls:\n  - AC-001\n');
    await harness.stop();
  });
});
