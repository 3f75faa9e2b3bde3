/**
 * Reads from a real VS Code what it gives to pages in each theme: its style sheet's variables and the classes of the
 * body. The harness shows pages with them.
 *
 *   node test/webview/take-themes.ts        writes test/webview/fixtures/themes.json
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../vscode/host/browser.ts';
import { installHost } from '../vscode/host/install.ts';
import { startVscodeServer } from '../vscode/host/vscode-server.ts';

const root = join(import.meta.dirname, '../..');
const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

const host = installHost();
if (!host.ok) throw new Error(host.reason);
const scratch = mkdtempSync(join(tmpdir(), 'tickmark-themes-'));
cpSync(join(root, 'test/vscode/workspace'), scratch, { recursive: true });
const browser = await startBrowser();
const taken: Record<string, unknown> = {};
for (const [name, theme] of Object.entries(themes)) {
  const server = await startVscodeServer(host, {
    'workbench.colorTheme': theme,
    'window.autoDetectColorScheme': false,
  });
  // VS Code takes up a high-contrast theme when the system asks for one.
  const page = await browser.newPage({
    viewport: { width: 1360, height: 800 },
    forcedColors: name.startsWith('high-contrast') ? 'active' : 'none',
    colorScheme: name.endsWith('dark') ? 'dark' : 'light',
  });
  try {
    await page.goto(server.address({ folder: scratch, extension: root }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3000);
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Tickmark: Open Crosswalk Matrix');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    const inner = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await inner.locator('body[data-view="matrix"]').waitFor();
    await page.waitForTimeout(1000);
    taken[name] = await inner.locator('html').evaluate((html: HTMLElement) => {
      const pairs = html.style.cssText
        .split(/;\s*(?=--vscode-)/)
        .map((line) => line.split(/:\s*(.*)/s).slice(0, 2) as [string, string])
        .filter(([key]) => key.startsWith('--vscode-'));
      const variables = Object.fromEntries(pairs.map(([key, value]) => [key, value.replace(/;\s*$/, '')]));
      return {
        classes: document.body.className,
        variables,
        defaults: document.querySelector('#_defaultStyles')?.textContent ?? '',
      };
    });
    await page.screenshot({ path: join(tmpdir(), `tickmark-theme-${name}.png`) });
  } finally {
    await page.close();
    await server.stop();
  }
}
await browser.close();
rmSync(scratch, { recursive: true, force: true });
mkdirSync(join(import.meta.dirname, 'fixtures'), { recursive: true });
writeFileSync(
  join(import.meta.dirname, 'fixtures', 'themes.json'),
  `${JSON.stringify(taken, undefined, 1)}\n`,
);
