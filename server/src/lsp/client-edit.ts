import type { FileEdit } from '../engine/rules/rule.ts';
import type { FileChange, WorkspaceEdit } from '../protocol/workspace-edit.ts';
import type { Places } from './convert.ts';
import type { EditContents } from './text-edits.ts';

/** Edits of the engine as a view of our own client applies them: files to create first, then one entry per file. */
export function toClientEdit({ edits, create = [] }: EditContents, places: Places): WorkspaceEdit {
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.file);
    if (list === undefined) byFile.set(edit.file, [edit]);
    else list.push(edit);
  }
  const created = create.map(
    ({ file, text }): FileChange => ({ type: 'create', uri: places.uri(file), text }),
  );
  const edited = [...byFile].map(
    ([file, list]): FileChange => ({
      type: 'edit',
      uri: places.uri(file),
      edits: list.map(({ span, text }) => ({ ...places.range(file, span), text })),
    }),
  );
  return { changes: [...created, ...edited] };
}
