import type { Engine } from '../../server/src/engine/engine.ts';
import type { FileEdit, Finding, Fix } from '../../server/src/engine/rules/rule.ts';

/** The findings of one rule, in one file or in all of them. */
export function findingsOf(engine: Engine, rule: string, file?: string): readonly Finding[] {
  const files = file === undefined ? engine.filesWithFindings() : [file];
  return files.flatMap((each) => engine.findings(each)).filter((finding) => finding.rule === rule);
}

/** Titles of the fixes of a finding; assertions have a trailing `?`. */
export function fixTitles(engine: Engine, finding: Finding): readonly string[] {
  return engine.fixes(finding).map((fix) => (fix.safe ? fix.title : `${fix.title}?`));
}

/** The text of a file after the fix at `index` of the first finding of a rule; fails when there is none. */
export function applyFix(
  engine: Engine,
  files: ReadonlyMap<string, string>,
  file: string,
  rule: string,
  index = 0,
): string {
  const finding = findingsOf(engine, rule, file)[0];
  if (finding === undefined) throw new Error(`${file} has no finding of ${rule}`);
  const fix = engine.fixes(finding)[index];
  if (fix === undefined) throw new Error(`${rule} in ${file} has no fix ${index}`);
  return withFix(files, fix).get(file) ?? '';
}

/** All files as they are after a fix. */
export function withFix(files: ReadonlyMap<string, string>, fix: Fix): ReadonlyMap<string, string> {
  const result = new Map(files);
  for (const { file, text } of fix.create ?? []) result.set(file, text);
  for (const edit of lastFirst(fix.edits)) {
    const text = result.get(edit.file) ?? '';
    result.set(edit.file, text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end));
  }
  return result;
}

function lastFirst(edits: readonly FileEdit[]): readonly FileEdit[] {
  return [...edits].sort((a, b) => b.span.start - a.span.start);
}
