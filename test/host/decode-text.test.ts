import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../server/src/host/decode-text.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

describe('decoding', () => {
  it.each([
    ['plain UTF-8', bytes(...Buffer.from('id: Ä😀')), 'id: Ä😀', 'utf-8', false],
    ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, ...ascii('id: A')), 'id: A', 'utf-8', true],
    ['an empty file', bytes(), '', 'utf-8', false],
    ['UTF-16 LE', bytes(0xff, 0xfe, 0x69, 0, 0x64, 0), 'id', 'utf-16le', true],
    ['UTF-16 BE', bytes(0xfe, 0xff, 0, 0x69, 0, 0x64), 'id', 'utf-16be', true],
    ['UTF-16 with nothing behind the mark', bytes(0xff, 0xfe), '', 'utf-16le', true],
  ])('reads %s', (_, input, text, name, byteOrderMark) => {
    expect(decodeText(input)).toEqual({ text, encoding: { name, byteOrderMark } });
  });

  it.each([
    [
      'Latin-1',
      bytes(...ascii('id: A\ntitle: Caf\xe9 au lait')),
      /line 2 holds bytes that are not valid UTF-8/,
    ],
    ['UTF-16 without a mark', bytes(0x69, 0, 0x64, 0), /UTF-16 without a byte order mark/],
    ['UTF-16 cut in the middle', bytes(0xff, 0xfe, 0x69), /not valid UTF-16/],
    ['UTF-16 with half a surrogate pair', bytes(0xff, 0xfe, 0x00, 0xd8), /not valid UTF-16/],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x69, 0, 0, 0), /UTF-32/],
    ['an image', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), /binary/],
    ['a character cut off at the end', bytes(...ascii('id: '), 0xc3), /line 1 holds bytes/],
  ])('refuses %s and says what to do', (_, input, reason) => {
    const decoded = decodeText(input);
    expect(decoded).toMatchObject({ error: 'encoding' });
    expect(decoded).toHaveProperty('reason', expect.stringMatching(reason));
    expect(decoded).toHaveProperty('reason', expect.stringContaining('Save it as UTF-8.'));
  });

  it('writes back exactly the bytes that it read', () => {
    const marks = fc.constantFrom([], [0xef, 0xbb, 0xbf]);
    fc.assert(
      fc.property(marks, fc.string({ unit: 'binary' }), (mark, text) => {
        const input = bytes(...mark, ...Buffer.from(text.replaceAll('\0', '')));
        const decoded = decodeText(input);
        if ('error' in decoded) throw new Error(decoded.reason);
        expect(encodeText(decoded.text, decoded.encoding)).toEqual(input);
      }),
    );
    for (const input of [bytes(0xff, 0xfe, 0x69, 0, 0x3d, 0xd8, 0, 0xde), bytes(0xfe, 0xff, 0, 0x69)]) {
      const decoded = decodeText(input);
      if ('error' in decoded) throw new Error(decoded.reason);
      expect(encodeText(decoded.text, decoded.encoding)).toEqual(input);
    }
  });
});
