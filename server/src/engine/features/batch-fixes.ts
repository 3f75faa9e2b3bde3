import { overlaps, type Span } from '../../base/text/range.ts';
import type { FileEdit, Finding, Fix } from '../rules/rule.ts';
import type { Snapshot } from './snapshot.ts';

/** Safe fixes that can be applied together. */
export interface Batch {
  readonly edits: readonly FileEdit[];
  /** How many findings they cure. */
  readonly cured: number;
  /** How many safe fixes were left for another round because they touch the same text. */
  readonly left: number;
}

export interface BatchOptions {
  /** Only findings of this rule. */
  readonly rule?: string | undefined;
  /** Only findings of rules that this accepts, by id. */
  readonly isWanted?: (rule: string) => boolean;
  /** Leaves out fixes that would change other files than those asked for. */
  readonly withinFiles?: boolean;
}

/**
 * Collects the safe fixes of some files that do not touch one another. Assertions never batch, nor do fixes that
 * create files, nor findings with several cures of which none is preferred: there a person has to choose.
 * Yields after each file, so that a host can run it in slices.
 */
export function* batchFixes(
  snapshot: Snapshot,
  files: Iterable<string>,
  options: BatchOptions = {},
): Generator<string, Batch> {
  const wanted = [...files];
  const allowed = options.withinFiles === true ? new Set(wanted) : undefined;
  const taken = new Map<string, Span[]>();
  const edits: FileEdit[] = [];
  let cured = 0;
  let left = 0;
  for (const file of wanted) {
    for (const finding of snapshot.findings(file)) {
      if (options.rule !== undefined && finding.rule !== options.rule) continue;
      if (options.isWanted?.(finding.rule) === false) continue;
      const fix = batchable(snapshot, finding);
      if (fix === undefined || (allowed !== undefined && fix.edits.some((edit) => !allowed.has(edit.file))))
        continue;
      if (!isFree(fix, taken)) {
        left++;
        continue;
      }
      for (const edit of fix.edits) insert(taken, edit);
      edits.push(...fix.edits);
      cured++;
    }
    yield file;
  }
  return { edits, cured, left };
}

/** The one safe cure of a finding that needs nobody's choice. */
export function batchable(snapshot: Snapshot, finding: Finding): Fix | undefined {
  const safe = snapshot
    .fixes(finding)
    .filter((fix) => fix.safe && fix.edits.length > 0 && (fix.create ?? []).length === 0);
  return safe.find((fix) => fix.preferred === true) ?? (safe.length === 1 ? safe[0] : undefined);
}

/** Whether no edit of the fix touches text that is taken. Spans of a file are kept in order and never overlap. */
function isFree(fix: Fix, taken: ReadonlyMap<string, readonly Span[]>): boolean {
  return fix.edits.every((edit) => {
    const spans = taken.get(edit.file) ?? [];
    const at = positionIn(spans, edit.span);
    return [spans[at - 1], spans[at]].every((span) => span === undefined || !overlaps(span, edit.span));
  });
}

function insert(taken: Map<string, Span[]>, edit: FileEdit): void {
  const spans = taken.get(edit.file) ?? [];
  spans.splice(positionIn(spans, edit.span), 0, edit.span);
  taken.set(edit.file, spans);
}

/** Index of the first span that starts behind the given one. */
function positionIn(spans: readonly Span[], span: Span): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}
