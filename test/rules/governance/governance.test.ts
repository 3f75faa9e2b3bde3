import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const HEAD = '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [iso27001]\n';
const STRICT = '//- .tickmark.yaml\nversion: 1\nprofile: strict\n';

function only(rule: string, source: string): string[] {
  return found(source).filter((line) => line.includes(` ${rule} `));
}

describe.each([
  {
    rule: 'governance/internal-audit-missing',
    list: 'internal_audits',
    what: 'internal audit',
    clause: '9.2',
  },
  {
    rule: 'governance/management-review-missing',
    list: 'management_reviews',
    what: 'management review',
    clause: '9.3',
  },
])('$rule', ({ rule, list, what, clause }) => {
  const rows = (...days: string[]): string =>
    `${HEAD}${list}:\n${days.map((day, at) => `  - {id: X-${at}, date: ${day}, decisions: [go on]}\n`).join('')}`;
  const stage2 =
    'audits:\n  - {id: A, framework: iso27001, type: stage-2, firm: N, firm_type: certification-body, accreditation: SWEDAC, booked_on: 2025-02-02, fieldwork: {start: 2026-04-13, end: 2026-04-17}}\n';

  it('speaks 12 months and 92 days after the last one, not before', () => {
    expect(only(rule, rows('2023-06-01', '2024-10-11'))).toEqual([
      `program.yaml:6:9-12 ${rule} warning Clause ${clause}: the last ${what} was on 2024-10-11, the next was due by 2025-10-11.`,
    ]);
    expect(only(rule, rows('2024-10-12'))).toEqual([]);
  });

  it('does not count what is planned', () => {
    expect(only(rule, rows('2024-06-01', '2026-02-01'))).toHaveLength(1);
  });

  it('says that there is none from 120 days before Stage 2 on', () => {
    expect(only(rule, HEAD + stage2)).toEqual([
      `program.yaml:1:4-5 ${rule} warning Clause ${clause}: no ${what} has been held, and Stage 2 is on 2026-04-13. It must be done before the certification decision.`,
    ]);
    expect(only(rule, HEAD + stage2.replaceAll('2026-04', '2026-06'))).toEqual([]);
    expect(only(rule, HEAD)).toEqual([]);
  });

  it('leaves a day that cannot be read to its own finding, and a programme without ISO 27001 alone', () => {
    expect(only(rule, rows('2024-06-01', 'last autumn'))).toEqual([]);
    expect(only(rule, rows('2023-06-01').replace('iso27001', 'soc2'))).toEqual([]);
  });
});

describe('governance/internal-audit-scope', () => {
  const both = (frameworks: string, combined = 'true'): string =>
    `${HEAD.replace('[iso27001]', '[iso27001, soc2]')}combined: ${combined}\ninternal_audits:\n  - {id: IA, date: 2025-11-12, frameworks: ${frameworks}}\n`;

  it('speaks of a combined programme only', () => {
    expect(only('governance/internal-audit-scope', both('[iso27001]'))).toEqual([
      'program.yaml:6:43-53 governance/internal-audit-scope hint IA covers ISO 27001 only. In a combined programme the internal audit looks at the whole system, SOC 2 artifacts included.',
    ]);
    expect(only('governance/internal-audit-scope', both('[iso27001]', 'false'))).toEqual([]);
    expect(only('governance/internal-audit-scope', both('[iso27001, soc2]'))).toEqual([]);
  });

  it('speaks of the review when the audit is right, and can be named by the name of that check', () => {
    const review = `${both('[iso27001, soc2]')}management_reviews:\n  - {id: MR, date: 2025-12-12, frameworks: [iso27001:2022], decisions: [go on]}\n`;
    expect(only('governance/internal-audit-scope', review)).toHaveLength(1);
    const off = `//- .tickmark.yaml\nversion: 1\nseverity:\n  governance/management-review-scope: off\n${review}`;
    expect(found(off)).toEqual([]);
  });
});

describe('governance/review-inputs', () => {
  const ALL =
    'previous-actions, context-changes, interested-parties, nonconformities, measurements, audit-results, objectives, feedback, risk-results, improvements';
  const reviews = (...inputs: string[]): string =>
    `${HEAD}management_reviews:\n${inputs.map((list, at) => `  - {id: MR-${at}, date: 2025-0${at + 1}-12, decisions: [go on]${list === '' ? '' : `, inputs: [${list}]`}}\n`).join('')}`;

  it('names what the last review did not look at', () => {
    const [line] = found(reviews(ALL.replace('audit-results, ', '').replace(', improvements', '')));
    expect(line).toMatch(
      / governance\/review-inputs warning Inputs that 9.3.2 names and MR-0 does not list: audit-results and improvements\.$/,
    );
  });

  it('is silent about earlier reviews, whole lists, lists in other words, and where no review lists them', () => {
    expect(found(reviews('feedback', ALL))).toEqual([]);
    expect(found(reviews(ALL))).toEqual([]);
    expect(found(reviews('sales, hiring'))).toEqual([]);
    expect(found(reviews(''))).toEqual([]);
  });

  it('says that the last one lists none, as others do', () => {
    expect(named(reviews(ALL, ''))).toEqual(['governance/review-inputs warning']);
  });
});

describe('governance/review-outputs', () => {
  const review = (more: string): string =>
    `${HEAD}management_reviews:\n  - id: MR\n    date: 2025-12-16\n${more}`;

  it('wants decisions, and asks for those that are to be filled in', () => {
    expect(found(review(''))).toEqual([
      'program.yaml:5:8-10 governance/review-outputs warning MR has no decisions. Clause 9.3.3 wants them recorded, also when all stays as it is.',
    ]);
    const text = mended(review(''), 'Add decisions, to be filled in');
    expect(found(`//- program.yaml\n${text}`)).toEqual([
      'program.yaml:7:15-18 governance/review-outputs warning The decisions of MR are still to be filled in.',
    ]);
  });

  it('is silent about a planned review, and where the minutes hold them', () => {
    expect(found(review('').replace('2025', '2026'))).toEqual([]);
    expect(found(review('    minutes: evidence/minutes.md\n'))).toEqual([]);
    expect(found(review('    decisions: [go on]\n'))).toEqual([]);
  });
});

const findings = (rows: string, date = '2025-11-12'): string =>
  `${HEAD}internal_audits:\n  - id: IA\n    date: ${date}\n    findings:\n${rows}`;
const ACTED = 'owner: role:x, action: form changed, due: 2026-01-31';
const WHOLE = `${ACTED}, cause: form, correction: asked again, effect_checked_on: 2026-01-06`;
const row = (id: string, more: string): string => `      - {id: ${id}, class: minor, ${more}}\n`;

describe('governance/finding-open', () => {
  it('names what an open finding lacks after 30 days', () => {
    expect(found(findings(row('F-1', 'owner: role:x')))).toEqual([
      'program.yaml:8:13-16 governance/finding-open warning F-1 of 2025-11-12 has no action and due day. A finding without them is not being worked on.',
    ]);
  });

  it('is silent before, about closed findings, and about remarks', () => {
    expect(found(findings(row('F-1', 'owner: role:x'), '2025-12-20'))).toEqual([]);
    expect(only('governance/finding-open', findings(row('F-1', 'status: closed')))).toEqual([]);
    expect(found(findings(row('F-1', 'owner: role:x').replace('minor', 'observation')))).toEqual([]);
    expect(found(findings(row('F-1', ACTED)))).toEqual([]);
  });

  it('asks for what is to be filled in at once', () => {
    expect(named(findings(row('F-1', ACTED.replace('form changed', '"?"')), '2025-12-20'))).toEqual([
      'governance/finding-open warning',
    ]);
  });
});

describe('governance/nonconformity-record', () => {
  it('names what other findings have and this one lacks', () => {
    expect(
      found(findings(row('F-1', WHOLE) + row('F-2', `${ACTED}, correction: asked, status: closed`))),
    ).toEqual([
      'program.yaml:9:13-16 governance/nonconformity-record warning F-2 is a nonconformity without cause and check of effect. Clause 10.2 wants it kept.',
    ]);
  });

  it('asks for the check of effect only when the finding is closed', () => {
    const open = `${ACTED}, cause: form, correction: asked`;
    expect(found(findings(row('F-1', WHOLE) + row('F-2', open)))).toEqual([]);
  });

  it('is silent where nobody keeps causes, about observations, and where nobody acts yet', () => {
    expect(found(findings(row('F-1', ACTED)))).toEqual([]);
    const remark = row('F-2', ACTED).replace('minor', 'observation');
    expect(found(findings(row('F-1', WHOLE) + remark))).toEqual([]);
    expect(named(findings(row('F-1', WHOLE) + row('F-2', 'owner: role:x')))).toEqual([
      'governance/finding-open warning',
    ]);
  });
});

describe('governance/finding-not-fed', () => {
  const review = (more: string): string =>
    `management_reviews:\n  - {id: MR, date: 2025-12-16, decisions: [go on]${more}}\nimprovements: [{date: 2025-12-01, title: x}]\n`;

  it('speaks in the strict profile, when a review was held since', () => {
    const source = findings(row('F-1', WHOLE));
    expect(found(STRICT + source + review(''))).toEqual([
      'program.yaml:8:13-16 governance/finding-not-fed information F-1 of 2025-11-12 is in no management review, though MR was held on 2025-12-16. List it under findings.',
    ]);
    expect(found(source + review(''))).toEqual([]);
    expect(found(STRICT + source + review(', findings: [F-1]'))).toEqual([]);
    expect(found(STRICT + source + review('').replace('2025-12-16', '2025-11-01'))).toEqual([]);
  });
});

describe('governance/improvement', () => {
  const audit = 'internal_audits:\n  - {id: IA, date: 2025-06-12}\n';
  it('wants one dated line of the last year, in the strict profile', () => {
    const rule = 'governance/improvement';
    expect(only(rule, STRICT + HEAD + audit)).toHaveLength(1);
    expect(only(rule, `${STRICT}${HEAD}${audit}improvements: [{date: 2024-12-01, title: x}]\n`)).toHaveLength(
      1,
    );
    expect(only(rule, `${STRICT}${HEAD}${audit}improvements: [{date: 2025-12-01, title: x}]\n`)).toEqual([]);
    expect(only(rule, HEAD + audit)).toEqual([]);
    expect(only(rule, STRICT + HEAD)).toEqual([]);
  });
});

describe('governance/auditor-not-independent', () => {
  const program = (auditor: string, scope = ''): string =>
    `${HEAD}people: [{id: kai, name: Kai}, {id: ann, name: Ann}]\nroles: [{id: vm, person: kai}]\ninternal_audits:\n  - {id: IA, date: 2025-11-12, auditor: "${auditor}"${scope}}\n`;
  const owned = (owner: string, iso = 'A.5.19'): string =>
    `//- controls/C.yaml\nkind: control\nid: C-1\ntitle: Vendors are checked\nowner: ${owner}\nfrequency: per-event\nsatisfies: {iso27001: [${iso}]}\n`;

  it('sees through roles', () => {
    expect(found(program('person:kai') + owned('role:vm'))).toEqual([
      'program.yaml:7:40-52 governance/auditor-not-independent warning The auditor of IA owns C-1, which the audit covers. Nobody may audit their own work (9.2.2): name somebody else.',
    ]);
    expect(named(program('role:vm') + owned('person:kai'))).toEqual([
      'governance/auditor-not-independent warning',
    ]);
  });

  it('is silent about others, about plain words, about the audit itself, and outside of the scope', () => {
    expect(found(program('person:ann') + owned('role:vm'))).toEqual([]);
    expect(found(program('Kai') + owned('Kai'))).toEqual([]);
    expect(found(program('person:kai') + owned('role:vm', '"9.2.1", A.5.35'))).toEqual([]);
    expect(found(program('person:kai', ', scope: [A.8]') + owned('role:vm'))).toEqual([]);
  });

  it('reads themes in a scope', () => {
    expect(named(program('person:kai', ', scope: [A.5]') + owned('role:vm'))).toEqual([
      'governance/auditor-not-independent warning',
    ]);
  });

  it('judges the latest audit only', () => {
    const later = program('person:kai').replace(
      '  - {id: IA',
      '  - {id: IA-2, date: 2026-05-12, auditor: "person:ann"}\n  - {id: IA',
    );
    expect(found(later + owned('role:vm'))).toEqual([]);
  });
});

describe('governance/audit-programme-coverage', () => {
  const cycle = (last: string, first = '2023-11-12'): string =>
    `${HEAD}internal_audits:\n  - {id: IA-1, date: ${first}, scope: ["4", "5", "6", "7", "8"]}\n  - {id: IA-2, date: 2025-11-12, scope: [${last}]}\n`;

  it('names what three years leave out, from the third year on', () => {
    expect(found(cycle('"9.1"'))).toEqual([
      'program.yaml:6:40-47 governance/audit-programme-coverage information Since 2023-01-12 no internal audit covers 9.2, 9.3, 10.1, 10.2. Over three years every clause and applicable control has its turn: plan the rest.',
    ]);
    expect(found(cycle('"9.1"', '2024-02-12'))).toEqual([]);
  });

  it('counts planned audits, sub-clauses, chapters, and takes words as everything', () => {
    expect(found(cycle('"9.1", "9.2.1", clause 9.3, "10"'))).toEqual([]);
    expect(found(cycle('the whole management system'))).toEqual([]);
    const planned = `${cycle('"9"')}  - {id: IA-3, date: 2026-09-12, scope: ["10"]}\n`;
    expect(found(planned)).toEqual([]);
  });

  it('asks for Annex A controls that apply, and no others', () => {
    const soa = (applicable: boolean): string =>
      `//- soa.yaml\nkind: soa\nid: SOA\ntitle: S\ncontrols:\n  - {id: A.8.32, applicable: ${applicable}, justification: x, implementation_status: operating}\n`;
    const rule = 'governance/audit-programme-coverage';
    expect(only(rule, cycle('"9", "10"') + soa(true))).toHaveLength(1);
    expect(only(rule, cycle('"9", "10"') + soa(false))).toEqual([]);
    expect(only(rule, cycle('"9", "10", A.8') + soa(true))).toEqual([]);
  });
});
