import { describe, expect, it } from 'vitest';
import { findingsOf } from '../support/fixes.ts';
import { readFixture } from '../support/fixture.ts';
import { found, mended, named } from '../support/found.ts';
import { engineFor } from '../support/workspace.ts';

const policy = (lines: string): string =>
  `//- policies/POL-001.md\n---\nkind: policy\nid: POL-001\ntitle: Access policy\nowner: it\napproved_by: cto\napproved_on: 2024-01-10\n${lines}---\n\nText.\n`;

describe('a review that is overdue', () => {
  const overdue = policy('next_review: 2025-01-10\n');

  it('is asked for with both days, and today is never written', () => {
    const title = 'Ask for the day of the review and the next one';
    expect(mended(overdue, title)).toContain('next_review: "?"');
    expect(mended(overdue, title)).toContain('reviewed_on: "?"');
    expect(mended(overdue, title)).not.toContain('2026');
  });

  it('goes on being asked for until the next day is written', () => {
    const risk = (day: string): string =>
      `//- risks/R-1.yaml\nkind: risk\nid: R-1\ntitle: Loss\nowner: it\nnext_review: ${day}\n`;
    expect(named(risk('"?"'))).toEqual(['risk/overdue warning']);
    expect(found(risk('"?"')).join()).toContain('still to be filled in');
    expect(named(risk('2026-10-10'))).toEqual([]);
    const vendor = (day: string): string =>
      `//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\ntier: low\ncontract: {next_review: ${day}}\n`;
    expect(named(vendor('"?"'))).toEqual(['vendor/contract-review-due warning']);
  });
});

describe('what a fix has asked for', () => {
  it.each([
    ['policy/no-review', policy('next_review: "?"\n')],
    [
      'vendor/monitoring-stale',
      '//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\ntier: low\nmonitoring: {frequency: quarterly, last_on: "?"}\n',
    ],
    [
      'vendor/one-table',
      '//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\ntier: critical\nmonitoring: {frequency: quarterly, last_on: "?"}\n',
    ],
    [
      'program/auditor-type-soc2',
      '//- program.yaml\nkind: program\nid: P\ntitle: P\naudits:\n  - {id: A1, framework: soc2, type: type-2, firm_type: "?"}\n',
    ],
    [
      'evidence/no-reviewer',
      '//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: E\ntype: report\noccurrences:\n  - {performed_on: 2025-11-04, performed_by: a, reviewed_by: "?", result: done, exceptions: none}\n',
    ],
  ])('is asked once by %s until it is filled in', (rule, source) => {
    const lines = found(source);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(` ${rule} `);
    expect(lines[0]?.toLowerCase()).toContain('still to be filled in');
  });
});

describe('ids that a record should cite as well', () => {
  const iso = `//- .tickmark.yaml\nversion: 1\nframeworks: [iso27001, soc2]\n`;
  const topPolicy = (satisfies: string): string =>
    `${iso}//- policies/POL-001.md\n---\nkind: policy\nid: POL-001\ntitle: Information security policy\nowner: it\nsatisfies:\n${satisfies}---\n\nText.\n`;

  it.each([
    ['  iso27001: [A.5.2]\n', '  iso27001: [A.5.2, "5.2", A.5.1]\n'],
    ['  iso27001:\n    - A.5.2\n', '  iso27001:\n    - A.5.2\n    - "5.2"\n    - A.5.1\n'],
    ['  soc2: [CC1.1]\n', '  iso27001:\n    - "5.2"\n    - A.5.1\n'],
  ])('are added in the form of the list: %j', (before, after) => {
    expect(mended(topPolicy(before), 'Add 5.2, A.5.1')).toContain(after);
  });
});

describe('something that no record stands for', () => {
  it('is begun in a file of its own that asserts nothing', () => {
    const vendor = (id: string): string =>
      `//- vendors/${id}.yaml\nkind: vendor\nid: ${id}\ntitle: ${id}\ntier: low\n`;
    const scope = `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsystems:\n  - {id: a, vendor: VEN-A}\n  - {id: tracker}\n`;
    const source = scope + vendor('VEN-A') + vendor('VEN-B') + vendor('VEN-C');
    expect(named(source)).toContain('vendor/not-in-inventory warning');
    const engine = engineFor(readFixture(source).files);
    const [finding] = findingsOf(engine, 'vendor/not-in-inventory');
    const fixes = finding === undefined ? [] : engine.fixes(finding);
    expect(fixes).toMatchObject([
      {
        title: 'Begin the vendor VEN-TRACKER',
        safe: false,
        edits: [],
        create: [
          {
            file: 'vendors/VEN-TRACKER.yaml',
            text: 'kind: vendor\nid: VEN-TRACKER\ntitle: "?"\nowner: "?"\ntier: "?"\n',
          },
        ],
      },
    ]);
  });
});
