import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { engineFor } from '../support/workspace.ts';
import { expectSoundFixes, findingsOf, write } from './expect-sound-fixes.ts';
import { FAULTS, type Fault, withFault } from './faults.ts';
import { sampleFiles } from './sample-files.ts';
import { STYLES } from './styles.ts';

const engine = engineFor(sampleFiles('kestrel'));
const files = [...engine.files()].sort();
const clean = new Map(files.map((file) => [file, engine.text(file)]));

/** The files that have a place for a fault, evenly chosen, so that all shapes of files have their turn. */
function filesWith(fault: Fault, texts: ReadonlyMap<string, string>, count: number): readonly string[] {
  const candidates = files.filter((file) => withFault(texts.get(file) ?? '', fault, 0) !== undefined);
  const step = Math.max(1, Math.floor(candidates.length / count));
  return candidates.filter((_, index) => index % step === 0);
}

// A test that fails half-way must not leave its mistake to those behind it.
afterEach(() => {
  for (const [file, text] of clean) if (engine.text(file) !== text) write(engine, file, text);
});

describe('fixes of one mistake in a clean workspace', () => {
  it('has nothing to fix before', () => {
    expect(findingsOf(engine)).toEqual([]);
  });

  it.each(FAULTS)('$name', (fault) => {
    const chosen = filesWith(fault, clean, 3);
    expect(chosen.length, 'the sample has no place for this mistake').toBeGreaterThan(0);
    for (const [index, file] of chosen.entries()) {
      const text = withFault(clean.get(file) ?? '', fault, index * 7) ?? '';
      write(engine, file, text);
      expectSoundFixes(engine, `${fault.name} in ${file}`);
      expect(engine.text(file)).toBe(text);
      write(engine, file, clean.get(file) ?? '');
    }
  });
});

describe.each(Object.entries(STYLES))('in a file %s', (_, style) => {
  const styled = new Map([...clean].map(([file, text]) => [file, style(text)]));

  it('has nothing to fix before', () => {
    for (const [file, text] of styled) {
      write(engine, file, text);
      expect(findingsOf(engine), text).toEqual([]);
      write(engine, file, clean.get(file) ?? '');
    }
  });

  it('fixes are sound for every mistake', () => {
    for (const [number, fault] of FAULTS.entries()) {
      const candidates = filesWith(fault, styled, 5);
      const file = candidates[number % Math.max(1, candidates.length)];
      if (file === undefined) continue;
      write(engine, file, withFault(styled.get(file) ?? '', fault, number) ?? '');
      expectSoundFixes(engine, `${fault.name} in ${file}`);
      write(engine, file, clean.get(file) ?? '');
    }
  });
});

describe('fixes of several mistakes at once', () => {
  const mistake = fc.record({ fault: fc.constantFrom(...FAULTS), index: fc.nat(40) });

  it('are sound for each and come to an end together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.constantFrom(...Object.values(STYLES)),
        fc.array(mistake, { minLength: 2, maxLength: 6 }),
        (file, style, mistakes) => {
          const original = clean.get(file) ?? '';
          const faulty = mistakes.reduce(
            (text, { fault, index }) => withFault(text, fault, index) ?? text,
            style(original),
          );
          write(engine, file, faulty);
          try {
            expectSoundFixes(engine, mistakes.map(({ fault }) => fault.name).join(', '), { mayReveal: true });
          } finally {
            write(engine, file, original);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
