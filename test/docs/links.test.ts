import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
].sort();

/** The text without its code, in which brackets are no links. */
function prose(page: string): string {
  return readFileSync(join(root, page), 'utf8')
    .replace(/^( *)(`{3,}).*\n[\s\S]*?^\1\2$/gm, '')
    .replace(/`[^`\n]*`/g, '');
}

/** Names by which headings can be linked to, as GitHub makes them. */
function anchors(path: string): Set<string> {
  const headings = readFileSync(path, 'utf8').match(/(?<=^#+ ).*$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Links of a page that lead nowhere. */
function brokenLinks(page: string): string[] {
  const targets = [...prose(page).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target]) => target ?? '');
  return targets.filter((target) => {
    if (/^(?:https|command):/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? join(root, page) : join(root, dirname(page), decodeURIComponent(file));
    if (!existsSync(path)) return true;
    return anchor !== undefined && statSync(path).isFile() && !anchors(path).has(anchor);
  });
}

test('every link and picture of the documentation leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(200);
  const broken = pages.flatMap((page) => brokenLinks(page).map((target) => `${page}: ${target}`));
  expect(broken).toEqual([]);
});

test('every page about a view can be reached from the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const views = pages.filter((page) => page.startsWith(join('docs', 'views')));
  expect(views.length).toBeGreaterThan(5);
  expect(views.filter((page) => !readme.includes(`(${page.replaceAll('\\', '/')})`))).toEqual([]);
});

test('every picture of the documentation is shown or linked somewhere', () => {
  const text = pages.map((page) => prose(page)).join('\n');
  const pictures = readdirSync(join(root, 'docs', 'images'));
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((name) => !text.includes(`images/${name}`))).toEqual([]);
});
