import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../client/src/views/page-html.ts';
import type { FromWebview, ToWebview, WebviewName } from '../../server/src/protocol/webview-messages.ts';

/**
 * Shows a page of ours in Chromium as VS Code would: the same html and Content Security Policy, VS Code's own colours of
 * a theme, a recorded `acquireVsCodeApi`, and nothing else that it could reach.
 */

const root = join(import.meta.dirname, '../..');
const origin = 'http://tickmark.test';

/** How long a page is waited for, in milliseconds: less than a test may take, so that it can say what it waited for. */
const patience = 60_000;

interface Theme {
  readonly classes: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly defaults: string;
}

const themes = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'themes.json'), 'utf8'),
) as Readonly<Record<ThemeName, Theme>>;

export const THEMES = ['light', 'dark', 'high-contrast-dark', 'high-contrast-light'] as const;
export type ThemeName = (typeof THEMES)[number];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let bundle: Promise<string> | undefined;

/** The bundle as it ships, built once. */
export function builtBundle(): Promise<string> {
  bundle ??= build({
    absWorkingDir: root,
    entryPoints: ['client/webview/main.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    minify: true,
    legalComments: 'none',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}

export interface PageOptions {
  readonly view: WebviewName;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What the page kept when it was last shown. */
  readonly saved?: unknown;
}

/** A page that is open, and what it said. */
export interface OpenPage {
  readonly page: Page;
  /** Breaches of the Content Security Policy and errors of scripts: always to be empty. */
  readonly problems: readonly string[];
  /** Tells the page something, and waits until it is drawn. */
  tell(message: ToWebview): Promise<void>;
  /** Waits until what changed is drawn. */
  drawn(): Promise<void>;
  /** Stops the clock of the page: no pause in it ends before its time, however slow the machine is. */
  stopClock(): Promise<void>;
  /** Lets milliseconds go by on the stopped clock. */
  pass(milliseconds: number): Promise<void>;
  startClock(): Promise<void>;
  /** Types without a pause. */
  type(text: string): Promise<void>;
  /** Messages that the page has sent, in order. */
  sent(): Promise<FromWebview[]>;
  /** What the page keeps. */
  kept(): Promise<unknown>;
  /** Violations that axe-core finds, as short lines. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

/** What a page of a test has beside its own. */
interface TestWindow {
  readonly sent: FromWebview[];
  readonly drawn: () => Promise<void>;
}

/** Runs in the page before its own script. */
function standInForVsCode(saved: unknown): void {
  const sent: unknown[] = [];
  // Frames go on while the clock of the page is stopped.
  const nextFrame = window.requestAnimationFrame.bind(window);
  const key = 'tickmark-state';
  if (saved !== undefined && sessionStorage.getItem(key) === null) {
    sessionStorage.setItem(key, JSON.stringify(saved));
  }
  Object.assign(window, {
    sent,
    drawn: async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(nextFrame);
    },
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => sent.push(structuredClone(message)),
      getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem(key, JSON.stringify(state)),
    }),
  });
}

function themeSheet({ variables, defaults }: Theme): string {
  const lines = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  return `${defaults}\nhtml { background: var(--vscode-editor-background); ${lines.join('\n')} }`;
}

/** Opens a page of ours. */
export async function openPage(browser: Browser, options: PageOptions): Promise<OpenPage> {
  const { view, theme = 'dark', width = 1280, height = 800, saved } = options;
  const script = await builtBundle();
  const context = await browser.newContext({ viewport: { width, height }, permissions: [] });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const { classes } = themes[theme];
  const html = pageHtml({
    view,
    title: 'Tickmark',
    script: `${origin}/webview.js`,
    source: origin,
    nonce: 'harness',
  })
    .replace('</head>', `<link rel="stylesheet" href="${origin}/theme.css">\n</head>`)
    .replace('<body ', `<body class="${classes}" `);
  await context.route('**/*', async (route) => {
    const { pathname, origin: asked } = new URL(route.request().url());
    if (asked !== origin) {
      problems.push(`asked for ${route.request().url()}`);
      await route.abort();
    } else if (pathname === '/webview.js')
      await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (pathname === '/theme.css') {
      await route.fulfill({ contentType: 'text/css', body: themeSheet(themes[theme]) });
    } else if (pathname === '/favicon.ico') await route.fulfill({ status: 204 });
    else await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  });
  await page.addInitScript(standInForVsCode, saved);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => (window as unknown as TestWindow).sent.length > 0);
  const drawn = (): Promise<void> => page.evaluate(() => (window as unknown as TestWindow).drawn());
  let hasClock = false;
  const stopClock = async (): Promise<void> => {
    if (!hasClock) await page.clock.install();
    hasClock = true;
    // Only a time to come can be stopped at.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + patience);
  };
  return {
    page,
    problems,
    async tell(message) {
      await page.evaluate((told) => window.postMessage(told, '*'), message);
      await drawn();
    },
    drawn,
    stopClock,
    pass: (milliseconds) => page.clock.runFor(milliseconds),
    startClock: () => page.clock.resume(),
    async type(text) {
      await stopClock();
      await page.keyboard.type(text);
      await page.clock.resume();
    },
    sent: () => page.evaluate(() => (window as unknown as TestWindow).sent),
    kept: () =>
      page.evaluate(() => JSON.parse(sessionStorage.getItem('tickmark-state') ?? 'null') as unknown),
    async violations() {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run(): Promise<{ violations: { id: string; nodes: { html: string; target: unknown[] }[] }[] }>;
          };
        };
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) =>
          nodes
            .slice(0, 3)
            .map(({ html: source, target }) => `${id}: ${target.join(' ')}: ${source.slice(0, 200)}`),
        );
      });
    },
    close: () => context.close(),
  };
}
