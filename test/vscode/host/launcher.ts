/**
 * Stands in for the executable of a desktop VS Code: takes the same arguments, opens the workbench in a browser without
 * a window, and ends with the exit code of the suite.
 *
 *   launcher FOLDER --extensionDevelopmentPath=PATH --extensionTestsPath=PATH
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { startBrowser } from './browser.ts';
import { findHost, hostFolder } from './install.ts';
import { startVscodeServer } from './vscode-server.ts';

const timeoutMilliseconds = Number(process.env['TICKMARK_VSCODE_TIMEOUT'] ?? 300_000);

function argument(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((value) => value.startsWith(prefix))?.slice(prefix.length);
}

/** Opens the workbench, waits for the suite and returns its exit code. */
async function runSuite(folder: string, extension: string, suite: string): Promise<number> {
  const host = findHost();
  if (!host.ok) throw new Error(host.reason);
  const server = await startVscodeServer(host);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // The workbench writes much that is of no interest while all goes well.
    const log: string[] = [];
    await page.exposeFunction('codeAutomationLog', (type: string, parts: readonly unknown[]) => {
      log.push(`${type}: ${format(...parts)}`);
    });
    let ended: (exitCode: number) => void = () => undefined;
    const code = new Promise<number>((resolve) => {
      ended = resolve;
    });
    await page.exposeFunction('codeAutomationExit', (exitCode: number) => ended(exitCode));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), timeoutMilliseconds);
    });
    await page.goto(server.address({ folder, extension, suite }));
    const result = await Promise.race([code, late]);
    clearTimeout(timer);
    if (result !== 0) console.error(log.slice(-60).join('\n'));
    if (result !== undefined) return result;
    const picture = join(hostFolder, '..', 'artifacts', 'timeout.png');
    mkdirSync(dirname(picture), { recursive: true });
    await page.screenshot({ path: picture });
    console.error(
      `The suite did not end within ${timeoutMilliseconds / 1000} s. What VS Code showed: ${picture}`,
    );
    console.error(server.log());
    return 1;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const folder = process.argv.slice(2).find((value) => !value.startsWith('-') && existsSync(value));
const extension = argument('extensionDevelopmentPath');
const suite = argument('extensionTestsPath');
if (folder === undefined || extension === undefined || suite === undefined) {
  console.error('Usage: launcher FOLDER --extensionDevelopmentPath=PATH --extensionTestsPath=PATH');
  process.exit(2);
}
try {
  process.exitCode = await runSuite(folder, extension, suite);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
