import assert from 'node:assert/strict';
import { WEBVIEWS } from '../../../server/src/protocol/webview-messages.ts';
import type { Journey } from './journey.ts';
import { THEMES, type ThemeName } from './workbench.ts';

/** axe-core finds nothing wrong with any view in any theme. */
export const accessibility: readonly Journey[] = WEBVIEWS.map((name) => ({
  title: `axe-core finds nothing wrong with ${name} in any theme`,
  run: async (workbench) => {
    const view = await workbench.openView(name);
    const violations: string[] = [];
    for (const theme of Object.keys(THEMES) as ThemeName[]) {
      await workbench.setTheme(theme, view);
      for (const violation of await view.accessibility()) violations.push(`${theme}: ${violation}`);
    }
    await workbench.setTheme('dark');
    assert.deepEqual(violations, []);
  },
}));
