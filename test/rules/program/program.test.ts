import { describe, expect, it } from 'vitest';
import { cpuWatch } from '../../support/cpu-watch.ts';
import { found, mended, named } from '../../support/found.ts';

/** Names of the findings about the programme. */
function of(source: string): string[] {
  return named(source).filter((name) => name.startsWith('program/'));
}

const SOC2 = '{id: soc2, version: "2017"}';
const ISO = '{id: iso27001, version: "2022"}';

function program(lines: string, frameworks = SOC2, title = 'Programme'): string {
  return `//- program.yaml\nkind: program\nid: P\ntitle: ${title}\nframeworks: [${frameworks}]\n${lines}\n`;
}

const audits = (...rows: string[]) => `audits:\n${rows.map((row) => `  - {id: A-1, ${row}}\n`).join('')}`;
const SCOPE =
  '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 2025-04-01, end: 2025-12-31}}\n';

describe('who audits', () => {
  const soc2 = (firm: string) => of(program(audits(`framework: soc2, type: type-2, ${firm}`)));
  const iso = (firm: string, type = 'surveillance') =>
    of(program(audits(`framework: iso27001, type: ${type}, ${firm}`), ISO));

  it.each(['certification-body', 'consultant'])('a %s cannot sign a SOC 2 report', (firm) => {
    expect(soc2(`firm_type: ${firm}`)).toEqual(['program/auditor-type-soc2 error']);
    expect(soc2(`firm_type: ${firm}, standard: isae-3000`)).toEqual([
      'program/auditor-type-soc2 information',
    ]);
  });

  it('a CPA firm can, and a firm without a type is not judged', () => {
    expect(soc2('firm_type: cpa-firm')).toEqual([]);
    expect(soc2('firm: Alder')).toEqual([]);
    expect(of(program(audits('framework: soc2, type: internal, firm_type: consultant')))).toEqual([]);
  });

  it('an ISO certificate comes from an accredited body', () => {
    expect(iso('firm_type: certification-body')).toEqual(['program/auditor-type-iso warning']);
    expect(iso('firm_type: certification-body, accreditation: none')).toEqual([
      'program/auditor-type-iso warning',
    ]);
    expect(iso('firm_type: cpa-firm')).toEqual(['program/auditor-type-iso warning']);
    expect(iso('firm_type: certification-body, accreditation: UKAS')).toEqual([]);
    expect(iso('firm_type: cpa-firm, accreditation: ANAB')).toEqual([]);
    expect(iso('firm_type: consultant', 'internal')).toEqual([]);
    expect(iso('firm_type: certification-body, acreditation: UKAS')).toEqual([]);
  });

  it('asks for the accreditation, and goes on asking', () => {
    const source = program(
      audits('framework: iso27001, type: surveillance, firm_type: certification-body'),
      ISO,
    );
    const after = mended(source, 'Add accreditation, to be filled in');
    expect(found(`//- program.yaml\n${after}`).join()).toContain('accreditation of the body of A-1 is still');
  });
});

describe('program/phase-overlap', () => {
  const phases = (...rows: string[]) =>
    of(program(`phases:\n${rows.map((row) => `  - {id: p, title: T, ${row}}\n`).join('')}`));

  it('reports an end before the start, in phases and in fieldwork', () => {
    expect(phases('start: 2025-03-01, end: 2025-02-01')).toEqual(['program/phase-overlap warning']);
    const fieldwork = audits(
      'framework: soc2, type: type-2, fieldwork: {start: 2026-02-01, end: 2026-01-20}',
    );
    expect(of(program(fieldwork))).toEqual(['program/phase-overlap warning']);
  });

  it('reports a phase that is over before the one above it starts', () => {
    expect(phases('start: 2025-03-01, end: 2025-04-01', 'start: 2025-01-01, end: 2025-02-01')).toEqual([
      'program/phase-overlap warning',
    ]);
  });

  it('accepts phases that overlap, single days, and dates that are not there or cannot be read', () => {
    expect(phases('start: 2025-01-01, end: 2025-04-01', 'start: 2025-02-01, end: 2025-03-01')).toEqual([]);
    expect(phases('start: 2025-01-01, end: 2025-01-01', 'start: 2025-01-01')).toEqual([]);
    expect(phases('start: soon, end: 2025-01-01')).toEqual([]);
  });
});

describe('program/fieldwork-before-window-end', () => {
  const audit = (dates: string, type = 'type-2') =>
    of(`${SCOPE}${program(audits(`framework: soc2, type: ${type}, ${dates}`))}`);

  it('looks at final fieldwork and at the report', () => {
    expect(audit('fieldwork: {start: 2025-12-01, end: 2025-12-30}')).toEqual([
      'program/fieldwork-before-window-end warning',
    ]);
    expect(audit('report_date: 2025-12-30')).toEqual(['program/fieldwork-before-window-end warning']);
  });

  it('accepts interim testing, an older period with its own fieldwork, and Type 1', () => {
    expect(
      audit('interim: {start: 2025-09-01, end: 2025-09-05}, fieldwork: {start: 2026-01-05, end: 2026-01-09}'),
    ).toEqual([]);
    expect(audit('period: 2024, fieldwork: {start: 2025-01-05, end: 2025-02-09}')).toEqual([]);
    expect(audit('fieldwork: {start: 2025-05-05, end: 2025-05-09}', 'type-1')).toEqual([]);
  });
});

describe('program/review-before-audit', () => {
  const dates = (audit: string, ...reviews: string[]) =>
    of(
      program(
        `internal_audits: [{id: IA, date: ${audit}}]\nmanagement_reviews: [${reviews
          .map((day) => `{id: M, date: ${day}}`)
          .join(
            ', ',
          )}]\n${audits('framework: iso27001, type: stage-2, fieldwork: {start: 2026-06-09, end: 2026-06-12}')}`,
        ISO,
      ),
    );

  it('wants one review between the internal audit and Stage 2', () => {
    expect(dates('2025-11-12', '2025-10-01', '2025-05-01')).toEqual(['program/review-before-audit warning']);
    expect(dates('2025-11-12', '2025-10-01', '2025-11-12')).toEqual([]);
  });

  it('is silent without reviews, and when the internal audit comes after Stage 2', () => {
    expect(dates('2025-11-12')).toEqual([]);
    expect(dates('2026-07-01', '2025-10-01')).toEqual([]);
  });
});

describe('program/stage1-not-ready', () => {
  const stage1 = (day: string, more = '') =>
    of(
      `${program(audits(`framework: iso27001, type: stage-1, fieldwork: {start: ${day}, end: ${day}}`), ISO)}${more}`,
    ).filter((name) => name.includes('stage1'));

  it('speaks in the last 60 days', () => {
    expect(stage1('2026-03-13')).toEqual(['program/stage1-not-ready warning']);
    expect(stage1('2026-03-14')).toEqual([]);
    expect(stage1('2026-01-11')).toEqual([]);
  });

  it('is silent when scope, policy, risks and treatment are there', () => {
    const all =
      '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nisms: {boundary: All}\n' +
      '//- policies/P.md\n---\nkind: policy\nid: POL\ntitle: Policy\nowner: role:a\n---\n' +
      '//- risks/R.yaml\nkind: risk\nid: R\ntitle: Flood\nowner: role:a\ntreatment: accept\n';
    expect(stage1('2026-02-01', all)).toEqual([]);
    expect(stage1('2026-02-01', all.replace('treatment: accept\n', ''))).toEqual([
      'program/stage1-not-ready warning',
    ]);
  });
});

describe('words', () => {
  const control = (statement: string) =>
    `//- controls/C.yaml\nkind: control\nid: C\ntitle: C\nowner: role:a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC2.3]}\nstatement: ${statement}\n`;

  it.each([
    'We are SOC 2 certified since 2023',
    'Our SOC2 certification is public',
    '"We hold a SOC 2 Type II certificate"',
  ])('%s is no certificate', (text) => {
    expect(of(control(text))).toEqual(['program/term-certification hint']);
  });

  it.each([
    'There is no SOC 2 certification',
    'Vendors must be SOC 2 certified',
    '\'The brochure said "SOC 2 certified" once\'',
    'See https://example.com/soc-2-certified for more',
    'Our ISO 27001 certification is public',
    'We are certified by nobody for SOC 2',
  ])('%s is fine', (text) => {
    expect(of(control(text))).toEqual([]);
  });

  it.each(['The Trust Service Criteria apply', 'The Trust Services Principles apply'])(
    '%s has a wrong name',
    (text) => {
      expect(of(control(text))).toEqual(['program/term-tsc hint']);
      expect(mended(control(text), 'Write "Trust Services Criteria"')).toContain(
        'The Trust Services Criteria apply',
      );
    },
  );

  it.each([
    'The Trust Services Criteria apply',
    'In 2016 the Trust Services Principles applied',
    'TSP 100A calls them Trust Services Principles',
    '\'They write "Trust Service Criteria" there\'',
    'See `Trust Service Criteria` there',
  ])('%s is right', (text) => {
    expect(of(control(text))).toEqual([]);
  });

  it('is quick with a long run of letters, dots and backticks', () => {
    const body = `SOC 2 certified ${'a'.repeat(100_000)} ${'a.'.repeat(50_000)} ${'`'.repeat(20_000)}`;
    const source = `//- policies/P.md\n---\nkind: policy\nid: P\ntitle: P\nowner: role:a\n---\n${body}\n`;
    const spent = cpuWatch();
    expect(of(source)).toEqual(['program/term-certification hint']);
    expect(spent()).toBeLessThan(5000);
  });

  it('reads the text of policies, and neither code in it nor records of vendors', () => {
    const policy = (body: string) =>
      `//- policies/P.md\n---\nkind: policy\nid: P\ntitle: P\nowner: role:a\n---\n${body}\n`;
    expect(found(policy('We are\nSOC 2 certified.')).join()).toContain(
      'policies/P.md:7:0-15 program/term-certification',
    );
    expect(of(policy('```\nSOC 2 certified\n```\n\n> SOC 2 certified'))).toEqual([]);
    const vendor = '//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\nowner: a\nnotes: Is SOC 2 certified\n';
    expect(of(vendor)).toEqual([]);
  });
});

describe('advice', () => {
  const STRICT = '//- .tickmark.yaml\nversion: 1\nprofile: strict\n';
  const DUAL = `${SOC2}, ${ISO}`;
  const advice = (source: string) => of(STRICT + source).map((name) => name.replace(/^program\/| .*$/g, ''));
  const phases = (...titles: string[]) =>
    `sequence: iso-first\nphases:\n${titles.map((title) => `  - {id: p, title: ${title}}\n`).join('')}`;

  it('is told in the strict profile only', () => {
    const source = program(phases('Scope', 'Fieldwork'));
    expect(advice(source)).toEqual(['phase-missing']);
    expect(of(source)).toEqual([]);
  });

  it.each([
    ['same-firm', program(`sequence: iso-first\n${audits('framework: soc2 + iso27001')}`, DUAL)],
    ['sequence-undecided', program(audits('framework: soc2, type: type-2'), DUAL)],
    [
      'headline-duration',
      program('phases: [{id: a, title: A, start: 2025-01-01, end: 2026-06-30}]', SOC2, 'Both in 12 months'),
    ],
    [
      'auditors-late',
      program(
        `phases: [{id: a, title: Plan, start: 2025-01-01, end: 2025-02-28}]\n${audits('framework: soc2, type: type-1, firm: F')}`,
      ),
    ],
    [
      'internal-audit-window',
      program('sequence: soc2-first\ninternal_audits: [{id: I, date: 2025-02-01}]', DUAL) + SCOPE,
    ],
    [
      'stage2-same-quarter',
      program(
        `sequence: soc2-first\n${audits('framework: iso27001, type: stage-2, fieldwork: {start: 2025-10-01, end: 2025-10-03}')}`,
        DUAL,
      ) + SCOPE,
    ],
    ['iso-net-new', program('sequence: soc2-first', DUAL)],
    ['dry-run', program('sequence: iso-first', DUAL) + SCOPE],
    ['documentation-late', program(phases('Scope', 'Audit preparation with documents', 'Fieldwork'))],
    ['outputs-missing', program('phases: [{id: a, title: A, outputs: [controls]}]')],
  ])('%s is given', (rule, source) => {
    expect(advice(source)).toContain(rule);
  });

  it.each([
    ['same-firm', program(audits('framework: soc2, firm: F', 'framework: iso27001, firm: F'), DUAL)],
    ['sequence-undecided', program(`combined: true\n${audits('framework: soc2, type: type-2')}`, DUAL)],
    ['sequence-undecided', program('owner: role:a', DUAL)],
    [
      'headline-duration',
      program('phases: [{id: a, title: A, start: 2025-01-01, end: 2025-12-31}]', SOC2, 'Both in 12 months'),
    ],
    [
      'auditors-late',
      program(
        `phases: [{id: a, title: Plan, start: 2025-01-01, end: 2025-02-28}]\n${audits('framework: soc2, firm: F', 'framework: iso27001, firm: F, booked_on: 2025-01-09')}`,
      ),
    ],
    [
      'internal-audit-window',
      program('internal_audits: [{id: I, date: 2025-02-01}, {id: J, date: 2025-09-01}]', DUAL) + SCOPE,
    ],
    [
      'stage2-same-quarter',
      program(
        audits('framework: iso27001, type: stage-2, fieldwork: {start: 2026-01-01, end: 2026-01-03}'),
        DUAL,
      ) + SCOPE,
    ],
    [
      'iso-net-new',
      program(
        'sequence: soc2-first\ntasks: [{title: "Risk method, SoA, internal audit, management review"}]',
        DUAL,
      ),
    ],
    ['dry-run', program('sequence: iso-first\ntasks: [{title: Dry-run of Q2}]', DUAL) + SCOPE],
    [
      'documentation-late',
      program(phases('Scope and policies', 'Audit preparation with documents', 'Fieldwork')),
    ],
    ['outputs-missing', program('phases: [{id: a, title: A, outputs: [management-assertion]}]')],
    ['outputs-missing', program('phases: [{id: a, title: A}]')],
    ['phase-missing', program(phases('Scope', 'Risk', 'Build', 'Audit'))],
    ['phase-missing', program(phases('Scope'))],
  ])('%s is not given where it is followed', (rule, source) => {
    expect(advice(source)).not.toContain(rule);
  });
});
