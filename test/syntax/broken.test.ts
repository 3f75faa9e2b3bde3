import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../server/src/engine/syntax/parse.ts';
import type { Node, SyntaxTree } from '../../server/src/engine/syntax/tree.ts';
import { cpuWatch } from '../support/cpu-watch.ts';
import { CORPUS } from './corpus.ts';

function read(node: Node | undefined): unknown {
  if (node?.type === 'scalar') return node.text;
  if (node?.type === 'alias') return `*${node.name}`;
  if (node?.type === 'sequence') return node.items.map(read);
  if (node?.type !== 'mapping') return null;
  return Object.fromEntries(node.pairs.map((pair) => [pair.name, read(pair.value)]));
}

function problems(text: string, tree: SyntaxTree): string[] {
  return tree.problems.map((problem) => `${text.slice(problem.start, problem.end)} | ${problem.message}`);
}

const INCOMPLETE = "This line is not complete. Write 'name: value', or '- ' before an entry of a list.";
const UNEVEN =
  'This line does not line up with the lines around it. Give it as many spaces as its neighbours have.';
const TABBED = 'This line is indented with a tab. YAML needs spaces: replace the tab by spaces.';

/** Broken text, the one problem it has, and what is still read. */
const BROKEN: readonly (readonly [name: string, text: string, problem: string, value: unknown])[] = [
  ['a half-typed line', 'id: a\nown\ntitle: x\n', `own | ${INCOMPLETE}`, { id: 'a', title: 'x' }],
  ['a half-typed first line', 'own\nid: a\ntitle: b\n', `own | ${INCOMPLETE}`, { id: 'a', title: 'b' }],
  ['a half-typed last line', 'id: a\nown', `own | ${INCOMPLETE}`, { id: 'a' }],
  [
    'a half-typed line in an item',
    'c:\n  - id: a\n    own\n  - id: b\n    t: z\n',
    `own | ${INCOMPLETE}`,
    { c: [{ id: 'a' }, { id: 'b', t: 'z' }] },
  ],
  [
    'a missing space',
    'id: a\ntitle:b\nowner: y\n',
    "title:b | A space is missing behind the colon. Write 'title: b'.",
    { id: 'a', owner: 'y' },
  ],
  [
    'an open double quote',
    'id: a\nt: "abc\no: x\nf: y\n',
    '"abc | This text has no closing quote. Write " at its end.',
    { id: 'a', t: 'abc', o: 'x', f: 'y' },
  ],
  [
    'an open quote before another',
    'id: a\nt: "abc\no: "x"\nf: y\n',
    '"abc | This text has no closing quote. Write " at its end.',
    { id: 'a', t: 'abc', o: 'x', f: 'y' },
  ],
  [
    'an open single quote',
    "id: it's\nt: 'abc\no: x\n",
    "'abc | This text has no closing quote. Write ' at its end.",
    { id: "it's", t: 'abc', o: 'x' },
  ],
  [
    'an open list',
    'id: a\ns: [a, b\no: x\n',
    '[a, b | This list has no closing bracket. Write ] at its end.',
    { id: 'a', s: ['a', 'b'], o: 'x' },
  ],
  [
    'an open list at the end',
    'id: a\ns: [a, b',
    '[a, b | This list has no closing bracket. Write ] at its end.',
    { id: 'a', s: ['a', 'b'] },
  ],
  [
    'an open brace',
    'id: a\ns: {a: b\no: x\n',
    '{a: b | This block in braces has no closing brace. Write } at its end.',
    { id: 'a', s: { a: 'b' }, o: 'x' },
  ],
  [
    'a bracket too much',
    'id: a\ns: [a, b]]\no: x\n',
    '] | There is a closing ] without an opening one. Delete it.',
    { id: 'a', s: ['a', 'b'], o: 'x' },
  ],
  [
    'a missing comma',
    'a: ["b" "c"]\nd: e\n',
    '" | A comma is missing between two entries of a list or of a block in braces. Write it before this one.',
    { a: [{ b: 'c' }], d: 'e' },
  ],
  [
    'a comma too much',
    'a: [b,, c]\n',
    ', | There is a comma without an entry before it. Delete one of the commas.',
    { a: ['b', 'c'] },
  ],
  [
    'a colon in a value',
    'id: a\nt: b: c\no: x\n',
    'b: c | This value holds a colon followed by a space, so it reads like another field. Put the value in quotes.',
    { id: 'a', t: 'b', o: 'x' },
  ],
  [
    'a value that begins with @',
    'o: @bob\nt: x\n',
    "@bob | A value cannot begin with @ here. Put it in quotes: '@bob'.",
    { o: '@bob', t: 'x' },
  ],
  [
    'a value that begins with a backtick',
    'o: `x`\nt: x\n',
    "`x` | A value cannot begin with ` here. Put it in quotes: '`x`'.",
    { o: '`x`', t: 'x' },
  ],
  ['a tab as indentation', 'id: a\nf:\n\tb: x\no: y\n', `\t | ${TABBED}`, { id: 'a', f: null, o: 'y' }],
  ['a tab in a list', 'id: a\nf:\n  - a\n\t- b\no: y\n', `\t | ${TABBED}`, { id: 'a', f: ['a'], o: 'y' }],
  ['a line indented too far', 'id: a\n  f: b\no: y\n', `f: b | ${UNEVEN}`, { id: 'a', o: 'y' }],
  [
    'a line indented in between',
    'id: a\nf:\n    a: 1\n  b: 2\no: y\n',
    `b: 2 | ${UNEVEN}`,
    { id: 'a', f: { a: '1' }, o: 'y' },
  ],
  [
    'text behind a quote',
    'id: a\nt: "x" y\no: y\n',
    'y | There is text behind the closing quote or bracket. Delete it, or put the whole value in quotes of the other kind.',
    { id: 'a', t: 'x', o: 'y' },
  ],
  [
    'an unknown escape',
    'p: "C:\\dir"\no: y\n',
    '\\d | A backslash in double quotes starts a code like \\n. Write \\\\ for a backslash, or use single quotes.',
    { p: 'C:\\dir', o: 'y' },
  ],
  [
    'a list item among fields',
    'id: a\n- b\no: y\n',
    "- b | This entry of a list stands among fields. Give it a field of its own above ('name:'), or delete the dash.",
    { id: 'a', o: 'y' },
  ],
  [
    'text on the line of a block text',
    'id: a\nb: | text\n  foo\nc: d\n',
    'b: | text | Text cannot stand on the same line as | or >. Begin it on the next line, indented.',
    { id: 'a', b: 'foo\n', c: 'd' },
  ],
  [
    'an unknown alias',
    'a: **bold**\nb: c\n',
    "**bold** | No anchor '&*bold**' stands before this alias. Define '&*bold**' further up, or put the text in quotes if the * belongs to it.",
    { a: '**bold**', b: 'c' },
  ],
  [
    'a NUL character',
    'id: a\nb: x\0y\n',
    '\0 | This file holds a NUL character, so it is probably not UTF-8. Save it as UTF-8 text.',
    { id: 'a', b: 'x y' },
  ],
  [
    'a control character',
    'id: a\nb: xy\u0007\n',
    '\u0007 | This invisible control character cannot stand in YAML. Delete it.',
    { id: 'a', b: 'xy\u0007' },
  ],
  [
    'a duplicate key',
    'a: 1\nb: 2\na: 3\na: 4\n',
    "a | The key 'a' is written twice in the same block. Keep one of the two.",
    { a: '4', b: '2' },
  ],
  [
    'a git conflict',
    'id: a\n<<<<<<< HEAD\nt: ours\n=======\nt: theirs\nx: y\n>>>>>>> branch\no: z\n',
    '<<<<<<< HEAD | This file holds an unresolved git conflict. Choose one of the two sides and delete the lines <<<<<<<, ======= and >>>>>>>.',
    { id: 'a', t: 'ours', o: 'z' },
  ],
];

describe('one plain problem, and the rest is read, for', () => {
  for (const [name, text, problem, value] of BROKEN) {
    test(name, () => {
      const tree = parseYaml(text);
      expect(problems(text, tree)).toEqual([problem]);
      expect(read(tree.documents[0]?.root)).toEqual(value);
    });
  }
});

test('each document has its own problem', () => {
  const text = 'id: a\nown\n---\nb: "x\n---\nc: d\n';
  const tree = parseYaml(text);
  expect(tree.problems.map((problem) => text.slice(problem.start, problem.end))).toEqual(['own', '"x']);
  expect(tree.documents.map((document) => read(document.root))).toEqual([
    { id: 'a' },
    { b: 'x' },
    { c: 'd' },
  ]);
});

test('a closing bracket at the start of a line is fine', () => {
  const text = 'a: [\n  b,\n]\nc: {\n  d: e\n}\nf:\n  g: [\n    h\n  ]\n';
  const tree = parseYaml(text);
  expect(tree.problems).toEqual([]);
  expect(read(tree.documents[0]?.root)).toEqual({ a: ['b'], c: { d: 'e' }, f: { g: ['h'] } });
});

test('lone carriage returns end lines', () => {
  const tree = parseYaml('id: a\rlist:\r  - b\r');
  expect(tree.problems).toEqual([]);
  expect(read(tree.documents[0]?.root)).toEqual({ id: 'a', list: ['b'] });
});

test('keys of the object prototype are ordinary keys', () => {
  const root = parseYaml('__proto__: a\nconstructor: {__proto__: b}\n').documents[0]?.root;
  expect(root?.type === 'mapping' && root.pairs.map((pair) => pair.name)).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test('a stretch of a text keeps the offsets of the text, broken or not', () => {
  for (const yaml of ['id: a\nt: "b"\n', 'id: a\nown\nt: "b"\n']) {
    const text = `---\n${yaml}---\n# Heading\n`;
    const tree = parseYaml(text, { start: 4, end: 4 + yaml.length });
    const root = tree.documents[0]?.root;
    const title = root?.type === 'mapping' ? root.pairs.at(-1)?.value : undefined;
    expect(title && text.slice(title.start, title.end)).toBe('"b"');
    expect(tree.documents[0]?.span).toEqual({ start: 4, end: 4 + yaml.length });
    expect(tree.problems.map((problem) => text.slice(problem.start, problem.end))).toEqual(
      yaml.includes('own') ? ['own'] : [],
    );
  }
});

describe('hostile texts end quickly with one problem:', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level++) {
    const before = String.fromCharCode(96 + level);
    const name = String.fromCharCode(97 + level);
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
  }
  const cases: readonly (readonly [string, string, string])[] = [
    ['an alias bomb', bomb.join('\n'), 'too-many-aliases'],
    ['deep brackets', `a: ${'['.repeat(100_000)}`, 'too-deep'],
    ['deep dashes', '- '.repeat(50_000), 'too-deep'],
    ['a text above 10 MB', 'a: b\n'.repeat(2_200_000), 'too-large'],
    ['an open quote in a text of megabytes', `t: "x\n${'a: b\n'.repeat(400_000)}`, 'syntax'],
    ['many conflicts', '<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n'.repeat(20_000), 'conflict-marker'],
    ['a mistake on each line', 'own\n  x: y\n\t- z\n'.repeat(3_000), 'syntax'],
    ['open brackets on each line', 'a: [b\n'.repeat(5_000), 'syntax'],
  ];
  for (const [name, text, code] of cases) {
    test(name, () => {
      const spent = cpuWatch();
      const tree = parseYaml(text);
      expect(
        [...new Set(tree.problems.map((problem) => problem.code))].filter(
          (other) => other !== 'duplicate-key',
        ),
      ).toEqual([code]);
      expect(spent()).toBeLessThan(8_000);
    });
  }

  test('100 levels are read', () => {
    expect(parseYaml(`${'['.repeat(100)}x${']'.repeat(100)}`).problems).toEqual([]);
    expect(parseYaml(`${'['.repeat(101)}x${']'.repeat(101)}`).problems).toMatchObject([{ code: 'too-deep' }]);
  });

  test('50,000 lines are read in a second', () => {
    const text = `controls:\n${'  - id: AC-01\n    title: "Access reviews" # c\n    tags: [a, b]\n'.repeat(16_667)}`;
    const spent = cpuWatch();
    expect(parseYaml(text).problems).toEqual([]);
    expect(spent()).toBeLessThan(3_000);
  });
});

test('no text makes it throw, and all spans lie in the text', () => {
  const pieces = fc.constantFrom(
    'a',
    ': ',
    ':',
    '- ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    ' #',
    '&x',
    '*x',
    '!!str',
    '|',
    '>',
    '? ',
    '---',
    '\n...\n',
    '\r\n',
    '\r',
    '@',
    '%',
    '\\',
    '\0',
    '🔐',
    '\ufeff',
    '<<',
    '<<<<<<< ',
    '=======',
  );
  const broken = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...Object.values(CORPUS)), fc.nat(), fc.nat(12), pieces)
      .map(([text, place, length, piece]) => {
        const at = text.length === 0 ? 0 : place % text.length;
        return text.slice(0, at) + piece + text.slice(at + length);
      }),
  );
  fc.assert(
    fc.property(broken, (text) => {
      const tree = parseYaml(text);
      for (const { start, end } of tree.problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const visit = (node: Node | undefined): void => {
        if (node === undefined) return;
        expect(node.start).toBeGreaterThanOrEqual(0);
        expect(node.end).toBeGreaterThanOrEqual(node.start);
        expect(node.end).toBeLessThanOrEqual(text.length);
        if (node.type === 'sequence') node.items.forEach(visit);
        if (node.type === 'mapping') for (const pair of node.pairs) [pair.key, pair.value].forEach(visit);
      };
      for (const document of tree.documents) visit(document.root);
    }),
    { numRuns: 3_000 },
  );
});
