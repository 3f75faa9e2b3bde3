import { describe, expect, test } from 'vitest';
import type { EvidenceTimeline } from '../../server/src/protocol/evidence-timeline.ts';
import { type OpenPage, type PageOptions, THEMES } from './harness.ts';
import { pagesOfTests } from './pages-of-tests.ts';
import { answersFor, SAMPLE } from './sample-programme.ts';

const { timeline } = answersFor(SAMPLE);
const openShown = pagesOfTests();

async function show(
  options: Partial<PageOptions> = {},
  shown: EvidenceTimeline = timeline,
): Promise<OpenPage> {
  const open = await openShown({ view: 'evidence-timeline', ...options });
  await open.tell({ type: 'evidence-timeline', timeline: shown });
  return open;
}

/** What a screen reader says of the element with the focus. */
function focused({ page }: OpenPage): Promise<string | null> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? null;
  });
}

async function press(shown: OpenPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await shown.page.keyboard.press(key);
    await shown.drawn();
  }
}

async function enterGrid(shown: OpenPage): Promise<void> {
  await shown.page.getByRole('rowheader').first().click();
}

/** Ids of the controls that are listed. */
function listed({ page }: OpenPage): Promise<string[]> {
  return page.locator('.name .id').allTextContents();
}

describe('the evidence timeline page', () => {
  test('says of each mark what it is, when it was due and done', async () => {
    const { page } = await show();
    await expect(
      page.getByRole('gridcell', { name: '2025-Q2: late, done 2025-08-19' }).count(),
    ).resolves.toBe(1);
    await expect(page.getByRole('gridcell', { name: '2025-Q3: missed' }).count()).resolves.toBe(1);
    await expect(
      page.getByRole('gridcell', { name: /^Gap from 2025-07-01 to 2025-07-31/ }).count(),
    ).resolves.toBe(1);
    await expect(
      page.getByRole('rowheader', { name: /^AC-1 Access review, quarterly, Missed, 2 of 3/ }).count(),
    ).resolves.toBe(1);
    await expect(page.getByText('No evidence yet', { exact: true }).count()).resolves.toBe(1);
  });

  test('goes along a line and between lines by keys, and opens what is there', async () => {
    const shown = await show();
    await enterGrid(shown);
    await press(shown, 'ArrowRight', 'ArrowRight');
    expect(await focused(shown)).toBe('2025-Q3: missed');
    await press(shown, 'ArrowDown');
    expect(await focused(shown)).toMatch(/^2025-07/);
    await press(shown, 'ArrowUp', 'Home');
    expect(await focused(shown)).toMatch(/^AC-1 Access review/);
    await press(shown, 'Enter');
    expect((await shown.sent()).at(-1)).toEqual({
      type: 'open',
      place: timeline.strips[0]?.place,
      beside: true,
    });
    await press(shown, 'Control+End');
    expect(await focused(shown)).toMatch(/^AC-5/);
    await shown.type('ac-3');
    await shown.drawn();
    expect(await focused(shown)).toMatch(/^AC-3/);
  });

  test('asks for the missing occurrence by key and by button, and not where nothing is missing', async () => {
    const shown = await show();
    await enterGrid(shown);
    await press(shown, 'ArrowRight', 'Insert');
    expect((await shown.sent()).filter(({ type }) => type === 'missing-occurrence')).toEqual([]);
    await press(shown, 'ArrowRight', 'Insert');
    const asked = { type: 'missing-occurrence', control: 'AC-1', stage: '', label: '2025-Q3' };
    expect((await shown.sent()).at(-1)).toEqual(asked);
    await shown.page.getByRole('button', { name: 'Insert missing occurrence' }).click();
    expect((await shown.sent()).slice(-2)).toEqual([asked, asked]);
  });

  test('filters by text, state, owner and what is missing, and says how many are left', async () => {
    const shown = await show();
    await shown.page.getByRole('searchbox').fill('ev-3');
    expect(await listed(shown)).toEqual(['AC-3']);
    expect(await shown.page.getByText('1 of 5 controls').count()).toBe(1);
    await shown.page.getByRole('button', { name: 'Clear filters' }).click();
    await shown.page.getByRole('combobox', { name: 'Owner' }).selectOption('role:hr');
    expect(await listed(shown)).toEqual(['AC-5']);
    await shown.page.getByRole('combobox', { name: 'State' }).selectOption('missed');
    expect(await shown.page.getByText('No control fits the filters.').count()).toBe(1);
    expect(await shown.violations()).toEqual([]);
  });

  test('keeps filter and place over a reload, and the place over an edit', async () => {
    const shown = await show();
    await shown.page.getByRole('searchbox').fill('ac-1');
    await enterGrid(shown);
    await press(shown, 'ArrowRight', 'ArrowRight');
    const edited = { ...timeline, revision: 99, strips: timeline.strips.map((strip) => ({ ...strip })) };
    await shown.tell({ type: 'evidence-timeline', timeline: edited });
    expect(await focused(shown)).toBe('2025-Q3: missed');
    await shown.page.reload();
    await shown.tell({ type: 'evidence-timeline', timeline: edited });
    expect(await listed(shown)).toEqual(['AC-1']);
    expect(await shown.page.getByText('2025-Q3: missed', { exact: true }).count()).toBe(1);
  });

  test('goes to the control that was asked for, whatever the filter', async () => {
    const shown = await show();
    await shown.page.getByRole('searchbox').fill('ac-1');
    await shown.tell({ type: 'reveal', control: 'AC-4' });
    await shown.tell({ type: 'reveal' });
    expect(await focused(shown)).toMatch(/^AC-4/);
  });

  test('tells a daily control as runs, not as hundreds of marks', async () => {
    const { page } = await show();
    const row = page.getByRole('row', { name: /AC-3/ });
    expect(await row.getByRole('gridcell').count()).toBeLessThan(50);
    await expect(row.getByRole('gridcell', { name: /periods, 2025-04-05/ }).count()).resolves.toBe(1);
  });

  test('shows hostile titles as text', async () => {
    const shown = await show();
    expect(await shown.page.locator('img, script:not([nonce])').count()).toBe(0);
    expect(await shown.page.locator('.name').nth(1).boundingBox()).toMatchObject({
      height: expect.any(Number),
    });
    expect((await shown.page.locator('.name').nth(1).boundingBox())?.height).toBeLessThan(60);
  });

  test('draws only the lines in sight of thousands', async () => {
    const [strip] = timeline.strips;
    if (strip === undefined) throw new Error('no strip');
    const strips = Array.from({ length: 2000 }, (_, at) => ({ ...strip, control: `C-${at}` }));
    const shown = await show({}, { ...timeline, strips });
    expect(await shown.page.getByRole('row').count()).toBeLessThan(60);
    await enterGrid(shown);
    await press(shown, 'Control+End');
    expect(await focused(shown)).toMatch(/^C-1999/);
    expect(await shown.page.getByRole('row').count()).toBeLessThan(60);
    expect(await shown.page.getByRole('grid').getAttribute('aria-rowcount')).toBe('2001');
  });

  test('says what to do without a window and without controls', async () => {
    const { window: _, ...frame } = timeline.frame;
    const shown = await show({}, { ...timeline, frame });
    await shown.page.getByRole('button', { name: 'Open the scope record' }).click();
    expect((await shown.sent()).at(-1)).toEqual({ type: 'open', place: timeline.scope, beside: false });
    await shown.tell({ type: 'evidence-timeline', timeline: { ...timeline, strips: [] } });
    await shown.page.getByRole('button', { name: 'New record' }).click();
    expect((await shown.sent()).at(-1)).toEqual({ type: 'command', command: 'tickmark.newRecord' });
    expect(await shown.violations()).toEqual([]);
  });

  test('keeps what it showed when the server is down', async () => {
    const shown = await show();
    await shown.tell({ type: 'notice', notice: { kind: 'error', message: 'The server stopped.' } });
    expect(await shown.page.getByRole('alert').textContent()).toContain('The server stopped.');
    expect(await listed(shown)).toContain('AC-1');
  });

  for (const theme of THEMES) {
    test(`has no accessibility violations: ${theme}`, async () => {
      const shown = await show({ theme });
      await enterGrid(shown);
      await shown.page.getByRole('button', { name: 'Legend' }).click();
      expect(await shown.violations()).toEqual([]);
    });
  }

  test('fits a narrow panel', async () => {
    const { page } = await show({ width: 360 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    expect(await page.getByRole('gridcell', { name: '2025-Q3: missed' }).isVisible()).toBe(true);
  });
});
