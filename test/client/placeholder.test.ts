import { describe, expect, test } from 'vitest';
import { firstPlaceholder } from '../../client/src/placeholder.ts';

/** The text with the place found put in brackets. */
function marked(text: string): string {
  const { start, end } = firstPlaceholder(text);
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

describe('the first place to fill in', () => {
  test('is a question mark that is a whole value', () => {
    expect(marked('title: Why?\nowner: ?\nstatus: ?\n')).toBe('title: Why?\nowner: [?]\nstatus: ?\n');
  });

  test('may be quoted, in a list, or before a comment', () => {
    expect(marked('owner: "?"\n')).toBe('owner: "[?]"\n');
    expect(marked('controls:\n  - ?\n')).toBe('controls:\n  - [?]\n');
    expect(marked('owner: ?   # role:it-lead\n')).toBe('owner: [?]   # role:it-lead\n');
  });

  test('is found in a file with Windows line ends', () => {
    expect(marked('title: A\r\nowner: ?\r\n')).toBe('title: A\r\nowner: [?]\r\n');
  });

  test('is the end when nothing is left to fill in', () => {
    expect(marked('title: What?\n')).toBe('title: What?\n[]');
  });
});
