import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../server/src/engine/model/kinds.ts';
import { checkRecord } from '../../server/src/engine/model/schema/check-record.ts';
import { allProperties } from '../../server/src/engine/model/schema/schema-table.ts';
import type { MappingNode, Node, ScalarStyle } from '../../server/src/engine/syntax/tree.ts';
import { problems } from './read-record.ts';

describe('required fields', () => {
  test('are owed by declared records, each missing one at the id or the first key', () => {
    expect(problems('control', 'id: AC-1\nowner: me', { declared: true })).toMatchObject([
      { rule: 'record/required-field', at: 'AC-1', path: 'title' },
    ]);
    expect(problems('risk', 'treatment: accept', { declared: true })).toMatchObject([
      { rule: 'record/required-field', at: 'treatment', path: 'id' },
      { rule: 'record/required-field', at: 'treatment', path: 'title' },
    ]);
  });

  test('are owed by no inferred record', () => {
    expect(problems('control', 'owner: me')).toEqual([]);
  });

  test('written without a value are missing, at their key', () => {
    expect(problems('control', 'id: AC-1\ntitle:\n', { declared: true })).toMatchObject([
      {
        rule: 'record/required-field',
        at: 'title',
        message: expect.stringMatching(/^`title` is empty\./) as string,
      },
    ]);
  });

  test('to be filled in are left to the rule that asked for them', () => {
    expect(problems('control', 'id: AC-1\ntitle: "?"', { declared: true })).toEqual([]);
  });
});

describe('values from a list', () => {
  test('get the near one suggested', () => {
    expect(problems('control', 'frequency: quartely')).toEqual([
      {
        rule: 'record/enum',
        at: 'quartely',
        path: 'frequency',
        message: '"quartely" is no value of `frequency`. Did you mean quarterly?',
        suggestion: 'quarterly',
      },
    ]);
  });

  test('get the whole list named when none is near', () => {
    expect(problems('vendor', 'tier: gold')).toEqual([
      {
        rule: 'record/enum',
        at: 'gold',
        path: 'tier',
        message: '"gold" is no value of `tier`. Write critical, high, medium or low.',
      },
    ]);
  });

  test.each([
    ['control', 'frequency: yearly'],
    ['control', 'frequency: {review: half-yearly, joiner: event-driven, of_mine: annually}'],
    ['control', 'status: Operating'],
    ['risk', 'treatment: retain'],
    ['crosswalk', 'mappings: [{source: CC6.1, target: A.8.2, relationship: equal-to}]'],
    ['scope', 'soc2: {type: Type 2}'],
    ['evidence', 'occurrences: [{exceptions: none}]'],
  ] as const)('of a %s may be written in other words: %s', (kind, text) => {
    expect(problems(kind, text)).toEqual([]);
  });

  test('that may be extended are reported only when they nearly hit', () => {
    expect(problems('evidence', 'type: chat-transcript')).toEqual([]);
    expect(problems('evidence', 'type: acces-review')).toMatchObject([
      { rule: 'record/enum', at: 'acces-review', suggestion: 'access-review' },
    ]);
    expect(problems('scope', 'soc2: {categories: [security, availabilty, green]}')).toMatchObject([
      { at: 'availabilty', suggestion: 'availability', path: 'soc2.categories' },
    ]);
  });

  test('can be added in the configuration, to fixed lists as well', () => {
    const values = new Map([
      ['control.frequency', ['fortnightly']],
      ['evidence.type', ['acces-review']],
    ]);
    expect(problems('control', 'frequency: Fortnightly', { values })).toEqual([]);
    expect(problems('evidence', 'type: acces-review', { values })).toEqual([]);
  });

  test('that were added hold in a map of stages too', () => {
    const values = new Map([['control.frequency', ['fortnightly']]]);
    expect(problems('control', 'frequency: {review: fortnightly, of_mine: fortnightly}', { values })).toEqual(
      [],
    );
  });

  test('inside a map of stages are reported at their value', () => {
    expect(problems('control', 'frequency: {review: quartely}')).toMatchObject([
      { at: 'quartely', path: 'frequency.review', suggestion: 'quarterly' },
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['collected_on: 30.06.2025', '2025-06-30'],
    ['collected_on: 06/30/2025', '2025-06-30'],
    ['collected_on: 2025-6-3', '2025-06-03'],
    ['collected_on: "June 30, 2025"', '2025-06-30'],
  ])('%s gets the ISO form', (text, suggestion) => {
    expect(problems('evidence', text)).toMatchObject([
      { rule: 'record/date', path: 'collected_on', suggestion, message: `Write the date as ${suggestion}.` },
    ]);
  });

  test('that may mean two days get no suggestion', () => {
    const [problem] = problems('evidence', 'collected_on: 05/06/2025');
    expect(problem?.rule).toBe('record/date');
    expect(problem?.suggestion).toBeUndefined();
  });

  test('that do not exist say so', () => {
    expect(problems('evidence', 'collected_on: 2025-02-30')[0]?.message).toBe(
      'There is no day 2025-02-30 in the calendar.',
    );
  });

  test('without a time zone ask for it', () => {
    expect(problems('incident', 'detected_at: 2025-08-14T06:12:00')[0]?.message).toContain(
      'has no time zone',
    );
  });

  test('deep in lists are reported at their value, once', () => {
    const text =
      'occurrences:\n  - period: Q2 2025\n    exceptions:\n      - found_on: 1.7.2025\n        due: 2025-08-01\n';
    expect(problems('evidence', text)).toMatchObject([
      { rule: 'record/date', at: 'Q2 2025', path: 'occurrences.period', suggestion: '2025-Q2' },
      {
        rule: 'record/date',
        at: '1.7.2025',
        path: 'occurrences.exceptions.found_on',
        suggestion: '2025-07-01',
      },
    ]);
  });

  test('that are still to be filled in are no problem, quoted or not', () => {
    expect(problems('evidence', 'collected_on: "?"\nfrequency: "?"\nstatus: ""\nvalid_until: ~')).toEqual([]);
  });
});

describe('shapes', () => {
  test.each([
    ['control', 'evidence: EV-1, EV-2', 'evidence', 'EV-1, EV-2', '[EV-1, EV-2]'],
    ['control', 'owner: [role:it-lead]', 'owner', '[role:it-lead]', 'role:it-lead'],
    ['soa', 'controls: [{id: A.5.1, applicable: yes}]', 'controls.applicable', 'yes', 'true'],
    ['risk', 'fraud: "no"', 'fraud', '"no"', 'false'],
    ['control', 'schedule: {grace: 15 days}', 'schedule.grace', '15 days', 'P15D'],
  ] as const)('of a %s, %s: the right one is suggested', (kind, text, path, at, suggestion) => {
    expect(problems(kind, text)).toMatchObject([{ rule: 'record/shape', path, at, suggestion }]);
  });

  test.each([
    ['evidence', 'population: everyone', 'population', /takes a map with `description`/],
    ['evidence', 'population: {count: many}', 'population.count', /takes a number/],
    ['evidence', 'population: {count: -1}', 'population.count', /too small/],
    ['evidence', 'occurrences: {period: 2025}', 'occurrences', /put a dash/],
    ['control', 'satisfies: [CC6.1]', 'satisfies', /takes a map/],
    ['control', 'title: {en: Access}', 'title', /takes a text, not a map/],
  ] as const)('of a %s, %s: what belongs there is said', (kind, text, path, message) => {
    expect(problems(kind, text)).toMatchObject([
      { rule: 'record/shape', path, message: expect.stringMatching(message) as string },
    ]);
  });

  test('under a key of the user are called by that key', () => {
    expect(problems('control', 'satisfies: {soc2: {id: CC6.1}}')).toMatchObject([
      { path: 'satisfies.soc2', message: '`soc2` takes a list of entries: put a dash before this one.' },
    ]);
  });

  test.each([
    ['control', 'id: 5.10\ntitle: 2025\nnotes: true'],
    ['policy', 'version: 2.0'],
    [
      'evidence',
      'period: 2025\noccurrences: [{period: 2025}, {no_signal: [dns-tunnel, {rule: a, disposition: b}]}]',
    ],
    ['evidence', 'population: {count: "143", complete: "true"}'],
    ['control', 'satisfies: {soc2: "CC6.1, CC6.2", iso27001: [5.10, {id: A.5.1, coverage: strong}]}'],
    ['risk', 'inherent: {likelihood: high, impact: 4}'],
    ['evidence', 'sample: 25'],
    ['evidence', 'source: okta'],
  ] as const)('of a %s that are fine: %s', (kind, text) => {
    expect(problems(kind, text)).toEqual([]);
  });
});

describe('unknown keys', () => {
  test('close to a known one at the same level are reported at the key', () => {
    expect(problems('control', 'frequncy: quarterly')).toEqual([
      {
        rule: 'record/unknown-field',
        at: 'frequncy',
        path: 'frequncy',
        message: 'Nothing reads `frequncy`. Did you mean `frequency`?',
        suggestion: 'frequency',
      },
    ]);
    expect(problems('evidence', 'occurrences: [{preformed_on: 2025-01-01}]')).toMatchObject([
      { at: 'preformed_on', suggestion: 'performed_on' },
    ]);
  });

  test.each([
    'jira_key: ABC',
    'x: 1',
    'datum: 2025-01-01',
    'date: 2025-01-01',
    'domain: access',
    'ref: A',
    'state: x',
    'standard: x',
    'score: 3',
  ])('of the user are left alone: %s', (text) => {
    expect(problems('vendor', text)).toEqual([]);
  });

  test.each([
    ['onwer: me', 'owner'],
    ['teir: low', 'tier'],
    ['titel: x', 'title'],
  ])('with two letters swapped are found: %s', (text, suggestion) => {
    expect(problems('vendor', text)).toMatchObject([{ rule: 'record/unknown-field', suggestion }]);
  });

  test('close to one that is already there are left alone', () => {
    expect(problems('control', 'status: operating\nstatuss: x')).toEqual([]);
  });

  test('in the singular are reported, though the word is a key elsewhere', () => {
    expect(problems('evidence', 'control: AC-1')).toMatchObject([{ at: 'control', suggestion: 'controls' }]);
  });
});

test('problems come in source order, one for each mistake', () => {
  const text = 'id: X\nstatus: operatng\nfrequncy: x\nretired_on: 1.1.2025\nsystems: okta\n';
  expect(problems('control', text, { declared: true }).map(({ at }) => at)).toEqual([
    'X',
    'operatng',
    'frequncy',
    '1.1.2025',
    'okta',
  ]);
});

/** Trees of known and unknown keys with values of any shape, as broken input leaves them. */
const names = [
  ...new Set(KINDS.flatMap((kind) => allProperties(kind).map(({ name }) => name))),
  '__proto__',
  'constructor',
  'x y',
  'a/b~c',
];
const span = { start: 0, end: 3 };
const scalar = fc
  .tuple(
    fc.constantFrom<ScalarStyle>('plain', 'double', 'block'),
    fc.constantFrom(
      '',
      '?',
      '~',
      'none',
      '2025-06-30',
      '30.06.2025',
      '5.10',
      'true',
      'quartely',
      'AC-1, AC-2',
      '-1',
    ),
  )
  .map(([style, text]): Node => ({ type: 'scalar', style, text, ...span }));
const { tree } = fc.letrec<{ node: Node | undefined; tree: MappingNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.constant(undefined),
    fc.constant<Node>({ type: 'alias', name: 'a', ...span }),
    fc
      .array(tie('node'), { maxLength: 4 })
      .map((items): Node => ({ type: 'sequence', flow: false, items, ...span })),
    tie('tree'),
  ),
  tree: fc.array(fc.tuple(fc.constantFrom(...names), tie('node')), { maxLength: 8 }).map(
    (pairs): MappingNode => ({
      type: 'mapping',
      flow: false,
      pairs: pairs.map(([name, value]) => ({
        name,
        key: { type: 'scalar', style: 'plain', text: name, ...span },
        value,
      })),
      ...span,
    }),
  ),
}));

test('no tree makes the check fail, and every problem is a sentence at a place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), tree, (kind, fields) => {
      const found = checkRecord(kind, fields, { declared: true, configuration: { values: new Map() } });
      for (const problem of found) {
        expect(problem.message).toMatch(/[.?]$/);
        expect(problem.span.end).toBeGreaterThanOrEqual(problem.span.start);
      }
    }),
    { numRuns: 500 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
