import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import type { Finding, Fix } from '../../server/src/engine/rules/rule.ts';
import { engineFor } from '../support/workspace.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples', 'broken');
const workspaces = readdirSync(samples).filter((name) => statSync(join(samples, name)).isDirectory());

function read(workspace: string): Map<string, string> {
  const root = join(samples, workspace);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(yaml|md)$/.test(path),
  );
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]));
}

interface Found {
  readonly finding: Finding;
  /** Rule, file and message: what stays the same when lines above it move. */
  readonly key: string;
}

function allFindings(engine: Engine): Found[] {
  return engine
    .filesWithFindings()
    .flatMap((file) =>
      engine
        .findings(file)
        .map((finding) => ({ finding, key: `${finding.rule} ${file} ${finding.problem.message}` })),
    );
}

function applied(files: ReadonlyMap<string, string>, fix: Fix): Map<string, string> {
  const result = new Map(files);
  for (const { file, text } of fix.create ?? []) result.set(file, text);
  // Of two insertions at one place the first of the list comes first, as in LSP.
  for (const { file, span, text } of [...fix.edits].reverse().sort((a, b) => b.span.start - a.span.start)) {
    const before = result.get(file) ?? '';
    result.set(file, before.slice(0, span.start) + text + before.slice(span.end));
  }
  return result;
}

describe.each(workspaces)('fixes of samples/broken/%s', (workspace) => {
  const files = read(workspace);
  const engine = engineFor(files);
  const before = allFindings(engine);
  const offered = before.flatMap(({ finding, key }) =>
    engine.fixes(finding).map((fix) => ({ finding, key, fix })),
  );

  it('that are safe take their finding away and bring no other', () => {
    for (const { key, fix } of offered.filter((each) => each.fix.safe)) {
      const left = allFindings(engineFor(applied(files, fix))).map((each) => each.key);
      const expected = before.map((each) => each.key);
      expected.splice(expected.indexOf(key), 1);
      expect(left, `${key}: ${fix.title}`).toEqual(expected);
    }
  });

  it('that ask write the placeholder, and the same check goes on asking', () => {
    for (const { finding, fix } of offered.filter((each) => each.fix.title.endsWith('to be filled in'))) {
      expect(fix.safe || fix.preferred === true, fix.title).toBe(false);
      expect(fix.edits.every((edit) => edit.text.includes('"?"'))).toBe(true);
      // The placeholder may stand elsewhere than what it is missing from: the order may change.
      const rules = allFindings(engineFor(applied(files, fix))).map((each) => each.finding.rule);
      expect(rules.toSorted(), fix.title).toEqual(before.map((each) => each.finding.rule).toSorted());
      expect(rules).toContain(finding.rule);
    }
  });
});
