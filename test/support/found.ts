import { readFixture } from './fixture.ts';
import { engineFor, listFindings, type WorkspaceOptions } from './workspace.ts';

/** The findings of a fixture as `file:line:start-end rule severity message`; to be held against whole sentences. */
export function found(source: string, options: WorkspaceOptions = {}): string[] {
  return listFindings(engineFor(readFixture(source).files, options));
}

/** As `found`, without places and messages: `rule severity`. */
export function named(source: string, options: WorkspaceOptions = {}): string[] {
  return found(source, options).map((line) => line.split(' ').slice(1, 3).join(' '));
}

/** The text of a file after the fix with that title was applied to the first finding that offers it. */
export function mended(source: string, title: string, options: WorkspaceOptions = {}): string {
  const engine = engineFor(readFixture(source).files, options);
  for (const file of engine.filesWithFindings()) {
    for (const finding of engine.findings(file)) {
      const fix = engine.fixes(finding).find((each) => each.title === title);
      if (fix === undefined) continue;
      let text = engine.text(file);
      // Of two insertions at one place the first of the list comes first, as in LSP.
      for (const edit of [...fix.edits].reverse().sort((a, b) => b.span.start - a.span.start)) {
        text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
      }
      return text;
    }
  }
  throw new Error(`No finding offers "${title}".`);
}
