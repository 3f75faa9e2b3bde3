import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

function risk(id: string, lines = ''): string {
  return `//- risks/${id}.yaml\nkind: risk\nid: ${id}\ntitle: Risk ${id}\nowner: role:it-lead\ninherent: {score: 9}\ntreatment: ${lines.includes('controls:') ? 'mitigate' : 'avoid'}\n${lines}\n`;
}

function control(id: string, satisfies: string): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: role:it-lead\nfrequency: ad-hoc\nsatisfies: ${satisfies}\n`;
}

const program = (frameworks: string, more = ''): string =>
  `//- program.yaml\nkind: program\nid: PRG\ntitle: Programme\nframeworks: [${frameworks}]\n${more}\n`;
const CRITERIA = 'risk_criteria: {scale: 1 to 5 times 1 to 5}';
const three = (lines = '', last = lines): string =>
  risk('R-1', lines) + risk('R-2', lines) + risk('R-3', last);
const ours = (source: string): string[] => named(source).filter((line) => line.startsWith('risk/'));

describe('tags of a risk', () => {
  const tagged = risk('R-2', 'satisfies: {soc2: [CC6.7], iso27001: [A.8.1]}');

  it('are derived from its controls', () => {
    const dual = control('AC-1', '{soc2: [CC6.2], iso27001: [A.5.18]}');
    expect(ours(risk('R-1', 'controls: [AC-1]') + tagged + dual)).toEqual([]);
  });

  it('are missed where both sides are empty and other risks have them', () => {
    expect(ours(risk('R-1', 'controls: [AC-1]') + tagged + control('AC-1', '{soc2: [CC6.2]}'))).toEqual([
      'risk/no-annex-a information',
    ]);
    expect(ours(risk('R-1', 'controls: [AC-1]') + tagged + control('AC-1', '{iso27001: [A.5.18]}'))).toEqual([
      'risk/no-tsc information',
    ]);
  });

  it('are missed neither in a register without tags nor in a risk without controls', () => {
    expect(ours(risk('R-1', 'controls: [AC-1]') + control('AC-1', '{soc2: [CC6.2]}'))).toEqual([]);
    expect(ours(risk('R-1') + tagged)).toEqual([]);
  });
});

describe('risk/tags-disagree', () => {
  it('is told once, at the first tag', () => {
    const tags = 'controls: [AC-1]\nsatisfies: {soc2: [CC6.2, A1.2]}';
    expect(found(risk('R-1', tags) + risk('R-2', tags) + control('AC-1', '{soc2: [CC6.2]}'))).toEqual([
      'risks/R-1.yaml:7:26-30 risk/tags-disagree information R-1 is tagged A1.2, and none of its controls cites it; the same holds for 1 more risk.',
    ]);
  });

  it('says nothing where the controls cite nothing of the framework, or of clauses', () => {
    const tags = 'controls: [AC-1]\nsatisfies: {iso27001: [A.5.18, "6.1.2"]}';
    expect(ours(risk('R-1', tags) + control('AC-1', '{soc2: [CC6.2]}'))).toEqual([]);
    expect(ours(risk('R-1', tags) + control('AC-1', '{iso27001: [A.5.18]}'))).toEqual([]);
  });

  it.each([
    ['as a range', '{soc2: [CC6.1-CC6.3], iso27001: [A.5.15 - A.5.18]}'],
    ['as points of focus', '{soc2: [CC6.2.1], iso27001: [A.5.18]}'],
    ['in another spelling', '{soc2: [cc6.2], iso27001: [A5.18]}'],
    ['without the letter', '{soc2: [CC6.2], iso27001: ["5.18", "8.2"]}'],
    ['by the number of 2013', '{soc2: [CC6.2], iso27001: [A.9.2.2, A.8.2]}'],
    ['under the other key', '{soc2: [A.5.18, CC6.2], iso27001: [A.8.2]}'],
  ])('counts what controls cite %s: a slip is told where it is', (_, satisfies) => {
    const tags = 'controls: [AC-1]\nsatisfies: {soc2: [CC6.2], iso27001: [A.5.18]}';
    const names = found(risk('R-1', tags) + control('AC-1', satisfies)).join('\n');
    expect(names).not.toContain('risk/tags-disagree');
  });
});

describe('once for the register', () => {
  it('asks for the method of ISO 27001, and takes criteria or a document', () => {
    expect(ours(program('iso27001') + three())).toEqual(['risk/method-missing warning']);
    expect(ours(program('iso27001', CRITERIA) + three())).toEqual([]);
    const policy =
      '//- policies/P.md\n---\nkind: policy\nid: P\ntitle: Method\nowner: role:it-lead\nsatisfies: {iso27001: ["6.1.2"]}\n---\n';
    expect(ours(program('iso27001') + three() + policy)).toEqual([]);
    expect(ours(program('soc2') + three('fraud: true'))).toEqual([]);
  });

  it('asks for fraud, and is content with the word or with CC3.3', () => {
    expect(ours(program('soc2') + three())).toEqual(['risk/no-fraud information']);
    expect(ours(program('soc2') + three('', 'category: fraud'))).toEqual([]);
    expect(ours(program('soc2') + three('', 'satisfies: {soc2: [CC3.3]}'))).toEqual([]);
    expect(ours(program('soc2') + risk('R-1') + risk('R-2'))).toEqual([]);
  });

  it('says that SOC 2 does not use it, and then nothing of fraud', () => {
    expect(ours(program('soc2, iso27001', CRITERIA) + three())).toEqual([
      'risk/not-used-for-soc2 information',
    ]);
    expect(
      ours(program('soc2, iso27001', CRITERIA) + three('fraud: true', 'satisfies: {soc2: [CC3.2]}')),
    ).toEqual([]);
  });

  it('hints at change where there are only review days', () => {
    const days = 'fraud: true\nnext_review: 2026-09-15';
    expect(ours(program('soc2') + three(days))).toEqual(['risk/annual-only hint']);
    expect(ours(program('soc2') + three('fraud: true'))).toEqual([]);
    const scope =
      '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-1, as_of: 2026-01-31}\nchanges: [{id: C-1, date: 2025-12-30, reviewed: [risks]}]\n';
    expect(ours(scope + three(days))).toEqual([]);
  });

  it('sees two registers, and one that serves both', () => {
    const list = (file: string, tags: string): string =>
      `//- risks/${file}.yaml\nrisks:\n${['1', '2'].map((n) => `  - {id: ${file}-${n}, title: Risk ${file}${n}, owner: a, inherent: high, treatment: avoid, satisfies: ${tags}}`).join('\n')}\n`;
    const iso = list('isms', '{iso27001: [A.8.1]}');
    expect(ours(iso + list('soc', '{soc2: [CC6.7]}'))).toEqual(['risk/two-registers information']);
    expect(ours(iso + list('soc', '{soc2: [CC6.7], iso27001: [A.8.1]}'))).toEqual([]);
  });
});

describe('risk/change-without-risk', () => {
  const scope = (more: string): string =>
    `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nchanges:\n  - {id: C-1, date: 2025-05-12, reviewed: [risks]}\n  - {id: C-2, date: 2025-06-16, ${more}}\n`;
  const trigger = (refs: string): string =>
    risk('R-1', `assessed_on: 2025-09-16\nchange_trigger: {refs: [${refs}]}`);

  it('points at a significant change that no risk names', () => {
    expect(found(scope('significant: true') + trigger('C-1')).join()).toContain(
      'scope.yaml:5:9-12 risk/change-without-risk warning No risk refers to C-2 of 2025-06-16 (C-2).',
    );
  });

  it.each([
    ['significant: false', 'C-1'],
    ['significant: true, reviewed: [risks]', 'C-1'],
    ['significant: true', 'C-1, C-2'],
  ])('is silent for %s and refs to %s', (more, refs) => {
    expect(ours(scope(more) + trigger(refs))).toEqual([]);
  });

  it('is silent where risks do not name changes, and within the grace', () => {
    expect(ours(scope('significant: true') + risk('R-1', 'assessed_on: 2025-09-16'))).toEqual([]);
    expect(
      named(scope('significant: true') + trigger('C-1'), {
        asOf: { date: '2025-07-16', origin: 'travel' },
      }).filter((line) => line.startsWith('risk/')),
    ).toEqual([]);
  });
});

describe('vendors without a risk', () => {
  const vendor = (id: string, lines: string): string =>
    `//- vendors/${id}.yaml\nkind: vendor\nid: ${id}\ntitle: ${id}\n${lines}\n`;
  const begun = risk('R-1', 'vendors: [VEN-0]') + vendor('VEN-0', 'tier: low');

  it('are told once for critical ones', () => {
    const two = vendor('VEN-1', 'tier: critical') + vendor('VEN-2', 'tier: critical');
    expect(found(begun + two)).toEqual([
      'vendors/VEN-1.yaml:1:4-9 risk/vendor-tier1-no-risk information No risk names VEN-1 and VEN-2, and much depends on them (tier critical). Name them in vendors of the risk.',
    ]);
  });

  it('are told for a new sub-processor, and not twice when it is critical', () => {
    const fresh = vendor('VEN-1', 'tier: critical\nrole: sub-processor\nsince: 2025-07-12');
    expect(named(begun + fresh)).toEqual(['risk/subprocessor-without-risk warning']);
  });

  it('are not told for old, young or ended ones, nor in a register that names no vendors', () => {
    expect(named(begun + vendor('VEN-1', 'tier: low\nrole: sub-processor\nsince: 2021-07-12'))).toEqual([]);
    expect(named(begun + vendor('VEN-1', 'tier: low\nrole: sub-processor\nsince: 2025-12-20'))).toEqual([]);
    expect(named(begun + vendor('VEN-1', 'tier: critical\nended_on: 2025-12-31'))).toEqual([]);
    expect(named(risk('R-1') + vendor('VEN-1', 'tier: critical'))).toEqual([]);
  });

  it('are content with a risk that the vendor names', () => {
    expect(named(begun + vendor('VEN-1', 'tier: critical\nrisks: [R-1]'))).toEqual([]);
  });
});
