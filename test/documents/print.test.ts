import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { exportDocument } from '../../server/src/export/export-document.ts';
import { DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { startBrowser } from '../vscode/host/browser.ts';
import { HOSTILE, hostileEngine } from './hostile.ts';
import { makeDocument, openKestrel } from './make-document.ts';
import { readPdf } from './pdf-text.ts';

let browser: Browser;
let kestrel: Engine;
beforeAll(async () => {
  [browser, kestrel] = await Promise.all([startBrowser(), openKestrel()]);
});
afterAll(() => browser.close());

it.each(DOCUMENTS.map(({ name, title }) => [name, title] as const))(
  '%s prints on pages that hold its text, with its heads on each',
  async (name, title) => {
    const page = await browser.newPage();
    const html = String(await exportDocument(makeDocument(kestrel, name), 'html'));
    await page.setContent(html);
    await page.emulateMedia({ media: 'print' });
    // The width of A4 across without its margins, at 96 dots per inch.
    await page.setViewportSize({ width: 1032, height: 700 });
    const widths = await page
      .locator('table')
      .evaluateAll((tables) => tables.map(({ scrollWidth }) => scrollWidth));
    expect(Math.max(...widths)).toBeLessThanOrEqual(1032);
    const { pages, text } = readPdf(await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    expect(pages).toBeGreaterThan(0);
    const words = text.replaceAll(/\s/g, '');
    for (const said of [title, '2026-01-12', '2025-04-01 to 2025-12-31'])
      expect(words).toContain(said.replaceAll(' ', ''));
    if (name !== 'statement-of-applicability') return;
    expect(pages).toBeGreaterThan(3);
    for (const id of ['A.5.1', 'A.8.34']) expect(words).toContain(id);
    // A head for each of the four themes, and one more on each sheet that a theme goes on to.
    expect(words.match(/Implementationstatus/g)?.length).toBeGreaterThan(4);
  },
);

it('runs nothing and asks for nothing, whatever titles hold', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  for (const title of Object.values(HOSTILE)) {
    const html = String(await exportDocument(makeDocument(hostileEngine(title), 'risk-register'), 'html'));
    await page.setContent(html);
    expect(await page.locator('script, img, a, iframe, object, embed, form, link, [onerror]').count()).toBe(
      0,
    );
    expect(await page.locator('h1').innerText()).toBe('Risk register');
  }
  expect(asked).toEqual([]);
  await page.close();
});
