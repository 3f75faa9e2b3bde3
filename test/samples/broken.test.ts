import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/engine/rules/registry.ts';
import { type Ran, tickmark } from '../cli/fake-terminal.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples', 'broken');
const golden = join(import.meta.dirname, 'broken.golden.json');

/** Rules that the samples cannot show, and why. */
const NOT_SHOWN: ReadonlyMap<string, string> = new Map([
  ['config/invalid', 'the command line checks nothing under settings that cannot be used, and exits with 2'],
  ['file/unreadable', 'a repository keeps no file that cannot be opened'],
]);

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

interface Reported {
  readonly rule: string;
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly message: string;
}

let ran: Ran;
let findings: readonly Reported[];

beforeAll(async () => {
  ran = await tickmark(samples, ['check', '.', '--format', 'json']);
  findings = (JSON.parse(ran.out) as { findings: Reported[] }).findings;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, inLines(findings));
});

function inLines(all: readonly Reported[]): string {
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

describe('samples/broken', () => {
  it('is found broken, in so many words', () => {
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(existsSync(golden), 'UPDATE_GOLDEN=1 writes it').toBe(true);
    expect(inLines(findings)).toBe(readFileSync(golden, 'utf8'));
  });

  it('holds a mistake for every rule', () => {
    const shown = new Set(findings.map(({ rule }) => rule));
    expect([...RULE_IDS].filter((rule) => !shown.has(rule) && !NOT_SHOWN.has(rule))).toEqual([]);
    expect([...NOT_SHOWN.keys()].filter((rule) => shown.has(rule) || !RULE_IDS.has(rule))).toEqual([]);
  });

  it('has one finding for one place, but for what is said of the workspace as a whole', () => {
    const ofWorkspace = new Set(RULES.filter(({ on }) => on === 'workspace').map(({ id }) => id));
    const places = findings
      .filter(({ rule }) => !ofWorkspace.has(rule))
      .map(({ file, range }) => `${file} ${JSON.stringify(range)}`);
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });

  it('says each thing in whole sentences', () => {
    for (const { message } of findings) expect(message).toMatch(/^["`\p{L}\d].*[.?]$/su);
  });

  it('is a folder of workspaces of their own, as of one pinned day, and none of them is clean', () => {
    const folders = readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.length).toBeGreaterThan(9);
    for (const { name } of folders) {
      expect(readFileSync(join(samples, name, '.tickmark.yaml'), 'utf8')).toMatch(
        /^version: 1\nas_of: 2026-01-12\n/,
      );
      expect(
        findings.some(({ file }) => file.startsWith(`${name}/`)),
        name,
      ).toBe(true);
    }
  });

  it('is checked alike folder by folder', async () => {
    for (const folder of ['evidence-type2', 'no-soa', 'records']) {
      const alone = await tickmark(join(samples, folder), ['check', '--format', 'json']);
      const own = (JSON.parse(alone.out) as { findings: Reported[] }).findings;
      expect(own.map(({ rule, file }) => `${folder}/${file} ${rule}`)).toEqual(
        findings
          .filter(({ file }) => file.startsWith(`${folder}/`))
          .map(({ rule, file }) => `${file} ${rule}`),
      );
    }
  });
});
