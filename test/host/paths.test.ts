import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayPath, folderOf, resolveWritten, toNative, toRelative } from '../../server/src/host/paths.ts';

describe('paths on Windows', () => {
  const relative = (root: string, native: string) => toRelative(root, native, path.win32);

  it.each([
    ['C:\\work', 'C:\\work\\controls\\ac.yaml', 'controls/ac.yaml'],
    ['C:\\work\\', 'C:\\work\\a.yaml', 'a.yaml'],
    ['C:\\', 'C:\\a.yaml', 'a.yaml'],
    ['c:\\Work', 'C:\\work\\a.yaml', 'a.yaml'],
    ['\\\\server\\share\\work', '\\\\server\\share\\work\\risks\\r.yaml', 'risks/r.yaml'],
    ['C:\\work', 'C:\\work', ''],
    ['C:\\work', 'C:\\work\\..names\\a.yaml', '..names/a.yaml'],
  ])('takes %s off %s', (root, native, expected) => {
    expect(relative(root, native)).toBe(expected);
  });

  it.each([
    ['C:\\work', 'D:\\work\\a.yaml'],
    ['C:\\work', 'C:\\workshop\\a.yaml'],
    ['C:\\work', 'C:\\'],
    ['\\\\server\\share', '\\\\server\\other\\a.yaml'],
  ])('knows that %s does not hold %s', (root, native) => {
    expect(relative(root, native)).toBeUndefined();
  });

  it.each([
    ['C:\\work', 'controls/ac.yaml', 'C:\\work\\controls\\ac.yaml'],
    ['C:\\', 'a.yaml', 'C:\\a.yaml'],
    ['\\\\server\\share\\', 'a/b.yaml', '\\\\server\\share\\a\\b.yaml'],
  ])('puts %s before %s', (root, file, expected) => {
    expect(toNative(root, file, path.win32)).toBe(expected);
  });

  it('shows paths with forward slashes', () => {
    expect(displayPath('C:\\repo', 'C:\\repo\\samples\\kestrel', path.win32)).toBe('samples/kestrel');
    expect(displayPath('C:\\repo', 'C:\\repo', path.win32)).toBe('.');
  });
});

describe('paths elsewhere', () => {
  it('keeps a backslash that belongs to a name', () => {
    expect(toRelative('/work', '/work/a\\b.yaml', path.posix)).toBe('a\\b.yaml');
    expect(toNative('/work', 'a\\b.yaml', path.posix)).toBe('/work/a\\b.yaml');
  });

  it('works at the root of the disk', () => {
    expect(toRelative('/', '/a/b.yaml', path.posix)).toBe('a/b.yaml');
    expect(toNative('/', 'a/b.yaml', path.posix)).toBe('/a/b.yaml');
  });

  it('knows the folder of a file', () => {
    expect(folderOf('a/b/c.yaml')).toBe('a/b');
    expect(folderOf('c.yaml')).toBe('');
  });
});

describe('a path written in a record', () => {
  it.each([
    ['', 'evidence/a.pdf', 'evidence/a.pdf'],
    ['', 'evidence\\a.pdf', 'evidence/a.pdf'],
    ['', './evidence//a.pdf', 'evidence/a.pdf'],
    ['controls/iam', '../../evidence/a.pdf', 'evidence/a.pdf'],
    ['controls', 'a.pdf', 'controls/a.pdf'],
    ['', 'evidence/', 'evidence'],
  ])('in %j, %j means %j', (folder, written, expected) => {
    expect(resolveWritten(folder, written)).toBe(expected);
  });

  it.each([
    ['', '../a.pdf'],
    ['controls', '../../a.pdf'],
    ['', '/etc/passwd'],
    ['', 'C:\\a.pdf'],
    ['', '\\\\server\\share\\a.pdf'],
  ])('in %j, %j leaves the workspace', (folder, written) => {
    expect(resolveWritten(folder, written)).toBeUndefined();
  });
});
