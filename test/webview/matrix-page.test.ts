import { describe, expect, test } from 'vitest';
import type { Matrix, MatrixChange } from '../../server/src/protocol/matrix.ts';
import type { FromWebview } from '../../server/src/protocol/webview-messages.ts';
import { type OpenPage, type PageOptions, THEMES } from './harness.ts';
import { pagesOfTests } from './pages-of-tests.ts';
import { sampleCell } from './sample-cell.ts';
import { sampleMatrix } from './sample-matrix.ts';

const matrix = sampleMatrix();
const open = pagesOfTests();

async function show(options: Partial<PageOptions> = {}, shown: Matrix = matrix): Promise<OpenPage> {
  const page = await open({ view: 'matrix', ...options });
  await page.tell({ type: 'matrix', result: { type: 'whole', matrix: shown } });
  return page;
}

/** Text of the element that the grid points assistive technology at. */
async function active(shown: OpenPage): Promise<string> {
  const grid = shown.page.getByRole('grid');
  const id = await grid.getAttribute('aria-activedescendant');
  const element = shown.page.locator(`[id="${id}"]`);
  return (await element.getAttribute('aria-label')) ?? ((await element.getAttribute('title')) || '');
}

async function press(shown: OpenPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await shown.page.keyboard.press(key);
  await shown.drawn();
}

function lastOf<Type extends FromWebview['type']>(sent: readonly FromWebview[], type: Type) {
  return sent.findLast((message): message is Extract<FromWebview, { type: Type }> => message.type === type);
}

describe('the matrix page', () => {
  test('asks for the axes it had when it was last shown', async () => {
    const shown = await show({ saved: { rows: 'annex-a', columns: 'soc2', folder: 'file:///work' } });
    expect((await shown.sent())[0]).toEqual({
      type: 'matrix',
      rows: 'annex-a',
      columns: 'soc2',
      folder: 'file:///work',
    });
  });

  test('is a grid that says how large it is and draws only what is in sight', async () => {
    const { page } = await show();
    const grid = page.getByRole('grid');
    // 38 criteria in 11 groups and 3 header lines; 93 controls and 2 header columns.
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(38 + 11 + 3));
    expect(await grid.getAttribute('aria-colcount')).toBe(String(93 + 2));
    expect(await page.getByRole('gridcell').count()).toBeLessThan(1000);
    await page.getByRole('rowheader', { name: 'CC1.1' }).waitFor();
  });

  test('is walked with the keyboard', async () => {
    const shown = await show();
    await shown.page.getByRole('grid').focus();
    expect(await active(shown)).toMatch(/^CC1\.1, A\.5\.1:/);
    await press(shown, 'ArrowRight', 'ArrowDown');
    expect(await active(shown)).toMatch(/^CC1\.2, A\.5\.2:/);
    await press(shown, 'End');
    expect(await active(shown)).toMatch(/^CC1\.2, A\.8\.34:/);
    await press(shown, 'Control+End');
    expect(await active(shown)).toMatch(/^C1\.2, A\.8\.34:/);
    await press(shown, 'Home');
    expect(await active(shown)).toMatch(/^C1\.2 /);
    await press(shown, 'PageUp', 'ArrowRight', 'ArrowRight');
    expect(await active(shown)).not.toMatch(/^C1\.2/);
    await press(shown, 'Control+Home');
    expect(await shown.page.getByRole('grid').getAttribute('aria-activedescendant')).toBe('corner-bands');
  });

  test('jumps to an id that is typed', async () => {
    const shown = await show();
    await shown.page.getByRole('grid').focus();
    await shown.stopClock();
    await shown.page.keyboard.type('cc7.2');
    await shown.pass(1000);
    await shown.page.keyboard.type('8.16');
    await shown.drawn();
    expect(await active(shown)).toMatch(/^CC7\.2, A\.8\.16:/);
    expect(await shown.page.locator('[id^="at-"].active').isVisible()).toBe(true);
  });

  test('opens the details of a cell and comes back with Escape', async () => {
    const shown = await show();
    await shown.page.getByRole('grid').focus();
    await shown.type('cc6.1');
    await press(shown, 'Enter');
    await expect
      .poll(async () => lastOf(await shown.sent(), 'cell'))
      .toEqual({ type: 'cell', row: 'CC6.1', column: 'A.5.1' });
    const detail = sampleCell(matrix, 'CC6.1', 'A.5.1');
    await shown.tell({ type: 'cell', row: 'CC6.1', column: 'A.5.1', detail });
    const pane = shown.page.getByRole('complementary');
    await pane
      .getByRole('button', { name: 'AC-001', exact: true })
      .first()
      .click({ modifiers: ['Control'] });
    expect(lastOf(await shown.sent(), 'open')).toEqual({
      type: 'open',
      place: { file: 'controls/AC-001.yaml', offset: 4 },
      beside: true,
    });
    await shown.page.getByRole('grid').focus();
    await press(shown, 'Enter');
    expect(
      await pane.getByRole('heading', { level: 2 }).evaluate((heading) => heading.matches(':focus')),
    ).toBe(true);
    await pane.getByRole('button', { name: 'Create evidence', exact: true }).click();
    expect(lastOf(await shown.sent(), 'create-evidence')).toEqual({
      type: 'create-evidence',
      row: 'CC6.1',
      column: 'A.5.1',
    });
    await pane.getByRole('button', { name: 'Add this mapping to AC-009' }).click();
    expect(lastOf(await shown.sent(), 'add-mapping')).toMatchObject({ control: 'AC-009' });
    await pane.getByRole('button', { name: 'Copy as Markdown' }).click();
    expect(lastOf(await shown.sent(), 'copy')).toEqual({ type: 'copy', text: detail.markdown });
    await press(shown, 'Escape');
    expect(await active(shown)).toMatch(/^CC6\.1, A\.5\.1:/);
    expect(await shown.page.getByRole('grid').evaluate((grid) => grid.matches(':focus'))).toBe(true);
    await press(shown, 'Escape');
    expect(await pane.count()).toBe(0);
  });

  test('filters by text and by gaps, and says how much is left', async () => {
    const shown = await show();
    await shown.page.getByRole('textbox', { name: 'Filter by text' }).fill('CC6.1');
    await shown.page.getByText('1 of 38 by').waitFor();
    const columns = matrix.cells.filter(({ row }) => matrix.rows.items[row]?.id === 'CC6.1').length;
    expect(await shown.page.getByRole('grid').getAttribute('aria-colcount')).toBe(String(columns + 2));
    await shown.page.getByRole('button', { name: 'Clear filters' }).click();
    await shown.page.getByText('Only gaps').click();
    const rows = new Set(matrix.cells.filter(({ gap }) => gap).map(({ row }) => row)).size;
    await shown.page.getByText(`${rows} of 38 by`).waitFor();
    expect(await shown.page.getByRole('status').first().textContent()).toContain(`Showing ${rows} rows`);
  });

  test('folds groups of rows and of columns with Enter', async () => {
    const shown = await show();
    await shown.page.getByRole('grid').focus();
    await press(shown, 'ArrowUp', 'Enter');
    expect(await shown.page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(38 + 11 + 3 - 5));
    await press(shown, 'Control+ArrowUp', 'Enter');
    expect(await shown.page.getByRole('grid').getAttribute('aria-colcount')).toBe(String(93 + 2 - 36));
    expect(await shown.kept()).toMatchObject({ foldedRows: ['CC1'], foldedColumns: ['A.5'] });
  });

  test('takes a change without losing scroll, focus or selection', async () => {
    const shown = await show();
    const { page } = shown;
    await page.getByRole('grid').focus();
    await shown.type('cc8.1');
    await press(shown, 'End');
    const scroll = () =>
      page.locator('.scroller').evaluate((scroller) => [scroller.scrollTop, scroller.scrollLeft]);
    const before = await scroll();
    const last = matrix.columns.items.length - 1;
    const row = matrix.rows.items.findIndex(({ id }) => id === 'CC8.1');
    const change: MatrixChange = {
      base: 1,
      revision: 2,
      frame: matrix.frame,
      complete: true,
      rows: [],
      columns: [],
      records: [],
      cells: [{ row, column: last, controls: [0], evidence: [1, 2], state: 'current', coverage: 'strong' }],
      removed: [],
    };
    await shown.stopClock();
    await shown.tell({ type: 'matrix', result: { type: 'change', change } });
    expect(await active(shown)).toBe('CC8.1, A.8.34: 2 artifacts, Current, coverage strong');
    expect(await scroll()).toEqual(before);
    expect(await page.getByRole('grid').evaluate((grid) => grid.matches(':focus'))).toBe(true);
    expect(await page.getByRole('status').first().textContent()).toContain('1 cell changed.');
    expect(await page.locator('.fresh').count()).toBe(1);
    await shown.pass(2000);
    await shown.drawn();
    expect(await page.locator('.fresh').count()).toBe(0);
    expect(await active(shown)).toBe('CC8.1, A.8.34: 2 artifacts, Current, coverage strong');
  });

  test('asks for the whole again when a change is one of another revision', async () => {
    const shown = await show();
    const asked = (await shown.sent()).length;
    const change = {
      ...matrix,
      base: 7,
      revision: 8,
      rows: [],
      columns: [],
      records: [],
      cells: [],
      removed: [],
    };
    await shown.tell({ type: 'matrix', result: { type: 'change', change } });
    expect((await shown.sent()).slice(asked)).toEqual([{ type: 'matrix', rows: 'soc2', columns: 'annex-a' }]);
  });

  test('keeps filter, folds, selection and scroll over a reload', async () => {
    const shown = await show();
    const { page } = shown;
    await page.getByRole('grid').focus();
    await shown.type('cc9.2');
    await press(shown, 'End');
    const scroll = () =>
      page.locator('.scroller').evaluate((scroller) => [scroller.scrollTop, scroller.scrollLeft]);
    const before = await scroll();
    const [top, left] = before;
    expect(left).toBeGreaterThan(500);
    // A moment after the last scrolling it is kept.
    await expect.poll(() => shown.kept()).toMatchObject({ top, left });
    await page.reload();
    await shown.tell({ type: 'matrix', result: { type: 'whole', matrix } });
    await expect.poll(scroll).toEqual(before);
    expect(await active(shown)).toMatch(/^CC9\.2, A\.8\.34:/);
  });

  test('swaps the axes, with what was chosen on them', async () => {
    const shown = await show({ saved: { foldedRows: ['CC1'] } });
    await shown.page.getByRole('button', { name: 'Swap rows and columns' }).click();
    expect(lastOf(await shown.sent(), 'matrix')).toEqual({
      type: 'matrix',
      rows: 'annex-a',
      columns: 'soc2',
    });
    expect(await shown.kept()).toMatchObject({ foldedRows: [], foldedColumns: ['CC1'] });
  });

  test('travels in time with the slider, once it rests, and back with one click', async () => {
    const shown = await show();
    const slider = shown.page.getByRole('slider');
    const travels = async () => (await shown.sent()).filter(({ type }) => type === 'travel');
    await slider.focus();
    await shown.stopClock();
    await press(shown, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(await travels()).toEqual([]);
    await shown.pass(300);
    expect(await travels()).toEqual([{ type: 'travel', date: '2026-01-09' }]);
    await shown.startClock();
    const frame = { ...matrix.frame, asOf: '2026-01-09', origin: 'travel' } as const;
    await shown.tell({
      type: 'matrix',
      result: { type: 'whole', matrix: { ...matrix, revision: 2, frame } },
    });
    await shown.page.getByText('Travelling in time').waitFor();
    await shown.page.getByRole('button', { name: 'Back to the present' }).click();
    await expect
      .poll(async () => lastOf(await shown.sent(), 'travel'))
      .toEqual({ type: 'travel', date: null });
  });

  test('shows a notice above what was shown before, and takes it away with the next answer', async () => {
    const shown = await show();
    const notice = {
      kind: 'error',
      message: 'The language server is not running.',
      action: { label: 'Restart', command: 'tickmark.restartServer' },
    } as const;
    await shown.tell({ type: 'notice', notice });
    await shown.page.getByRole('alert').getByText('not running').waitFor();
    expect(await shown.page.getByRole('grid').count()).toBe(1);
    await shown.page.getByRole('button', { name: 'Restart' }).click();
    expect(lastOf(await shown.sent(), 'command')).toEqual({
      type: 'command',
      command: 'tickmark.restartServer',
    });
    await shown.tell({ type: 'matrix', result: { type: 'same', revision: 1 } });
    expect(await shown.page.getByRole('alert').count()).toBe(0);
  });

  test('says what to do where there are no records, and where a framework is unknown', async () => {
    const cells = { records: [], cells: [] };
    const shown = await show({}, { ...matrix, ...cells });
    await shown.page.getByText('No controls or evidence are here yet').waitFor();
    const message = 'There is no framework "x". Choose another one.';
    await shown.tell({ type: 'matrix', result: { type: 'none', reason: 'unknown-framework', message } });
    await shown.page.getByText(message).first().waitFor();
    await shown.close();
    const other = await open({ view: 'matrix', saved: { rows: 'x' } });
    await other.tell({ type: 'matrix', result: { type: 'none', reason: 'unknown-framework', message } });
    await other.page.getByRole('button', { name: 'Show SOC 2 and Annex A' }).click();
    expect(lastOf(await other.sent(), 'matrix')).toEqual({
      type: 'matrix',
      rows: 'soc2',
      columns: 'annex-a',
    });
  });

  test('shows hostile text as text and runs none of it', async () => {
    const shown = await show({ saved: { detail: true, activeRow: 'i:CC1.1', activeColumn: 'i:A.5.1' } });
    await shown.tell({
      type: 'cell',
      row: 'CC1.1',
      column: 'A.5.1',
      detail: sampleCell(matrix, 'CC1.1', 'A.5.1'),
    });
    await shown.page.getByText('<script>window.hacked=1</script>').first().waitFor();
    expect(await shown.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await shown.page.locator('img, script[src*="example"], iframe').count()).toBe(0);
    // Ten thousand characters do not widen the page.
    expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  });

  test.each(THEMES)('has nothing that axe-core minds, in the theme %s', async (theme) => {
    const shown = await show({
      theme,
      saved: { detail: true, legend: true, activeRow: 'i:CC1.1', activeColumn: 'i:A.5.1' },
    });
    await shown.tell({
      type: 'cell',
      row: 'CC1.1',
      column: 'A.5.1',
      detail: sampleCell(matrix, 'CC1.1', 'A.5.1'),
    });
    expect(await shown.violations()).toEqual([]);
    await shown.tell({ type: 'notice', notice: { kind: 'loading', message: 'Reading 3 of 9 files.' } });
    expect(await shown.violations()).toEqual([]);
  });

  test('has nothing that axe-core minds with nothing left by the filters, all folded, enlarged and travelling', async () => {
    const frame = { ...matrix.frame, origin: 'travel' } as const;
    const folds = { foldedRows: matrix.rows.groups.map(({ id }) => id), foldedColumns: ['A.5', 'A.8'] };
    const shown = await show({ saved: { ...folds, zoom: 150 } }, { ...matrix, frame, complete: false });
    expect(await shown.violations()).toEqual([]);
    await shown.page.getByRole('textbox', { name: 'Filter by text' }).fill('no such thing');
    await shown.page.getByText('Nothing fits the filters.').waitFor();
    expect(await shown.violations()).toEqual([]);
  });

  test('selects what a command asks for', async () => {
    const shown = await show({ saved: { foldedRows: ['CC7'] } });
    await shown.tell({ type: 'reveal', row: 'CC7.2', column: 'A.8.16' });
    await expect.poll(() => active(shown)).toMatch(/^CC7\.2, A\.8\.16:/);
    expect(await shown.page.locator('.active').first().isVisible()).toBe(true);
    await expect
      .poll(async () => lastOf(await shown.sent(), 'cell'))
      .toEqual({ type: 'cell', row: 'CC7.2', column: 'A.8.16' });
  });

  test('keeps the selected cell in sight when the panel gets narrower', async () => {
    const shown = await show({ width: 1400, height: 800 });
    const { page } = shown;
    const cell = page.locator('[id^="at-"].active');
    await page.getByRole('grid').focus();
    await shown.type('cc6.1');
    await press(shown, ...Array.from({ length: 14 }, () => 'ArrowRight'));
    const chosen = await active(shown);
    const edge = async (): Promise<number> => {
      const box = await cell.boundingBox();
      const scroller = await page.locator('.scroller').boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0) - (scroller?.x ?? 0) - (scroller?.width ?? 0);
    };
    expect(await edge()).toBeLessThanOrEqual(1);
    await page.setViewportSize({ width: 700, height: 800 });
    await page.waitForFunction(() => window.innerWidth === 700);
    await expect.poll(edge).toBeLessThanOrEqual(1);
    expect(await active(shown)).toBe(chosen);
  });

  test('has nothing that axe-core minds in a narrow panel', async () => {
    const shown = await show({ width: 360, height: 600 });
    expect(await shown.violations()).toEqual([]);
    await shown.page.getByRole('button', { name: 'Options' }).click();
    await shown.page.getByRole('checkbox', { name: 'Only gaps' }).waitFor();
    expect(await shown.violations()).toEqual([]);
  });
});
