import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import { parseConfiguration } from '../../server/src/engine/model/parse-configuration.ts';
import { allProperties } from '../../server/src/engine/model/schema/schema-table.ts';

const RULES = new Set([
  'evidence/stale',
  'evidence/no-date',
  'record/enum',
  'reference/missing-file',
  'crosswalk/one-framework-control',
]);

const read = (text: string) => parseConfiguration(text, RULES);

function problems(text: string) {
  return read(text).problems.map(({ rule, span, message, suggestion }) => ({
    rule,
    at: text.slice(span.start, span.end),
    message,
    ...(suggestion === undefined ? {} : { suggestion }),
  }));
}

describe('a file without settings', () => {
  test.each(['', '\n', '# nothing yet\n', '---\n', '{}', '~'])('means the defaults: %j', (text) => {
    expect(read(text)).toEqual({ configuration: defaultConfiguration(), problems: [], usable: true });
  });
});

test('a key with dots is named whole', () => {
  expect(problems('associations: {"**/*.x": poem}')).toEqual([
    expect.objectContaining({ rule: 'config/invalid', message: expect.stringContaining('`**/*.x`') }),
  ]);
});

describe('every setting', () => {
  test.each([
    [
      'frameworks: {SOC2: tsc-2017, iso_27001: 2022}',
      'frameworks',
      new Map([
        ['soc2', 'tsc-2017'],
        ['iso27001', '2022'],
      ]),
    ],
    [
      'frameworks: [soc2, {id: globex-dpa, version: "2025"}]',
      'frameworks',
      new Map([
        ['soc2', ''],
        ['globex-dpa', '2025'],
      ]),
    ],
    ['profile: strict', 'profile', 'strict'],
    [
      'severity: {evidence/stale: info, "evidence/*": off}',
      'severity',
      new Map([
        ['evidence/stale', 'information'],
        ['evidence/*', 'off'],
      ]),
    ],
    ['as_of: 2025-12-31', 'asOf', '2025-12-31'],
    ['as-of: 2025-12-31', 'asOf', '2025-12-31'],
    ['time_zone: Europe/Lisbon', 'timeZone', 'Europe/Lisbon'],
    ['include: [grc]', 'include', ['grc']],
    ['exclude: ["old/**"]', 'exclude', ['old/**']],
    [
      'associations: {"docs/*.md": policy, "charts/**": none}',
      'associations',
      [
        { glob: 'docs/*.md', kind: 'policy' },
        { glob: 'charts/**', kind: 'none' },
      ],
    ],
    [
      'aliases: {frequency: rhythm, satisfies: [meets]}',
      'aliases',
      new Map([
        ['frequency', ['rhythm']],
        ['satisfies', ['meets']],
      ]),
    ],
    ['values: {evidence.type: [pen-test]}', 'values', new Map([['evidence.type', ['pen-test']]])],
    ['evidence_root: ./evidence/', 'evidenceRoot', 'evidence'],
    ['evidence_filename: "{Title}_{Period}.{ext}"', 'evidenceFilename', '{Title}_{Period}.{ext}'],
    ['evidence_external: true', 'evidenceExternal', true],
    ['fiscal_year_start: 04-01', 'fiscalYearStart', '04-01'],
    ['holidays: [2025-12-25]', 'holidays', new Set(['2025-12-25'])],
    ['categories: [Security, privacy]', 'categories', ['security', 'privacy']],
    [
      'ignore: [{rule: evidence/*, paths: old/**, ids: [EV-1], until: 2026-01-31, reason: archived}]',
      'ignore',
      [{ rule: 'evidence/*', paths: ['old/**'], ids: ['EV-1'], until: '2026-01-31', reason: 'archived' }],
    ],
  ] as const)('is read: %s', (text, key, value) => {
    const parsed = read(text);
    // A last day is no problem before it has passed.
    expect(parsed.problems.filter(({ until }) => until === undefined)).toEqual([]);
    expect(parsed.configuration).toEqual({ ...defaultConfiguration(), [key]: value });
  });

  test('of grace overrides its frequency and keeps the others', () => {
    const { grace } = read('grace: {quarterly: 20, yearly: P6W, monthly: P1M}').configuration;
    expect([grace.get('quarterly'), grace.get('annual'), grace.get('monthly'), grace.get('weekly')]).toEqual([
      20, 42, 30, 3,
    ]);
  });

  test('of thresholds overrides its own and keeps the others', () => {
    const { thresholds } = read('thresholds: {expires_soon: 45, window_months: {min: 6}}').configuration;
    expect(thresholds).toEqual({
      ...defaultConfiguration().thresholds,
      expiresSoon: 45,
      windowMonths: { min: 6, max: 12 },
    });
  });

  test('of the schema has a case above', () => {
    const top = allProperties('configuration').filter(({ path }) => !path.includes('.'));
    expect(top.map(({ name }) => name)).toEqual(
      'version frameworks profile severity as_of time_zone include exclude associations aliases values evidence_root evidence_filename evidence_external grace thresholds fiscal_year_start holidays ignore categories'.split(
        ' ',
      ),
    );
  });
});

describe('a mistake', () => {
  test.each([
    ['profile: strikt', 'config/invalid', 'strikt', 'strict'],
    ['severity: {evidence/stale: loud}', 'config/invalid', 'loud', undefined],
    ['severity: {evidence/stail: hint}', 'config/unknown-rule', 'evidence/stail', 'evidence/stale'],
    ['severity: {evidense/*: hint}', 'config/unknown-rule', 'evidense/*', 'evidence/*'],
    ['ignore: [{rule: no/such, reason: x}]', 'config/unknown-rule', 'no/such', undefined],
    ['ignore: [{paths: [a], reason: x}]', 'config/invalid', 'paths', undefined],
    ['as_of: 31.12.2025', 'config/invalid', '31.12.2025', '2025-12-31'],
    ['as_of: 2025-12', 'config/invalid', '2025-12', undefined],
    ['holidays: [2025-02-30]', 'config/invalid', '2025-02-30', undefined],
    ['time_zone: Europe/Lisbonn', 'config/invalid', 'Europe/Lisbonn', 'Europe/Lisbon'],
    ['time_zone: +02:00', 'config/invalid', '+02:00', undefined],
    ['associations: {"a/**": contol}', 'config/invalid', 'contol', 'control'],
    ['aliases: {frequncy: [rhythm]}', 'config/invalid', 'frequncy', 'frequency'],
    ['values: {evidence.typ: [x]}', 'config/invalid', 'evidence.typ', 'evidence.type'],
    ['evidence_root: ../outside', 'config/invalid', '../outside', undefined],
    ['evidence_root: /etc', 'config/invalid', '/etc', undefined],
    ['evidence_external: yes', 'config/invalid', 'yes', 'true'],
    ['grace: {quarterly: 30 days}', 'config/invalid', '30 days', 'P30D'],
    ['grace: {quarterly: -1}', 'config/invalid', '-1', undefined],
    ['grace: {fortnightly: 3}', 'config/unknown-key', 'fortnightly', undefined],
    ['thresholds: {expires_soon: soon}', 'config/invalid', 'soon', undefined],
    ['thresholds: {window_months: {min: 9, max: 6}}', 'config/invalid', '9', undefined],
    ['fiscal_year_start: 13-01', 'config/invalid', '13-01', undefined],
    ['version: 2', 'config/invalid', '2', undefined],
    ['exclude: old', 'config/invalid', 'old', '[old]'],
    ['severty: {}', 'config/unknown-key', 'severty', 'severity'],
    ['colour: blue', 'config/unknown-key', 'colour', undefined],
    ['profile: strict\n---\nprofile: adopt\n', 'config/invalid', 'profile: adopt', undefined],
  ])('is one problem at its place, and its default holds: %s', (text, rule, at, suggestion) => {
    const expected = suggestion === undefined ? { rule, at } : { rule, at, suggestion };
    expect(problems(text)).toMatchObject([expected]);
    expect(read(text).usable).toBe(true);
    for (const { message } of problems(text)) expect(message).toMatch(/[.?]$/);
  });

  test('leaves the other settings as they are', () => {
    const { configuration } = read('profile: strikt\nas_of: 2025-12-31\nholidays: [2025-12-25, tomorrow]\n');
    expect(configuration).toEqual({
      ...defaultConfiguration(),
      asOf: '2025-12-31',
      holidays: new Set(['2025-12-25']),
    });
  });

  test.each([
    'profile: [strict',
    'a: 1\n\tb: 2',
    '<<<<<<< ours\nprofile: strict\n=======\n>>>>>>> theirs\n',
    'profile: strict\nprofile: adopt',
    '- profile',
    'strict',
    'exclude: *old',
  ])('that leaves no settings to read makes the file unusable: %j', (text) => {
    const parsed = read(text);
    expect(parsed.usable).toBe(false);
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(parsed.problems.every(({ rule }) => rule === 'config/invalid')).toBe(true);
    expect(parsed.configuration).toEqual(defaultConfiguration());
  });
});

test('anchors and merge keys are followed', () => {
  const text =
    'ignore:\n  - &old {rule: evidence/stale, paths: [old/**], reason: archived}\n  - {<<: *old, rule: record/enum}\n';
  expect(read(text).problems).toEqual([]);
  expect(read(text).configuration.ignore.map(({ rule, paths }) => [rule, ...paths])).toEqual([
    ['evidence/stale', 'old/**'],
    ['record/enum', 'old/**'],
  ]);
});

test('no text makes the reader fail, and no prototype is touched', () => {
  const words = fc.constantFrom(
    'severity',
    'ignore',
    'rule',
    'profile',
    '__proto__',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '"',
    '?',
    '2025-06-30',
    'strict',
    '#',
    '|',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const parsed = read(parts.join(''));
      expect(parsed.configuration.timeZone).toBe('UTC');
    }),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe('configured suppressions', () => {
  const told = (text: string) =>
    parseConfiguration(text, new Set(['evidence/stale'])).problems.map(({ rule, until }) => [rule, until]);

  test('owe a reason, as comments do', () => {
    expect(told('ignore:\n  - {rule: evidence/stale, ids: [EV-1]}\n')).toEqual([
      ['ignore/no-reason', undefined],
    ]);
    expect(told('ignore:\n  - {rule: evidence/stale, ids: [EV-1], reason: vendor delivers late}\n')).toEqual(
      [],
    );
  });

  test('say their last day, which is a finding once it has passed', () => {
    expect(told('ignore:\n  - {rule: evidence/stale, ids: [EV-1], reason: x, until: 2025-12-31}\n')).toEqual([
      ['ignore/expired', '2025-12-31'],
    ]);
  });
});
