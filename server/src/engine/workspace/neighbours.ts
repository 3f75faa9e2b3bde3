import type { FileFacts, RecordFact } from '../model/facts.ts';
import { textAt } from '../model/read.ts';
import type { WorkspaceView } from './view.ts';

/** A file before and after a change, with its texts. */
export interface FileChange {
  readonly before: FileFacts | undefined;
  readonly after: FileFacts | undefined;
  readonly textBefore: string;
  readonly textAfter: string;
}

/**
 * Files whose findings may differ because records of another file changed: what refers to them, what they refer to,
 * records of the same id or title, and the evidence that shares a control with changed evidence (one series is often
 * kept as one record per quarter). Asked before and after the index takes the change in. A record whose text is the
 * same moves nobody, so a comment or a blank line reaches no other file; nor does a new title or note.
 */
export function neighbours(workspace: WorkspaceView, change: FileChange): ReadonlySet<string> {
  const files = new Set<string>();
  const same = unchangedTexts(change);
  const groups: Groups = new Set();
  for (const facts of [change.before, change.after]) {
    if (facts === undefined || workspace.facts(facts.file) !== facts) continue;
    const text = facts === change.before ? change.textBefore : change.textAfter;
    for (const record of facts.records) {
      if (!same.has(textKey(record, text))) addNeighbours(workspace, record, files, groups);
      // A title matters to the controls that have the like of it, whatever else stayed.
      else if (record.kind === 'control') addGroup(files, workspace.controlsTitledLike(record), groups);
    }
    for (const nested of facts.nested) {
      if (!same.has(textKey(nested.record, text))) addAll(files, workspace.referencesTo(nested.id));
    }
  }
  return files;
}

/** Groups of records that were added already: thousands of records of one file may share one. */
type Groups = Set<readonly RecordFact[]>;

function addGroup(files: Set<string>, group: readonly RecordFact[], groups: Groups): void {
  if (groups.has(group)) return;
  groups.add(group);
  for (const { file } of group) files.add(file);
}

function addNeighbours(
  workspace: WorkspaceView,
  record: RecordFact,
  files: Set<string>,
  groups: Groups,
): void {
  addAll(files, workspace.referencesTo(record.id));
  for (const same of workspace.definitionsIgnoringCase(record.id)) files.add(same.file);
  if (record.kind === 'control') addGroup(files, workspace.controlsTitledLike(record), groups);
  for (const reference of workspace.referencesFrom(record)) {
    for (const target of workspace.definitions(reference.id)) {
      files.add(target.file);
      if (record.kind === 'evidence' && target.kind === 'control') addEvidenceOf(workspace, target, files);
    }
  }
  if (record.kind === 'evidence') {
    const series = textAt(record.fields, 'series');
    if (series !== undefined) addGroup(files, workspace.evidenceInSeries(series), groups);
    for (const reference of workspace.referencesTo(record.id)) {
      if (reference.record.kind === 'control') addEvidenceOf(workspace, reference.record, files);
    }
  }
}

function addEvidenceOf(workspace: WorkspaceView, control: RecordFact, files: Set<string>): void {
  for (const reference of workspace.referencesFrom(control)) {
    for (const target of workspace.definitions(reference.id))
      if (target.kind === 'evidence') files.add(target.file);
  }
  for (const reference of workspace.referencesTo(control.id)) {
    if (reference.record.kind === 'evidence') files.add(reference.record.file);
  }
}

function addAll(files: Set<string>, references: readonly { readonly record: RecordFact }[]): void {
  for (const { record } of references) files.add(record.file);
}

/** Keys of the records that stand in both versions with the same text; none where anchors could change their meaning. */
function unchangedTexts(change: FileChange): ReadonlySet<string> {
  if (change.before === undefined || change.after === undefined) return new Set();
  if (change.textBefore.includes('&') || change.textAfter.includes('&')) return new Set();
  const before = new Set(change.before.records.map((record) => textKey(record, change.textBefore)));
  return new Set(
    change.after.records.map((record) => textKey(record, change.textAfter)).filter((key) => before.has(key)),
  );
}

/** Keys that say something to readers, and nothing on which a check of another record depends. */
const FOR_READERS: ReadonlySet<string> = new Set(['title', 'notes', 'description', 'tags']);

/** What others can tell of a record: its text without the keys that are for readers only. */
function textKey(record: RecordFact, text: string): string {
  const parts = [record.kind, record.id, record.recognisedBy];
  let from = record.span.start;
  for (const pair of record.fields.pairs) {
    const end = pair.value?.end ?? pair.key.end;
    // What stands elsewhere, through an alias or a wrapper, is left in.
    if (!FOR_READERS.has(pair.name) || pair.key.start < from || end > record.span.end) continue;
    parts.push(text.slice(from, pair.key.start));
    from = end;
  }
  parts.push(text.slice(from, record.span.end));
  return parts.join(' ');
}
