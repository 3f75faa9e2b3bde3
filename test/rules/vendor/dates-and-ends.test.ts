import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

function vendor(lines: string, id = 'V-1'): string {
  return `//- vendors/${id}.yaml\nkind: vendor\nid: ${id}\ntitle: ${id}\n${lines}\n`;
}

describe('vendor/contract-review-due', () => {
  it('has thirty days of grace', () => {
    expect(named(vendor('tier: low\ncontract: {next_review: 2025-12-13}'))).toEqual([]);
    expect(named(vendor('tier: low\ncontract: {next_review: 2025-12-12}'))).toEqual([
      'vendor/contract-review-due warning',
    ]);
  });

  it('is silent when it was reviewed since, and for a vendor that was left', () => {
    const late = 'contract: {next_review: 2025-06-30';
    expect(named(vendor(`tier: low\n${late}, reviewed_on: 2025-07-02}`))).toEqual([]);
    expect(named(vendor(`tier: low\n${late}}\nended_on: 2025-09-30`))).toEqual([]);
  });
});

describe('vendor/monitoring-stale', () => {
  it.each([
    ['quarterly', '2025-09-12', 1],
    ['quarterly', '2025-09-13', 0],
    ['yearly', '2024-12-12', 1],
    ['annual', '2025-01-02', 0],
    ['per-event', '2020-01-02', 0],
  ])('judges %s by its own rhythm: last on %s', (frequency, last, hits) => {
    expect(named(vendor(`tier: low\nmonitoring: {frequency: ${frequency}, last_on: ${last}}`))).toHaveLength(
      hits,
    );
  });

  it('takes a year where no rhythm is stated, for vendors that matter', () => {
    const old = 'monitoring: {last_on: 2024-06-01}';
    expect(found(vendor(`tier: high\ntier_reason: Mail\n${old}`)).join()).toContain('A year is usual');
    expect(named(vendor(`tier: low\n${old}`))).toEqual([]);
  });

  it('counts a report that was read as a look', () => {
    const lines = 'tier: low\nmonitoring: {frequency: quarterly, last_on: 2025-05-01}';
    const read = 'assurance: [{type: questionnaire, reviewed_on: 2025-12-01}]';
    expect(named(vendor(`${lines}\n${read}`))).toEqual([]);
    expect(
      named(vendor(`${lines}\n${read.replace('2025-12', '2026-12')}`)).filter((line) =>
        line.startsWith('vendor/'),
      ),
    ).toHaveLength(1);
  });
});

describe('vendor/subservice-method', () => {
  const scope = (body: string): string =>
    `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security], window: {start: 2025-07-01, end: 2025-12-31}${body}}\n`;
  const ours = (source: string): string[] => named(source).filter((line) => line.startsWith('vendor/'));

  it('is a warning until the description is begun, then an error', () => {
    expect(ours(scope('') + vendor('tier: low\nrole: [sub-service]'))).toEqual([
      'vendor/subservice-method warning',
    ]);
    expect(
      ours(scope(', system_description: {body: sd.md}') + vendor('tier: low\nrole: subservice')),
    ).toEqual(['vendor/subservice-method error']);
  });

  it('is silent for other roles, methods that are there, and without SOC 2', () => {
    expect(ours(scope('') + vendor('tier: low\nrole: supplier'))).toEqual([]);
    expect(ours(scope('') + vendor('tier: low\nrole: subservice\nsubservice: {method: inclusive}'))).toEqual(
      [],
    );
    expect(ours(vendor('tier: low\nrole: subservice'))).toEqual([]);
  });

  it('goes on asking at the placeholder', () => {
    const after = mended(
      scope('') + vendor('tier: low\nrole: subservice'),
      'Add subservice.method, to be filled in',
    );
    expect(found(`${scope('')}//- vendors/V-1.yaml\n${after}`).join()).toContain(
      'The method of V-1 is still to be filled in: carve-out or inclusive.',
    );
  });
});

describe('vendor/cuec-unmapped', () => {
  const control =
    '//- controls/C.yaml\nkind: control\nid: C\ntitle: C\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n';
  const report = (end: string, cuecs: string): string =>
    `  - {type: soc2-type-2, period_end: ${end}, cuecs: ${cuecs}}`;

  it('counts what names no control, once somebody has begun to map', () => {
    const one = vendor(
      `tier: low\nassurance:\n${report('2025-12-31', '[{text: a, control: C}, {text: b}, c]')}`,
    );
    expect(found(control + one).join()).toContain(
      '2 user entity controls in the report on V-1 map to no control',
    );
    const none = vendor(`tier: low\nassurance:\n${report('2025-12-31', '[{text: a}, {text: b}]')}`);
    expect(named(control + none)).toEqual([]);
  });

  it('reads the newest report only', () => {
    const two = `${report('2024-12-31', '[{text: a}]')}\n${report('2025-12-31', '[{text: a, control: C}]')}`;
    expect(named(control + vendor(`tier: low\nassurance:\n${two}`))).toEqual([]);
  });
});

describe('vendor/offboarded', () => {
  it('asks for access and data of a vendor that had data', () => {
    expect(found(vendor('tier: low\ndata: [tickets]\nended_on: 2025-10-31'))).toEqual([
      'vendors/V-1.yaml:5:10-20 vendor/offboarded warning V-1 is no longer used since 2025-10-31, and lacks access_removed_on and data_returned_on. Show that its access is gone and the data returned or deleted.',
    ]);
  });

  it('asks for access alone of one that had none', () => {
    expect(found(vendor('tier: low\nsystems: [crm]\nstatus: ended')).join()).toContain(
      'lacks access_removed_on.',
    );
  });

  it.each([
    'ended_on: 2025-10-31',
    'data: [tickets]\nended_on: 2025-12-20',
    'data: [tickets]',
    'data: [none]\nstatus: ended',
  ])('is silent for %j', (lines) => {
    expect(named(vendor(`tier: low\n${lines}`))).toEqual([]);
  });

  it('goes on asking at the placeholders', () => {
    const after = mended(
      vendor('tier: low\ndata: [tickets]\nended_on: 2025-10-31'),
      'Add access_removed_on and data_returned_on, to be filled in',
    );
    expect(found(`//- vendors/V-1.yaml\n${after}`).join()).toContain('Still to be filled in for V-1');
  });
});
