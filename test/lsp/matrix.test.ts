import { afterEach, describe, expect, it } from 'vitest';
import type { Matrix, MatrixParams, MatrixResult } from '../../server/src/protocol/matrix.ts';
import { Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
satisfies:
  soc2: [CC6.2]
  iso27001: [A.5.18]
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Review
type: access-review
controls: [AC-001]
collected_on: 2025-12-09
`;
const FILE = 'controls/AC-001.yaml';
const PAIR = { rows: 'soc2', columns: 'iso27001', row: 'CC6.2', column: 'A.5.18' };

let harness: Harness;
afterEach(() => harness.stop());

async function ready(options: HarnessOptions = {}): Promise<void> {
  harness = await Harness.ready({
    files: { [FILE]: CONTROL, 'evidence/EV-001.yaml': EVIDENCE },
    options: { views: true },
    ...options,
  });
}

function ask(params: MatrixParams = {}): Promise<MatrixResult> {
  return harness.own('tickmark/matrix', params);
}

async function whole(params: MatrixParams = {}): Promise<Matrix> {
  const result = await ask(params);
  if (result.type !== 'whole') throw new Error(`${result.type} instead of a whole matrix`);
  return result.matrix;
}

/** Edits the open control and waits until views are told. */
async function edited(text: string): Promise<number> {
  const before = harness.changes.length;
  await harness.edit(FILE, text);
  await harness.until('the change is told', () => harness.changes.length > before || undefined);
  return harness.changes.at(-1)?.revision ?? 0;
}

describe('the matrix over the wire', () => {
  it('is whole at first, then what an edit changed, then the same', async () => {
    await ready();
    await harness.open(FILE);
    const first = await whole();
    expect(first.folder).toBe('file:///ws');
    expect(first.folders).toEqual([{ uri: 'file:///ws', name: 'ws' }]);
    expect(first.complete).toBe(true);
    const revision = await edited(CONTROL.replace('[CC6.2]', '[CC6.2, CC6.1]'));
    const second = await ask({ known: first.revision });
    if (second.type !== 'change') throw new Error(second.type);
    expect(second.change.base).toBe(first.revision);
    expect(second.change.revision).toBeGreaterThanOrEqual(revision);
    expect(second.change.cells.map(({ row }) => first.rows.items[row]?.id)).toEqual(['CC6.1']);
    expect(await ask({ known: second.change.revision })).toMatchObject({ type: 'same' });
  });

  it('is the same for edits that no cell shows, and a change afterwards for who holds the old one', async () => {
    await ready();
    await harness.open(FILE);
    const first = await whole();
    await edited(`${CONTROL}notes: x\n`);
    expect(await ask({ known: first.revision })).toMatchObject({ type: 'same' });
    await edited(CONTROL.replace('CC6.2', 'CC6.3'));
    expect(await ask({ known: first.revision })).toMatchObject({
      type: 'change',
      change: { base: first.revision },
    });
  });

  it('is whole again for who knows something else, and for other axes', async () => {
    await ready();
    const first = await whole();
    await whole({ known: first.revision + 1000 });
    await whole({ known: first.revision, columns: 'annex-a' });
    await whole({ known: first.revision, rows: 'iso27001', columns: 'soc2' });
  });

  it('goes on growing when the configuration changes, and never mixes two engines', async () => {
    await ready();
    const first = await whole();
    await harness.disk({ '.tickmark.yaml': 'version: 1\nas_of: 2026-02-02\n' });
    await harness.settle();
    const second = await ask({ known: first.revision });
    if (second.type !== 'change') throw new Error(second.type);
    expect(second.change.revision).toBeGreaterThan(first.revision);
    expect(second.change.frame).toEqual({ asOf: '2026-02-02', origin: 'pinned' });
  });

  it('says what to do without a folder, and for a framework that is not there', async () => {
    await ready({ folders: [] });
    expect(await ask()).toMatchObject({ type: 'none', reason: 'no-workspace' });
    expect(await ask({ folder: 'file:///gone' })).toMatchObject({ type: 'none', reason: 'no-workspace' });
    await harness.stop();
    await ready();
    expect(await ask({ rows: 'nist' })).toMatchObject({ type: 'none', reason: 'unknown-framework' });
  });

  it('is there when the request carries no parameters', async () => {
    await ready();
    expect(await harness.request('tickmark/matrix', null)).toMatchObject({ type: 'whole' });
  });
});

describe('a cell over the wire', () => {
  it('is told in detail, and refused in plain words when it is gone', async () => {
    await ready();
    expect(await harness.own('tickmark/matrixCell', PAIR)).toMatchObject({
      controls: [{ id: 'AC-001' }],
      evidence: [{ id: 'EV-001' }],
    });
    await expect(harness.own('tickmark/matrixCell', { ...PAIR, row: 'CC9.9' })).rejects.toThrow(
      'The pair CC9.9 and A.5.18 is not in these frameworks any more. Refresh the matrix.',
    );
  });

  it('plans evidence at a place that is free on disk too', async () => {
    await ready();
    harness.fileSystem.write('/ws/evidence/EV-002.yaml', 'not: ours\n');
    const edit = await harness.own('tickmark/cellEdit', { ...PAIR, edit: { type: 'create-evidence' } });
    expect(edit.changes).toMatchObject([
      {
        type: 'create',
        uri: 'file:///ws/evidence/EV-002-2.yaml',
        text: expect.stringContaining('id: EV-002\n'),
      },
    ]);
  });

  it('adds a mapping to the text of the editor, and nothing when it is there', async () => {
    await ready();
    await harness.open(FILE, `# open\n${CONTROL}`);
    const ask = { ...PAIR, row: 'CC6.1', edit: { type: 'add-mapping', control: 'AC-001' } } as const;
    expect(await harness.own('tickmark/cellEdit', ask)).toEqual({
      changes: [
        {
          type: 'edit',
          uri: 'file:///ws/controls/AC-001.yaml',
          edits: [{ start: { line: 5, character: 14 }, end: { line: 5, character: 14 }, text: ', CC6.1' }],
        },
      ],
    });
    const there = { ...PAIR, edit: { type: 'add-mapping', control: 'AC-001' } } as const;
    expect(await harness.own('tickmark/cellEdit', there)).toEqual({ changes: [] });
    const gone = { ...PAIR, edit: { type: 'add-mapping', control: 'AC-404' } } as const;
    await expect(harness.own('tickmark/cellEdit', gone)).rejects.toThrow(
      'There is no control AC-404 any more',
    );
  });
});
