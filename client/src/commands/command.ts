import * as vscode from 'vscode';
import type { ServerProcess } from '../server-process.ts';

/** A command of ours: the name in the manifest and what it does. What `run` returns is the command's result. */
export interface Command {
  readonly name: string;
  run(server: ServerProcess, ...parameters: readonly unknown[]): Promise<unknown>;
}

/** Registers a command so that whatever goes wrong is told once, in plain words, and its details go to the log. */
export function registerCommand(command: Command, server: ServerProcess): vscode.Disposable {
  return vscode.commands.registerCommand(command.name, async (...parameters: unknown[]) => {
    try {
      return await command.run(server, ...parameters);
    } catch (error) {
      server.log.error(error instanceof Error ? error : String(error));
      const showLog = 'Show Log';
      const message = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Tickmark: ${message}`, showLog).then((choice) => {
        if (choice === showLog) server.log.show();
      });
      return undefined;
    }
  });
}
