import { type Batch, batchFixes } from '../engine/features/batch-fixes.ts';
import type { FileEdit } from '../engine/rules/rule.ts';
import { isConfigurationFile } from '../host/candidate-filter.ts';
import type { OpenWorkspace } from './open-workspaces.ts';
import { isInScope } from './targets.ts';

/** The texts of a workspace before and after its safe fixes. */
export interface FixedWorkspace {
  /** Files that changed, by root-relative path, in the order of their names. */
  readonly changed: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** How many findings were cured. */
  readonly cured: number;
}

/** A cure may bring the next mistake to light: `A9.2.5` is spelled right, and is then an old id. */
const MOST_ROUNDS = 10;

/**
 * Applies the safe fixes of a workspace in memory, round after round until nothing is left to do. Only files that were
 * asked about change. Writes nothing.
 */
export async function applySafeFixes(
  { host, scopes }: OpenWorkspace,
  isWanted: (rule: string) => boolean,
): Promise<FixedWorkspace> {
  const { engine } = host;
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  let cured = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await host.check();
    // The configuration was read once, at the start: in later rounds its findings are still the old ones.
    const files = engine
      .filesWithFindings()
      .filter((file) => isInScope(file, scopes) && (round === 0 || !isConfigurationFile(file)));
    const batch = finished(batchFixes(engine, files, { isWanted, withinFiles: true }));
    if (batch.edits.length === 0) break;
    for (const [file, edits] of byFile(batch.edits)) {
      const text = after.get(file) ?? engine.text(file);
      if (!before.has(file)) before.set(file, text);
      const edited = applyEdits(text, edits);
      after.set(file, edited);
      if (!isConfigurationFile(file)) engine.apply([{ type: 'text', file, text: edited }]);
    }
    cured += batch.cured;
    await host.probeArtifacts();
  }
  await host.check();
  const changed = [...after]
    .map(([file, text]) => [file, { before: before.get(file) ?? '', after: text }] as const)
    .filter(([, texts]) => texts.before !== texts.after)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { changed: new Map(changed), cured };
}

function byFile(edits: readonly FileEdit[]): ReadonlyMap<string, readonly FileEdit[]> {
  const files = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const list = files.get(edit.file);
    if (list === undefined) files.set(edit.file, [edit]);
    else list.push(edit);
  }
  return files;
}

/** Of two insertions at one place the first of the list comes first, as in an editor. */
function applyEdits(text: string, edits: readonly FileEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: inserted } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    pieces.push(text.slice(at, span.start), inserted);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}

/** Nobody waits for the loop here: the work is done in one go. */
function finished(work: Generator<unknown, Batch>): Batch {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
