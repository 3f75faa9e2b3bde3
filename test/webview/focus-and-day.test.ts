import { expect, test } from 'vitest';
import type { OpenPage } from './harness.ts';
import { pagesOfTests } from './pages-of-tests.ts';
import { answersFor, SAMPLE } from './sample-programme.ts';
import { smallMatrix } from './small-matrix.ts';

const open = pagesOfTests();
const { timeline } = answersFor(SAMPLE);
const travelling = { ...smallMatrix, frame: { asOf: '2026-02-01', origin: 'travel' } } as const;

/** The field that the keyboard is in, by its label or hint. */
function focused({ page }: OpenPage): Promise<string | null> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('placeholder') ?? element?.tagName ?? null;
  });
}

async function clearFilters(shown: OpenPage, at = 0): Promise<void> {
  await shown.page.getByRole('button', { name: 'Clear filters' }).nth(at).click();
  await shown.drawn();
}

test('after the filters of the matrix are cleared the keyboard is at the text to filter by', async () => {
  const shown = await open({ view: 'matrix', saved: { filter: { rowGroup: 'CC6' } } });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: smallMatrix } });
  await clearFilters(shown);
  expect(await shown.kept()).toMatchObject({ filter: { rowGroup: '' } });
  expect(await focused(shown)).toBe('Filter by id, title or owner');
});

test('after the filters of the evidence timeline are cleared the keyboard is at the text to filter by', async () => {
  const shown = await open({ view: 'evidence-timeline' });
  await shown.tell({ type: 'evidence-timeline', timeline });
  for (const button of [0, 1]) {
    // The second one stands where no line is left.
    await shown.page.getByRole('searchbox').fill('no such control');
    await clearFilters(shown, button);
    expect(await shown.page.getByRole('searchbox').inputValue()).toBe('');
    expect(await focused(shown)).toBe('Filter by id, title or owner');
  }
});

test('after going back to the present the keyboard is at the day', async () => {
  const shown = await open({ view: 'matrix' });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: travelling } });
  await shown.page.getByRole('button', { name: 'Back to the present' }).click();
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: { ...smallMatrix, revision: 5 } } });
  expect(await focused(shown)).toBe('YYYY-MM-DD');
});

test('the end of a travel takes the keyboard from nowhere else', async () => {
  const shown = await open({ view: 'matrix' });
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: travelling } });
  await shown.page.getByRole('textbox', { name: 'Filter by text' }).focus();
  await shown.tell({ type: 'matrix', result: { type: 'whole', matrix: { ...smallMatrix, revision: 5 } } });
  expect(await focused(shown)).toBe('Filter by id, title or owner');
});

test('a day that could not be gone to gives way to the day of what is shown', async () => {
  const shown = await open({ view: 'evidence-timeline' });
  await shown.tell({ type: 'evidence-timeline', timeline });
  const day = shown.page.getByRole('textbox', { name: 'As of' });
  for (let round = 0; round < 2; round++) {
    await day.fill('2031-01-01');
    await day.press('Enter');
    await expect
      .poll(async () => (await shown.sent()).filter(({ type }) => type === 'travel'))
      .toHaveLength(round + 1);
    await shown.tell({ type: 'travel-refused' });
    expect(await day.inputValue()).toBe(timeline.frame.asOf);
  }
});
