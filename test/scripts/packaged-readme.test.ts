import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagedReadme } from '../../scripts/packaged-readme.ts';

test('a table of texts and pictures becomes a list of the texts', () => {
  const readme = [
    'Before',
    '',
    '| | |',
    '|---|---|',
    '| [**A**](docs/a.md): one. ([light](docs/images/a.png), [dark](docs/images/b.png)) | ![A](docs/images/a.png) |',
    '',
    '![B](docs/images/b.png)',
    '',
    'After [semver](https://semver.org).',
  ].join('\n');
  expect(packagedReadme(readme)).toBe('Before\n\n- **A**: one.\n\nAfter [semver](https://semver.org).');
});

test('other tables stay as they are', () => {
  const table = '| Key | Does |\n|---|---|\n| Up | goes up |';
  expect(packagedReadme(table)).toBe(table);
});

test('our README names nothing that the package lacks, and keeps its headings', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const packaged = packagedReadme(readme);
  expect(packaged).not.toMatch(/\]\((?!https:)/);
  const headings = (text: string) => text.match(/^#+ .*$/gm);
  expect(headings(packaged)).toEqual(headings(readme));
});
