import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { followLens } from './follow-lens.ts';
import type { Journey } from './journey.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** Lines of one tree of the activity bar. */
export function treeLines({ page }: Workbench, tree: string): Locator {
  return page
    .locator('.pane', { has: page.locator(`.pane-header[aria-label^="${tree}"]`) })
    .locator('.monaco-list-row');
}

/** Opens the container of the activity bar. */
export async function openTrees({ page }: Workbench): Promise<void> {
  await page.locator('.activitybar .action-item:has(a[aria-label^="Tickmark"])').click();
  await page.locator('.pane-header[aria-label^="Controls"]').waitFor();
}

async function closeTrees({ page }: Workbench): Promise<void> {
  await page.locator('.activitybar .action-item a[aria-label^="Explorer"]').click();
}

/** Takes a line of the list that is open. */
export async function choose({ page }: Workbench, label: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row[aria-label*="${label}"]`).first();
  await row.waitFor();
  await row.click();
}

export const around: readonly Journey[] = [
  {
    title: 'the trees of the activity bar lead from a framework to a control and its line',
    run: async (workbench) => {
      const { page } = workbench;
      await openTrees(workbench);
      const lines = treeLines(workbench, 'Controls');
      await lines.first().waitFor();
      for (const label of ['SOC 2', 'CC6', 'CC6.2']) {
        const line = lines.filter({ hasText: label }).first();
        await line.click();
        await until(`${label} unfolded`, async () =>
          (await line.getAttribute('aria-expanded')) === 'false' ? undefined : true,
        );
      }
      await lines.filter({ hasText: 'AC-001' }).first().click();
      await workbench.cursorAt('AC-001.yaml', 'AC-001', 'controls/AC-001.yaml');
      for (const tree of ['Evidence Due', 'Gaps', 'Risks', 'Vendors']) {
        const header = page.locator(`.pane-header[aria-label^="${tree}"]`);
        if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
        await treeLines(workbench, tree).first().waitFor();
      }
      await closeTrees(workbench);
    },
  },
  {
    title:
      'time travel by its command shows in the status bar and in an open view, and its command leads back',
    run: async (workbench) => {
      const { page } = workbench;
      const view = await workbench.openView('readiness');
      await workbench.runCommand('Tickmark: Time Travel...');
      await page.locator('.quick-input-widget input').fill('2025-06-15');
      await choose(workbench, 'As of 2025-06-15');
      const status = page.locator('.statusbar-item', { hasText: 'As of 2025-06-15' });
      await status.waitFor();
      await view.locator('text=Travelling in time').waitFor();
      await workbench.runCommand('Tickmark: Back to Today');
      await status.waitFor({ state: 'hidden' });
      await view.locator('text=Travelling in time').waitFor({ state: 'detached' });
    },
  },
  {
    title: 'the entry of the status bar offers what can be done',
    run: async (workbench) => {
      const { page } = workbench;
      await page.locator('.statusbar-item', { hasText: 'Tickmark:' }).click();
      await choose(workbench, 'Readiness');
      await (await workbench.view('readiness')).shown();
    },
  },
  {
    title: 'a lens above a control says where it stands and leads to its strip',
    run: async (workbench) => {
      const view = await followLens(workbench, 'AC-001.yaml', /in the window|due|current/i);
      assert.match(await view.said(), /AC-001/);
    },
  },
  {
    title: 'the tour opens with its five steps',
    run: async (workbench) => {
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await choose(workbench, 'Get Started with Tickmark');
      const steps = workbench.page.locator('.getting-started-step');
      await until('five steps', async () => ((await steps.count()) === 5 ? true : undefined));
    },
  },
];
