import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startBrowser } from '../vscode/host/browser.ts';
import { type OpenPage, openPage, type PageOptions } from './harness.ts';

/**
 * Opens pages for the tests of one file: one browser for all of them, and one page for each test. Nothing that a page
 * shows may be fetched, be executed, or breach its Content Security Policy: that is asked after each test.
 */
export function pagesOfTests(): (options: PageOptions) => Promise<OpenPage> {
  let browser: Browser | undefined;
  let open: OpenPage | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    const problems = open?.problems;
    await open?.close();
    open = undefined;
    expect(problems ?? []).toEqual([]);
  });
  return async (options) => {
    if (browser === undefined) throw new Error('Pages are opened in tests, once the browser has started.');
    open = await openPage(browser, options);
    return open;
  };
}
