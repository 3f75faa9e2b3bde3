import * as vscode from 'vscode';

/** The folder a command is about: that of the editor in front, the only one, or the one the user picks. */
export async function chooseWorkspaceFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active);
  return own ?? vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' });
}
