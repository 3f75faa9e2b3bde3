import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';
import type { WorkspaceOptions } from '../../support/workspace.ts';

const scope = (categories = 'security', type = 'type-2'): string =>
  `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: ${type}, categories: [${categories}], ${
    type === 'type-2' ? 'window: {start: 2025-04-01, end: 2025-12-31}' : 'as_of: 2026-01-31'
  }}\n`;

function vendor(assurance: string, head = 'tier: high\ntier_reason: Mail'): string {
  return `//- vendors/V-1.yaml\nkind: vendor\nid: V-1\ntitle: Hosting\n${head}\nassurance:\n${assurance}\n`;
}

const on = (date: string): WorkspaceOptions => ({ asOf: { date, origin: 'travel' } });
const ours = (source: string, options?: WorkspaceOptions): string[] =>
  named(source, options).filter((line) => line.startsWith('assurance/'));

describe('assurance/window-coverage', () => {
  const report = (more = ''): string =>
    vendor(`  - {type: soc2-type-2, period_start: 2024-10-01, period_end: 2025-09-30${more}}`);

  it('counts the days of our window that nobody vouches for', () => {
    expect(found(scope() + report())).toEqual([
      'vendors/V-1.yaml:6:62-72 assurance/window-coverage warning 92 days of the window are not covered by a report on V-1 (2025-10-01 to 2025-12-31). Ask for a bridge letter or the next report.',
    ]);
  });

  it('asks where a period ends that only begins', () => {
    const endless = report().replace(', period_end: 2025-09-30', '');
    expect(found(scope() + endless).join()).toMatch(
      /window-coverage warning A report on V-1 begins 2024-10-01 and does not say until when/,
    );
    expect(ours(scope() + endless.replace(', period_start: 2024-10-01', ''))).toEqual([]);
  });

  it('is content with a bridge letter, also with one whose days are not written', () => {
    expect(
      ours(scope() + report(', bridge: {from: 2025-10-01, to: 2025-12-31, signed_on: 2026-01-06}')),
    ).toEqual([]);
    expect(ours(scope() + report(', bridge_letter: true'))).toEqual([]);
  });

  it('does not know a letter that is signed tomorrow', () => {
    const later = report(', bridge: {from: 2025-10-01, to: 2025-12-31, signed_on: 2026-01-13}');
    expect(ours(scope() + later)).toHaveLength(1);
  });

  it('leaves a running window alone until more than three months are open', () => {
    expect(ours(scope() + report(), on('2025-12-15'))).toEqual([]);
    const older = vendor('  - {type: soc2-type-2, period_start: 2024-07-01, period_end: 2025-06-30}');
    expect(ours(scope() + older, on('2025-12-15'))).toHaveLength(1);
  });

  it('does not count days before the vendor was used', () => {
    const young = vendor(
      '  - {type: soc2-type-2, period_start: 2025-10-01, period_end: 2025-12-31}',
      'tier: high\ntier_reason: Mail\nsince: 2025-10-01',
    );
    expect(ours(scope() + young)).toEqual([]);
    expect(ours(scope() + young.replace('since: 2025-10-01', 'since: 2021-01-01'))).toHaveLength(1);
  });

  it('joins reports that follow each other', () => {
    const two = vendor(
      '  - {type: soc2-type-2, period_start: 2024-07-01, period_end: 2025-06-30}\n  - {type: soc2-type-2, period_start: 2025-07-01, period_end: 2025-12-31}',
    );
    expect(ours(scope() + two)).toEqual([]);
  });

  it('speaks of the latest report that ended fifteen months ago, and of a long bridge, without a window', () => {
    const old = (end: string): string => vendor(`  - {type: iso27001, period_end: ${end}}`);
    expect(ours(old('2024-10-11'))).toHaveLength(1);
    expect(ours(old('2024-10-12'))).toEqual([]);
    const bridge = report(', bridge: {from: 2025-10-01, to: 2026-01-10, signed_on: 2026-01-11}');
    expect(found(bridge).join()).toContain('speaks for 102 days');
  });

  it('asks nothing of questionnaires, of vendors that do not matter, and where a date cannot be read', () => {
    expect(ours(scope() + vendor('  - {type: questionnaire, period_end: 2024-01-31}'))).toEqual([]);
    expect(ours(scope() + report().replace('tier: high', 'tier: low'))).toEqual([]);
    expect(ours(scope() + report().replace('2025-09-30', '30.9.2025'))).toEqual([]);
  });

  it('can be named vendor/assurance-expired', () => {
    const off = '//- .tickmark.yaml\nversion: 1\nseverity: {vendor/assurance-expired: off}\n';
    expect(ours(off + scope() + report())).toEqual([]);
  });
});

describe('assurance/not-reviewed', () => {
  const received = (more: string): string => vendor(`  - {type: soc2-type-2, ${more}}`, 'tier: low');

  it('asks thirty days after a report came', () => {
    expect(ours(received('received_on: 2025-12-12'))).toEqual(['assurance/not-reviewed warning']);
    expect(ours(received('received_on: 2025-12-13'))).toEqual([]);
    expect(ours(received('received_on: 2025-10-12, reviewed_on: 2025-11-12'))).toEqual([]);
    expect(ours(received('period_end: 2025-09-30'))).toEqual([]);
  });

  it('leaves alone what a newer report of the type replaced', () => {
    const two = vendor(
      '  - {type: soc2-type-2, period_end: 2024-09-30, received_on: 2024-11-01}\n  - {type: soc2-type-2, period_end: 2025-09-30, received_on: 2025-11-01, reviewed_on: 2025-11-12}',
      'tier: low',
    );
    expect(ours(two)).toEqual([]);
  });

  it('goes on asking at the placeholder', () => {
    const after = mended(
      received('received_on: 2025-11-12'),
      'Add reviewed_on and reviewed_by, to be filled in',
    );
    expect(found(`//- vendors/V-1.yaml\n${after}`).join()).toContain('is still to be filled in');
  });
});

describe('assurance/opinion', () => {
  const report = (more: string): string => vendor(`  - {type: soc2-type-2, ${more}}`, 'tier: low');

  it.each(['opinion: qualified', 'opinion: Adverse', 'exceptions: [{description: Late review}]'])(
    'asks what %s means',
    (more) => {
      expect(ours(report(more))).toEqual(['assurance/opinion warning']);
    },
  );

  it.each([
    'opinion: unqualified',
    'opinion: qualified, assessment: Other region',
    'opinion: qualified, conclusion: Usable',
    'exceptions: [{description: Late review, assessment: Not our tenant}]',
    'exceptions: none',
    'exceptions: []',
  ])('is silent for %s', (more) => {
    expect(ours(report(more))).toEqual([]);
  });
});

describe('assurance/category-mismatch', () => {
  const carved = (type: string, categories: string, criteria: string): string =>
    vendor(
      `  - {type: ${type}, period_start: 2025-01-01, period_end: 2025-12-31${categories}, reviewed_on: 2026-01-05}`,
      `tier: low\nrole: subservice\nsubservice: {method: carve-out, csocs: [{text: Power, criteria: [${criteria}]}]}`,
    );

  it('asks for the categories for which something is assumed', () => {
    expect(
      ours(scope('security, availability') + carved('soc2-type-2', ', categories: [security]', 'A1.2')),
    ).toEqual(['assurance/category-mismatch information']);
    expect(
      ours(scope('security, availability') + carved('soc2-type-2', ', categories: [security]', 'CC6.4')),
    ).toEqual([]);
    expect(ours(scope('security') + carved('soc2-type-2', ', categories: [security]', 'CC6.4'))).toEqual([]);
  });

  it('does not know what a report without the column covers', () => {
    expect(ours(scope('security, availability') + carved('soc2-type-2', '', 'A1.2'))).toEqual([]);
  });

  it.each(['soc2-type-1', 'soc3'])('asks for a Type 2 where there is only a %s', (type) => {
    expect(ours(scope() + carved(type, '', 'CC6.4'))).toEqual(['assurance/category-mismatch information']);
    expect(ours(scope('security', 'type-1') + carved(type, '', 'CC6.4'))).toEqual([]);
  });
});
