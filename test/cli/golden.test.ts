import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tickmark } from './fake-terminal.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** Whole outputs over a tiny workspace: `vitest -u` writes them anew, and the difference is for eyes to judge. */
describe('the output of check over a small workspace', () => {
  it.each(['text', 'json', 'sarif', 'github'])('as %s', async (format) => {
    const { code, out, err } = await tickmark(fixtures, ['check', 'small', '--format', format]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    await expect(out).toMatchFileSnapshot(join(fixtures, `small.${format}.golden`));
  });
});
