import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialog } from 'playwright-core';
import { WEBVIEWS } from '../../../server/src/protocol/webview-messages.ts';
import type { Scene } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import { until } from './until.ts';

/** Titles that would do something if they were taken for anything but text. */
const hostileTitles = [
  '<img src=x onerror="top.__pwned=1;window.__pwned=1;alert(1)">',
  '<script>window.__pwned=1;alert(2)</script>',
  ']]></style></script><svg onload="window.__pwned=1">',
  '\u202Eevil\u202C \u2066turned\u2069 \u200Fround',
  '=HYPERLINK("http://example.invalid","click")',
  '{{constructor.constructor("window.__pwned=1")()}} \u0024{window.__pwned=1}',
  '[link](command:workbench.action.quit) [x](javascript:alert(3)) ![i](http://example.invalid/x.png)',
  'W'.repeat(10_000),
  'wort '.repeat(2000),
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} emoji \uFEFF and e\u0301',
];

function prepare(folder: string): void {
  for (const sub of ['controls', 'evidence', 'risks', 'vendors']) mkdirSync(join(folder, sub));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('.tickmark.yaml', 'version: 1\nas_of: 2026-01-12\n');
  write(
    'scope.yaml',
    [
      'kind: scope',
      'id: SCOPE-1',
      `title: ${JSON.stringify(hostileTitles[0])}`,
      'soc2:',
      '  type: type-2',
      '  categories: [security]',
      '  window: {start: 2025-04-01, end: 2025-12-31}',
      '',
    ].join('\n'),
  );
  hostileTitles.forEach((title, index) => {
    const text = JSON.stringify(title);
    write(
      `controls/C-${index}.yaml`,
      [
        'kind: control',
        `id: C-${index}`,
        `title: ${text}`,
        `owner: ${text}`,
        'frequency: quarterly',
        'status: operating',
        'satisfies:',
        '  soc2: [CC6.2, CC6.3]',
        '  iso27001: [A.5.15, A.5.18]',
        `evidence: [E-${index}]`,
        '',
      ].join('\n'),
    );
    write(
      `evidence/E-${index}.yaml`,
      [
        'kind: evidence',
        `id: E-${index}`,
        `title: ${text}`,
        `owner: ${text}`,
        'type: access-review',
        'frequency: quarterly',
        `controls: [C-${index}]`,
        'occurrences:',
        `  - {period: 2025-Q2, performed_on: 2025-06-24, performed_by: ${text}, result: ${text}}`,
        '',
      ].join('\n'),
    );
    write(`risks/R-${index}.yaml`, `kind: risk\nid: R-${index}\ntitle: ${text}\nowner: ${text}\n`);
    write(`vendors/V-${index}.yaml`, `kind: vendor\nid: V-${index}\ntitle: ${text}\ntier: critical\n`);
  });
  // A crosswalk that somebody is still writing, and a framework that nobody knows.
  write(
    'crosswalk.yaml',
    'kind: crosswalk\nid: XW-1\nfrom: soc2\nto: iso27001\nrows:\n  - {from: CC6.2, to: \n',
  );
  write(
    'controls/unknown.yaml',
    'kind: control\nid: C-X\ntitle: x\nsatisfies:\n  pci-dss: [1.2.3]\n  soc2: [CC6.1]\n',
  );
}

/** A workspace that was written to do harm. */
export const hostileFolder: Scene = {
  title: 'a hostile workspace',
  prepare,
  journeys: WEBVIEWS.map((name) => ({
    title: `${name} shows it as text and runs nothing of it`,
    run: async (workbench) => {
      const { page } = workbench;
      const happened: string[] = [];
      const onDialog = (dialog: Dialog) => {
        happened.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      };
      const onRequest = (request: { url(): string }) => {
        if (request.url().includes('example.invalid')) happened.push(`request ${request.url()}`);
      };
      page.on('dialog', onDialog);
      page.on('request', onRequest);
      try {
        const view = await workbench.openView(name);
        await until('something to read', async () => ((await view.said()).length > 500 ? true : undefined));
        if (name === 'matrix') {
          const matrix = await MatrixPage.again(workbench);
          await matrix.openDetail('CC6.2', 'A.5.18');
        }
        // Moving about makes the page draw what it has not drawn yet.
        for (const key of ['Tab', 'ArrowDown', 'ArrowRight', 'End', 'PageDown', 'Home']) {
          await page.keyboard.press(key);
        }
        for (const frame of page.frames()) {
          assert.equal(await frame.evaluate("'__pwned' in window"), false, `${frame.url()} ran something`);
        }
        const foreign = await view
          .locator('img, script[src^="http"]:not([nonce]), svg[onload], iframe')
          .count();
        assert.equal(foreign, 0, 'markup of the workspace became markup of the page');
        assert.deepEqual(happened, []);
        // However long a word is, the page itself does not scroll sideways.
        const overflow = await view.frame.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
        assert.deepEqual(await view.accessibility(), []);
      } finally {
        page.off('dialog', onDialog);
        page.off('request', onRequest);
      }
    },
  })),
};
