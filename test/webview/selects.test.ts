import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagesOfTests } from './pages-of-tests.ts';
import { answersFor, SAMPLE } from './sample-programme.ts';
import { smallMatrix } from './small-matrix.ts';

const open = pagesOfTests();
const choices = [
  { id: 'soc2', title: 'SOC 2' },
  { id: 'annex-a', title: 'Annex A' },
];
const matrix = { ...smallMatrix, choices };
const swapped = { ...matrix, revision: 9, rows: matrix.columns, columns: matrix.rows, cells: [] };

/** What a person reads in a select. */
function read(select: Locator): Promise<string | undefined> {
  return select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text);
}

test('a select of the matrix says what the filter holds, also after it was used and cleared', async () => {
  const shown = await open({ view: 'matrix' });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix } });
  const series = shown.page.getByRole('combobox', { name: 'Series of the rows' });
  for (const group of ['CC6', '', 'CC6']) await series.selectOption(group);
  await shown.page.getByRole('button', { name: 'Clear filters' }).click();
  await shown.drawn();
  expect(await shown.kept()).toMatchObject({ filter: { rowGroup: '' } });
  expect(await read(series)).toBe('All series');
});

test('the selects of the axes say what stands on them, also after both were used and swapped', async () => {
  const shown = await open({ view: 'matrix' });
  const tell = (now: typeof matrix) => shown.tell({ type: 'matrix', result: { type: 'whole', matrix: now } });
  await tell(matrix);
  const rows = shown.page.getByRole('combobox', { name: 'Framework of the rows' });
  const columns = shown.page.getByRole('combobox', { name: 'Framework of the columns' });
  await rows.selectOption('annex-a');
  await tell(swapped);
  await rows.selectOption('soc2');
  await tell(matrix);
  await shown.page.getByRole('button', { name: 'Swap rows and columns' }).click();
  await tell(swapped);
  expect([await read(rows), await read(columns)]).toEqual(['Annex A', 'SOC 2']);
});

test('a select of the evidence timeline says what the filter holds', async () => {
  const { timeline } = answersFor(SAMPLE);
  const shown = await open({ view: 'evidence-timeline' });
  await shown.tell({ type: 'evidence-timeline', timeline });
  const owner = shown.page.getByRole('combobox', { name: 'Owner' });
  for (const value of ['role:hr', '', 'role:hr']) await owner.selectOption(value);
  await shown.page.getByRole('button', { name: 'Clear filters' }).click();
  await shown.drawn();
  expect(await read(owner)).toBe('All owners');
});

test('the chooser of roots names the root that is shown, also when a command showed another', async () => {
  const { readiness } = answersFor(SAMPLE);
  const folders = [
    { uri: 'file:///ws', name: 'ws' },
    { uri: 'file:///ws/grc', name: 'ws/grc' },
  ];
  const shown = await open({ view: 'readiness' });
  const tell = (folder: string) =>
    shown.tell({ type: 'readiness', readiness: { ...readiness, folder, folders } });
  await tell('file:///ws');
  const chooser = shown.page.getByRole('combobox', { name: 'Folder' });
  for (const { uri } of [...folders].reverse()) {
    await chooser.selectOption(uri);
    await tell(uri);
  }
  await tell('file:///ws/grc');
  expect(await read(chooser)).toBe('ws/grc');
});
