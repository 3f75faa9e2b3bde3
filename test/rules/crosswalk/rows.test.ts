import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const xw = (rows: readonly string[], head = '', file = 'xw'): string =>
  `//- ${file}.yaml\nkind: crosswalk\nid: ${file.toUpperCase()}\ntitle: XW\n${head}mappings:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
const STRICT = '//- .tickmark.yaml\nprofile: strict\n';

describe('a row with one side', () => {
  it.each(['source: CC6.3', 'target: A.5.18', 'relationship: equal, source: CC6.3'])(
    'is reported: {%s}',
    (row) => {
      expect(named(xw([row])).filter((line) => line.startsWith('record/'))).toEqual([
        'record/required-field error',
      ]);
    },
  );

  it('is content with lists on both sides', () => {
    expect(named(xw(['source: [CC6.2, CC6.3], target: [A.5.18]']))).toEqual([]);
  });
});

describe('opinions about a row', () => {
  it.each([
    [
      'source: CC6.3, target: A.5.18, relationship: equal',
      /one-to-one-claim information CC6\.3 and A\.5\.18 are equal here; the built-in crosswalk has intersects-with, strength \d, \S+, \S+: /,
    ],
    [
      'source: A.5.18, target: CC6.3, relationship: equal-to',
      /one-to-one-claim information CC6\.3 and A\.5\.18 are equal here/,
    ],
    [
      'source: P4.2, target: A.5.34, coverage: near-complete',
      /coverage-overstated information P4\.2 x A\.5\.34 is near-complete here; .*, strength \d, partial, /,
    ],
    [
      'source: CC6.6, target: A.8.3',
      /unusual-pair information A\.8\.3 for CC6\.6 is unusual: .*\. CC6\.6 usually pairs with A\./,
    ],
  ])('show what they rest on: {%s}', (row, expected) => {
    const head = row.startsWith('source: A.') ? 'source: iso27001\ntarget: soc2\n' : '';
    const [line = '', ...more] = found(xw([row], head));
    expect(more).toEqual([]);
    expect(line).toMatch(expected);
  });

  it.each([
    'source: CC6.3, target: A.5.18, relationship: equal, confirmed: true',
    'source: CC6.3, target: A.5.18, relationship: intersects-with',
    'source: CC6.3, target: A.7.9, relationship: equal',
    'source: P4.2, target: A.5.34, coverage: partial',
    'source: P4.2, target: A.5.34, coverage: strong, note: Our deletion runs were tested by both auditors',
    'source: CC6.6, target: A.8.3, confirmed: true',
    'source: CC6.6, target: A.8.3, relationship: no-relationship',
    'source: CC6.6, target: A.8.20',
  ])('are not told of {%s}', (row) => {
    expect(found(xw([row]))).toEqual([]);
  });

  it('are not told of two lists in one control, of drafts and of superseded mappings', () => {
    const control =
      '//- c.yaml\nkind: control\nid: C\ntitle: C\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.6], iso27001: [A.8.3]}\n';
    expect(found(control)).toEqual([]);
    for (const status of ['draft', 'superseded']) {
      expect(found(xw(['source: CC6.6, target: A.8.3'], `status: ${status}\n`))).toEqual([]);
    }
  });

  it('can be taken over, or be overruled', () => {
    const row = xw(['source: CC6.6, target: A.8.3']);
    expect(mended(row, 'Replace with A.8.20')).toContain('{source: CC6.6, target: A.8.20}');
    expect(mended(row, 'Keep it: write confirmed: true')).toContain('target: A.8.3, confirmed: true}');
    const equal = xw(['source: CC6.3, target: A.5.18, relationship: equal']);
    expect(mended(equal, 'Write intersects-with')).toContain('relationship: intersects-with}');
    const over = xw(['source: P4.2, target: A.5.34, coverage: strong']);
    expect(mended(over, 'Lower to partial')).toContain('coverage: partial}');
    expect(mended(over, 'Add a note, to be filled in')).toContain('note: "?"}');
  });
});

describe('crosswalk/conflicting-rows', () => {
  const row = (words: string): string => `source: CC7.2, target: A.8.16, ${words}`;

  it('is told of a second row that says otherwise, in the same file and in another', () => {
    expect(found(xw([row('coverage: strong'), row('coverage: partial')]))).toEqual([
      'xw.yaml:5:46-53 crosswalk/conflicting-rows warning CC7.2 x A.8.16 is partial here and strong in an earlier row. One of the two is out of date.',
    ]);
    const other = xw(
      ['source: A.8.16, target: CC7.2, relationship: subset-of'],
      'source: iso27001\ntarget: soc2\n',
      'xx',
    );
    expect(named(xw([row('relationship: subset-of')]) + other)).toEqual([
      'crosswalk/conflicting-rows warning',
    ]);
    expect(named(xw([row('relationship: superset-of')]) + other)).toEqual([]);
  });

  it('is silent when the rows say the same or nothing, and for a superseded file', () => {
    expect(named(xw([row('coverage: strong'), row('coverage: strong')]))).toEqual([]);
    expect(named(xw([row('coverage: strong'), 'source: CC7.2, target: A.8.16']))).toEqual([]);
    expect(
      named(xw([row('coverage: strong')]) + xw([row('coverage: partial')], 'status: superseded\n', 'xx')),
    ).toEqual([]);
  });

  it('lets the author take either side', () => {
    const two = xw([row('coverage: strong'), row('coverage: partial')]);
    expect(mended(two, 'Write here what the first row says').match(/coverage: strong/g)).toHaveLength(2);
    expect(mended(two, 'Write this in the first row').match(/coverage: partial/g)).toHaveLength(2);
  });
});

describe('columns of a row', () => {
  it('are asked for in the strict profile only', () => {
    const bare = xw(['source: CC8.1, target: A.8.32, relationship: intersects-with']);
    expect(named(bare)).toEqual([]);
    expect(named(STRICT + bare)).toEqual([
      'crosswalk/coverage-missing hint',
      'crosswalk/no-note-on-partial hint',
    ]);
    expect(named(`${STRICT}${xw(['source: CC8.1, target: A.8.32, coverage: strong'])}`)).toEqual([]);
    expect(named(`${STRICT}${xw(['source: CC8.1, target: A.8.32, relationship: no-relationship'])}`)).toEqual(
      [],
    );
    expect(mended(STRICT + bare, 'Add note of the built-in crosswalk')).toMatch(/note: \S/);
  });

  it('include what makes the mapping be looked at again', () => {
    const review = (words: string): string =>
      xw(['source: CC8.1, target: A.8.32, coverage: strong'], `review: {${words}}\n`);
    expect(named(review('at_least: annual'))).toEqual([]);
    expect(named(STRICT + review('at_least: annual'))).toEqual(['crosswalk/review-only-yearly information']);
    expect(named(STRICT + review('triggers: [scope-change], at_least: annual'))).toEqual([]);
    expect(mended(STRICT + review('at_least: annual'), 'Add triggers: [scope-change]')).toContain(
      'triggers: [scope-change]',
    );
  });
});

describe('crosswalk/review-behind-scope', () => {
  const reviewed = (head: string): string => xw(['source: CC8.1, target: A.8.32'], head);
  const scope = (words = '', date = '2025-09-01'): string =>
    `//- s.yaml\nkind: scope\nid: S\ntitle: S\nchanges:\n  - {id: CH-1, date: ${date}, type: new-region, title: Region added${words}}\n`;
  const told = (source: string): string[] => found(source).filter((line) => line.includes('review-behind'));

  it('is told on the day of the review', () => {
    expect(told(reviewed('reviewed_on: 2025-03-14\n') + scope())).toEqual([
      'xw.yaml:3:13-23 crosswalk/review-behind-scope warning The scope changed on 2025-09-01 (Region added); the crosswalk was last reviewed on 2025-03-14. Look at its rows again.',
    ]);
  });

  it.each([
    ['the review is younger', reviewed('reviewed_on: 2025-09-14\n') + scope()],
    ['no review is written at all', reviewed('') + scope()],
    ['the change is not significant', reviewed('reviewed_on: 2025-03-14\n') + scope(', significant: false')],
    [
      'the change was carried into the crosswalk',
      reviewed('reviewed_on: 2025-03-14\n') + scope(', reviewed: [risks, crosswalk]'),
    ],
    ['the change is younger than 30 days', reviewed('reviewed_on: 2025-03-14\n') + scope('', '2025-12-20')],
    ['the change is still to come', reviewed('reviewed_on: 2025-03-14\n') + scope('', '2026-03-01')],
  ])('is silent when %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });

  it('asks for the day of the new review', () => {
    const title = 'Review again because of CH-1';
    const after = mended(reviewed('reviewed_on: 2025-03-14\n') + scope(), title);
    expect(after).toContain('reviewed_on: "?"\nreviewed_because: CH-1\n');
    expect(told(`//- xw.yaml\n${after}\n${scope()}`)).toEqual([
      'xw.yaml:3:13-16 crosswalk/review-behind-scope warning The day of the review is still to be filled in.',
    ]);
  });
});
