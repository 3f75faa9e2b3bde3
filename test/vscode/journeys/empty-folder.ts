import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEBVIEWS } from '../../../server/src/protocol/webview-messages.ts';
import type { Scene } from './journey.ts';
import { until } from './until.ts';

/** A folder with nothing of ours in it. */
export const emptyFolder: Scene = {
  title: 'a folder without records',
  prepare: (folder) => writeFileSync(join(folder, 'notes.txt'), 'nothing here\n'),
  journeys: WEBVIEWS.map((name) => ({
    title: `${name} says that there is nothing, and what to do`,
    run: async (workbench) => {
      await workbench.runCommand(workbench.titleOf(name));
      const view = await workbench.view(name);
      const said = await until('a notice', async () => {
        const notice = await view.notice();
        return notice === '' || notice.includes('Please wait') ? undefined : notice;
      });
      assert.match(said, /\.tickmark\.yaml|set up|Set Up|record|controls/);
      assert.deepEqual(await view.accessibility(), []);
    },
  })),
};
