import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { WorkspaceHost } from '../host/workspace-host.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { inBackground, type Log } from './protect.ts';

/** How often progress is told, in milliseconds. */
const REPORT_EVERY = 100;

export interface IndexingOptions {
  readonly connection: Connection;
  readonly showsProgress: boolean;
  readonly log: Log;
  readonly now: () => number;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly progressed: () => void;
  /** A folder turned out to be a workspace of its own. */
  readonly foundNested: (folder: string) => void;
}

/** Reads all files of a workspace; the client sees how far it is, and may cancel. */
export async function indexWorkspace(
  workspace: LiveWorkspace,
  host: WorkspaceHost,
  options: IndexingOptions,
): Promise<'complete' | 'cancelled'> {
  const { connection, log, now, name } = options;
  const cancelled = new AbortController();
  const stop = (): void => cancelled.abort();
  options.signal.addEventListener('abort', stop);
  // Reading does not wait for the client to draw its progress bar, and ends without it.
  let progress: WorkDoneProgressServerReporter | undefined;
  let ended = false;
  const begin = (reporter: WorkDoneProgressServerReporter): void => {
    progress = reporter;
    reporter.begin(`Tickmark: reading ${name}`, undefined, undefined, true);
    reporter.token.onCancellationRequested(stop);
    if (ended) reporter.done();
  };
  if (options.showsProgress) {
    inBackground(log, 'Showing progress', connection.window.createWorkDoneProgress().then(begin));
  }
  const started = now();
  let nested = 0;
  let reported = started;
  const onProgress = ({ files }: { readonly files: number }): void => {
    workspace.filesRead = files;
    for (; nested < host.nested.length; nested++) options.foundNested(host.nested[nested] ?? '');
    if (now() - reported < REPORT_EVERY) return;
    reported = now();
    progress?.report(`${files} files`);
    options.progressed();
  };
  try {
    const outcome = await host.load({ signal: cancelled.signal, onProgress });
    onProgress({ files: workspace.filesRead });
    for (const note of host.notes) log.info(`${name}: ${note}`);
    const verb = outcome === 'complete' ? 'Read' : 'Stopped after';
    log.info(`${verb} ${workspace.filesRead} files of ${name} in ${now() - started} ms.`);
    return outcome;
  } finally {
    ended = true;
    progress?.done();
    options.signal.removeEventListener('abort', stop);
  }
}
