import { expect, test } from 'vitest';
import { pagesOfTests } from './pages-of-tests.ts';
import { smallMatrix } from './small-matrix.ts';

const open = pagesOfTests();
const outer = { ...smallMatrix, folder: 'file:///ws' };
const inner = { ...smallMatrix, revision: 9, folder: 'file:///ws/grc' };
const selection = { activeRow: 'i:CC6.2', activeColumn: 'i:A.5.16' };

test('the matrix asks for the root of what it is to select, and selects it there', async () => {
  const shown = await open({ view: 'matrix' });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: outer } });
  await shown.tell({ type: 'reveal', row: 'CC6.2', column: 'A.5.16', folder: inner.folder });
  expect((await shown.sent()).at(-1)).toEqual({
    type: 'matrix',
    rows: 'soc2',
    columns: 'annex-a',
    folder: inner.folder,
  });
  // What still comes of the root before selects nothing.
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: outer } });
  expect(await shown.kept()).toMatchObject({ activeRow: '', folder: inner.folder });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: inner } });
  expect(await shown.kept()).toMatchObject(selection);
  await shown.page.getByRole('gridcell', { name: /^CC6\.2, A\.5\.16/ }).waitFor();
});

test('the matrix selects at once in the root that it shows already, and keeps that root', async () => {
  const shown = await open({ view: 'matrix', saved: { folder: outer.folder } });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: inner } });
  const asked = (await shown.sent()).filter(({ type }) => type === 'matrix').length;
  await shown.tell({ type: 'reveal', control: 'AC-001', folder: inner.folder });
  expect(await shown.kept()).toMatchObject({ activeRow: 'i:CC6.1', folder: inner.folder });
  expect((await shown.sent()).filter(({ type }) => type === 'matrix')).toHaveLength(asked);
});

test('the matrix of a folder that is not open any more leads to the one that is', async () => {
  const shown = await open({ view: 'matrix', saved: { folder: 'file:///gone' } });
  const message = 'This folder is not open any more. Choose another one.';
  await shown.tell({ type: 'matrix', result: { type: 'none', reason: 'no-workspace', message } });
  await shown.page.getByRole('button', { name: 'Show the open folder' }).click();
  expect((await shown.sent()).at(-1)).toEqual({ type: 'matrix', rows: 'soc2', columns: 'annex-a' });
  expect(await shown.kept()).not.toHaveProperty('folder');
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: outer } });
  await shown.page.getByRole('grid').waitFor();
});

test('a root alone changes no selection', async () => {
  const shown = await open({ view: 'matrix', saved: selection });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: inner } });
  await shown.tell({ type: 'reveal', folder: inner.folder });
  expect(await shown.kept()).toMatchObject({ ...selection, folder: inner.folder });
});
