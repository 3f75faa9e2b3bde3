import { describe, expect, test } from 'vitest';
import { countsText, statusText } from '../../client/src/status-text.ts';
import type { ServerStatus } from '../../server/src/protocol/server-status.ts';

const ready: ServerStatus = {
  state: 'ready',
  done: 57,
  total: 57,
  counts: { error: 2, warning: 1, information: 0, hint: 0 },
  asOf: { date: '2026-03-31', origin: 'clock' },
  files: 57,
  roots: ['kestrel'],
  version: '0.1.0',
};

describe('the status item', () => {
  test('says that the server starts before it has said anything', () => {
    expect(statusText(undefined)).toMatchObject({ text: 'Tickmark: starting', busy: true });
  });

  test('shows progress while files are read', () => {
    const words = statusText({ ...ready, state: 'indexing', done: 12, total: 57 });
    expect(words).toMatchObject({ text: 'Tickmark: reading 12 of 57 files', busy: true });
  });

  test('shows no numbers while files are still looked for', () => {
    const words = statusText({ ...ready, state: 'indexing', done: 0, total: 0 });
    expect(words.text).toBe('Tickmark: looking for files');
  });

  test('shows what was found', () => {
    expect(statusText(ready)).toEqual({
      text: 'Tickmark: 2 errors, 1 warning',
      detail: '57 files',
      busy: false,
      severity: 'information',
    });
  });

  test('shows the date only when it is not simply today', () => {
    const pinned = statusText({ ...ready, asOf: { date: '2026-03-31', origin: 'pinned' } });
    expect(pinned.detail).toBe('as of 2026-03-31, 57 files');
  });

  test('counts workspaces when there are several', () => {
    expect(statusText({ ...ready, roots: ['a', 'b'] }).detail).toBe('57 files, 2 workspaces');
  });

  test('says why the server does not work', () => {
    const words = statusText({ ...ready, state: 'error', message: 'More than 50,000 files.' });
    expect(words).toMatchObject({ detail: 'More than 50,000 files.', severity: 'error', busy: false });
  });
});

describe('numbers of findings', () => {
  test('lesser severities are one number', () => {
    expect(countsText({ error: 0, warning: 0, information: 2, hint: 3 })).toBe('5 notes');
  });

  test('none is said in words', () => {
    expect(countsText({ error: 0, warning: 0, information: 0, hint: 0 })).toBe('no findings');
  });
});
