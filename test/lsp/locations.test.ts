import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDocument, RootLocation, uriKey } from '../../server/src/lsp/locations.ts';

function root(uri: string, platform = path.posix): RootLocation {
  const location = RootLocation.of(uri, platform);
  if (location === undefined) throw new Error(`no root at ${uri}`);
  return location;
}

describe('a root', () => {
  it('maps a document to its path below the root and back', () => {
    const location = root('file:///home/eve/grc');
    expect(location.native).toBe('/home/eve/grc');
    expect(location.relative('file:///home/eve/grc/controls/AC-001.yaml')).toBe('controls/AC-001.yaml');
    expect(location.uri('controls/AC-001.yaml')).toBe('file:///home/eve/grc/controls/AC-001.yaml');
    expect(location.relative('file:///home/eve/grc')).toBe('');
  });

  it('reads percent-encoding, and writes it', () => {
    const location = root('file:///home/e%20v/%C3%BC#x');
    expect(location.native).toBe('/home/e v/ü');
    expect(location.relative('file:///home/e%20v/%c3%bc/a%23b.yaml')).toBe('a#b.yaml');
    expect(location.relative(location.uri('50% of?.yaml'))).toBe('50% of?.yaml');
  });

  it('keeps out what lies beside or above it, also with the same beginning', () => {
    const location = root('file:///home/eve/grc/');
    expect(location.relative('file:///home/eve/grc2/a.yaml')).toBeUndefined();
    expect(location.relative('file:///home/eve/a.yaml')).toBeUndefined();
    expect(location.relative('vscode-remote://ssh/home/eve/grc/a.yaml')).toBeUndefined();
    expect(location.relative('file:///home/eve/grc/..a.yaml')).toBe('..a.yaml');
  });

  it('can be the root of the disk', () => {
    const location = root('file:///');
    expect(location.relative('file:///a.yaml')).toBe('a.yaml');
    expect(location.uri('a.yaml')).toBe('file:///a.yaml');
  });

  it('knows Windows drives in every spelling', () => {
    const location = root('file:///c%3A/Work/grc', path.win32);
    expect(location.native).toBe('c:\\Work\\grc');
    for (const uri of ['file:///C:/Work/grc/controls/a.yaml', 'file:///c%3A/work/GRC/controls/a.yaml'])
      expect(location.relative(uri)).toBe('controls/a.yaml');
    expect(location.relative('file:///d%3A/Work/grc/a.yaml')).toBeUndefined();
    expect(location.uri('controls/a.yaml')).toBe('file:///c%3A/Work/grc/controls/a.yaml');
    expect(location.below('sub').native).toBe('c:\\Work\\grc\\sub');
  });

  it('knows network shares', () => {
    const location = root('file://server/share/grc', path.win32);
    expect(location.native).toBe('\\\\server\\share\\grc');
    expect(location.relative('file://SERVER/share/grc/a.yaml')).toBe('a.yaml');
    expect(location.relative('file://other/share/grc/a.yaml')).toBeUndefined();
  });

  it('counts an untitled document to the folder where it will be saved', () => {
    expect(root('file:///ws').relative('untitled:/ws/new.yaml')).toBe('new.yaml');
    expect(root('file:///ws').relative('untitled:Untitled-1')).toBeUndefined();
  });

  it('does not exist for what is no folder', () => {
    for (const uri of ['', 'nonsense', 'git:/ws', 'untitled:Untitled-1'])
      expect(RootLocation.of(uri)).toBeUndefined();
  });
});

describe('documents', () => {
  it('are those of file systems, not of views', () => {
    expect(['file:///a', 'untitled:a', 'vscode-remote://h/a', 'vscode-vfs://h/a'].every(isDocument)).toBe(
      true,
    );
    expect(['git:/a', 'output:a', 'vscode-notebook-cell:/a', '', '%'].some(isDocument)).toBe(false);
  });

  it('have one key for all spellings of their URI', () => {
    expect(uriKey('file:///C:/a%20b.yaml')).toBe(uriKey('file:///c%3A/a b.yaml'));
    expect(uriKey('file:///a.yaml')).not.toBe(uriKey('file:///A.yaml'));
  });
});
