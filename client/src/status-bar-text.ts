import type { FindingCounts, ServerStatus } from '../../server/src/protocol/server-status.ts';
import { countsText, statusText } from './status-text.ts';

/** What the entry of the status bar says: plain words, no VS Code types. */
export interface StatusBarText {
  /** With one icon, as `$(icon)`. */
  readonly text: string;
  /** The same for a screen reader. */
  readonly spoken: string;
  readonly tooltip: string;
  readonly background: 'warning' | 'error' | undefined;
}

function shortCounts({ error, warning, information, hint }: FindingCounts): string {
  if (error > 0) return `${error} ${error === 1 ? 'error' : 'errors'}`;
  if (warning > 0) return `${warning} ${warning === 1 ? 'warning' : 'warnings'}`;
  const notes = information + hint;
  return notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : 'no findings';
}

/**
 * The one entry of Tickmark in the status bar; undefined when there is nothing to say, because no file here is ours.
 * While somebody travels in time it says nothing else, on a ground that stands out.
 */
export function statusBarText(
  status: ServerStatus | undefined,
  isWanted: boolean,
): StatusBarText | undefined {
  const shown = (
    icon: string,
    text: string,
    tooltip: string,
    background?: StatusBarText['background'],
  ): StatusBarText => ({ text: `$(${icon}) ${text}`, spoken: text, tooltip, background });
  if (!isWanted || status?.state === 'error') {
    const why = status?.message ?? 'The language server is not running.';
    return shown('error', 'Tickmark: not working', why, 'error');
  }
  if (status === undefined) return shown('sync~spin', statusText(status).text, 'Tickmark is starting.');
  const counts = countsText(status.counts);
  const { date, origin } = status.asOf;
  // Also while files are read: nobody may take another day for today.
  if (origin === 'travel') {
    const tooltip = `Tickmark shows everything as of ${date}, not as of today: ${counts}. Select to go back.`;
    return shown('history', `As of ${date} (travelling)`, tooltip, 'warning');
  }
  if (status.state === 'indexing') {
    const { text, detail } = statusText(status);
    return shown('sync~spin', text, detail === '' ? text : `${text}, ${detail}`);
  }
  if (status.files === 0) return undefined;
  const pinned = origin === 'pinned' ? `, as of ${date}` : '';
  const files = `${status.files} ${status.files === 1 ? 'file' : 'files'}`;
  const text = `Tickmark: ${shortCounts(status.counts)}${pinned}`;
  return shown('checklist', text, `Tickmark: ${counts} in ${files}, as of ${date}. Select for actions.`);
}
