/** Finds and starts the browser in which the workbench runs. */

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env['TICKMARK_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine; `TICKMARK_CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  return places.find((path) => path !== undefined && existsSync(path));
}

/** Starts Chromium without a window. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'Chromium is missing: install it (Debian: apt-get install chromium) or name it in TICKMARK_CHROMIUM.',
    );
  }
  return chromium.launch({
    executablePath,
    // On a busy machine it may take its time.
    timeout: 120_000,
    args: [
      // Chromium refuses its sandbox to root, which is who runs this in containers; only our own pages are opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
