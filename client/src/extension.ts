import { join } from 'node:path';
import * as vscode from 'vscode';
import { checkWorkspace } from './commands/check-workspace.ts';
import { registerCommand } from './commands/command.ts';
import { explainFile } from './commands/explain-file.ts';
import { explainRule } from './commands/explain-rule.ts';
import { exportCommands } from './commands/export-document.ts';
import { newKinds } from './commands/new-kinds.ts';
import { newRecord, newRecordHere } from './commands/new-record.ts';
import { openDocument } from './commands/open-document.ts';
import { openViewCommands } from './commands/open-views.ts';
import { recordActions } from './commands/record-actions.ts';
import { restartServer } from './commands/restart-server.ts';
import { setUpFolder } from './commands/set-up-folder.ts';
import { showActions } from './commands/show-actions.ts';
import { showLog } from './commands/show-log.ts';
import { travel, travelBack } from './commands/travel.ts';
import { keepContextKeys } from './context-keys.ts';
import { registerDocuments } from './documents/virtual-documents.ts';
import { FileDecorations } from './file-decorations.ts';
import { createFileStatusItem } from './file-status-item.ts';
import { registerRuleDocuments } from './rule-documents.ts';
import { isYamlExtensionActive, ServerProcess } from './server-process.ts';
import { createStatusBarItem } from './status-bar-item.ts';
import { createStatusItem } from './status-item.ts';
import { Trees } from './trees/trees.ts';
import { Views } from './views/views.ts';

const commands = [
  checkWorkspace,
  explainFile,
  explainRule,
  newRecord,
  newRecordHere,
  ...newKinds,
  ...recordActions,
  restartServer,
  setUpFolder,
  showActions,
  showLog,
  travel,
  travelBack,
  openDocument,
];

let running: ServerProcess | undefined;

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration('tickmark').get('enable', true);
}

/** Makes `tickmark.active` true while the server is wanted: the manifest hides commands by it. */
function setActive(active: boolean): void {
  void vscode.commands.executeCommand('setContext', 'tickmark.active', active);
}

/** What the extension hands out: parts that a test inside VS Code asks, as VS Code itself does. */
export interface ExtensionParts {
  readonly trees: Trees;
  readonly decorations: FileDecorations;
}

/** Called by VS Code once, when the window holds files of ours or one of our commands is run. */
export function activate(context: vscode.ExtensionContext): ExtensionParts {
  const log = vscode.window.createOutputChannel('Tickmark', { log: true });
  const server = new ServerProcess(context.asAbsolutePath(join('dist', 'server.js')), log);
  running = server;
  let statusItems: vscode.Disposable | undefined;

  const views = new Views(context.extensionUri, server);
  const trees = new Trees(server);
  const decorations = new FileDecorations(server);

  const switchOn = () => {
    setActive(true);
    statusItems ??= vscode.Disposable.from(
      createStatusItem(server),
      createFileStatusItem(server),
      createStatusBarItem(server),
    );
    // Not awaited: activation must not wait for a process to start.
    void server.start();
  };
  const switchOff = () => {
    setActive(false);
    statusItems?.dispose();
    statusItems = undefined;
    void server.stop();
  };

  let besideYamlExtension = isYamlExtensionActive();
  context.subscriptions.push(
    log,
    server,
    registerRuleDocuments(server),
    registerDocuments(server),
    keepContextKeys(server),
    trees,
    decorations,
    views,
    ...[...commands, ...openViewCommands(views), ...exportCommands(views)].map((command) =>
      registerCommand(command, server),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('tickmark.enable')) return;
      if (isEnabled()) switchOn();
      else switchOff();
    }),
    vscode.extensions.onDidChange(() => {
      if (isYamlExtensionActive() === besideYamlExtension) return;
      besideYamlExtension = isYamlExtensionActive();
      if (server.isWanted) void server.restart();
    }),
    new vscode.Disposable(() => statusItems?.dispose()),
  );
  if (isEnabled()) switchOn();
  return { trees, decorations };
}

/** Called by VS Code when the window closes; waits until the server has ended. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
