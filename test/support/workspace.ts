import { expect } from 'vitest';
import type { Position } from '../../server/src/base/text/range.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { parseConfiguration } from '../../server/src/engine/model/parse-configuration.ts';
import { RULE_IDS } from '../../server/src/engine/rules/registry.ts';
import type { ArtifactFact } from '../../server/src/engine/workspace/view.ts';
import { type ExpectedFinding, type Fixture, readFixture } from './fixture.ts';

/** The as-of date of fixtures that pin none: a fortnight after the sample's observation window. */
export const AS_OF = '2026-01-12';

export interface WorkspaceOptions {
  readonly asOf?: { readonly date: string; readonly origin: 'clock' | 'pinned' | 'travel' };
  /** Paths that exist on disk, root-relative; all wanted paths exist when left out. */
  readonly artifacts?: readonly string[];
  /** Leaves the index incomplete, as while a host is still reading. */
  readonly incomplete?: boolean;
}

/** An engine with the fixture's files applied. A `.tickmark.yaml` in the fixture is its configuration. */
export function engineFor(files: ReadonlyMap<string, string>, options: WorkspaceOptions = {}): Engine {
  const configText = files.get('.tickmark.yaml');
  const parsed = parseConfiguration(configText ?? '', RULE_IDS);
  const pinned = parsed.configuration.asOf;
  const engine = new Engine({
    configuration: parsed.configuration,
    ...(configText === undefined
      ? {}
      : { configurationFile: { file: '.tickmark.yaml', text: configText, problems: parsed.problems } }),
    asOf: options.asOf ?? { date: pinned ?? AS_OF, origin: 'pinned' },
  });
  for (const [file, text] of files)
    if (file !== '.tickmark.yaml') engine.apply([{ type: 'text', file, text }]);
  const artifacts = engine.wantedPaths().map((wanted): ArtifactFact => {
    const exists =
      options.artifacts === undefined || options.artifacts.includes(wanted.path) || files.has(wanted.path);
    const text = wanted.read === true ? files.get(wanted.path) : undefined;
    return {
      path: wanted.path,
      from: wanted.from,
      ...(text === undefined ? {} : { text, resolved: wanted.path }),
      exists,
      sameButCase: undefined,
      gitIgnored: false,
      size: exists ? 1 : undefined,
      sha256: undefined,
    };
  });
  engine.apply([{ type: 'artifacts', artifacts }]);
  if (options.incomplete !== true) engine.apply([{ type: 'complete' }]);
  return engine;
}

/** All findings of an engine as `file:line:start-end rule message`, sorted: easy to compare and to read. */
export function listFindings(engine: Engine): string[] {
  return engine.filesWithFindings().flatMap((file) =>
    engine.findings(file).map((finding) => {
      const { start, end } = engine.range(file, finding.problem.span);
      const until = end.line === start.line ? `${end.character}` : `${end.line}:${end.character}`;
      return `${file}:${start.line}:${start.character}-${until} ${finding.rule} ${finding.severity} ${finding.problem.message}`;
    }),
  );
}

/** Checks that a fixture has exactly the findings that its caret lines state. */
export function expectFindings(
  source: string,
  options: WorkspaceOptions = {},
): { engine: Engine; fixture: Fixture } {
  const fixture = readFixture(source);
  const engine = engineFor(fixture.files, options);
  const actual = engine.filesWithFindings().flatMap((file) =>
    engine.findings(file).map((finding) => {
      const { start, end } = engine.range(file, finding.problem.span);
      const message = messageExpectedAt(fixture.expected, file, start, finding.rule);
      const shown =
        message !== '' && finding.problem.message.includes(message) ? message : finding.problem.message;
      const endColumn = end.line === start.line ? end.character : undefined;
      return {
        file,
        line: start.line,
        start: start.character,
        end: endColumn,
        rule: finding.rule,
        message: message === '' ? '' : shown,
      };
    }),
  );
  expect(sorted(actual)).toEqual(sorted(fixture.expected));
  return { engine, fixture };
}

function messageExpectedAt(
  expected: readonly ExpectedFinding[],
  file: string,
  at: Position,
  rule: string,
): string {
  const onLine = expected.filter((each) => each.file === file && each.line === at.line && each.rule === rule);
  return (onLine.find((each) => each.start === at.character) ?? onLine[0])?.message ?? '';
}

function sorted<T extends { file: string; line: number; rule: string; start: number }>(
  findings: readonly T[],
): T[] {
  const key = (each: T): string =>
    `${each.file}:${String(each.line).padStart(5)}:${String(each.start).padStart(4)}:${each.rule}`;
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
