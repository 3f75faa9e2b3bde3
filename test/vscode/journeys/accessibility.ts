import assert from 'node:assert/strict';
import { WEBVIEWS, type WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import type { Journey } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import type { ViewFrame } from './view-frame.ts';
import { THEMES, type ThemeName, type Workbench } from './workbench.ts';

/** Brings to light what a page shows only when it is asked for. */
const unfold: Readonly<
  Partial<Record<WebviewName, (workbench: Workbench, view: ViewFrame) => Promise<void>>>
> = {
  async matrix(workbench, view) {
    const matrix = await MatrixPage.again(workbench);
    await view.locator('button', { hasText: 'Legend' }).click();
    await matrix.openDetail('CC6.2', 'A.5.18');
  },
  async 'evidence-timeline'(_workbench, view) {
    await view.locator('button', { hasText: 'Legend' }).click();
    await view.locator('[role="rowheader"]').first().click();
  },
};

/** axe-core finds nothing wrong with any view in any theme, also while somebody travels in time. */
export const accessibility: readonly Journey[] = WEBVIEWS.map((name) => ({
  title: `axe-core finds nothing wrong with ${name} in any theme`,
  run: async (workbench) => {
    const view = await workbench.openView(name);
    await unfold[name]?.(workbench, view);
    const violations: string[] = [];
    for (const theme of Object.keys(THEMES) as ThemeName[]) {
      await workbench.setTheme(theme, view);
      for (const violation of await view.accessibility()) violations.push(`${theme}: ${violation}`);
    }
    const day = view.locator('tickmark-time-bar input.typed');
    await day.fill('2025-10-20');
    await day.press('Enter');
    const back = view.locator('button', { hasText: 'Back to the present' });
    await back.waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme, view);
      for (const violation of await view.accessibility())
        violations.push(`${theme}, travelling: ${violation}`);
    }
    await back.click();
    await back.waitFor({ state: 'detached' });
    assert.deepEqual(violations, []);
  },
}));
