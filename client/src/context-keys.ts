import * as vscode from 'vscode';
import type { ServerProcess } from './server-process.ts';

/** What the manifest decides by: `tickmark.server` and `tickmark.travelling`. */
export type ServerContext = 'starting' | 'reading' | 'ready' | 'down';

function serverContext({ status, isWanted }: ServerProcess): ServerContext {
  if (!isWanted || status?.state === 'error') return 'down';
  if (status === undefined) return 'starting';
  return status.state === 'indexing' ? 'reading' : 'ready';
}

/** Keeps the context keys true to the state of the server. */
export function keepContextKeys(server: ServerProcess): vscode.Disposable {
  const set = (key: string, value: unknown): void => {
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    set('tickmark.server', serverContext(server));
    set('tickmark.travelling', server.status?.asOf.origin === 'travel');
    set('tickmark.hasRecords', (server.status?.files ?? 0) > 0);
  };
  update();
  return vscode.Disposable.from(server.onStatus(update), new vscode.Disposable(update));
}
