import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The Markdown pages that people read: the README and those below docs. */
function pages(): string[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  return ['README.md', ...below];
}

/** Pictures that a page shows or links to, from the root. */
function picturesOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+\.png)\)/g)].map(([, path]) =>
    posix.join(posix.dirname(page), path ?? ''),
  );
}

const shown = new Set(pages().flatMap(picturesOf));
const present = readdirSync(join(root, 'docs/images')).map((name) => `docs/images/${name}`);

describe('pictures of the documentation', () => {
  it('are there wherever a page shows one', () => {
    expect([...shown].filter((path) => !present.includes(path))).toEqual([]);
  });

  it('are all shown by some page', () => {
    expect(present.filter((path) => !shown.has(path))).toEqual([]);
  });

  it.each(['matrix', 'evidence-timeline', 'programme-timeline', 'readiness', 'trees'])(
    'show %s in light, dark and high contrast',
    (view) => {
      const names = ['light', 'dark', 'high-contrast'].map((theme) => `docs/images/${view}-${theme}.png`);
      expect(names.filter((path) => !shown.has(path))).toEqual([]);
    },
  );
});
