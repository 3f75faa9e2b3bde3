import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { WEBVIEWS } from '../../server/src/protocol/webview-messages.ts';
import { choose } from './journeys/around.ts';
import { MatrixPage } from './journeys/matrix-page.ts';
import { until } from './journeys/until.ts';
import type { ThemeName, Workbench } from './journeys/workbench.ts';

const themes: readonly ThemeName[] = ['light', 'dark', 'high-contrast'];

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/**
 * Makes a copy of the sample company less perfect, so that a picture shows more than one state: a later day, on which
 * some evidence is stale or due, a quarterly review that was missed, and a management review that came too early.
 */
export function makeImperfect(folder: string): void {
  edit(join(folder, '.tickmark.yaml'), (text) => text.replace(/^as_of:.*$/m, 'as_of: 2026-04-08'));
  edit(join(folder, 'evidence/EV-IAM-004.yaml'), (text) =>
    text.replace(/ {2}- period: 2025-Q3\n[\s\S]*?(?= {2}- period: 2025-Q4)/, ''),
  );
  edit(join(folder, 'program.yaml'), (text) => text.replace('date: 2025-12-16', 'date: 2025-11-05'));
}

/** The command only toggles, and a window that is still being restored may show the side bar again. */
async function hideSideBar(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const sideBar = page.locator('.part.sidebar');
  await until('the side bar is hidden', async () => {
    if (await sideBar.isVisible()) {
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await page.waitForTimeout(500);
      return undefined;
    }
    return true;
  });
}

/** Pictures of each view of the sample company in each kind of theme. */
export async function takeViewPictures(
  workbench: Workbench,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = workbench;
  await workbench.tidy();
  await page.locator('.statusbar-item', { hasText: 'Activating Extensions' }).waitFor({ state: 'hidden' });
  await hideSideBar(workbench);
  for (const name of WEBVIEWS) {
    const view = await workbench.openView(name);
    if (name === 'matrix') {
      const matrix = await MatrixPage.again(workbench);
      await matrix.openDetail('CC6.2', 'A.5.18');
      // Where the grid is full.
      await matrix.scrollTo(12 * 26, 10 * 56);
    }
    if (name === 'evidence-timeline') {
      await view.locator('[role="gridcell"][aria-label^="2025-Q3: missed"]').click();
    }
    for (const theme of themes) {
      await workbench.setTheme(theme, view);
      await page.mouse.move(0, 0);
      await picture(page, `${name}-${theme}`);
    }
    await workbench.tidy();
  }
  await takeTreePictures(workbench, picture);
  await workbench.tidy();
  await workbench.setTheme('dark');
  await hideSideBar(workbench);
  await takeTravelPicture(workbench, picture);
  await takeDocumentPicture(workbench, picture);
}

async function takeTravelPicture(
  workbench: Workbench,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const view = await workbench.openView('matrix');
  const day = view.locator('tickmark-time-bar input.typed');
  await day.fill('2025-10-20');
  await day.press('Enter');
  const back = view.locator('button', { hasText: 'Back to the present' });
  await back.waitFor();
  await (await MatrixPage.again(workbench)).scrollTo(12 * 26, 10 * 56);
  await workbench.page.mouse.move(0, 0);
  // The badge of the activity bar follows when nothing has changed for a second.
  await workbench.page.waitForTimeout(2500);
  await picture(workbench.page, 'time-travel');
  await back.click();
  await back.waitFor({ state: 'detached' });
  await workbench.tidy();
}

async function takeDocumentPicture(
  workbench: Workbench,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Tickmark: Open Document...');
  await choose(workbench, 'Statement of Applicability');
  await choose(workbench, 'SOC 2 and ISO');
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('td', { hasText: 'A.5.1' }).first().waitFor();
  await picture(page, 'document');
}

/** The trees of the activity bar beside a control with its lenses. */
async function takeTreePictures(
  workbench: Workbench,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = workbench;
  await page.locator('.activitybar .action-item:has(a[aria-label^="Tickmark"])').click();
  const controls = page
    .locator('.pane', { has: page.locator('.pane-header[aria-label^="Controls"]') })
    .locator('.monaco-list-row');
  await controls.first().waitFor();
  for (const label of ['SOC 2', 'CC6', 'CC6.2', 'AC-001']) {
    await controls.filter({ hasText: label }).first().click();
    await page.waitForTimeout(500);
  }
  await workbench.tab('AC-001.yaml').waitFor();
  await page.locator('.codelens-decoration a').first().waitFor();
  for (const theme of themes) {
    await workbench.setTheme(theme);
    await page.mouse.move(0, 0);
    await picture(page, `trees-${theme}`);
  }
}
