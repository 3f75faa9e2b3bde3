import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';

/** What the client can do, as far as it changes what we send. */
export interface ClientAbilities {
  /** Hover and documentation in Markdown; plain text otherwise. */
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly snippets: boolean;
  readonly progress: boolean;
  readonly watchesFiles: boolean;
  readonly asksConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly workspaceFolders: boolean;
  /** `edit` of a code action may be worked out when the user chooses it. */
  readonly resolvesEdits: boolean;
  readonly codeActionObjects: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly changeAnnotations: boolean;
  readonly outlineTrees: boolean;
  readonly definitionLinks: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescriptions: boolean;
  readonly tags: boolean;
  readonly refreshesLenses: boolean;
}

/** Reads the client's capabilities; what it does not name it cannot do. */
export function readAbilities({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const edits = workspace?.workspaceEdit;
  const diagnostics = textDocument?.publishDiagnostics;
  const item = textDocument?.completion?.completionItem;
  return {
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    completionMarkdown: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    snippets: item?.snippetSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    asksConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    codeActionObjects: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    documentChanges: edits?.documentChanges ?? false,
    createsFiles: edits?.resourceOperations?.includes('create') ?? false,
    changeAnnotations: edits?.changeAnnotationSupport !== undefined,
    outlineTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    relatedInformation: diagnostics?.relatedInformation ?? false,
    codeDescriptions: diagnostics?.codeDescriptionSupport ?? false,
    tags: diagnostics?.tagSupport !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
  };
}
