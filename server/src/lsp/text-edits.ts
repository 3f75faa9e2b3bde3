import {
  type ChangeAnnotation,
  type CreateFile,
  OptionalVersionedTextDocumentIdentifier,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileEdit } from '../engine/rules/rule.ts';
import type { ClientAbilities } from './client-abilities.ts';
import type { Places } from './convert.ts';

export interface EditSources extends Places {
  /** The version of the open document that a file is; undefined when it is not open. */
  version(file: string): number | undefined;
}

export interface EditContents {
  readonly edits: readonly FileEdit[];
  readonly create?: readonly { readonly file: string; readonly text: string }[];
  /** Lets the user see and confirm the edits of each file before they are made. */
  readonly confirm?: { readonly label: string; readonly description: string };
}

const ANNOTATION = 'tickmark';

/** Edits of the engine as one edit of the protocol; undefined when the client cannot make it (it creates no files). */
export function toWorkspaceEdit(
  { edits, create = [], confirm }: EditContents,
  sources: EditSources,
  abilities: ClientAbilities,
): WorkspaceEdit | undefined {
  if (create.length > 0 && !(abilities.createsFiles && abilities.documentChanges)) return undefined;
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.file);
    if (list === undefined) byFile.set(edit.file, [edit]);
    else list.push(edit);
  }
  if (!abilities.documentChanges) {
    return {
      changes: Object.fromEntries(
        [...byFile].map(([file, list]) => [sources.uri(file), list.map(toTextEdit)]),
      ),
    };
  }
  const annotated = confirm !== undefined && abilities.changeAnnotations;
  const creations = create.flatMap(({ file, text }): (CreateFile | TextDocumentEdit)[] => {
    const uri = sources.uri(file);
    const start = { line: 0, character: 0 };
    return [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ];
  });
  const changes = [...byFile].map(([file, list]): TextDocumentEdit => {
    const textDocument = OptionalVersionedTextDocumentIdentifier.create(
      sources.uri(file),
      sources.version(file) ?? null,
    );
    return {
      textDocument,
      edits: list.map((edit) => ({
        ...toTextEdit(edit),
        ...(annotated ? { annotationId: ANNOTATION } : {}),
      })),
    };
  });
  const annotation: ChangeAnnotation | undefined = annotated
    ? { ...confirm, needsConfirmation: true }
    : undefined;
  return {
    documentChanges: [...creations, ...changes],
    ...(annotation === undefined ? {} : { changeAnnotations: { [ANNOTATION]: annotation } }),
  };

  function toTextEdit(edit: FileEdit): TextEdit {
    return { range: sources.range(edit.file, edit.span), newText: edit.text };
  }
}
