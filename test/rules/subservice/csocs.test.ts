import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

const PROGRAM = '//- program.yaml\nkind: program\nid: PRG\ntitle: SOC 2\nframeworks: [soc2]\n';

function vendor(subservice: string, more = ''): string {
  return `${PROGRAM}//- vendors/V-1.yaml\nkind: vendor\nid: V-1\ntitle: Hosting\ntier: low\nrole: subservice\nsubservice: ${subservice}\n${more}\n`;
}

function control(id: string, lines: string): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: a\nfrequency: ad-hoc\n${lines}\n`;
}

const WATCH = control('T-1', 'satisfies: {soc2: [CC9.2]}');

describe('subservice/csoc-missing', () => {
  it.each([
    '{method: carve-out}',
    '{method: carve-out, csocs: []}',
    '{method: carve-out, csocs: [{text: "?"}]}',
  ])('asks what is assumed: %s', (subservice) => {
    expect(named(vendor(subservice))).toEqual(['subservice/csoc-missing warning']);
  });

  it.each(['{method: inclusive}', '{method: carve-out, csocs: none}'])('is silent for %s', (subservice) => {
    expect(named(vendor(subservice))).toEqual([]);
  });

  it('is silent for a provider that was left', () => {
    expect(named(vendor('{method: carve-out}', 'ended_on: 2025-12-31'))).toEqual([]);
  });
});

describe('subservice/csoc-unwatched', () => {
  it('names what nobody watches, in one finding', () => {
    const source = vendor(
      '{method: carve-out, csocs: [Doors are locked, {text: Keys, monitored_by: T-1}, {text: Power}]}',
    );
    expect(found(source + WATCH).join()).toContain('2 controls assumed at V-1 are watched by nobody');
  });

  it('is content with a control for each, or with a report that was read', () => {
    expect(named(vendor('{method: carve-out, csocs: [{text: Keys, monitored_by: T-1}]}') + WATCH)).toEqual(
      [],
    );
    const read = 'assurance: [{type: soc2-type-2, period_end: 2025-12-31, reviewed_on: 2026-01-09}]';
    expect(named(vendor('{method: carve-out, csocs: [Doors are locked]}', read))).toEqual([]);
  });

  it('does not count a report that is read tomorrow', () => {
    const later = 'assurance: [{type: soc2-type-2, period_end: 2025-12-31, reviewed_on: 2026-01-13}]';
    expect(named(vendor('{method: carve-out, csocs: [Doors are locked]}', later))).toContain(
      'subservice/csoc-unwatched warning',
    );
  });
});

describe('subservice/inherited-counted', () => {
  const carved = vendor('{method: carve-out, csocs: [{text: Keys, monitored_by: T-1}]}') + WATCH;
  const inherited = control(
    'P-1',
    'responsibility: inherited\nprovider: V-1\nsatisfies: {soc2: [CC6.4, CC9.2]}',
  );

  it('names the criteria that no control of ours holds', () => {
    expect(found(carved + inherited)).toEqual([
      'controls/P-1.yaml:5:16-25 subservice/inherited-counted warning P-1 is run by V-1, which is carved out, and no control of yours satisfies CC6.4. Write it as a complementary control of the provider, and name your own control that watches it.',
    ]);
  });

  it('does not take a second inherited control for ours', () => {
    const second = control('P-2', 'responsibility: inherited\nprovider: V-1\nsatisfies: {soc2: [CC6.4]}');
    expect(named(carved + inherited + second)).toHaveLength(2);
  });

  it('is silent with a control of ours, and for an included provider', () => {
    expect(named(carved + inherited + control('P-3', 'satisfies: {soc2: [CC6.4]}'))).toEqual([]);
    expect(named(vendor('{method: inclusive}') + WATCH + inherited)).toEqual([]);
  });
});
