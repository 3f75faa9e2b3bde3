import assert from 'node:assert/strict';
import type { Dialog, Page } from 'playwright-core';
import { WEBVIEWS } from '../../../server/src/protocol/webview-messages.ts';
import { choose, openTrees, treeLines } from './around.ts';
import { writeHostileWorkspace } from './hostile-workspace.ts';
import type { Journey, Scene } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** Does something, and makes sure that nothing of the workspace was run, asked for or shown as a dialog meanwhile. */
async function unharmed({ page }: Workbench, act: () => Promise<void>): Promise<void> {
  const happened: string[] = [];
  const onDialog = (dialog: Dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  };
  const onRequest = (request: { url(): string }) => {
    if (request.url().includes('example.invalid')) happened.push(`request ${request.url()}`);
  };
  page.on('dialog', onDialog);
  page.on('request', onRequest);
  try {
    await act();
    await nothingRan(page);
    assert.deepEqual(happened, []);
  } finally {
    page.off('dialog', onDialog);
    page.off('request', onRequest);
  }
}

async function nothingRan(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    assert.equal(await frame.evaluate("'__pwned' in window"), false, `${frame.url()} ran something`);
  }
}

const views: readonly Journey[] = WEBVIEWS.map((name) => ({
  title: `${name} shows it as text and runs nothing of it`,
  run: async (workbench) =>
    unharmed(workbench, async () => {
      const view = await workbench.openView(name);
      await until('something to read', async () => ((await view.said()).length > 500 ? true : undefined));
      if (name === 'matrix') {
        const matrix = await MatrixPage.again(workbench);
        await matrix.openDetail('CC6.2', 'A.5.18');
      }
      // Moving about makes the page draw what it has not drawn yet.
      for (const key of ['Tab', 'ArrowDown', 'ArrowRight', 'End', 'PageDown', 'Home']) {
        await workbench.page.keyboard.press(key);
      }
      const foreign = view.locator('main img, main iframe, main svg, main script');
      assert.equal(await foreign.count(), 0, 'markup of the workspace became markup of the page');
      // However long a word is, the page itself does not scroll sideways.
      const overflow = await view.frame.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
      assert.deepEqual(await view.accessibility(), []);
    }),
}));

const around: readonly Journey[] = [
  {
    title: 'a rendered document shows it as text',
    run: async (workbench) =>
      unharmed(workbench, async () => {
        await workbench.runCommand('Tickmark: Open Document...');
        await choose(workbench, 'Risk register');
        await choose(workbench, 'SOC 2 and ISO');
        const preview = workbench.page
          .frameLocator('iframe.webview.ready')
          .frameLocator('iframe#active-frame');
        const title = preview.locator('td', { hasText: 'onerror=' }).first();
        await title.waitFor();
        assert.equal(await preview.locator('td img, td script, td svg').count(), 0);
        assert.equal(await preview.locator('a[href^="command:"], a[href^="javascript:"]').count(), 0);
      }),
  },
  {
    title: 'the trees show it as text',
    run: async (workbench) =>
      unharmed(workbench, async () => {
        await openTrees(workbench);
        const lines = treeLines(workbench, 'Evidence Due');
        await lines.filter({ hasText: 'onerror=' }).first().waitFor();
        assert.equal(await lines.locator('img, script').count(), 0);
      }),
  },
];

/** A workspace that was written to do harm. */
export const hostileFolder: Scene = {
  title: 'a hostile workspace',
  prepare: writeHostileWorkspace,
  journeys: [...views, ...around],
};
