import { until } from './until.ts';
import type { ViewFrame } from './view-frame.ts';
import type { Workbench } from './workbench.ts';

/**
 * Opens a file and clicks its first lens, once that says what `says` expects. A lens that VS Code draws anew at this
 * very moment forgets what it does: the file is closed and opened again then, as a person would.
 */
export async function followLens(workbench: Workbench, file: string, says: RegExp): Promise<ViewFrame> {
  const lens = workbench.page.locator('.editor-group-container.active .codelens-decoration a').first();
  await until(
    'the page of a lens',
    async () => {
      await workbench.tidy();
      await workbench.openFile(file);
      await until('words of the lens', async () => (says.test(await lens.innerText()) ? true : undefined));
      await lens.click({ timeout: 3000 });
      await workbench.tab('Evidence Timeline').waitFor({ timeout: 5000 });
      return true;
    },
    60_000,
  );
  const view = await workbench.view('evidence-timeline');
  await view.shown();
  return view;
}
