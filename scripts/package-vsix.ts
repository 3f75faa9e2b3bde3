/** Packs dist/tickmark.vsix, and fails when it holds anything that does not run, lacks something, or is too large. */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packagedReadme } from './packaged-readme.ts';

const root = join(import.meta.dirname, '..');
const vsix = join(root, 'dist', 'tickmark.vsix');
const maximumBytes = 2 * 1024 * 1024;
/** The script of the pages, compressed. */
const maximumPageBytes = 250 * 1024;
/** What is packed is gathered here: the package has a README of its own. */
const stage = join(root, 'out', 'package');

const required = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'client/images/icon.png',
  'client/images/view-light.svg',
  'client/images/view-dark.svg',
  'client/media/activity-bar.svg',
  'client/media/walkthrough-set-up.svg',
  'client/media/walkthrough-control.svg',
  'client/media/walkthrough-evidence.svg',
  'client/media/walkthrough-matrix.svg',
  'client/media/walkthrough-ci.svg',
  'dist/extension.js',
  'dist/server.js',
  'dist/cli.js',
  'dist/webview.js',
  'dist/LICENSES.txt',
  'syntaxes/tickmark-ids.tmLanguage.json',
];
/** Folders of data beside the required files. */
const allowed = /^(?:schemas|syntaxes)\/[\w.-]+\.json$/;

/** What is wrong with the list of files, one sentence each. */
function problemsOf(files: readonly string[]): string[] {
  return [
    ...required.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
    ...files
      .filter((file) => !required.includes(file) && !allowed.test(file))
      .map((file) => `${file} does not belong into the package: see .vscodeignore.`),
  ];
}

/** Prints what is wrong and ends the run. */
function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

/** Runs vsce in a folder and returns what it printed. */
function runVsce(cwd: string, ...parameters: readonly string[]): string {
  const result = spawnSync(process.execPath, [vsce, ...parameters, '--no-dependencies'], {
    cwd,
    encoding: 'utf8',
  });
  if (result.status !== 0) fail([result.stdout, result.stderr]);
  return result.stdout;
}

const files = runVsce(root, 'ls')
  .split('\n')
  .map((file) => file.trim().replaceAll('\\', '/'))
  .filter((file) => file !== '');
const problems = problemsOf(files);
if (problems.length > 0) fail(problems);

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
const pageBytes = gzipSync(readFileSync(join(root, 'dist', 'webview.js'))).length;
if (pageBytes >= maximumPageBytes) {
  fail([
    `dist/webview.js has ${kilobytes(pageBytes)} compressed; the limit is ${kilobytes(maximumPageBytes)}.`,
  ]);
}

rmSync(stage, { recursive: true, force: true });
for (const file of [...files, '.vscodeignore']) cpSync(join(root, file), join(stage, file));
writeFileSync(join(stage, 'README.md'), packagedReadme(readFileSync(join(root, 'README.md'), 'utf8')));
mkdirSync(join(root, 'dist'), { recursive: true });
runVsce(stage, 'package', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix);
if (!existsSync(vsix)) fail(['vsce wrote no package.']);

const { size } = statSync(vsix);
if (size >= maximumBytes) {
  fail([`dist/tickmark.vsix has ${kilobytes(size)}; the limit is ${kilobytes(maximumBytes)}.`]);
}
for (const file of files)
  console.log(`  ${file.padEnd(44)} ${kilobytes(statSync(join(stage, file)).size).padStart(8)}`);
console.log(`dist/webview.js: ${kilobytes(pageBytes)} compressed`);
console.log(`dist/tickmark.vsix: ${files.length} files, ${kilobytes(size)}`);
