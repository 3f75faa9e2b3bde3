import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../host/browser.ts';
import { installHost } from '../host/install.ts';
import { startVscodeServer, type VscodeServer } from '../host/vscode-server.ts';
import type { TestResult } from '../suite/suite-result.ts';
import type { Journey, Scene } from './journey.ts';
import { Workbench } from './workbench.ts';

const root = join(import.meta.dirname, '../../..');
const pictures = join(root, 'out/vscode/journeys');
const patience = 90_000;

const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'window.autoDetectColorScheme': false,
  'workbench.editor.enablePreview': false,
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  // Answers of dialogs are none of these tests' business.
  'files.hotExit': 'off',
  'explorer.confirmDelete': false,
};

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

async function within<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${patience / 1000} s.`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function openWindow(browser: Browser, server: VscodeServer, folder: string): Promise<Workbench> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const workbench = new Workbench(page, server, folder, root);
  await workbench.load();
  return workbench;
}

/** Makes the journeys of one scene in one window; after a failure in a fresh one. */
async function playScene(
  scene: Scene,
  journeys: readonly Journey[],
  browser: Browser,
  server: VscodeServer,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  const scratch = mkdtempSync(join(tmpdir(), 'tickmark-journeys-'));
  let workbench: Workbench | undefined;
  let round = 0;
  for (const journey of journeys) {
    const title = `${scene.title}: ${journey.title}`;
    const start = Date.now();
    try {
      if (workbench === undefined) {
        // A failed journey may leave changed files behind.
        const folder = join(scratch, String(round++), 'workspace');
        mkdirSync(folder, { recursive: true });
        scene.prepare(folder);
        workbench = await within(openWindow(browser, server, folder));
      }
      await within(journey.run(workbench));
      await within(workbench.tidy());
      results.push({ title, milliseconds: Date.now() - start });
    } catch (error) {
      const milliseconds = Date.now() - start;
      const picture = join(pictures, `${slug(title)}.png`);
      await workbench?.page.screenshot({ path: picture }).catch(() => undefined);
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ title, failure: `${message}\nWhat VS Code showed: ${picture}`, milliseconds });
      await workbench?.page.context().close();
      workbench = undefined;
    }
  }
  await workbench?.page.context().close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return results;
}

/**
 * Makes the journeys of the scenes whose full title matches, in the browser host. Rejects when there is no host: then
 * nothing was tested.
 */
export async function runJourneys(
  scenes: readonly Scene[],
  only: RegExp | undefined,
  tell: (result: TestResult) => void,
): Promise<TestResult[]> {
  const host = installHost();
  if (!host.ok) throw new Error(host.reason);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const server = await startVscodeServer(host, settings);
  const browser = await startBrowser();
  const results: TestResult[] = [];
  try {
    for (const scene of scenes) {
      const journeys = scene.journeys.filter(({ title }) => only?.test(`${scene.title}: ${title}`) ?? true);
      const played = await playScene(scene, journeys, browser, server);
      for (const result of played) tell(result);
      results.push(...played);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return results;
}
