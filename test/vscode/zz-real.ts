import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './host/browser.ts';
import { installHost } from './host/install.ts';
import { startVscodeServer } from './host/vscode-server.ts';

const root = join(import.meta.dirname, '../..');
const host = installHost();
if (!host.ok) throw new Error(host.reason);
const dir = mkdtempSync(join(tmpdir(), 'tickmark-real-'));
cpSync(join(root, 'samples/kestrel'), dir, { recursive: true });
const server = await startVscodeServer(host, {
  'workbench.colorTheme': process.argv[2] ?? 'Default Dark Modern',
});
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('console', (m) => {
  const t = m.text();
  if (/Content Security|Refused|tickmark/i.test(t)) console.log('console:', t.slice(0, 300));
});
try {
  await page.goto(server.address({ folder: dir, extension: root }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(4000);
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Tickmark: Open Crosswalk Matrix');
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Open Crosswalk Matrix' })
    .waitFor();
  await page.keyboard.press('Enter');
  const inner = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await inner.locator('[role=grid]').waitFor({ timeout: 60000 });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/real-1.png' });
  await inner.locator('[role=grid]').focus();
  await page.keyboard.type('cc6.2');
  await page.waitForTimeout(1000);
  await page.keyboard.type('5.18');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/real-2.png' });
} catch (e) {
  console.log(String(e));
  await page.screenshot({ path: '/tmp/real-x.png' });
} finally {
  await browser.close();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
