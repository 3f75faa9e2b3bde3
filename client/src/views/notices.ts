import type { ServerStatus } from '../../../server/src/protocol/server-status.ts';
import type { Notice } from '../../../server/src/protocol/webview-messages.ts';

const showLog = { label: 'Show Log', command: 'tickmark.showLog' } as const;
const restart = { label: 'Restart Language Server', command: 'tickmark.restartServer' } as const;

/** What a page says about the server; `undefined` when it can answer. */
export function noticeOfServer(status: ServerStatus | undefined, isWanted: boolean): Notice | undefined {
  if (!isWanted) {
    const message = status?.message ?? 'The language server is not running.';
    return { kind: 'error', message: `${message} Nothing is lost: restart it to go on.`, action: restart };
  }
  if (status === undefined) return { kind: 'loading', message: 'Starting the language server.' };
  if (status.state === 'error') {
    return { kind: 'error', message: status.message ?? 'The language server cannot work.', action: showLog };
  }
  if (status.state === 'indexing') {
    const message =
      status.total > 0 ? `Reading ${status.done} of ${status.total} files.` : 'Looking for files.';
    return { kind: 'loading', message };
  }
  return undefined;
}

/** What a page says in an empty window. */
export const noFolder: Notice = {
  kind: 'empty',
  message: 'No folder is open. Open the folder that holds your controls and evidence.',
};

/** What a page says when its question failed. */
export function noticeOfFailure(message: string): Notice {
  return { kind: 'error', message, action: showLog };
}
