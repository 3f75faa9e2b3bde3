import type { RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { folderOf } from '../workspace/wanted-paths.ts';
import { fieldOfKind } from './kind-words.ts';
import type { Fix } from './rule.ts';

/** Kinds of which a record can be begun from a reference to it. */
const STUB_KINDS: ReadonlySet<Kind> = new Set([
  'control',
  'risk',
  'evidence',
  'vendor',
  'incident',
  'policy',
]);

/**
 * A new file that begins a record: kind, id, and what must be filled in marked with `?`. It lies where the workspace
 * keeps records of the kind; undefined for kinds that are not begun from a reference.
 */
export function recordStub(
  kind: Kind,
  id: string,
  from: RecordFact,
  workspace: WorkspaceView,
): { readonly file: string; readonly text: string } | undefined {
  if (!STUB_KINDS.has(kind) || !/^[\w.-]+$/.test(id)) return undefined;
  const link =
    from.kind === 'control' && kind === 'evidence' ? `controls: [${from.id}]\nstatus: planned\n` : '';
  const head = `kind: ${kind}\nid: ${id}\ntitle: "?"\n${kind === 'incident' ? '' : 'owner: "?"\n'}${link}`;
  if (kind === 'policy') return { file: `${folderFor(kind, workspace)}/${id}.md`, text: `---\n${head}---\n` };
  return { file: `${folderFor(kind, workspace)}/${id}.yaml`, text: head };
}

/**
 * An assertion that begins a record in a file of its own, with `?` for its title and owner and the lines given.
 * Undefined when there is such a record or file, or the id makes no file name.
 */
export function beginRecord(
  title: string,
  kind: Kind,
  id: string,
  lines: readonly string[],
  workspace: WorkspaceView,
): Fix | undefined {
  const file = `${folderFor(kind, workspace)}/${id}.yaml`;
  if (!/^[\w.-]+$/.test(id) || workspace.definitionsIgnoringCase(id).length > 0) return undefined;
  if (workspace.facts(file) !== undefined) return undefined;
  const text = [`kind: ${kind}`, `id: ${id}`, 'title: "?"', 'owner: "?"', ...lines, ''].join('\n');
  return { title, safe: false, edits: [], create: [{ file, text }] };
}

/** The folder in which records of the kind lie already, else the default one. */
export function folderFor(kind: Kind, workspace: WorkspaceView): string {
  for (const record of workspace.records(kind)) {
    const folder = folderOf(record.file);
    if (folder !== '') return folder;
  }
  return fieldOfKind(kind);
}
