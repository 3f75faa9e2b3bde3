import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleaned,
  code,
  escaped,
  message,
  plainText,
} from '../../server/src/engine/features/words/markdown-text.ts';

describe('workspace text in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['[x](command:evil)', '\\[x\\](command:evil)'],
    ['![x](http://e)', '!\\[x\\](http\\://e)'],
    ['`code`', '\\`code\\`'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['a\nb\r\nc\td', 'a b c d'],
    ['a\u202Eb\u200Bc\u0007', 'abc'],
    ['👩\u200d💻 and می\u200cخواهم\uffff', '👩\u200d💻 and می\u200cخواهم'],
    ['~~gone~~ &amp; $x$', '\\~\\~gone\\~\\~ \\&amp; \\$x\\$'],
    ['back\\slash', 'back\\\\slash'],
    ['mail a@b.example', 'mail a\\@b.example'],
  ])('%j becomes %j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it('cuts what is long, never inside of a character', () => {
    expect(escaped('x'.repeat(10_000))).toHaveLength(160);
    const emoji = cleaned('😀'.repeat(200), 10);
    expect(emoji.endsWith('…')).toBe(true);
    expect(emoji).not.toMatch(/\p{Cs}/u);
    expect(cleaned('one two three four', 15)).toBe('one two three…');
  });

  it('keeps code spans closed', () => {
    expect(code('a`b``c')).toBe("`a'b''c`");
    expect(code('')).toBe('` `');
  });

  it.each([
    ['`business_days` takes a number', '`business_days` takes a number'],
    ['write `a` or `b*c`, not *d*', 'write `a` or `b*c`, not \\*d\\*'],
    ['one ` alone <b>', 'one  alone \\<b\\>'],
    ['``', ''],
  ])('shows code in a message as code: %j', (text, expected) => {
    expect(message(text)).toBe(expected);
  });

  it('reads back as it was, on one line, without marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const line = cleaned(text);
        expect(escaped(text)).not.toMatch(/[\r\n]/);
        // A trailing double space would be a line break, which `cleaned` never leaves.
        expect(plainText(escaped(text)).replaceAll('**', '')).toBe(line.replaceAll('**', ''));
      }),
    );
  });
});
