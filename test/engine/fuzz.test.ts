import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { sampleFiles } from '../fixes/sample-files.ts';
import { cpuWatch } from '../support/cpu-watch.ts';
import { engineFor } from '../support/workspace.ts';
import { askEverything, someOffsets } from './ask-everything.ts';
import { HOSTILE } from './hostile-texts.ts';

/** In milliseconds of processor time. Generous: a slow machine must not fail, and something quadratic must. */
const BOUND = 10_000;

const sample = sampleFiles('kestrel');
const files = [...sample.keys()].filter(
  (file) => file !== '.tickmark.yaml' && !file.startsWith('evidence/20'),
);

/** Characters that break parsers: of YAML, of line counting, of UTF-16, of Markdown. */
const NASTY = [
  '\0',
  '\t',
  '\r',
  '\r\n',
  '\n',
  '\n\n',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uD83D',
  '\uDC4D',
  '👩‍💻',
  '\u001B[0m',
  '\u007F',
  '"',
  "'",
  '`',
  '|',
  '>',
  '>-',
  '|+2',
  '&a',
  '*a',
  '<<: *a',
  '!',
  '!!str',
  '!<',
  '%',
  '@',
  '#',
  '# tickmark-ignore ',
  '---',
  '\n---\n',
  '...',
  '? ',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '{{',
  '[[[[',
  '\\',
  '\\u00',
  '~',
  '__proto__: ',
  'constructor: ',
  'toString',
  '1e999',
  '-.inf',
  '.nan',
  '0x',
  '99999999999999999999',
  '2025-99-99',
  '0000-00-00',
  'P999999Y',
  '2025-W99',
  'A.5.1-A.8.34',
  'CC1.1-CC9.2',
  'A.99999999999.1',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> x\n',
] as const;

const mutation = fc.oneof(
  fc.record({
    type: fc.constant('insert' as const),
    at: fc.nat(1_000_000),
    text: fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 5 })),
  }),
  fc.record({
    type: fc.constant('cut' as const),
    at: fc.nat(1_000_000),
    length: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ type: fc.constant('drop-line' as const), at: fc.nat(1_000_000) }),
  fc.record({
    type: fc.constant('twice' as const),
    at: fc.nat(1_000_000),
    length: fc.integer({ min: 1, max: 200 }),
  }),
  fc.record({
    type: fc.constant('indent' as const),
    at: fc.nat(1_000_000),
    by: fc.integer({ min: -3, max: 3 }),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutated(text: string, step: Mutation): string {
  const at = step.at % (text.length + 1);
  if (step.type === 'insert') return text.slice(0, at) + step.text + text.slice(at);
  if (step.type === 'cut') return text.slice(0, at) + text.slice(at + step.length);
  if (step.type === 'twice') return text.slice(0, at + step.length) + text.slice(at);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  if (step.type === 'indent') {
    return (
      text.slice(0, start) +
      (step.by > 0 ? ' '.repeat(step.by) : '') +
      text.slice(start + Math.max(0, -step.by))
    );
  }
  const end = text.indexOf('\n', start);
  return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1));
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('an engine that is given damaged files', () => {
  it('answers everything, in the text and in time', () => {
    const engine = engineFor(sample);
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        fc.nat(100),
        (file, steps, seed) => {
          const original = sample.get(file) ?? '';
          const text = steps.reduce(mutated, original);
          tell(engine, file, text);
          try {
            askEverything(engine, file, someOffsets(text, 8, seed), BOUND);
          } finally {
            tell(engine, file, original);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(engine.filesWithFindings()).toEqual([]);
  });

  it('answers everything about texts of nothing but nasty characters', () => {
    const engine = engineFor(sample);
    const word = fc.oneof(
      fc.constantFrom(...NASTY),
      fc.constantFrom(
        'kind: control\n',
        'id: AC-1\n',
        'title: x\n',
        'satisfies: ',
        '{soc2: [cc6.1]}',
        'evidence: [EV-1]\n',
        'occurrences:\n',
        '  - period: 2025\n',
        'controls:\n',
        ' ',
        '\n',
        'a',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.constantFrom('controls/x.yaml', 'x/y.evidence.yaml', 'policies/x.md', 'x.yml'),
        (words, file) => {
          const text = words.join('');
          tell(engine, file, text);
          askEverything(engine, file, someOffsets(text, 10), BOUND);
          engine.apply([{ type: 'removed', file }]);
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe.each(Object.entries(HOSTILE))('an engine that is given %s', (_, text) => {
  it.each(['controls/hostile.yaml', 'policies/hostile.md'])('as %s answers everything in time', (file) => {
    const engine = engineFor(
      new Map([['controls/AC-9.yaml', 'kind: control\nid: AC-9\ntitle: Else\nevidence: [EV-9]\n']]),
    );
    const written = file.endsWith('.md') ? `---\n${text}\n---\n\n${text.slice(0, 200_000)}` : text;
    const telling = (told: string): void => {
      const spent = cpuWatch();
      tell(engine, file, told);
      expect(spent(), 'taking the text in takes too long').toBeLessThan(2 * BOUND);
    };
    telling(written);
    askEverything(engine, file, someOffsets(written, 4), BOUND);
    telling(`${written}\n# one more\n`);
    askEverything(engine, file, [], BOUND);
    expect(engine.findings('controls/AC-9.yaml').map(({ rule }) => rule)).toContain(
      'reference/unknown-document',
    );
    engine.apply([{ type: 'removed', file }]);
    expect(engine.findings(file)).toEqual([]);
  });
});

function tell(engine: Engine, file: string, text: string): void {
  engine.apply([{ type: 'text', file, text }]);
  const artifacts = engine.wantedPaths().map((wanted) => ({
    ...wanted,
    exists: true,
    sameButCase: undefined,
    gitIgnored: false,
    size: 1,
    sha256: undefined,
  }));
  if (artifacts.length > 0) engine.apply([{ type: 'artifacts', artifacts }]);
}
