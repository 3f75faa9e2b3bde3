import type { RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { folderOf } from '../workspace/wanted-paths.ts';
import { fieldOfKind } from './kind-words.ts';

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

/** The folder in which records of the kind lie already, else the default one. */
export function folderFor(kind: Kind, workspace: WorkspaceView): string {
  for (const record of workspace.records(kind)) {
    const folder = folderOf(record.file);
    if (folder !== '') return folder;
  }
  return fieldOfKind(kind);
}
