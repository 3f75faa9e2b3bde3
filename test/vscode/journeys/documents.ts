import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Journey } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

async function choose({ page }: Workbench, label: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first();
  await row.waitFor();
  await row.click();
}

/** The rendered page of the document in front. */
async function openDocument(workbench: Workbench, title: string): Promise<FrameLocator> {
  await workbench.runCommand('Tickmark: Open Document...');
  await choose(workbench, title);
  await choose(workbench, 'SOC 2 and ISO/IEC 27001');
  await workbench.tab(title).waitFor();
  const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('h1', { hasText: title }).waitFor();
  return preview;
}

/** Takes another name than the suggested one, and waits for the file. */
async function saveAs({ page }: Workbench, suggested: RegExp, target: string): Promise<void> {
  const path = page.locator('.quick-input-widget input');
  await until('a suggested name', async () => (suggested.test(await path.inputValue()) ? true : undefined));
  await path.fill(target);
  await page.keyboard.press('Enter');
  await until('the file', async () => (existsSync(target) ? true : undefined));
}

export const documents: readonly Journey[] = [
  {
    title: 'a document opens as a rendered page and follows what is written in a record',
    run: async (workbench) => {
      const preview = await openDocument(workbench, 'Control and evidence index');
      await preview.locator('td', { hasText: 'AC-001' }).first().waitFor();
      const file = join(workbench.folder, 'controls/AC-001.yaml');
      const before = readFileSync(file, 'utf8');
      try {
        writeFileSync(file, before.replace(/^title: .*$/m, 'title: Rights are looked at again'));
        await preview
          .locator('td', { hasText: 'Rights are looked at again' })
          .first()
          .waitFor({ timeout: 30_000 });
      } finally {
        writeFileSync(file, before);
      }
    },
  },
  {
    title: 'a document is exported from its button to a file of the folder',
    run: async (workbench) => {
      const { page, folder } = workbench;
      await openDocument(workbench, 'Vendor table');
      await page
        .locator('.editor-group-container.active .editor-actions a[aria-label^="Export Document"]')
        .click();
      await choose(workbench, 'Excel workbook');
      const target = join(folder, 'vendors.xlsx');
      await saveAs(workbench, /vendor-table_.*\.xlsx$/, target);
      await workbench.runCommand('Notifications: Show Notifications');
      await page
        .locator('.notification-list-item-message', { hasText: 'Vendor table was saved as vendors.xlsx' })
        .waitFor();
      await page.keyboard.press('Escape');
      assert.equal(readFileSync(target).toString('latin1', 0, 2), 'PK');
    },
  },
  {
    title: 'the matrix is exported from its button, with the axes that it shows',
    run: async (workbench) => {
      const { page, folder } = workbench;
      const matrix = await MatrixPage.open(workbench);
      const rows = async (): Promise<string> =>
        (await matrix.view.locator('#at-1-0').innerText()).replace('Rows: ', '').trim();
      const before = await rows();
      await matrix.view.locator('button[aria-label="Swap rows and columns"]').click();
      const shown = await until('other rows', async () => {
        const now = await rows();
        return now === before ? undefined : now;
      });
      await page
        .locator('.editor-group-container.active .editor-actions a[aria-label^="Export Matrix"]')
        .click();
      await choose(workbench, 'Markdown');
      const target = join(folder, 'swapped.md');
      await saveAs(workbench, /matrix_.*\.md$/, target);
      assert.ok(readFileSync(target, 'utf8').includes(`## ${shown} against ${before}`));
    },
  },
];
