import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journey } from './journey.ts';
import { until } from './until.ts';

const record = 'evidence/EV-IAM-004.yaml';

export const programmeAndReadiness: readonly Journey[] = [
  {
    title: 'the programme timeline shows what happens when, by keyboard too, and jumps to its line',
    run: async (workbench) => {
      const { keyboard } = workbench.page;
      const view = await workbench.openView('programme-timeline');
      const said = await view.said();
      for (const words of ['Observation window', 'Management review', 'Internal audit', '2025-12-31']) {
        assert.ok(said.includes(words), `${words} is missing`);
      }
      await view.locator('button.row').first().focus();
      await keyboard.press('ArrowDown');
      const focused = view.locator('button.row:focus');
      assert.equal(
        await focused.getAttribute('title'),
        await view.locator('button.row').nth(1).getAttribute('title'),
      );
      await keyboard.press('End');
      const title = await focused.getAttribute('title');
      assert.match(title ?? '', /Scope change/);
      await keyboard.press('Enter');
      await workbench.cursorAt('scope.yaml', 'CH-2025-0', 'scope.yaml');
    },
  },
  {
    title: 'dates that do not go together are marked at their bars and explained below',
    run: async (workbench) => {
      const path = join(workbench.folder, 'program.yaml');
      const text = readFileSync(path, 'utf8');
      const view = await workbench.openView('programme-timeline');
      await view.locator('text=No conflicts of dates').waitFor();
      // The management review, now before the internal audit that it is to look at.
      writeFileSync(path, text.replace('date: 2025-12-16', 'date: 2025-11-05'));
      try {
        await view.locator('button.row[title*="conflict 1"]').first().waitFor();
        await view.locator('section.conflicts button').first().click();
        await workbench.tab('program.yaml').waitFor();
      } finally {
        writeFileSync(path, text);
      }
    },
  },
  {
    title: 'readiness says what each number means and never one percentage, and a step leads to its line',
    run: async (workbench) => {
      const path = join(workbench.folder, record);
      const text = readFileSync(path, 'utf8');
      const view = await workbench.openView('readiness');
      await view.locator('table').waitFor();
      const said = await view.said();
      assert.doesNotMatch(said, /%|complian/i);
      for (const words of ['In scope', 'Covered', 'Evidenced', 'Stale', 'Missed', 'CC6', 'A.5']) {
        assert.ok(said.includes(words), `${words} is missing`);
      }
      // What was done in a quarter is taken away: the first step is to say so.
      writeFileSync(path, text.replace(/ {2}- period: 2025-Q3\n[\s\S]*?(?= {2}- period: 2025-Q4)/, ''));
      try {
        const step = view.locator('button.step', { hasText: '2025-Q3' }).first();
        await step.waitFor();
        const missed = view.locator('tr', { hasText: 'CC6' }).locator('td').last();
        await until('a missed item', async () => (/[1-9]/.test(await missed.innerText()) ? true : undefined));
        await step.click();
        await workbench.tab('.yaml').waitFor();
      } finally {
        writeFileSync(path, text);
      }
    },
  },
];
