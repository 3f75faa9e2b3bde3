/**
 * Takes pictures of the extension at work in the browser host: findings, a hover, a quick fix, coloured ids.
 *
 *   node test/vscode/screenshots.ts          to test/vscode/artifacts (not committed)
 *   node test/vscode/screenshots.ts --docs   to docs/images too
 */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './host/browser.ts';
import { installHost } from './host/install.ts';
import { startVscodeServer } from './host/vscode-server.ts';

const root = join(import.meta.dirname, '../..');
const artifacts = join(import.meta.dirname, 'artifacts');
const documentation = join(root, 'docs', 'images');
const forDocumentation = process.argv.includes('--docs');

const settings = {
  'workbench.iconTheme': 'vs-seti',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.delay': 100,
  'breadcrumbs.enabled': false,
};

/** Opens a file by its name, as a user does. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input');
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.view-line').first().waitFor();
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The token of the editor in front that holds exactly this text. */
function token(page: Page, text: string) {
  return page
    .locator('.view-line span span', { hasText: new RegExp(`^\\s*${text.replaceAll('.', '\\.')}\\s*$`) })
    .first();
}

async function picture(page: Page, name: string): Promise<void> {
  // Icons and squiggles are drawn a moment after the text.
  await page.waitForTimeout(400);
  const path = join(artifacts, `${name}.png`);
  await page.screenshot({ path });
  console.log(`test/vscode/artifacts/${name}.png`);
  if (forDocumentation) copyFileSync(path, join(documentation, `${name}.png`));
}

async function takePictures(page: Page): Promise<void> {
  await openFile(page, 'AC-001.yaml');
  await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
  await picture(page, 'coloured-ids');

  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await picture(page, 'problems');
  // The rule of a finding is a link to its page, which opens rendered.
  await page.locator('.markers-panel a[href^="tickmark-rule:"]').first().click();
  await page.locator('.tab.active', { hasText: 'unknown-criterion' }).waitFor();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('h1').first().waitFor();
  await runCommand(page, 'View: Hide Panel');
  await picture(page, 'rule-page');
  await page.locator('.tab[data-resource-name="AC-001.yaml"]').click();

  await page.locator('[id="status.languageStatus"]').click();
  await page.locator('.hover-language-status').first().waitFor();
  await picture(page, 'status');
  await page.keyboard.press('Escape');

  await token(page, 'CC9.3').click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await picture(page, 'quick-fix');
}

/** Hovers say most in a workspace that has much to say: the sample company. */
async function takeHoverPictures(page: Page): Promise<void> {
  await openFile(page, 'AC-001.yaml');
  // The hover counts what is indexed.
  await page.waitForTimeout(3000);
  await token(page, 'AC-001').hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-row').first().waitFor();
  await picture(page, 'hover');
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await token(page, 'CC6.2').hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-row', { hasText: 'CC6.2' }).first().waitFor();
  await picture(page, 'hover-criterion');
}

async function open(page: Page, workspace: string): Promise<void> {
  await page.goto(server.address({ folder: workspace, extension: root }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

const host = installHost();
if (!host.ok) {
  console.error(`No pictures: ${host.reason}`);
  process.exit(1);
}
mkdirSync(artifacts, { recursive: true });
if (forDocumentation) mkdirSync(documentation, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'tickmark-pictures-'));
const folder = join(scratch, 'acme');
cpSync(join(import.meta.dirname, 'workspace'), folder, { recursive: true });
const sample = join(scratch, 'kestrel');
cpSync(join(root, 'samples', 'kestrel'), sample, { recursive: true });
const server = await startVscodeServer(host, settings);
const browser = await startBrowser();
const newPage = () => browser.newPage({ viewport: { width: 1360, height: 800 }, deviceScaleFactor: 1.5 });
let page = await newPage();
try {
  await open(page, folder);
  await takePictures(page);
  await page.close();
  page = await newPage();
  await open(page, sample);
  await takeHoverPictures(page);
} catch (error) {
  await page.screenshot({ path: join(artifacts, 'failed.png') });
  console.error(`${error instanceof Error ? error.message : error}\nSee test/vscode/artifacts/failed.png.`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
