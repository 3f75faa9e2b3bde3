import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followLens } from './follow-lens.ts';
import type { Journey, Scene } from './journey.ts';
import { MatrixPage } from './matrix-page.ts';
import { until } from './until.ts';
import type { ViewFrame } from './view-frame.ts';
import type { Workbench } from './workbench.ts';

const inner = 'grc/controls/inner.yaml';

/** The same id in both workspaces; the titles and the criteria tell them apart. */
function control(title: string, criterion: string): string {
  return `kind: control
id: AC-001
title: ${title}
frequency: quarterly
satisfies: {soc2: [${criterion}], iso27001: [A.5.15]}
`;
}

const scope = `kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, window: {start: 2025-01-01, end: 2025-12-31}}
`;

function prepare(folder: string): void {
  const files = {
    '.tickmark.yaml': 'version: 1\nas_of: 2026-01-12\n',
    'scope.yaml': scope,
    'controls/outer.yaml': control('Outer review', 'CC6.1'),
    'grc/.tickmark.yaml': 'version: 1\nas_of: 2026-01-12\n',
    'grc/scope.yaml': scope,
    [inner]: control('Inner review', 'CC6.2'),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Waits until a page says that it shows a workspace, by its name. */
async function showsFolder(view: ViewFrame, name: string): Promise<void> {
  await until(`the folder ${name}`, async () =>
    (await view.locator(`select option:checked`).allInnerTexts()).includes(name) ? true : undefined,
  );
}

async function openInMatrix(workbench: Workbench, file: string): Promise<MatrixPage> {
  await workbench.openFile(file);
  await workbench.goToLine(file === 'inner.yaml' ? inner : 'controls/outer.yaml', 'title:');
  await workbench.runCommand('Tickmark: Open in Matrix');
  const view = await workbench.view('matrix');
  await view.shown();
  return new MatrixPage(workbench, view);
}

const journeys: readonly Journey[] = [
  {
    title: 'a record opens in the matrix of its workspace, also after that of the other was shown',
    run: async (workbench) => {
      const outer = await openInMatrix(workbench, 'outer.yaml');
      await showsFolder(outer.view, 'workspace');
      await until(
        'the outer cell',
        async () => /^CC6\.1, A\.5\.15/.test(await outer.selected()) || undefined,
      );
      const nested = await openInMatrix(workbench, 'inner.yaml');
      await showsFolder(nested.view, 'workspace/grc');
      await until(
        'the inner cell',
        async () => /^CC6\.2, A\.5\.15/.test(await nested.selected()) || undefined,
      );
    },
  },
  {
    title: 'a lens leads to the strip in the workspace of its file',
    run: async (workbench) => {
      const view = await followLens(workbench, 'inner.yaml', /evidence/i);
      await showsFolder(view, 'workspace/grc');
      await until('the strip', async () => (/Inner review/.test(await view.said()) ? true : undefined));
    },
  },
  {
    title: 'a new record goes into the workspace of the file in front',
    run: async (workbench) => {
      const { page } = workbench;
      await workbench.openFile('inner.yaml');
      await workbench.runCommand('Tickmark: New Control...');
      await page
        .locator('.quick-input-widget input[placeholder="What an auditor would call it"]')
        .fill('Backups');
      await page.keyboard.press('Enter');
      await workbench.tab('AC-002.yaml').waitFor();
      assert.ok(existsSync(join(workbench.folder, 'grc/controls/AC-002.yaml')));
    },
  },
];

/** A folder with records around another one, which is a workspace of its own. */
export const nestedWorkspace: Scene = { title: 'a workspace within another', prepare, journeys };
