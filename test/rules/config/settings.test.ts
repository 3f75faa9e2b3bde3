import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

/** A control without owner, and with nothing to say how it is done. */
const CONTROL =
  '//- controls/AC-1.yaml\nkind: control\nid: AC-1\ntitle: One\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n';
const SCOPE = '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security]}\n';

function configured(settings: string): string {
  return `//- .tickmark.yaml\n${settings}\n`;
}

describe('findings of the settings themselves', () => {
  it('point at the value, the key, the name', () => {
    expect(
      found(configured('version: 1\nprofile: strct\ncolour: blue\nseverity: {evidence/stail: error}')),
    ).toEqual([
      '.tickmark.yaml:1:9-14 config/invalid error "strct" is no value of `profile`. Did you mean strict?',
      '.tickmark.yaml:2:0-6 config/unknown-key warning Nothing reads `colour`.',
      '.tickmark.yaml:3:11-25 config/unknown-rule warning There is no rule evidence/stail. Did you mean evidence/stale?',
    ]);
  });

  it.each([
    ['profile: strct', 'Write strict', 'profile: strict\n'],
    ['profil: strict', 'Write profile', 'profile: strict\n'],
    ['severity: {evidence/stail: error}', 'Write evidence/stale', 'severity: {evidence/stale: error}\n'],
  ])('%s is mended', (before, title, after) => {
    expect(mended(configured(before), title)).toBe(after);
  });

  it.each([
    'as_of: 2025-02-30',
    'time_zone: Mars/Olympus',
    'severity: {record/date: loud}',
    'grace: {quarterly: soon}',
    '- a',
    'profile: "x',
  ])('%s is one mistake', (settings) => {
    expect(named(configured(settings))).toEqual(['config/invalid error']);
  });

  it('cannot be suppressed', () => {
    const settings =
      'profile: strct # tickmark-ignore config/invalid: no\nignore: [{rule: config/invalid, paths: ["**"], reason: no}]';
    expect(named(configured(settings))).toEqual(['config/invalid error']);
  });
});

describe('severity', () => {
  it('of a rule beats that of its group', () => {
    const settings = (lines: string): string[] => named(configured(`severity: {${lines}}`) + CONTROL);
    expect(settings('record/*: hint')).toEqual(['record/owner-missing hint']);
    expect(settings('record/*: hint, record/owner-missing: error')).toEqual(['record/owner-missing error']);
    expect(settings('record/owner-missing: error, record/*: off')).toEqual(['record/owner-missing error']);
    expect(settings('record/owner-missing: off')).toEqual([]);
    expect(settings('record/*: off')).toEqual([]);
  });

  it('lifts a hint and a check that the profile leaves out, by its own name only', () => {
    const owned = CONTROL.replace('frequency', 'owner: a\nfrequency');
    expect(named(configured('severity: {record/procedure-missing-link: error}') + owned)).toEqual([
      'record/procedure-missing-link error',
    ]);
    expect(named(configured('severity: {record/*: error}') + owned)).toEqual([]);
    expect(named(configured('profile: strict\nseverity: {record/*: error}') + owned)).toEqual([
      'record/procedure-missing-link error',
    ]);
  });

  it('makes no check speak that does not apply', () => {
    const iso = CONTROL.replace('frequency: ad-hoc', 'owner: a').replace(
      'soc2: [CC6.2]',
      'iso27001: [A.5.18]',
    );
    expect(named(configured('severity: {evidence/control-no-frequency: error}') + iso)).toEqual([]);
  });

  it('overrides what Type 1 lowers', () => {
    const source = CONTROL.replace('frequency: ad-hoc', 'owner: a') + SCOPE.replace('type-2', 'type-1');
    expect(named(source)).toEqual(['evidence/control-no-frequency hint']);
    expect(named(configured('severity: {evidence/control-no-frequency: error}') + source)).toEqual([
      'evidence/control-no-frequency error',
    ]);
  });

  it('of a check that sums up holds for its one finding', () => {
    const many = [1, 2, 3, 4, 5]
      .map((at) => CONTROL.replaceAll('AC-1', `AC-${at}`).replace('One', `Number ${at}`))
      .join('');
    expect(named(configured('severity: {record/owner-missing: error}') + SCOPE + many)).toEqual([
      'record/owner-missing error',
    ]);
    expect(named(configured('severity: {record/owner-missing: off}') + SCOPE + many)).toEqual([]);
  });
});

describe('profile', () => {
  const source = CONTROL.replace('frequency: ad-hoc\n', '');

  it('adopt keeps all but the form and the references quiet until a scope or programme is written', () => {
    expect(named(source)).toEqual(['evidence/control-no-frequency warning', 'record/owner-missing warning']);
    expect(named(configured('profile: adopt') + source)).toEqual(['record/owner-missing warning']);
    expect(named(configured('profile: adopt') + source + SCOPE)).toEqual([
      'evidence/control-no-frequency warning',
      'record/owner-missing warning',
    ]);
    expect(
      named(configured('profile: adopt\nseverity: {evidence/control-no-frequency: error}') + source),
    ).toContain('evidence/control-no-frequency error');
  });

  it('strict adds advice', () => {
    expect(named(configured('profile: strict') + source)).toContain(
      'record/procedure-missing-link information',
    );
    expect(named(configured('profile: recommended') + source)).not.toContain(
      'record/procedure-missing-link information',
    );
  });
});

describe('ignore: in the settings', () => {
  const ignoring = (entry: string): string[] =>
    named(configured(`ignore: [{rule: record/owner-missing, reason: x, ${entry}}]`) + CONTROL);

  it.each([
    'paths: ["controls/**"]',
    'paths: [other, "**/AC-*.yaml"]',
    'ids: [AC-1]',
    'paths: ["controls/**"], until: 2026-01-12',
  ])('takes the finding away by %s', (entry) => {
    expect(ignoring(entry)).toEqual([]);
  });

  it.each(['paths: ["risks/**"]', 'ids: [AC-2]', 'ids: [AC]'])('leaves it with %s', (entry) => {
    expect(ignoring(entry)).toEqual(['record/owner-missing warning']);
  });

  it('leaves it after its last day, and says that it has passed', () => {
    expect(ignoring('paths: ["controls/**"], until: 2026-01-11')).toEqual([
      'ignore/expired warning',
      'record/owner-missing warning',
    ]);
  });

  it('names a group', () => {
    expect(named(configured('ignore: [{rule: record/*, ids: [AC-1], reason: x}]') + CONTROL)).toEqual([]);
  });
});
