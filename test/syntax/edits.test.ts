import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { insertItem, removeItem, replaceItem } from '../../server/src/engine/syntax/edit-items.ts';
import {
  insertDocumentTop,
  insertPair,
  removePair,
  renameKey,
  setValue,
} from '../../server/src/engine/syntax/edit-pairs.ts';
import { applyEdits, type TextEdit } from '../../server/src/engine/syntax/edit-places.ts';
import { replaceScalar } from '../../server/src/engine/syntax/edit-scalars.ts';
import { parseYaml } from '../../server/src/engine/syntax/parse.ts';
import type { MappingNode, Node, ScalarNode, SequenceNode } from '../../server/src/engine/syntax/tree.ts';

function rootOf(text: string): Node {
  const tree = parseYaml(text);
  expect(tree.problems).toEqual([]);
  const root = tree.documents[0]?.root;
  if (root === undefined) throw new Error('the text is empty');
  return root;
}

/** The node at a path of names and places; the root for an empty path. */
function at(text: string, ...path: (string | number)[]): Node {
  let node: Node | undefined = rootOf(text);
  for (const step of path) {
    if (node?.type === 'mapping') node = node.pairs.find((pair) => pair.name === step)?.value;
    else if (node?.type === 'sequence') node = node.items[Number(step)];
  }
  if (node === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return node;
}

function mapping(text: string, ...path: (string | number)[]): MappingNode {
  const node = at(text, ...path);
  if (node.type !== 'mapping') throw new Error('not a mapping');
  return node;
}

function sequence(text: string, ...path: (string | number)[]): SequenceNode {
  const node = at(text, ...path);
  if (node.type !== 'sequence') throw new Error('not a sequence');
  return node;
}

function scalar(text: string, ...path: (string | number)[]): ScalarNode {
  const node = at(text, ...path);
  if (node.type !== 'scalar') throw new Error('not a scalar');
  return node;
}

function edited(text: string, edits: readonly TextEdit[] | undefined): string {
  if (edits === undefined) throw new Error('no edit');
  return applyEdits(text, edits);
}

function without(text: string, name: string, ...path: (string | number)[]): string {
  const parent = mapping(text, ...path);
  const pair = parent.pairs.find((other) => other.name === name);
  if (pair === undefined) throw new Error('no such pair');
  return edited(text, removePair(text, parent, pair));
}

describe('a scalar is replaced', () => {
  test.each([
    ['a: x # c\n', 'y', 'a: y # c\n'],
    ["a: 'x'\n", "it's", "a: 'it''s'\n"],
    ['a: "x"\n', 'say "hi"', 'a: "say \\"hi\\""\n'],
    ['a: x\n', '5.10', 'a: "5.10"\n'],
    ['a: x\n', 5.5, 'a: 5.5\n'],
    ['a: x\n', true, 'a: true\n'],
    ['a: x\n', 'true', 'a: "true"\n'],
    ['a: x\n', 'b: c', 'a: "b: c"\n'],
    ['a: x\n', 'b #c', 'a: "b #c"\n'],
    ['a: x\n', '', 'a: ""\n'],
    ['a: x\n', '@me', 'a: "@me"\n'],
    ['a: x\n', '2025-01-31', 'a: 2025-01-31\n'],
    ['a: x\n', 'A.5.10', 'a: A.5.10\n'],
    ['a: &id x\n', 'y', 'a: &id y\n'],
    ['a: |\n  x\n  y\nb: c\n', 'p\nq\n', 'a: |\n  p\n  q\nb: c\n'],
    ['a: |\n  x\n  y\nb: c\n', 'p', 'a: p\nb: c\n'],
    ['a: >- # why\r\n    x\r\n', 'p\nq', 'a: |- # why\r\n    p\r\n    q\r\n'],
  ] as const)('%j by %j', (text, value, expected) => {
    const edits = replaceScalar(text, scalar(text, 'a'), value);
    expect(edited(text, edits)).toBe(expected);
  });

  test('and gets quotes when they are asked for', () => {
    expect(edited('a: x\n', replaceScalar('a: x\n', scalar('a: x\n', 'a'), 'y', { quote: true }))).toBe(
      'a: "y"\n',
    );
  });
});

describe('a pair is inserted', () => {
  test('in the usual order, behind the comment of the line above', () => {
    const text = 'id: a # the id\nowner: x\n';
    const order = ['kind', 'id', 'title', 'owner'];
    expect(edited(text, insertPair(text, mapping(text), 'title', 'T', { order }))).toBe(
      'id: a # the id\ntitle: T\nowner: x\n',
    );
    expect(edited(text, insertPair(text, mapping(text), 'kind', 'control', { order }))).toBe(
      'kind: control\nid: a # the id\nowner: x\n',
    );
  });
  test('at the end of a file without line break', () => {
    expect(edited('a: 1', insertPair('a: 1', mapping('a: 1'), 'b', ['x', 'y']))).toBe(
      'a: 1\nb:\n  - x\n  - y',
    );
  });
  test('with CRLF', () => {
    expect(edited('a: 1\r\n', insertPair('a: 1\r\n', mapping('a: 1\r\n'), 'b', { c: 'd' }))).toBe(
      'a: 1\r\nb:\r\n  c: d\r\n',
    );
  });
  test('inside of an item', () => {
    const text = 'c:\n  - id: x\n  - id: y\n    t: z\n';
    expect(edited(text, insertPair(text, mapping(text, 'c', 0), 'owner', 'me'))).toBe(
      'c:\n  - id: x\n    owner: me\n  - id: y\n    t: z\n',
    );
    expect(edited(text, insertPair(text, mapping(text, 'c', 1), 'kind', 'k', { before: 'id' }))).toBe(
      'c:\n  - id: x\n  - kind: k\n    id: y\n    t: z\n',
    );
  });
  test('behind an empty value and behind a kept block text', () => {
    expect(
      edited('a:\nb: 1\n', insertPair('a:\nb: 1\n', mapping('a:\nb: 1\n'), 'c', 2, { after: 'a' })),
    ).toBe('a:\nc: 2\nb: 1\n');
    const kept = 'a: |+\n  x\n\n\nb: 1\n';
    const result = edited(kept, insertPair(kept, mapping(kept), 'c', 2, { after: 'a' }));
    expect(scalar(result, 'a').text).toBe('x\n\n\n');
    expect(scalar(result, 'c').text).toBe('2');
  });
  test('in flow style', () => {
    expect(edited('a: {b: 1}\n', insertPair('a: {b: 1}\n', mapping('a: {b: 1}\n', 'a'), 'c', ['x']))).toBe(
      'a: {b: 1, c: [x]}\n',
    );
    expect(edited('a: {}\n', insertPair('a: {}\n', mapping('a: {}\n', 'a'), 'c', 'x'))).toBe('a: {c: x}\n');
  });
  test('at the unit of indentation and in the list style of the file', () => {
    const text = 'a:\n    b: 1\nl:\n- x\n';
    expect(edited(text, insertPair(text, mapping(text), 'n', { m: ['y'] }))).toBe(
      'a:\n    b: 1\nl:\n- x\nn:\n    m:\n    - y\n',
    );
  });
});

describe('a pair is removed', () => {
  test('with its lines and its comment', () => {
    expect(without('a: 1\n# on b\nb:\n  - x # y\nc: 2\n', 'b')).toBe('a: 1\n# on b\nc: 2\n');
    expect(without('a: 1\nb: 2', 'b')).toBe('a: 1');
    expect(without('a: 1\r\nb: 2\r\n', 'a')).toBe('b: 2\r\n');
    expect(without('a:\nb: 2\n', 'a')).toBe('b: 2\n');
  });
  test('from the dash of an item', () => {
    expect(without('- id: a # c\n  t: b\n- id: c\n', 'id', 0)).toBe('- t: b\n- id: c\n');
    expect(without('- id: a\n  # why\n  t: b\n', 'id', 0)).toBe('- \n  # why\n  t: b\n');
  });
  test('with one comma', () => {
    expect(without('a: {b: 1, c: 2, d: 3}\n', 'b', 'a')).toBe('a: {c: 2, d: 3}\n');
    expect(without('a: {b: 1, c: 2, d: 3}\n', 'd', 'a')).toBe('a: {b: 1, c: 2}\n');
    expect(without('a: {b: 1,}\n', 'b', 'a')).toBe('a: {}\n');
  });
});

test('a key is renamed in its quotes', () => {
  const text = '"a b": 1 # x\n';
  const [pair] = mapping(text).pairs;
  if (pair === undefined) throw new Error('no pair');
  expect(edited(text, renameKey(text, pair, 'c'))).toBe('"c": 1 # x\n');
});

test.each([
  ['a: # todo\nb: 1\n', 'x', 'a: x # todo\nb: 1\n'],
  ['a: # todo\nb: 1\n', ['x'], 'a: # todo\n  - x\nb: 1\n'],
  ['a:\nb: 1\n', { c: 'd' }, 'a:\n  c: d\nb: 1\n'],
  ['a: old\n', ['x', 'y'], 'a: [x, y]\n'],
  ['a:\n  - x\nb: 1\n', ['y', 'z'], 'a:\n  - y\n  - z\nb: 1\n'],
])('a value is set: %j to %j', (text, value, expected) => {
  const parent = mapping(text);
  const [pair] = parent.pairs;
  if (pair === undefined) throw new Error('no pair');
  expect(edited(text, setValue(text, parent, pair, value))).toBe(expected);
});

test.each([
  ['id: a\n', 'kind: control\nid: a\n'],
  ['# licence\n\nid: a\n', '# licence\n\nkind: control\nid: a\n'],
  ['---\nid: a\n', '---\nkind: control\nid: a\n'],
  ['\ufeffid: a\r\n', '\ufeffkind: control\r\nid: a\r\n'],
  ['', 'kind: control\n'],
  ['---', '---\nkind: control'],
])('a line is put on top of %j', (text, expected) => {
  const document = parseYaml(text).documents[0];
  if (document === undefined) throw new Error('no document');
  expect(edited(text, insertDocumentTop(text, document, 'kind: control'))).toBe(expected);
});

describe('items', () => {
  test('are inserted', () => {
    const text = 'a:\n  - x # one\n  - y\nb: [p]\n';
    expect(edited(text, insertItem(text, sequence(text, 'a'), 'end', 'z'))).toBe(
      'a:\n  - x # one\n  - y\n  - z\nb: [p]\n',
    );
    expect(edited(text, insertItem(text, sequence(text, 'a'), 1, { id: 'z', t: 'u' }))).toBe(
      'a:\n  - x # one\n  - id: z\n    t: u\n  - y\nb: [p]\n',
    );
    expect(edited(text, insertItem(text, sequence(text, 'b'), 'end', '5.10'))).toBe(
      'a:\n  - x # one\n  - y\nb: [p, "5.10"]\n',
    );
    expect(edited('b: []\n', insertItem('b: []\n', sequence('b: []\n', 'b'), 0, 'q'))).toBe('b: [q]\n');
  });
  test('are removed with their comment or comma', () => {
    const text = 'a:\n  - x # one\n  - y\n  -\nb: [p, q , r, ]\n';
    expect(edited(text, removeItem(text, sequence(text, 'a'), 0))).toBe('a:\n  - y\n  -\nb: [p, q , r, ]\n');
    expect(edited(text, removeItem(text, sequence(text, 'a'), 2))).toBe(
      'a:\n  - x # one\n  - y\nb: [p, q , r, ]\n',
    );
    const flow = edited(text, removeItem(text, sequence(text, 'b'), 1));
    expect(sequence(flow, 'b').items).toHaveLength(2);
  });
  test('are replaced by several', () => {
    const block = 'a:\n  - "9.1" # old\n  - y\n';
    expect(edited(block, replaceItem(block, sequence(block, 'a'), 0, ['5.15', '5.18']))).toBe(
      'a:\n  - "5.15" # old\n  - "5.18"\n  - y\n',
    );
    const flow = 'a: [A.9.1, y]\n';
    expect(edited(flow, replaceItem(flow, sequence(flow, 'a'), 0, ['A.5.15', 'A.5.18']))).toBe(
      'a: [A.5.15, A.5.18, y]\n',
    );
    expect(edited(flow, replaceItem(flow, sequence(flow, 'a'), 0, []))).toBe('a: [y]\n');
  });
});

/** What a tree says; texts stay texts, empty values are undefined. */
function read(node: Node | undefined): unknown {
  if (node?.type === 'scalar') return node.text;
  if (node?.type === 'sequence') return node.items.map(read);
  return node?.type === 'mapping' ? node.pairs.map((pair) => [pair.name, read(pair.value)]) : undefined;
}

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '5.10',
    'a: b',
    ' # x',
    '- y',
    'one\ntwo\n',
    'x\ny',
    '🔐',
    '',
    'null',
    '[',
    'a, b',
    "'",
    '"',
    '\\',
    '-',
    '? a',
    '---',
  ),
);
const tree = fc.dictionary(
  fc.constantFrom('id', 'title', 'owner', 'satisfies', 'x y', '5'),
  fc.oneof(
    word,
    fc.array(word, { maxLength: 4 }),
    fc.array(fc.dictionary(fc.constantFrom('id', 't'), word, { minKeys: 1 }), { maxLength: 3 }),
  ),
  { minKeys: 1, maxKeys: 5 },
);
const layout = fc.record({
  flowLevel: fc.constantFrom(-1, 0, 1, 2),
  indent: fc.constantFrom(2, 4),
  seqNoIndent: fc.boolean(),
});

/** Writes a model, with comments behind some lines and either kind of line break. */
function written(
  model: unknown,
  style: { flowLevel: number; indent: number },
  comments: boolean,
  crlf: boolean,
): string {
  let text = dump(model, { ...style, noRefs: true, lineWidth: -1 });
  if (comments && !/[|>]/.test(text)) text = text.replace(/([\w\]])\n/g, '$1 # note\n');
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

test('edits do to the text what they would do to the value, and touch nothing else', () => {
  fc.assert(
    fc.property(
      tree,
      layout,
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      word,
      fc.array(word, { minLength: 1, maxLength: 2 }),
      (model, style, comments, crlf, pick, text, list) => {
        const source = written(model, style, comments, crlf);
        const root = mapping(source);
        const before = read(root) as [string, unknown][];
        const index = pick % root.pairs.length;
        const pair = root.pairs[index];
        if (pair === undefined) return;
        const check = (edits: readonly TextEdit[] | undefined, expected: unknown): void => {
          const result = edited(source, edits);
          const after = parseYaml(result);
          expect(after.problems, result).toEqual([]);
          expect(read(after.documents[0]?.root), JSON.stringify([source, result])).toEqual(expected);
        };
        check(
          insertPair(source, root, 'new', list, { after: pair.name }),
          before.toSpliced(index + 1, 0, ['new', list]),
        );
        check(
          insertPair(source, root, 'new', text, { before: pair.name }),
          before.toSpliced(index, 0, ['new', text]),
        );
        check(insertPair(source, root, 'new', { deep: { a: list, b: text } }), [
          ...before,
          [
            'new',
            [
              [
                'deep',
                [
                  ['a', list],
                  ['b', text],
                ],
              ],
            ],
          ],
        ]);
        if (root.pairs.length > 1) check(removePair(source, root, pair), before.toSpliced(index, 1));
        const { value } = pair;
        if (value?.type === 'scalar') {
          check(replaceScalar(source, value, text), before.with(index, [pair.name, text]));
        }
        if (value?.type !== 'sequence' || value.items.length === 0) return;
        const items = read(value) as unknown[];
        const place = pick % items.length;
        const item = (changed: unknown[]): unknown => before.with(index, [pair.name, changed]);
        check(insertItem(source, value, place, text), item(items.toSpliced(place, 0, text)));
        check(insertItem(source, value, 'end', text), item([...items, text]));
        check(
          replaceItem(source, value, place, [text, ...list]),
          item(items.toSpliced(place, 1, text, ...list)),
        );
        if (items.length > 1) check(removeItem(source, value, place), item(items.toSpliced(place, 1)));
      },
    ),
    { numRuns: 500 },
  );
});
