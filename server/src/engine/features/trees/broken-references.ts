import type { FileFacts } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { cleaned } from '../words/markdown-text.ts';

/** An id or a path in a record that leads nowhere, as its finding says it. */
export interface BrokenReference {
  readonly file: string;
  readonly offset: number;
  /** What is written there. */
  readonly text: string;
  readonly rule: string;
  readonly message: string;
}

/** Rules that speak of something that is not there; the rest of their group is about how an id is written. */
const BROKEN = new Set([
  'reference/unknown-criterion',
  'reference/unknown-annex-a',
  'reference/unknown-clause',
  'reference/unknown-document',
  'reference/missing-file',
  'reference/wrong-kind',
  'reference/legacy-2013-control',
  'reference/legacy-2013-group',
  'reference/duplicate-id',
]);

/** Broken references of all files, as the Problems panel has them: suppressed and switched-off ones are none. */
export function brokenReferences(snapshot: Snapshot): readonly BrokenReference[] {
  const found: BrokenReference[] = [];
  for (const facts of snapshot.workspace.files()) found.push(...brokenIn(snapshot, facts));
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.offset - b.offset));
}

/** Those of one file. Files that say nothing of other things are not asked. */
function brokenIn(snapshot: Snapshot, facts: FileFacts): readonly BrokenReference[] {
  const { file, recognition, references, citations, paths, records } = facts;
  if (!recognition.ours) return [];
  if (references.length + citations.length + paths.length + records.length === 0) return [];
  return snapshot
    .findings(file)
    .filter(({ rule, severity }) => BROKEN.has(rule) && (severity === 'error' || severity === 'warning'))
    .map(({ rule, problem: { span, message } }) => ({
      file,
      offset: span.start,
      text: cleaned(snapshot.text(file).slice(span.start, span.end), 80),
      rule,
      message,
    }));
}
