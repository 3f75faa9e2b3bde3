import * as vscode from 'vscode';

/** The file in front, as a URI, when it lies in an open folder. */
export function fileInFront(): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri === undefined ? undefined : insideFolder(uri);
}

/** A file or folder as the text of its URI, when it lies in an open folder. */
export function insideFolder(uri: vscode.Uri): string | undefined {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined ? undefined : uri.toString();
}

/** The folder that a page or another extension passes to a command. */
export function folderOf(parameter: unknown): string | undefined {
  if (typeof parameter !== 'object' || parameter === null || !('folder' in parameter)) return undefined;
  return typeof parameter.folder === 'string' && parameter.folder !== '' ? parameter.folder : undefined;
}

/**
 * Where a command works, as a URI: the file in front, the only folder that is open, or the one the user picks. The server
 * takes the root that it is or lies in, which may be one below the folder that is open. Undefined when the user backs out.
 */
export async function chooseWorkspaceFolder(): Promise<string | undefined> {
  const inFront = fileInFront();
  if (inFront !== undefined) return inFront;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const chosen =
    folders.length <= 1
      ? folders[0]
      : await vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' });
  return chosen?.uri.toString();
}
