import { inflateSync } from 'node:zlib';

/** What a PDF of Chromium holds: how many pages, and their text in the order in which it is drawn. */
export function readPdf(bytes: Buffer): { readonly pages: number; readonly text: string } {
  const source = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj\r?\n?([\s\S]*?)endobj/gm))
    objects.set(id, body);
  const letters = new Map<string, ReadonlyMap<string, string>>();
  const lettersOf = (font: string): ReadonlyMap<string, string> => {
    let known = letters.get(font);
    if (known === undefined) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1] ?? '';
      known = readLetters(streamOf(objects.get(map) ?? ''));
      letters.set(font, known);
    }
    return known;
  };
  const fonts = new Map(
    [...source.matchAll(/\/F(\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
  );
  let pages = 0;
  let text = '';
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b(?!s)/.test(body)) continue;
    pages++;
    const content = /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '';
    let font: ReadonlyMap<string, string> = new Map();
    for (const [, name, drawn = ''] of streamOf(objects.get(content) ?? '').matchAll(
      /\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^\]]*?T[jJ])/g,
    )) {
      if (name !== undefined) font = lettersOf(fonts.get(name) ?? '');
      else for (const glyph of drawn.match(/.{4}/g) ?? []) text += font.get(glyph.toUpperCase()) ?? '';
    }
  }
  return { pages, text };
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body);
  if (start === null) return '';
  const from = start.index + start[0].length;
  const data = Buffer.from(body.slice(from, body.lastIndexOf('endstream')), 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
}

/** Glyph, as four hexadecimal digits, to its text. */
function readLetters(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
  const written = (text: string): string => Buffer.from(text, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w{4})> <(\w+)>/g))
      letters.set(glyph.toUpperCase(), written(text));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++)
        letters.set(
          hex(glyph),
          String.fromCharCode(Number.parseInt(text, 16) + glyph - Number.parseInt(from, 16)),
        );
  return letters;
}
