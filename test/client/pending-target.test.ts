import { describe, expect, test } from 'vitest';
import { MatrixModel } from '../../client/src/views/matrix-model.ts';
import type { Asks } from '../../client/src/views/page-model.ts';
import { PendingTarget } from '../../client/src/views/pending-target.ts';
import { evidenceTimelineModel } from '../../client/src/views/plain-model.ts';

const outer = 'file:///ws';
const inner = 'file:///ws/grc';
const file = `${inner}/controls/AC-001.yaml`;

/** A server that answers for the root that a URI lies in. */
const server: Asks = {
  request: async (method, params) => {
    const asked = (params as { folder?: string }).folder;
    const folder = asked?.startsWith(inner) === true ? inner : outer;
    return (
      method === 'tickmark/matrix' ? { type: 'whole', matrix: { revision: 1, folder } } : { folder }
    ) as never;
  },
};

describe('what a page is to select', () => {
  test('is told once there is data, in the root that its file lies in', async () => {
    const model = evidenceTimelineModel();
    const pending = new PendingTarget(model);
    pending.want({ control: 'AC-001', folder: file });
    expect(
      pending.after({ type: 'notice', notice: { kind: 'loading', message: 'Reading.' } }),
    ).toBeUndefined();
    const answer = await model.load(server);
    expect(answer).toEqual({ type: 'evidence-timeline', timeline: { folder: inner } });
    expect(pending.after(answer)).toEqual({ type: 'reveal', control: 'AC-001', folder: inner });
    expect(pending.after(answer)).toBeUndefined();
  });

  test('waits while the matrix has nothing to show', async () => {
    const pending = new PendingTarget(new MatrixModel());
    pending.want({ row: 'CC6.1' });
    const nothing = { type: 'none', reason: 'unknown-framework', message: '' } as const;
    expect(pending.after({ type: 'matrix', result: nothing })).toBeUndefined();
    expect(pending.after({ type: 'matrix', result: { type: 'same', revision: 1 } })).toEqual({
      type: 'reveal',
      row: 'CC6.1',
    });
  });

  test('goes before the root that a page remembers when it loads', async () => {
    const model = new MatrixModel();
    const pending = new PendingTarget(model);
    pending.want({ control: 'AC-001', folder: inner });
    const remembered = { type: 'matrix', rows: 'soc2', columns: 'annex-a', folder: outer } as const;
    await model.receive(remembered, server);
    pending.asked(remembered, true);
    expect(pending.after(await model.load(server))).toEqual({
      type: 'reveal',
      control: 'AC-001',
      folder: inner,
    });
  });

  test('is dropped when a person chooses another root meanwhile', async () => {
    const model = evidenceTimelineModel();
    const pending = new PendingTarget(model);
    pending.want({ control: 'AC-001', folder: inner });
    model.choose(outer);
    pending.asked({ type: 'ready', folder: outer }, false);
    expect(pending.after(await model.load(server))).toBeUndefined();
    expect(model.folder).toBe(outer);
  });
});
