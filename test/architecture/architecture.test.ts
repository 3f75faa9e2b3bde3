import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Folders and the layer they stand on; the longest prefix that fits decides. Nothing imports from a higher layer. */
const LAYERS: readonly (readonly [prefix: string, layer: number])[] = [
  ['server/src/base/', 0],
  ['server/src/protocol/', 0],
  ['server/src/engine/syntax/', 1],
  ['server/src/engine/frameworks/', 2],
  ['server/src/engine/model/', 2.5],
  ['server/src/engine/workspace/', 3],
  ['server/src/engine/audit/', 3.5],
  ['server/src/engine/rules/', 4],
  ['server/src/engine/features/', 4.5],
  ['server/src/engine/', 5],
  ['server/src/host/', 6],
  ['server/src/export/', 6.5],
  ['server/src/lsp/', 7],
  ['server/src/cli/', 7],
];

/** What a folder may import from its own layer or outside, where the layer alone does not say it. */
const FORBIDDEN: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  { from: /^server\/src\/lsp\//, to: /^server\/src\/cli\//, why: 'the faces do not know each other' },
  { from: /^server\/src\/cli\//, to: /^server\/src\/lsp\//, why: 'the faces do not know each other' },
  { from: /^client\/src\//, to: /^server\/src\/(?!protocol\/)/, why: 'the client knows the protocol alone' },
  {
    from: /^client\/webview\//,
    to: /^(server\/src\/(?!protocol\/)|client\/src\/)/,
    why: 'a page knows the protocol alone',
  },
  { from: /^server\/src\/export\//, to: /^server\/src\/host\//, why: 'formats touch no disk' },
  { from: /^client\/src\//, to: /^client\/webview\//, why: 'pages run elsewhere' },
  { from: /^server\/src\/base\//, to: /^server\/src\/protocol\//, why: 'base knows nothing' },
  { from: /^server\//, to: /^client\//, why: 'the server does not know its clients' },
];

/** Node modules that the engine and what lies below it must not reach. */
const ENGINE_FREE = /^server\/src\/(base|protocol|engine)\//;
const MAX_LINES = 400;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources = ['server/src', 'client/src', 'client/webview', 'scripts'].flatMap((folder) =>
  walk(join(root, folder)),
);
const byPath = new Map(sources.map((source) => [source.path, source]));

describe('the house', () => {
  it('has the sources that this test believes it reads', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.filter((source) => source.imports.length > 0).length).toBeGreaterThan(40);
  });

  it('imports downward only', () => {
    const wrong = edges().filter(([from, to]) => (layerOf(to) ?? 0) > (layerOf(from) ?? 99));
    expect(wrong.map(([from, to]) => `${from} -> ${to}`)).toEqual([]);
  });

  it('keeps apart what must not know each other', () => {
    const wrong = edges().flatMap(([from, to]) =>
      FORBIDDEN.filter((ban) => ban.from.test(from) && ban.to.test(to)).map(
        (ban) => `${from} -> ${to}: ${ban.why}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('lets no rule read another rule', () => {
    const isRule = (path: string): boolean => byPath.get(path)?.text.includes('defineRule({') === true;
    expect(edges().filter(([from, to]) => isRule(from) && isRule(to))).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cycles()).toEqual([]);
  });

  it(`has no source file above ${MAX_LINES} lines`, () => {
    const long = sources.filter((source) => source.text.split('\n').length > MAX_LINES);
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it('has no barrels and no rooms without a name', () => {
    const nameless = sources.filter((source) =>
      /\/(index|utils?|helpers?|misc|common)(\.ts|\/)/.test(source.path),
    );
    expect(nameless.map((source) => source.path)).toEqual([]);
  });

  it('keeps IO, clocks and the network out of the engine', () => {
    const wrong = sources
      .filter((source) => ENGINE_FREE.test(source.path))
      .filter((source) =>
        /from '(node:|vscode)|\bDate\.now\(|new Date\(\)|setTimeout|fetch\(/.test(source.text),
      );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('opens no connection and starts no process anywhere but where the client starts the server', () => {
    const wrong = sources
      .filter((source) => source.path.startsWith('server/') || source.path.startsWith('client/'))
      .filter((source) => /from '(node:)?(http|https|net|tls|dgram|dns|child_process)'/.test(source.text));
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});

function walk(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'generated' || entry.name === 'node_modules' ? [] : walk(path);
    if (!/\.(ts|mjs)$/.test(entry.name)) return [];
    const text = readFileSync(path, 'utf8');
    const name = relative(root, path).split(sep).join('/');
    return [{ path: name, text, imports: importsOf(name, text) }];
  });
}

/** Relative imports of a file as root-relative paths. The compiler has no API for it, so this reads the text. */
function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/^(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'/gms)].map(
    (match) => match[1] ?? '',
  );
  const bare = [...text.matchAll(/^import '(\.[^']+)'/gm)].map((match) => match[1] ?? '');
  return [...found, ...bare].map((target) => join(dirname(path), target).split(sep).join('/'));
}

function edges(): (readonly [string, string])[] {
  return sources.flatMap((source) => source.imports.map((target) => [source.path, target] as const));
}

function layerOf(path: string): number | undefined {
  const fitting = LAYERS.filter(([prefix]) => path.startsWith(prefix)).sort(
    (a, b) => b[0].length - a[0].length,
  );
  return fitting[0]?.[1];
}

function cycles(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const target of byPath.get(path)?.imports ?? [])
      if (byPath.has(target)) visit(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const source of sources) visit(source.path, []);
  return found;
}
