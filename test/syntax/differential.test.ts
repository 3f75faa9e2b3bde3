import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { buildFast } from '../../server/src/engine/syntax/fast-builder.ts';
import { buildTolerant } from '../../server/src/engine/syntax/tolerant-builder.ts';
import type { Node } from '../../server/src/engine/syntax/tree.ts';
import { CORPUS } from './corpus.ts';

function bothAgree(text: string): void {
  const fast = buildFast(text);
  const tolerant = buildTolerant(text);
  expect(fast).toMatchObject({ ok: true });
  if (!fast.ok) return;
  expect(tolerant.errors.flat()).toEqual([]);
  expect(tolerant.documents).toEqual(fast.documents);
  expect(tolerant.problems).toEqual(fast.problems);
}

describe('both builders make the same tree of', () => {
  for (const [name, text] of Object.entries(CORPUS)) test(name, () => bothAgree(text));
});

/** What a tree says, with all scalars as text. */
function read(node: Node | undefined): unknown {
  switch (node?.type) {
    case 'scalar':
      return node.text;
    case 'mapping':
      return node.pairs.map((pair) => [pair.name, read(pair.value)]);
    case 'sequence':
      return node.items.map(read);
    default:
      return undefined;
  }
}

function entries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entries);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([name, inner]) => [name, entries(inner)]);
  }
  return value;
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '5.10',
    'a: b',
    '# x',
    '- y',
    "it's",
    '"q"',
    'one\ntwo\n',
    ' lead',
    'tail ',
    '🔐',
    '',
    '@x',
    'true',
  ),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, text, tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  map: fc.dictionary(fc.oneof(fc.constantFrom('id', 'title', 'a b', '__proto', '1'), text), tie('any'), {
    maxKeys: 4,
  }),
})).any;

test('both builders read back what was written, in every style', () => {
  const styles = fc.record({
    flowLevel: fc.constantFrom(-1, 0, 1, 2),
    indent: fc.constantFrom(2, 3, 4),
    lineWidth: fc.constantFrom(-1, 20, 80),
    forceQuotes: fc.boolean(),
    seqNoIndent: fc.boolean(),
  });
  fc.assert(
    fc.property(value, styles, fc.boolean(), (model, style, crlf) => {
      const written = dump(model, { ...style, noRefs: true });
      const source = crlf ? written.replaceAll('\n', '\r\n') : written;
      bothAgree(source);
      const fast = buildFast(source);
      if (fast.ok) expect(read(fast.documents[0]?.root)).toEqual(entries(model));
    }),
    { numRuns: 400 },
  );
});
