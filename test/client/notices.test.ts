import { expect, test } from 'vitest';
import { noticeOfServer } from '../../client/src/views/notices.ts';
import type { ServerStatus } from '../../server/src/protocol/server-status.ts';

const ready: ServerStatus = {
  state: 'ready',
  done: 3,
  total: 3,
  counts: { error: 0, warning: 0, information: 0, hint: 0 },
  asOf: { date: '2026-01-12', origin: 'clock' },
  files: 3,
  roots: ['work'],
  version: '0.1.0',
};

test('a server that can answer needs no notice', () => {
  expect(noticeOfServer(ready, true)).toBeUndefined();
});

test('a server that starts or reads is waited for, with its progress', () => {
  expect(noticeOfServer(undefined, true)).toMatchObject({ kind: 'loading' });
  const reading = noticeOfServer({ ...ready, state: 'indexing', done: 10, total: 40 }, true);
  expect(reading).toEqual({ kind: 'loading', message: 'Reading 10 of 40 files.' });
});

test('a server that is down can be restarted from the page', () => {
  const notice = noticeOfServer(undefined, false);
  expect(notice).toMatchObject({ kind: 'error', action: { command: 'tickmark.restartServer' } });
});

test('a server that cannot work says why', () => {
  const notice = noticeOfServer({ ...ready, state: 'error', message: 'The folder cannot be read.' }, true);
  expect(notice).toMatchObject({ kind: 'error', message: 'The folder cannot be read.' });
});
