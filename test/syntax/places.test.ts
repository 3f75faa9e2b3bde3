import { describe, expect, test } from 'vitest';
import { MAX_EXPANDED_NODES, mergedPairs, resolver } from '../../server/src/engine/syntax/aliases.ts';
import { commentsAbove, commentsOf, trailingCommentAt } from '../../server/src/engine/syntax/comments.ts';
import { frontMatter } from '../../server/src/engine/syntax/front-matter.ts';
import { contextAt, nodeAt, pathText } from '../../server/src/engine/syntax/navigate.ts';
import { parseYaml } from '../../server/src/engine/syntax/parse.ts';
import { valueOf } from '../../server/src/engine/syntax/tree.ts';
import { CORPUS } from './corpus.ts';

describe('the cursor ($0) is', () => {
  test.each([
    ['id: a$0\nb: c\n', 'value id'],
    ['i$0d: a\n', 'key id'],
    ['id: $0\nb: c\n', 'empty-value id'],
    ['id:$0\nb: c\n', 'empty-value id'],
    ['id: a\n$0\nb: c\n', 'new-pair '],
    ['a:\n  b: c\n  $0\nd: e\n', 'new-pair a'],
    ['a:\n  b: c\n$0\nd: e\n', 'new-pair '],
    ['a:\n  $0\nd: e\n', 'empty-value a'],
    ['a:\n  - x\n  - $0\n  - y\n', 'new-item a'],
    ['a:\n- x\n- $0\nd: e\n', 'new-item a'],
    ['a: [x, $0]\n', 'new-item a'],
    ['a: [x, y$0]\n', 'value a[1]'],
    ['a: [x, y$0\nb: c\n', 'value a[1]'],
    ['a: {b: $0}\n', 'empty-value a.b'],
    ['a: {b: c, $0}\n', 'new-pair a'],
    ['c:\n  - id: a\n    $0\n  - id: b\n', 'new-pair c[0]'],
    ['c:\n  - id: a\n    owner: $0\n  - id: b\n', 'empty-value c[0].owner'],
    ['c:\n  - id: a\n    ow$0\n  - id: b\n', 'new-pair c[0]'],
    ['c:\n  - id: a\n    s:\n      soc2: [CC6.1, CC$06.2]\n', 'value c[0].s.soc2[1]'],
    ['a: 1\n---\nb: $0\n', 'empty-value b'],
    ['$0', 'new-pair '],
  ])('in %j: %s', (marked, expected) => {
    const offset = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    const context = contextAt(text, parseYaml(text), offset);
    expect(`${context.at} ${pathText(context.steps)}`).toBe(expected);
  });

  test('on every scalar of a text, wherever that stands', () => {
    const text = CORPUS['a full record'] ?? '';
    const tree = parseYaml(text);
    const ids = [...text.matchAll(/E-\d|CC6\.\d|A\.5\.15/g)].map(
      (match) => nodeAt(text, tree, match.index + 1)?.steps ?? [],
    );
    expect(ids.map(pathText)).toEqual([
      'satisfies.iso27001[0]',
      'satisfies.soc2[0]',
      'satisfies.soc2[1].id',
      'evidence[0].id',
      'evidence[1].id',
    ]);
  });
});

describe('comments', () => {
  test('are found at line starts and behind white space, never in scalars', () => {
    const text =
      '# top\n---\na: "# no" # yes\nb: c#d\nc: | # header\n  # text\n# below\nd: \'x # y\' #z\n...\n';
    const comments = commentsOf(text, parseYaml(text));
    expect(comments.map((comment) => [comment.text, comment.ownLine])).toEqual([
      ['top', true],
      ['yes', false],
      ['header', false],
      ['below', true],
      ['z', false],
    ]);
    for (const comment of comments) expect(text[comment.start]).toBe('#');
  });

  test('are found by the line they end, and above a line', () => {
    const text = '# one\n# two\na: 1 # three\nb: 2\r\n';
    const comments = commentsOf(text, parseYaml(text));
    expect(trailingCommentAt(text, comments, text.indexOf('1'))?.text).toBe('three');
    expect(trailingCommentAt(text, comments, text.indexOf('2'))).toBeUndefined();
    expect(commentsAbove(text, comments, text.indexOf('1')).map((comment) => comment.text)).toEqual([
      'one',
      'two',
    ]);
  });

  test('of a front matter do not include headings below it', () => {
    const text = '---\nid: a # note\n---\n# Heading\n';
    const head = frontMatter(text);
    if (head === undefined) throw new Error('no head');
    expect(commentsOf(text, parseYaml(text, head.span)).map((comment) => comment.text)).toEqual(['note']);
  });
});

describe('front matter', () => {
  test.each([
    ['---\nid: a\n---\nbody\n', 'id: a\n', 'body\n', true],
    ['\ufeff---\r\nid: a\r\n---\r\nbody', 'id: a\r\n', 'body', true],
    ['---\nid: a\n...\nbody', 'id: a\n', 'body', true],
    ['---\n---\nbody', '', 'body', true],
    ['id: a\nsatisfies:\n  - b\n---\nbody', 'id: a\nsatisfies:\n  - b\n', 'body', false],
    ['# comment\nid: a\n---\nbody', '# comment\nid: a\n', 'body', false],
  ])('of %j', (text, yaml, body, opened) => {
    const head = frontMatter(text);
    expect(head && text.slice(head.span.start, head.span.end)).toBe(yaml);
    expect(head && text.slice(head.bodyStart)).toBe(body);
    expect(head?.opened).toBe(opened);
  });
  test.each([
    '',
    '# Title\n\ntext\n',
    'Just text: really\n',
    '---\nid: a\n',
    'Some words\n---\n',
    ' id: a\n---\n',
  ])('is not in %j', (text) => {
    expect(frontMatter(text)).toBeUndefined();
  });
});

describe('aliases', () => {
  test('lead to the last anchor before them', () => {
    const document = parseYaml('a: &x 1\nb: *x\nc: &x 2\nd: *x\n').documents[0];
    if (document?.root?.type !== 'mapping') throw new Error('no mapping');
    const resolve = resolver(document);
    const values = ['b', 'd'].map((name) => {
      const value = document.root?.type === 'mapping' ? valueOf(document.root, name) : undefined;
      return value && resolve(value);
    });
    expect(values).toMatchObject([{ text: '1' }, { text: '2' }]);
    expect(resolve.exhausted).toBe(false);
  });

  test('to a node around themselves lead nowhere', () => {
    const tree = parseYaml('a: &x [1, *x]\n');
    const loop =
      "This alias stands inside what '&x' names, so it would hold itself. Write out what is meant here.";
    expect(tree.problems).toMatchObject([{ code: 'syntax', message: loop }]);
    expect(parseYaml('a: &x\n  b: [1]\n  c: *x\n').problems).toMatchObject([{ message: loop }]);
    const [document] = tree.documents;
    const list = document?.root?.type === 'mapping' ? document.root.pairs[0]?.value : undefined;
    const inner = list?.type === 'sequence' ? list.items[1] : undefined;
    if (document === undefined || inner === undefined) throw new Error('no alias');
    expect(resolver(document)(inner)).toBe(inner);
  });

  test('are not followed when they stand for too much', () => {
    const list = `[${Array(1_000).fill('x').join(', ')}]`;
    const text = `a: &a ${list}\nb: [${Array(MAX_EXPANDED_NODES / 1_000 + 1)
      .fill('*a')
      .join(', ')}]\n`;
    const tree = parseYaml(text);
    expect(tree.problems.map((problem) => problem.code)).toEqual(['too-many-aliases']);
    const [document] = tree.documents;
    if (document === undefined) throw new Error('no document');
    expect(resolver(document).exhausted).toBe(true);
  });

  test('bring in merged pairs behind the own ones, the first name winning', () => {
    const document = parseYaml('b: &b {x: 1, y: 2}\nc: &c {y: 3, z: 4}\nm:\n  <<: [*b, *c]\n  x: own\n')
      .documents[0];
    const mapping = document?.root?.type === 'mapping' ? valueOf(document.root, 'm') : undefined;
    if (document === undefined || mapping?.type !== 'mapping') throw new Error('no mapping');
    const merged = mergedPairs(mapping, resolver(document));
    expect(merged.map((pair) => [pair.name, pair.value?.type === 'scalar' ? pair.value.text : ''])).toEqual([
      ['x', 'own'],
      ['y', '2'],
      ['z', '4'],
    ]);
  });
});
