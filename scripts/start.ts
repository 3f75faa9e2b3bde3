/**
 * `npm start`: checks the sample workspace, prints what was found, and opens VS Code on it.
 *
 *   npm start            the desktop `code`, if it is on the PATH
 *   npm start -- --web   the browser host of test/vscode/host, if it is installed; runs until Ctrl+C
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findHost } from '../test/vscode/host/install.ts';
import { startVscodeServer } from '../test/vscode/host/vscode-server.ts';

const root = join(import.meta.dirname, '..');
const sample = join(root, 'samples', 'kestrel');

/** Runs the command line on the sample; its own output is the summary. */
function checkSample(): number {
  const cli = join(root, 'dist', 'cli.js');
  console.log('tickmark check samples/kestrel\n');
  const result = spawnSync(process.execPath, [cli, 'check', 'samples/kestrel'], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log();
  return result.status ?? 3;
}

/** Absolute path of a program on the PATH. */
function findProgram(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find((path) => existsSync(path));
}

function openDesktop(code: string): void {
  const shell = process.platform === 'win32';
  const quoted = (text: string) => (shell ? `"${text}"` : text);
  const parameters = [`--extensionDevelopmentPath=${root}`, sample].map(quoted);
  const result = spawnSync(quoted(code), parameters, { stdio: 'inherit', shell });
  console.log(
    result.status === 0
      ? 'VS Code opens on samples/kestrel with the extension loaded.'
      : `VS Code (${code}) could not be started.`,
  );
}

async function openWeb(): Promise<void> {
  const host = findHost();
  if (!host.ok) {
    console.log(`${host.reason} Install it with: npx node test/vscode/host/install.ts`);
    return;
  }
  const server = await startVscodeServer(host);
  console.log('VS Code on samples/kestrel, with the extension loaded:\n');
  console.log(`  ${server.address({ folder: sample, extension: root })}\n`);
  console.log('It runs until you press Ctrl+C.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
}

const status = checkSample();
const code = findProgram('code');
if (process.argv.includes('--web')) await openWeb();
else if (code !== undefined) openDesktop(code);
else {
  console.log('There is no VS Code on this machine (no "code" on the PATH), so nothing is opened.');
  console.log('In a browser instead: npx node test/vscode/host/install.ts, then: npm start -- --web');
}
// Findings are what a check may have; only a check that could not be done makes the start fail.
process.exitCode = status >= 2 ? status : 0;
