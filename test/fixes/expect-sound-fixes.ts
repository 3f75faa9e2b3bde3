import { expect } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { batchFixes } from '../../server/src/engine/features/batch-fixes.ts';
import type { FileEdit, Finding, Fix } from '../../server/src/engine/rules/rule.ts';
import type { ArtifactFact } from '../../server/src/engine/workspace/view.ts';
import { changedElsewhere } from './unchanged-values.ts';

/** Everything that an engine finds, without places: a fix may move what stands behind it. */
export function findingsOf(engine: Engine): Finding[] {
  return engine.filesWithFindings().flatMap((file) => [...engine.findings(file)]);
}

const named = ({ rule, problem }: Finding): string => `${problem.file} ${rule} ${problem.message}`;

/** Tells the engine that every path that records write exists. */
export function answerPaths(engine: Engine): void {
  const artifacts = engine.wantedPaths().map(
    (wanted): ArtifactFact => ({
      ...wanted,
      exists: true,
      sameButCase: undefined,
      gitIgnored: false,
      size: 1,
      sha256: undefined,
    }),
  );
  if (artifacts.length > 0) engine.apply([{ type: 'artifacts', artifacts }]);
}

/** Gives a text to the engine as an editor would. */
export function write(engine: Engine, file: string, text: string): void {
  engine.apply([{ type: 'text', file, text }]);
  answerPaths(engine);
}

/** The texts with edits made, by file. */
export function editedTexts(engine: Engine, edits: readonly FileEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file, span, text } of [...edits].sort(
    (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
  )) {
    const old = texts.get(file) ?? engine.text(file);
    texts.set(file, old.slice(0, span.start) + text + old.slice(span.end));
  }
  return texts;
}

/** What hides other mistakes: where a key, a value or a record is not read, nothing else is said of it. */
const HIDING: ReadonlySet<string> = new Set([
  'record/unknown-field',
  'record/unknown-kind',
  'record/shape',
  'record/date',
]);

/**
 * A tag of a risk can be held against what its controls cite only once it can be read: an id of 2013, or one that
 * stands under the other framework, says nothing yet. That no control cites it was so before, so a fix may bring it to
 * light, for the very ids that it writes and for nothing else.
 */
function isBroughtToLight(added: Finding, cured: Finding, { edits }: Fix): boolean {
  if (!cured.rule.startsWith('reference/') || added.rule !== 'risk/tags-disagree') return false;
  if (added.problem.file !== cured.problem.file) return false;
  const tags = idsTold(added);
  return edits.some(({ text }) => (text.match(/[\w.]+/g) ?? []).some((word) => tags.includes(word)));
}

/** The ids of framework items that a finding names. */
function idsTold({ problem }: Finding): readonly string[] {
  const told = [problem.message, ...(problem.related ?? []).map(({ message }) => message)];
  return told.flatMap((message) => message.match(/\b[A-Z]+\d*(?:\.\d+)+\b/g) ?? []);
}

export interface SoundFixesOptions {
  /** The text has several mistakes, and one may hide another. */
  readonly mayReveal?: boolean;
}

/** Checks every fix of every finding of a workspace, then all safe ones together. Leaves the texts as they were. */
export function expectSoundFixes(engine: Engine, story: string, options: SoundFixesOptions = {}): void {
  const findings = findingsOf(engine);
  for (const finding of findings) {
    for (const fix of engine.fixes(finding)) {
      const what = `${story}: ${finding.rule} "${finding.problem.message}", fix "${fix.title}"`;
      expectWellFormed(engine, fix, what);
      if (fix.safe) {
        expectCure(
          engine,
          findings,
          finding,
          fix,
          what,
          options.mayReveal === true && HIDING.has(finding.rule),
        );
      } else expectNothingInvented(engine, finding, fix, what);
    }
  }
  expectBatchesEnd(engine, story, options);
}

function expectWellFormed(engine: Engine, fix: Fix, what: string): void {
  expect(fix.title, what).toMatch(/^\p{Lu}/u);
  expect(fix.edits.length + (fix.create?.length ?? 0), `${what}: does nothing`).toBeGreaterThan(0);
  for (const { file, span } of fix.edits) {
    expect(span.start, what).toBeGreaterThanOrEqual(0);
    expect(span.end, what).toBeGreaterThanOrEqual(span.start);
    expect(span.end, what).toBeLessThanOrEqual(engine.text(file).length);
  }
  const sorted = [...fix.edits].sort((a, b) =>
    a.file === b.file ? a.span.start - b.span.start : a.file < b.file ? -1 : 1,
  );
  for (const [index, edit] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.file === edit.file)
      expect(edit.span.start, `${what}: edits overlap`).toBeGreaterThanOrEqual(before.span.end);
  }
}

function expectCure(
  engine: Engine,
  findings: readonly Finding[],
  finding: Finding,
  fix: Fix,
  what: string,
  mayReveal: boolean,
): void {
  const after = editedTexts(engine, fix.edits);
  const before = new Map([...after.keys()].map((file) => [file, engine.text(file)]));
  for (const [file, text] of after) {
    const old = before.get(file) ?? '';
    expect(text, `${what}: changes nothing`).not.toBe(old);
    expect(loneBreaks(text), `${what}: mixes line ends`).toBe(loneBreaks(old));
    expect(
      changedElsewhere(file, old, text, fix.edits),
      `${what}: changes other values\n${old}\n=>\n${text}`,
    ).toEqual([]);
  }
  for (const [file, text] of after) write(engine, file, text);
  const left = findingsOf(engine);
  const count = (all: readonly Finding[], name: string): number =>
    all.filter((each) => named(each) === name).length;
  const name = named(finding);
  const texts = (): string => [...after.values()].join('\n');
  expect(count(left, name), `${what}: the finding stays\n${texts()}`).toBe(count(findings, name) - 1);
  const known = findings.map(named);
  const shown = left.filter((each) => known.includes(named(each)) || !isBroughtToLight(each, finding, fix));
  const added = shown.map(named).filter((each) => !known.includes(each));
  if (!mayReveal) {
    expect(added, `${what}: adds findings\n${texts()}`).toEqual([]);
    expect(shown.length, `${what}: adds findings`).toBeLessThan(findings.length);
  }
  for (const [file, text] of before) write(engine, file, text);
}

/** Line feeds in a text with CRLF, and the other way round. */
function loneBreaks(text: string): number {
  const withReturn = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return Math.min(withReturn, all - withReturn);
}

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** What only a person knows is left to a person: no date, nobody's name and no outcome is written, but `?`. */
function expectNothingInvented(engine: Engine, finding: Finding, fix: Fix, what: string): void {
  expect(fix.preferred ?? false, `${what}: an assertion is preferred`).toBe(false);
  const written = [
    ...fix.edits,
    ...(fix.create ?? []).map(({ text }) => ({ text, file: '', span: { start: 0, end: 0 } })),
  ];
  for (const { file, span, text } of written) {
    const old = file === '' ? '' : engine.text(file).slice(span.start, span.end);
    // Days on which a source was silent are read off the records; only why it was silent is a person's to say.
    const silent: readonly string[] =
      finding.rule === 'evidence/collection-gap' ? (finding.problem.message.match(DATE) ?? []) : [];
    const days = text.replaceAll(/\b(?:from|to): (\d{4}-\d{2}-\d{2})\b/g, (pair, day: string) =>
      silent.includes(day) ? '' : pair,
    );
    for (const [date] of days.matchAll(DATE))
      expect(old, `${what}: invents the date ${date}`).toContain(date.slice(0, 4));
    for (const [, key, value = ''] of text.matchAll(
      /\b(\w+_on|\w+_by|by|on|date|result|exceptions|conclusion|approved|owner): *([^\n,}]*)/g,
    )) {
      if (!old.includes(value))
        expect(value.replace(/["']/g, '').trim(), `${what}: invents ${key}`).toBe('?');
    }
    if (!old.includes('person:')) expect(text, `${what}: names somebody`).not.toMatch(/person:|@/);
  }
}

/** All safe fixes that do not touch one another, again and again: after three rounds nothing is left to do. */
function expectBatchesEnd(engine: Engine, story: string, { mayReveal = false }: SoundFixesOptions): void {
  const before = new Map<string, string>();
  const count = findingsOf(engine).length;
  let rounds = 0;
  for (; rounds < 4; rounds++) {
    const work = batchFixes(engine, [...engine.files()].sort());
    let step = work.next();
    while (step.done !== true) step = work.next();
    if (step.value.edits.length === 0) break;
    for (const [file, text] of editedTexts(engine, step.value.edits)) {
      if (!before.has(file)) before.set(file, engine.text(file));
      write(engine, file, text);
    }
  }
  expect(rounds, `${story}: fix-all does not come to an end`).toBeLessThanOrEqual(3);
  if (!mayReveal)
    expect(findingsOf(engine).length, `${story}: fix-all adds findings`).toBeLessThanOrEqual(count);
  for (const [file, text] of before) write(engine, file, text);
}
