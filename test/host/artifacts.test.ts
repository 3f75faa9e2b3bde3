import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WantedPath } from '../../server/src/engine/workspace/wanted-paths.ts';
import { ArtifactProbe } from '../../server/src/host/artifacts.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function probe(files: Record<string, string>, wanted: WantedPath[], evidenceRoot?: string) {
  const disk = new MemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([p, t]) => [`/w/${p}`, t])),
  );
  const gitIgnores = (path: string) => path.startsWith('ignored/');
  return new ArtifactProbe({ fileSystem: disk, root: '/w', evidenceRoot, gitIgnores }).probe(wanted);
}

async function probeOne(files: Record<string, string>, wanted: string | WantedPath, evidenceRoot?: string) {
  const path = typeof wanted === 'string' ? { path: wanted, from: '' } : wanted;
  const [fact] = await probe(files, [path], evidenceRoot);
  return fact;
}

describe('a path that a record points at', () => {
  it('is looked for in the root, then in the folder of its record, then in the evidence root', async () => {
    const wanted = { path: 'a.pdf', from: 'controls' };
    const resolved = async (...files: string[]) =>
      (await probeOne(Object.fromEntries(files.map((file) => [file, 'x'])), wanted, 'proof/'))?.resolved;
    expect(await resolved('a.pdf', 'controls/a.pdf', 'proof/a.pdf')).toBe('a.pdf');
    expect(await resolved('controls/a.pdf', 'proof/a.pdf')).toBe('controls/a.pdf');
    expect(await resolved('proof/a.pdf')).toBe('proof/a.pdf');
    expect(await resolved('elsewhere/a.pdf')).toBeUndefined();
  });

  it('exists as a file, with its size, or as a folder', async () => {
    const files = { 'evidence/a.pdf': '12345' };
    expect(await probeOne(files, 'evidence/a.pdf')).toEqual({
      path: 'evidence/a.pdf',
      from: '',
      exists: true,
      sameButCase: undefined,
      gitIgnored: false,
      size: 5,
      sha256: undefined,
      resolved: 'evidence/a.pdf',
    });
    expect(await probeOne(files, 'evidence/')).toMatchObject({ exists: true, size: undefined });
  });

  it('does not exist when only the case differs, whatever the disk thinks', async () => {
    const files = { 'Evidence/Review_Q2.pdf': 'x' };
    expect(await probeOne(files, 'evidence/review_q2.pdf')).toMatchObject({
      exists: false,
      sameButCase: 'Evidence/Review_Q2.pdf',
    });
  });

  it('matches a name that the disk stores in decomposed form', async () => {
    expect(
      await probeOne({ 'evidence/re\u0301vision.pdf': 'x' }, 'evidence/r\u00e9vision.pdf'),
    ).toMatchObject({
      exists: true,
    });
  });

  it('is outside when it climbs out of the workspace or is absolute', async () => {
    for (const path of ['../a.pdf', '/etc/passwd', 'C:/a.pdf'])
      expect(await probeOne({ 'a.pdf': 'x' }, path)).toMatchObject({ exists: false, outside: true });
    const inside = await probeOne({ 'a.pdf': 'x' }, { path: '../a.pdf', from: 'controls' });
    expect(inside).toMatchObject({ exists: true, resolved: 'a.pdf' });
    expect(inside).not.toHaveProperty('outside');
  });

  it('may carry a fragment', async () => {
    expect(await probeOne({ 'a.md': 'x' }, 'a.md#part')).toMatchObject({ exists: true, path: 'a.md#part' });
  });

  it('may be a glob, which needs one match', async () => {
    const files = { 'evidence/2025/q2/a.pdf': 'x', 'evidence/b.csv': 'x' };
    const exists = async (glob: string) => (await probeOne(files, glob))?.exists;
    expect(await exists('evidence/**/*.pdf')).toBe(true);
    expect(await exists('evidence/*.csv')).toBe(true);
    expect(await exists('evidence/*.{csv,txt}')).toBe(true);
    expect(await exists('evidence/*.pdf')).toBe(false);
    expect(await exists('nothing/*.pdf')).toBe(false);
  });

  it('says when the .gitignore hides it', async () => {
    expect(await probeOne({}, 'ignored/a.pdf')).toMatchObject({ exists: false, gitIgnored: true });
  });

  it('lists each folder once for many paths', async () => {
    const disk = new MemoryFileSystem({ '/w/e/f/a': 'x' });
    const options = { fileSystem: disk, root: '/w', evidenceRoot: undefined, gitIgnores: () => false };
    const wanted = Array.from({ length: 100 }, (_, at) => ({ path: `e/f/${at}`, from: 'controls' }));
    expect(await new ArtifactProbe(options).probe(wanted)).toHaveLength(100);
    expect(Math.max(...disk.listed.values())).toBe(1);
  });
});

describe('the hash of an artifact', () => {
  const hash = (text: string) => probeOne({ a: text }, { path: 'a', from: '', hash: true });

  it('is taken only when asked for', async () => {
    expect(await probeOne({ a: 'x' }, 'a')).toMatchObject({ sha256: undefined });
    expect(await hash('x')).toMatchObject({ sha256: sha256('x') });
  });

  it.each(['a\r\nb\r\n', '\r\r\n', 'a\rb\r', '\n\r\n\r'])('is also taken with LF for %j', async (text) => {
    const withLf = sha256(text.replaceAll('\r\n', '\n'));
    const fact = await hash(text);
    expect(fact?.sha256).toBe(sha256(text));
    expect(fact?.sha256WithLf ?? fact?.sha256).toBe(withLf);
  });

  it('of a Git LFS pointer is the one that it names', async () => {
    const oid = 'a'.repeat(64);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12\n`;
    expect(await hash(pointer)).toMatchObject({ sha256: oid });
  });

  it('is not taken of a file above the cap', async () => {
    const disk = new MemoryFileSystem({ '/w/a': new Uint8Array(50 * 1024 * 1024 + 1) });
    const options = { fileSystem: disk, root: '/w', evidenceRoot: undefined, gitIgnores: () => false };
    const [fact] = await new ArtifactProbe(options).probe([{ path: 'a', from: '', hash: true }]);
    expect(fact).toMatchObject({ exists: true, sha256: undefined });
  });
});
