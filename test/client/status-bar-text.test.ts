import { describe, expect, test } from 'vitest';
import { statusBarText } from '../../client/src/status-bar-text.ts';
import type { ServerStatus } from '../../server/src/protocol/server-status.ts';

const ready: ServerStatus = {
  state: 'ready',
  done: 57,
  total: 57,
  counts: { error: 3, warning: 2, information: 0, hint: 0 },
  asOf: { date: '2026-03-31', origin: 'clock' },
  files: 57,
  roots: ['kestrel'],
  version: '0.1.0',
};

describe('the entry in the status bar', () => {
  test('says the worst that was found, and the rest in its tooltip', () => {
    expect(statusBarText(ready, true)).toEqual({
      text: '$(checklist) Tickmark: 3 errors',
      spoken: 'Tickmark: 3 errors',
      tooltip: 'Tickmark: 3 errors, 2 warnings in 57 files, as of 2026-03-31. Select for actions.',
      background: undefined,
    });
    const one = { ...ready, counts: { error: 0, warning: 1, information: 4, hint: 0 } };
    expect(statusBarText(one, true)?.text).toBe('$(checklist) Tickmark: 1 warning');
    const none = { ...ready, counts: { error: 0, warning: 0, information: 0, hint: 0 } };
    expect(statusBarText(none, true)?.text).toBe('$(checklist) Tickmark: no findings');
  });

  test('says nothing but the day while somebody travels, on a ground that stands out', () => {
    const words = statusBarText({ ...ready, asOf: { date: '2026-03-31', origin: 'travel' } }, true);
    expect(words?.text).toBe('$(history) As of 2026-03-31 (travelling)');
    expect(words?.background).toBe('warning');
    expect(words?.tooltip).toContain('3 errors, 2 warnings');
    const reading = { ...ready, state: 'indexing', asOf: { date: '2026-03-31', origin: 'travel' } } as const;
    expect(statusBarText(reading, true)?.text).toBe('$(history) As of 2026-03-31 (travelling)');
  });

  test('names a pinned day beside the numbers', () => {
    const words = statusBarText({ ...ready, asOf: { date: '2026-01-12', origin: 'pinned' } }, true);
    expect(words?.text).toBe('$(checklist) Tickmark: 3 errors, as of 2026-01-12');
    expect(words?.background).toBeUndefined();
  });

  test('is not there where no file is ours, unless somebody travels', () => {
    expect(statusBarText({ ...ready, files: 0 }, true)).toBeUndefined();
    const travelling = { ...ready, files: 0, asOf: { date: '2026-03-31', origin: 'travel' } } as const;
    expect(statusBarText(travelling, true)).toBeDefined();
  });

  test('shows that the server starts, reads, or does not work', () => {
    expect(statusBarText(undefined, true)?.text).toBe('$(sync~spin) Tickmark: starting');
    const reading = statusBarText({ ...ready, state: 'indexing', done: 3, total: 9 }, true);
    expect(reading?.text).toBe('$(sync~spin) Tickmark: reading 3 of 9 files');
    const failed = statusBarText({ ...ready, state: 'error', message: 'More than 50,000 files.' }, true);
    expect(failed).toMatchObject({ tooltip: 'More than 50,000 files.', background: 'error' });
    expect(statusBarText(undefined, false)).toMatchObject({ background: 'error' });
  });
});
