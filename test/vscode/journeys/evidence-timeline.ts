import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Journey } from './journey.ts';
import { until } from './until.ts';
import type { ViewFrame } from './view-frame.ts';

const record = 'evidence/EV-IAM-004.yaml';

function lines(view: ViewFrame): Locator {
  return view.locator('[role="rowheader"]');
}

async function filter(view: ViewFrame, text: string): Promise<void> {
  await view.locator('input[type="search"]').fill(text);
}

export const evidenceTimeline: readonly Journey[] = [
  {
    title: 'the evidence timeline shows a line for each activity, and a filter leaves those that bear it',
    run: async (workbench) => {
      const view = await workbench.openView('evidence-timeline');
      await lines(view).first().waitFor();
      const before = await lines(view).count();
      await filter(view, 'AC-001');
      await until('fewer lines', async () => ((await lines(view).count()) < before ? true : undefined));
      // Joiner, mover, leaver and review.
      assert.equal(await lines(view).count(), 4);
      await view.locator('button', { hasText: 'Clear filters' }).click();
      await until('all lines', async () => ((await lines(view).count()) === before ? true : undefined));
    },
  },
  {
    title: 'the keyboard walks the strips and jumps from an occurrence to its line',
    run: async (workbench) => {
      const { keyboard } = workbench.page;
      const view = await workbench.openView('evidence-timeline');
      await filter(view, 'EV-IAM-004');
      const review = view.locator('[role="rowheader"]', { hasText: 'review, quarterly' });
      await review.click();
      for (let step = 0; step < 3; step++) await keyboard.press('ArrowRight');
      const focused = view.locator('[role="gridcell"][tabindex="0"]');
      assert.match((await focused.getAttribute('aria-label')) ?? '', /2025-Q\d: on time/);
      await view.locator('section.detail', { hasText: 'EV-IAM-004' }).waitFor();
      await keyboard.press('Enter');
      await workbench.cursorAt('EV-IAM-004.yaml', 'performed_on: 2025-', record);
    },
  },
  {
    title:
      'an occurrence that is missing shows as missed, and is inserted from its strip for a person to fill in',
    run: async (workbench) => {
      const path = join(workbench.folder, record);
      const text = readFileSync(path, 'utf8');
      const view = await workbench.openView('evidence-timeline');
      await filter(view, 'EV-IAM-004');
      await lines(view).first().waitFor();
      writeFileSync(path, text.replace(/ {2}- period: 2025-Q3\n[\s\S]*?(?= {2}- period: 2025-Q4)/, ''));
      try {
        const missed = view.locator('[role="gridcell"][aria-label^="2025-Q3: missed"]');
        await missed.click();
        await view.locator('button', { hasText: 'Insert missing occurrence' }).click();
        await workbench.tab('EV-IAM-004.yaml').waitFor();
        const editor = workbench.page.locator('.editor-group-container.active .view-lines');
        await until('the stub in the editor', async () =>
          /period:\s2025-Q3/.test(await editor.innerText()) ? true : undefined,
        );
        assert.match(await editor.innerText(), /\?/);
      } finally {
        writeFileSync(path, text);
      }
    },
  },
];
