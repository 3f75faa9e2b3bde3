import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journey } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import { until } from './until.ts';
import { appears, type Workbench } from './workbench.ts';

const control = 'controls/AC-001.yaml';

function evidenceFiles({ folder }: Workbench): string[] {
  return readdirSync(join(folder, 'evidence'), { recursive: true }).map(String).sort();
}

/** Undoes the last step in the editor in front; VS Code asks before it takes a file away. */
async function undo({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Control+Z');
  const question = page.locator('.monaco-dialog-box');
  if (await appears(question, 2000)) await page.keyboard.press('Enter');
}

export const matrix: readonly Journey[] = [
  {
    title: 'the matrix opens from the title of an editor and shows what stands between criteria and Annex A',
    run: async (workbench) => {
      await workbench.openFile('AC-001.yaml');
      await workbench.page.locator('.editor-actions [aria-label*="Open Crosswalk Matrix"]').first().click();
      const page = await MatrixPage.again(workbench);
      await page.goTo('CC6.2', 'A.5.18');
      assert.match(await page.words('CC6.2', 'A.5.18'), /: \d+ artifacts?, [A-Z]/);
    },
  },
  {
    title: 'a filter leaves only the lines that bear it',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      const rows = page.view.locator('[role="rowheader"]');
      const before = await rows.count();
      await page.filter('AC-001');
      await page.cell('CC6.2', 'A.5.18').waitFor();
      assert.ok((await rows.count()) < before);
      assert.equal(await page.cell('CC8.1', 'A.8.32').count(), 0);
      await page.filter('nothing bears this');
      await page.view.locator('text=Nothing fits the filters').waitFor();
      await page.view.locator('button', { hasText: 'Clear filters' }).click();
      await until('all rows', async () => ((await rows.count()) === before ? true : undefined));
    },
  },
  {
    title: 'the keyboard walks the grid, opens the details of a cell and comes back',
    run: async (workbench) => {
      const { keyboard } = workbench.page;
      const page = await MatrixPage.open(workbench);
      await page.openDetail('CC6.2', 'A.5.18');
      await page.detail.locator('text=EV-IAM-004').first().waitFor();
      await keyboard.press('ArrowDown');
      assert.match(await page.selected(), /^CC6\.3, A\.5\.18:/);
      // The details follow the selection.
      await page.detail.locator('h2', { hasText: 'CC6.3 and A.5.18' }).waitFor();
      await keyboard.press('Escape');
      await page.detail.waitFor({ state: 'detached' });
      await keyboard.press('ArrowLeft');
      assert.match(await page.selected(), /^CC6\.3, A\.5\.17:/);
    },
  },
  {
    title: 'the details of a cell jump to the line of a record',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      await page.openDetail('CC6.2', 'A.5.18');
      await page.detail
        .locator('button.link', { hasText: /^\s*EV-IAM-004\s*$/ })
        .first()
        .click();
      await workbench.cursorAt('EV-IAM-004.yaml', 'EV-IAM-004', 'evidence/EV-IAM-004.yaml');
    },
  },
  {
    title:
      'a cell begins an evidence record that leaves to a person what only a person knows, and undo takes it away',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      const before = evidenceFiles(workbench);
      await page.openDetail('CC6.2', 'A.5.18');
      await page.detail.locator('button', { hasText: /^\s*Create evidence\s*$/ }).click();
      const created = await until('a new file', () => {
        const [name, ...more] = evidenceFiles(workbench).filter((file) => !before.includes(file));
        assert.deepEqual(more, []);
        return name;
      });
      await workbench.tab(created.split('/').at(-1) ?? '').waitFor();
      const text = readFileSync(join(workbench.folder, 'evidence', created), 'utf8');
      assert.match(text, /^kind: evidence$/m);
      assert.match(text, /\?/);
      await undo(workbench);
      await until('the file is gone', () =>
        evidenceFiles(workbench).join() === before.join() ? true : undefined,
      );
    },
  },
  {
    title: 'a cell is copied as Markdown',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      await page.openDetail('CC6.2', 'A.5.18');
      await page.detail.locator('button', { hasText: 'Copy as Markdown' }).click();
      const text = await until('the clipboard', async () => {
        const copied = await workbench.clipboard();
        return copied.includes('CC6.2') ? copied : undefined;
      });
      assert.match(text, /A\.5\.18/);
      assert.match(text, /EV-IAM-004/);
    },
  },
  {
    title: 'a mapping is added to a control that cites one side of a cell',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      const path = join(workbench.folder, 'controls/CHG-001.yaml');
      const before = readFileSync(path, 'utf8');
      await page.openDetail('CC8.1', 'A.8.31');
      await page.detail.locator('button[aria-label="Add this mapping to CHG-001"]').click();
      await workbench.tab('CHG-001.yaml').waitFor();
      await until('the mapping in the editor', async () => {
        const text = await workbench.page.locator('.editor-group-container.active .view-lines').innerText();
        return text.includes('A.8.31') ? true : undefined;
      });
      await undo(workbench);
      assert.equal(readFileSync(path, 'utf8'), before, 'it was saved without being asked');
    },
  },
  {
    title: 'the axes are swapped, and the selection with them',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      await page.goTo('CC6.2', 'A.5.18');
      const words = (await page.words('CC6.2', 'A.5.18')).split(': ')[1];
      await page.view.locator('button[aria-label="Swap rows and columns"]').click();
      await page.cell('A.5.18', 'CC6.2').waitFor();
      assert.equal(await page.words('A.5.18', 'CC6.2'), `A.5.18, CC6.2: ${words}`);
      assert.match(await page.selected(), /^A\.5\.18, CC6\.2:/);
    },
  },
  {
    title: 'another as-of day changes the states, is clearly shown, and one click leads back',
    run: async (workbench) => {
      const { page: window } = workbench;
      const page = await MatrixPage.open(workbench);
      await page.goTo('CC6.1', 'A.5.15');
      const before = await page.words('CC6.1', 'A.5.15');
      const day = page.view.locator('tickmark-time-bar input.typed');
      await day.fill('2025-04-15');
      await day.press('Enter');
      await page.view.locator('text=Travelling in time').waitFor();
      await page.otherWords('CC6.1', 'A.5.15', before);
      const status = window.locator('.statusbar-item', { hasText: 'As of 2025-04-15' });
      await status.waitFor();
      await page.view.locator('button', { hasText: 'Back to the present' }).click();
      await until('the present', async () =>
        (await page.words('CC6.1', 'A.5.15')) === before ? true : undefined,
      );
      await page.view.locator('text=Travelling in time').waitFor({ state: 'detached' });
      await status.waitFor({ state: 'hidden' });
    },
  },
  {
    title: 'what is typed in a file changes its cell, and the page keeps its scroll, selection and details',
    run: async (workbench) => {
      const { keyboard } = workbench.page;
      const page = await MatrixPage.open(workbench);
      await page.openDetail('CC6.3', 'A.5.18');
      const before = await page.words('CC6.3', 'A.5.18');
      const link = page.detail.locator('button.link', { hasText: /^\s*AC-001\s*$/ });
      await link.first().click({ modifiers: ['Control'] });
      await workbench.tab('AC-001.yaml').waitFor();
      await workbench.goToLine(control, 'id: A.5.18');
      // The panel is narrower now, and what was scrolled to settles.
      await workbench.page.waitForTimeout(500);
      const scrolled = await page.scrolled();
      await keyboard.press('Control+Shift+K');
      await page.otherWords('CC6.3', 'A.5.18', before);
      assert.match(await page.selected(), /^CC6\.3, A\.5\.18:/);
      assert.deepEqual(await page.scrolled(), scrolled);
      await page.detail.locator('h2', { hasText: 'CC6.3 and A.5.18' }).waitFor();
      await keyboard.press('Control+Z');
      await until('the cell as before', async () =>
        (await page.words('CC6.3', 'A.5.18')) === before ? true : undefined,
      );
    },
  },
  {
    title: 'a file that changes on disk changes its cell, and the grid keeps the focus',
    run: async (workbench) => {
      const page = await MatrixPage.open(workbench);
      await page.goTo('CC6.3', 'A.5.18');
      const before = await page.words('CC6.3', 'A.5.18');
      const scrolled = await page.scrolled();
      const path = join(workbench.folder, control);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(/^.*id: A\.5\.18.*\n/m, ''));
      try {
        await page.otherWords('CC6.3', 'A.5.18', before);
        assert.deepEqual(await page.scrolled(), scrolled);
        await workbench.page.keyboard.press('ArrowUp');
        assert.match(await page.selected(), /^CC6\.2, A\.5\.18:/);
      } finally {
        writeFileSync(path, text);
      }
    },
  },
  {
    title: 'hiding the page and reloading the window keep filter, selection and details',
    run: async (workbench) => {
      const before = await MatrixPage.open(workbench);
      await before.filter('AC-001');
      await before.openDetail('CC6.3', 'A.5.18');
      const isAsBefore = async (page: MatrixPage) => {
        await page.detail.locator('h2', { hasText: 'CC6.3 and A.5.18' }).waitFor();
        assert.equal(await page.filterText(), 'AC-001');
        assert.match(await page.selected(), /^CC6\.3, A\.5\.18:/);
        assert.equal(await page.cell('CC8.1', 'A.8.32').count(), 0);
      };
      await workbench.openFile('soa.yaml');
      await workbench.page.locator('.tab', { hasText: 'Crosswalk Matrix' }).click();
      await isAsBefore(await MatrixPage.again(workbench));
      await workbench.reload();
      await isAsBefore(await MatrixPage.again(workbench));
    },
  },
];
