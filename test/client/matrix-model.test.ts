import { describe, expect, test } from 'vitest';
import { MatrixModel } from '../../client/src/views/matrix-model.ts';
import type { Asks } from '../../client/src/views/page-model.ts';
import { readinessModel } from '../../client/src/views/plain-model.ts';

/** A server that answers in turn and remembers what it was asked. */
function server(...answers: readonly unknown[]) {
  const asked: unknown[] = [];
  const left = [...answers];
  const asks: Asks = {
    request: async (method, params) => {
      asked.push([method, params]);
      return left.shift() as never;
    },
  };
  return { asks, asked };
}

const whole = (revision: number) => ({ type: 'whole', matrix: { revision, folder: 'file:///w' } });
const axes = { rows: 'soc2', columns: 'annex-a' };

describe('the matrix asks the server', () => {
  test('for everything first, then only for what changed since', async () => {
    const model = new MatrixModel();
    const { asks, asked } = server(whole(3), { type: 'change', change: { revision: 5 } }, { type: 'same' });
    for (let round = 0; round < 3; round++) await model.load(asks);
    const folder = 'file:///w';
    expect(asked).toEqual([
      ['tickmark/matrix', axes],
      ['tickmark/matrix', { ...axes, folder, known: 3 }],
      ['tickmark/matrix', { ...axes, folder, known: 5 }],
    ]);
  });

  test('for everything again after the page was loaded anew, and for other axes', async () => {
    const model = new MatrixModel();
    const { asks, asked } = server(whole(3), whole(3), whole(3));
    await model.load(asks);
    model.forget();
    await model.load(asks);
    expect(await model.receive({ type: 'matrix', rows: 'clauses', columns: 'soc2' }, asks)).toBe('load');
    await model.load(asks);
    expect(asked.slice(1)).toEqual([
      ['tickmark/matrix', { ...axes, folder: 'file:///w' }],
      ['tickmark/matrix', { rows: 'clauses', columns: 'soc2', folder: 'file:///w' }],
    ]);
  });

  test('and takes no answer for the new axes that was asked for the old ones', async () => {
    const model = new MatrixModel();
    const { asks, asked } = server(whole(3), whole(4));
    const late = model.load(asks);
    await model.receive({ type: 'matrix', rows: 'clauses', columns: 'soc2' }, asks);
    await late;
    await model.load(asks);
    expect(asked[1]).toEqual(['tickmark/matrix', { rows: 'clauses', columns: 'soc2' }]);
  });

  test('and takes no answer for the new root that was asked for the old one', async () => {
    const model = new MatrixModel();
    const { asks, asked } = server(whole(3), whole(4));
    const late = model.load(asks);
    model.choose('file:///other');
    await late;
    await model.load(asks);
    expect(asked[1]).toEqual(['tickmark/matrix', { ...axes, folder: 'file:///other' }]);
  });

  test('without a root when the one that it had is not open any more and none is asked for', async () => {
    const model = new MatrixModel();
    const gone = { type: 'none', reason: 'no-workspace', message: '' };
    const { asks, asked } = server(gone, whole(3));
    await model.receive({ type: 'matrix', ...axes, folder: 'file:///gone' }, asks);
    await model.load(asks);
    await model.receive({ type: 'matrix', ...axes }, asks);
    await model.load(asks);
    expect(asked[1]).toEqual(['tickmark/matrix', axes]);
    expect(model.folder).toBe('file:///w');
  });

  test('for the details and the edits of a cell by the axes that it shows', async () => {
    const model = new MatrixModel();
    const { asks, asked } = server({ markdown: '' });
    const cell = { row: 'CC6.1', column: 'A.5.15' };
    const told = await model.receive({ type: 'cell', ...cell }, asks);
    expect(told).toEqual({ type: 'cell', ...cell, detail: { markdown: '' } });
    expect(asked).toEqual([['tickmark/matrixCell', { ...axes, ...cell }]]);
    expect(model.edit({ type: 'create-evidence', ...cell })).toEqual({
      ...axes,
      ...cell,
      edit: { type: 'create-evidence' },
    });
    expect(model.edit({ type: 'add-mapping', ...cell, control: 'AC-001' }).edit).toEqual({
      type: 'add-mapping',
      control: 'AC-001',
    });
  });

  test('and leaves alone what is none of its messages', async () => {
    const { asks, asked } = server();
    expect(await new MatrixModel().receive({ type: 'travel', date: null }, asks)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

test('a page that shows one answer asks for the root that was chosen', async () => {
  const model = readinessModel();
  const { asks, asked } = server({ groups: [] }, { groups: [] });
  await model.load(asks);
  model.choose('file:///other');
  expect(await model.load(asks)).toEqual({ type: 'readiness', readiness: { groups: [] } });
  expect(asked).toEqual([
    ['tickmark/readiness', {}],
    ['tickmark/readiness', { folder: 'file:///other' }],
  ]);
});

test('a page knows the root that it shows, also one that nobody chose', async () => {
  const model = readinessModel();
  await model.load(server({ folder: 'file:///w' }).asks);
  expect(model.root).toBe('file:///w');
  expect(model.folder).toBeUndefined();
});
