import { describe, expect, test } from 'vitest';
import type { ProgrammeTimeline } from '../../server/src/protocol/programme-timeline.ts';
import { READINESS_DEFINITIONS, type Readiness } from '../../server/src/protocol/readiness.ts';
import { type OpenPage, type PageOptions, THEMES } from './harness.ts';
import { pagesOfTests } from './pages-of-tests.ts';
import { answersFor, HOSTILE, SAMPLE } from './sample-programme.ts';

const answers = answersFor(SAMPLE);
const openShown = pagesOfTests();

async function showProgramme(
  options: Partial<PageOptions> = {},
  timeline: ProgrammeTimeline = answers.programme,
): Promise<OpenPage> {
  const open = await openShown({ view: 'programme-timeline', ...options });
  await open.tell({ type: 'programme-timeline', timeline });
  return open;
}

async function showReadiness(
  options: Partial<PageOptions> = {},
  readiness: Readiness = answers.readiness,
): Promise<OpenPage> {
  const open = await openShown({ view: 'readiness', ...options });
  await open.tell({ type: 'readiness', readiness });
  return open;
}

describe('the programme timeline page', () => {
  test('lists what happens under its headings, and opens it', async () => {
    const shown = await showProgramme();
    expect(await shown.page.locator('.chart h2').allTextContents()).toEqual([
      'Observation windows',
      'Phases',
      'Audits and fieldwork',
      'Internal audits',
      'Management reviews',
      'Scope changes',
    ]);
    await shown.page.getByRole('button', { name: /Planning.*2025-01-01 to 2025-02-28/ }).click();
    const place = answers.programme.bars.find(({ id }) => id === 'plan')?.place;
    expect((await shown.sent()).at(-1)).toEqual({ type: 'open', place, beside: true });
  });

  test('marks bars whose dates do not go together, with the numbers of the list below', async () => {
    const { page } = await showProgramme();
    const { conflicts } = answers.programme;
    expect(conflicts.map(({ rule }) => rule)).toEqual([
      'program/phase-overlap',
      'program/fieldwork-before-window-end',
    ]);
    expect(await page.locator('.conflicts li').count()).toBe(2);
    expect(await page.getByRole('button', { name: /^conflict 1 Phase Turned/ }).count()).toBe(1);
  });

  test('goes from bar to bar by arrows', async () => {
    const shown = await showProgramme();
    await shown.page.locator('.row').first().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await shown.page.keyboard.press(key);
    const place = answers.programme.bars.find(({ id }) => id === 'turned')?.place;
    expect((await shown.sent()).at(-1)).toEqual({ type: 'open', place, beside: true });
  });

  test('is not squeezed by a wrong year, and shows hostile titles as text', async () => {
    const far = {
      ...answers.programme.bars[0],
      id: 'far',
      title: HOSTILE,
      start: '0021-01-01',
      end: '9999-12-31',
    };
    const { page } = await showProgramme(
      {},
      {
        ...answers.programme,
        bars: [...answers.programme.bars, far as ProgrammeTimeline['bars'][number]],
      },
    );
    expect(await page.locator('.part').count()).toBeLessThan(60);
    expect(await page.locator('img').count()).toBe(0);
  });

  test('says what to do without a programme', async () => {
    const shown = await showProgramme({}, { ...answers.programme, bars: [], conflicts: [] });
    await shown.page.getByRole('button', { name: 'New record' }).click();
    expect((await shown.sent()).at(-1)).toEqual({ type: 'command', command: 'tickmark.newRecord' });
    expect(await shown.violations()).toEqual([]);
  });

  for (const theme of THEMES) {
    test(`has no accessibility violations: ${theme}`, async () => {
      expect(
        await (await showProgramme({ theme, width: theme === 'dark' ? 420 : 1200 })).violations(),
      ).toEqual([]);
    });
  }
});

describe('the readiness page', () => {
  test('says in the headings what each number means, and never a percentage', async () => {
    const { page } = await showReadiness();
    for (const meaning of Object.values(READINESS_DEFINITIONS))
      expect(await page.locator('thead').getByText(meaning).isVisible()).toBe(true);
    expect(await page.locator('tickmark-readiness').textContent()).not.toContain('%');
    const row = page.getByRole('row', { name: /^CC6 / });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '8',
      '1 and 7 not',
      '1 and 7 not',
      '! 1',
      '✗ 1',
    ]);
  });

  test('leads from each of the next steps to its line', async () => {
    const shown = await showReadiness();
    const steps = shown.page.locator('ol button');
    expect(await steps.count()).toBe(answers.readiness.next.length);
    await steps.first().click();
    expect((await shown.sent()).at(-1)).toEqual({
      type: 'open',
      place: answers.readiness.next[0]?.place,
      beside: true,
    });
  });

  test('lets a person choose among several roots', async () => {
    const folders = [
      { uri: 'file:///ws', name: 'ws' },
      { uri: 'file:///other', name: HOSTILE },
    ];
    const shown = await showReadiness({}, { ...answers.readiness, folders });
    await shown.page.getByRole('combobox', { name: 'Folder' }).selectOption('file:///other');
    expect((await shown.sent()).at(-1)).toEqual({ type: 'ready', folder: 'file:///other' });
    expect(await shown.violations()).toEqual([]);
  });

  test('leads to the other views', async () => {
    const shown = await showReadiness();
    await shown.page.getByRole('button', { name: 'Evidence timeline' }).click();
    expect((await shown.sent()).at(-1)).toEqual({
      type: 'command',
      command: 'tickmark.openEvidenceTimeline',
    });
  });

  test('shows hostile titles as text, and what to do when nothing is there', async () => {
    const [step] = answers.readiness.next;
    if (step === undefined) throw new Error('no step');
    const shown = await showReadiness(
      {},
      { ...answers.readiness, next: [{ ...step, title: HOSTILE, why: HOSTILE }] },
    );
    expect(await shown.page.locator('img').count()).toBe(0);
    await shown.tell({ type: 'readiness', readiness: { ...answers.readiness, next: [], groups: [] } });
    expect(await shown.page.getByText('No framework is in scope yet.').count()).toBe(1);
    expect(await shown.violations()).toEqual([]);
  });

  for (const theme of THEMES) {
    test(`has no accessibility violations: ${theme}`, async () => {
      expect(
        await (await showReadiness({ theme, width: theme === 'dark' ? 420 : 1200 })).violations(),
      ).toEqual([]);
    });
  }
});
