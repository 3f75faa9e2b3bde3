import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEBVIEWS } from '../../../server/src/protocol/webview-messages.ts';
import { openTrees } from './around.ts';
import type { Journey, Scene } from './journey.ts';
import { until } from './until.ts';

const words = /no (records|controls|evidence|controls or evidence|programme|framework)|nothing/i;

const views: readonly Journey[] = WEBVIEWS.map((name) => ({
  title: `${name} says that there is nothing, and what to do`,
  run: async (workbench) => {
    await workbench.runCommand(workbench.titleOf(name));
    const view = await workbench.view(name);
    // A notice, or words in the place of the content.
    await until('words that say so', async () => (words.test(await view.said()) ? true : undefined));
    assert.deepEqual(await view.accessibility(), []);
  },
}));

const trees: Journey = {
  title: 'the trees say what to do first',
  run: async (workbench) => {
    await openTrees(workbench);
    const welcome = workbench.page.locator('.pane .welcome-view-content', { hasText: 'No controls yet' });
    await welcome.locator('.monaco-button', { hasText: 'New Control' }).waitFor();
  },
};

/** A folder with nothing of ours in it. */
export const emptyFolder: Scene = {
  title: 'a folder without records',
  prepare: (folder) => writeFileSync(join(folder, 'notes.txt'), 'nothing here\n'),
  journeys: [...views, trees],
};
