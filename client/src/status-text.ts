import type { FindingCounts, ServerStatus } from '../../server/src/protocol/server-status.ts';

/** What the status item shows: plain words, no VS Code types. */
export interface StatusText {
  /** Short: it stands in the status bar's hover beside the extension's name. */
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
  readonly severity: 'information' | 'error';
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2 errors, 1 warning`; the lesser severities are one number, because nobody acts on them one by one. */
export function countsText(counts: FindingCounts): string {
  const parts: string[] = [];
  if (counts.error > 0) parts.push(plural(counts.error, 'error'));
  if (counts.warning > 0) parts.push(plural(counts.warning, 'warning'));
  const lesser = counts.information + counts.hint;
  if (lesser > 0) parts.push(plural(lesser, 'note'));
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

function asOfText(status: ServerStatus): string | undefined {
  if (status.asOf.origin === 'clock') return undefined;
  return `as of ${status.asOf.date}`;
}

/** Words for the state of the server; `undefined` status means that it has said nothing yet. */
export function statusText(status: ServerStatus | undefined): StatusText {
  if (status === undefined) {
    return { text: 'Tickmark: starting', detail: '', busy: true, severity: 'information' };
  }
  const asOf = asOfText(status);
  if (status.state === 'error') {
    return {
      text: 'Tickmark: not working',
      detail: status.message ?? 'The log says why.',
      busy: false,
      severity: 'error',
    };
  }
  if (status.state === 'indexing') {
    const progress =
      status.total > 0 ? `reading ${status.done} of ${status.total} files` : 'looking for files';
    return { text: `Tickmark: ${progress}`, detail: asOf ?? '', busy: true, severity: 'information' };
  }
  const detail = [
    asOf,
    plural(status.files, 'file'),
    status.roots.length > 1 ? plural(status.roots.length, 'workspace') : undefined,
  ];
  return {
    text: `Tickmark: ${countsText(status.counts)}`,
    detail: detail.filter((part) => part !== undefined).join(', '),
    busy: false,
    severity: 'information',
  };
}
