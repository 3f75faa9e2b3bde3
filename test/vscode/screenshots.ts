/**
 * Takes pictures of the extension at work in the browser host: findings, a hover, a quick fix, coloured ids, and each
 * view in light, dark and high contrast.
 *
 *   node test/vscode/screenshots.ts          to test/vscode/artifacts (not committed)
 *   node test/vscode/screenshots.ts --docs   to docs/images too
 *   node test/vscode/screenshots.ts --views  the views alone
 */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './host/browser.ts';
import { installHost } from './host/install.ts';
import { startVscodeServer } from './host/vscode-server.ts';
import { Workbench } from './journeys/workbench.ts';
import { makeImperfect, takeViewPictures } from './view-pictures.ts';

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

/** The token of the editor in front that holds exactly this text. */
function token(page: Page, text: string) {
  return page
    .locator('.view-line span span', { hasText: new RegExp(`^\\s*${text.replaceAll('.', '\\.')}\\s*$`) })
    .first();
}

/** Pictures that no page of the documentation shows. */
const undocumented: ReadonlySet<string> = new Set(['rule-page', 'status']);

async function picture(page: Page, name: string): Promise<void> {
  // Icons and squiggles are drawn a moment after the text.
  await page.waitForTimeout(400);
  const path = join(artifacts, `${name}.png`);
  await page.screenshot({ path });
  console.log(`test/vscode/artifacts/${name}.png`);
  if (forDocumentation && !undocumented.has(name)) copyFileSync(path, join(documentation, `${name}.png`));
}

async function takePictures(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.openFile('AC-001.yaml');
  await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
  await page.locator('.codelens-decoration a').first().waitFor();
  // The file decorations and the badge come last.
  await page.waitForTimeout(2000);
  await picture(page, 'coloured-ids');

  await workbench.runCommand('Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await picture(page, 'problems');
  // The rule of a finding is a link to its page, which opens rendered.
  await page.locator('.markers-panel a[href^="tickmark-rule:"]').first().click();
  await page.locator('.tab.active', { hasText: 'unknown-criterion' }).waitFor();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('h1').first().waitFor();
  await workbench.runCommand('View: Hide Panel');
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
async function takeHoverPictures(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.openFile('AC-001.yaml');
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

/** A window of its own on a folder. */
async function open(folder: string): Promise<Workbench> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const workbench = new Workbench(page, server, folder, root);
  await workbench.load();
  return workbench;
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
let workbench: Workbench | undefined;
try {
  if (!process.argv.includes('--views')) {
    workbench = await open(folder);
    await takePictures(workbench);
    await workbench.page.close();
  }
  if (!process.argv.includes('--views')) {
    workbench = await open(sample);
    await takeHoverPictures(workbench);
    await workbench.page.close();
  }
  makeImperfect(sample);
  workbench = await open(sample);
  await takeViewPictures(workbench, picture);
} catch (error) {
  await workbench?.page.screenshot({ path: join(artifacts, 'failed.png') });
  console.error(`${error instanceof Error ? error.message : error}\nSee test/vscode/artifacts/failed.png.`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
