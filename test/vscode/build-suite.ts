import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Compiles the suite to what VS Code's extension host can load, and returns its absolute path. */
export async function buildSuite(): Promise<string> {
  const outfile = join(root, 'out/vscode/suite.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/suite/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Mocha finds its parts by name at run time; it is loaded from node_modules.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
