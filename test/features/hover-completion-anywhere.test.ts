import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completion, resolveCompletion } from '../../server/src/engine/features/completion.ts';
import { hover } from '../../server/src/engine/features/hover.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';
import { COMPANY } from './company.ts';
import { opened } from './engine-at.ts';

const { files } = readFixture(COMPANY);

/** Asks everything at one place, and checks what must hold of every answer. */
function ask(snapshot: ReturnType<typeof opened>, file: string, offset: number): void {
  const text = snapshot.text(file);
  const shown = hover(snapshot, file, offset);
  if (shown !== undefined) {
    expect(shown.contents.split('\n').length).toBeLessThanOrEqual(12);
    expect(shown.span.start).toBeLessThanOrEqual(offset);
    expect(shown.span.end).toBeGreaterThanOrEqual(offset);
    expect(shown.contents).not.toMatch(/undefined|\[object|\bcompliant\b/i);
  }
  const { items } = completion(snapshot, file, offset);
  for (const { replace } of items) {
    expect(replace.start).toBeLessThanOrEqual(offset);
    expect(replace.end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(replace.start, replace.end)).not.toContain('\n');
  }
  const [first] = items;
  if (first !== undefined) expect(resolveCompletion(snapshot, first).label).toBe(first.label);
}

describe('hover and completion', () => {
  it('have an answer or none at every offset of every file', () => {
    const engine = engineFor(files);
    for (const [file, text] of files) {
      const snapshot = opened(engine, file, text);
      for (let offset = 0; offset <= text.length; offset += 3) ask(snapshot, file, offset);
    }
  });

  it('never throw on broken texts', () => {
    const sources = [...files];
    fc.assert(
      fc.property(
        fc.nat(sources.length - 1),
        fc.nat(),
        fc.nat(40),
        fc.constantFrom(
          '',
          '[',
          '{',
          '"',
          ': ',
          '\t',
          '- ',
          '\r\n',
          '---\n',
          '# ',
          '<<<<<<< x\n',
          '&a *a',
          '😀',
          '? ',
        ),
        fc.array(fc.nat(), { maxLength: 6 }),
        (which, at, cut, put, places) => {
          const [file, text] = sources[which] ?? ['', ''];
          const start = at % (text.length + 1);
          const broken = text.slice(0, start) + put + text.slice(start + cut);
          const engine = engineFor(new Map([...files, [file, broken]]));
          const snapshot = opened(engine, file, broken);
          for (const place of [start, start + put.length, ...places])
            ask(snapshot, file, place % (broken.length + 1));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('say nothing outside of the text and in unknown files', () => {
    const engine = engineFor(files);
    expect(hover(engine, 'none.yaml', 3)).toBeUndefined();
    expect(completion(engine, 'none.yaml', 3).items).toEqual([]);
    expect(completion(engine, 'scope.yaml', 100_000).items).toEqual([]);
    expect(completion(engine, 'scope.yaml', -1).items).toEqual([]);
  });
});
