/** An edit as the client can apply it, in the shape of the protocol's own `WorkspaceEdit.documentChanges`. */
export interface WorkspaceEdit {
  readonly changes: readonly FileChange[];
  /** Where the cursor goes after it: the first thing for a person to fill in. */
  readonly then?: { readonly uri: string };
}

export type FileChange =
  | { readonly type: 'create'; readonly uri: string; readonly text: string }
  | {
      readonly type: 'edit';
      readonly uri: string;
      readonly edits: readonly {
        readonly start: { readonly line: number; readonly character: number };
        readonly end: { readonly line: number; readonly character: number };
        readonly text: string;
      }[];
    };
