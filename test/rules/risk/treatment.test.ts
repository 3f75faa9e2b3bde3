import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

function risk(lines: string, id = 'R-1'): string {
  return `//- risks/${id}.yaml\nkind: risk\nid: ${id}\ntitle: An account survives its owner\nowner: role:it-lead\n${lines}\n`;
}

function control(id: string, lines = ''): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: role:it-lead\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n${lines}\n`;
}

const RATED = 'inherent: {likelihood: 4, impact: 4}';
const PROGRAM = `//- program.yaml
kind: program
id: PRG
title: SOC 2
frameworks: [soc2]
people: [{id: mira, name: Mira}, {id: tom, name: Tom}]
roles:
  - {id: it-lead, title: IT lead, person: mira}
  - {id: deputy, title: Deputy, person: mira}
  - {id: ceo, title: Chief executive, person: tom}
risk_criteria: {scale: 1 to 5 times 1 to 5, appetite: 8}
`;

describe('risk/mitigate-no-control', () => {
  it('points at the treatment', () => {
    expect(found(risk(`${RATED}\ntreatment: reduce`))).toEqual([
      'risks/R-1.yaml:5:11-17 risk/mitigate-no-control warning R-1 is to be mitigated, and no control is linked to it. Link one, or write the plan.',
    ]);
  });

  it('takes the link from either end', () => {
    expect(named(risk(`${RATED}\ntreatment: mitigate`) + control('AC-1', 'risks: [R-1]'))).toEqual([]);
  });

  it.each([
    'treatment: avoid',
    'treatment: mitigate\nplan:\n  - {action: Build it, due: 2026-03-31}',
    'treatment: mitigate\nstatus: closed',
  ])('is silent for %j', (lines) => {
    expect(named(risk(`${RATED}\n${lines}`))).toEqual([]);
  });

  it('leaves an id that dangles to the check on references', () => {
    expect(named(risk(`${RATED}\ntreatment: mitigate\ncontrols: [AC-9]`) + control('AC-1'))).toEqual([
      'reference/unknown-document error',
    ]);
  });
});

describe('risk/treatment-plan-missing', () => {
  const mitigated = `${RATED}\ntreatment: mitigate\ncontrols: [AC-1]`;

  it.each(['planned', 'partial'])('asks for a plan while a control is %s', (status) => {
    expect(named(risk(mitigated) + control('AC-1', `status: ${status}`))).toEqual([
      'risk/treatment-plan-missing warning',
    ]);
  });

  it('asks for nothing where the controls run', () => {
    expect(named(risk(mitigated) + control('AC-1', 'status: implemented'))).toEqual([]);
  });

  it('wants a day for every open action, not for those that are done', () => {
    const plan = 'plan:\n  - {action: Buy keys, status: done}\n  - {action: Hand out keys, status: open}';
    expect(found(risk(`${mitigated}\n${plan}`) + control('AC-1', 'status: planned'))).toEqual([
      'risks/R-1.yaml:9:13-26 risk/treatment-plan-missing warning This action of R-1 has no due day, and AC-1 is planned.',
    ]);
  });

  it('asks what bears a transferred risk, and is content with a vendor', () => {
    expect(named(risk(`${RATED}\ntreatment: share`))).toEqual(['risk/treatment-plan-missing warning']);
    const insurer = '//- vendors/VEN-1.yaml\nkind: vendor\nid: VEN-1\ntitle: Insurer\ntier: low\n';
    expect(named(risk(`${RATED}\ntreatment: transfer\nvendors: [VEN-1]`) + insurer)).toEqual([]);
  });
});

describe('risk/accept-no-approval', () => {
  const accepted = (acceptance: string): string =>
    PROGRAM + risk(`${RATED}\ntreatment: accept\nacceptance: ${acceptance}`);

  it('asks who accepted, and when', () => {
    expect(found(accepted('{by: role:it-lead}')).join()).toContain('does not say on which day');
    expect(found(accepted('{by: "?", date: 2025-09-01}')).join()).toContain(
      'still to be filled in: who accepted it',
    );
    expect(named(PROGRAM + risk(`${RATED}\ntreatment: retain`))).toEqual(['risk/accept-no-approval warning']);
  });

  it('is an error when the acceptance has run out, whatever the treatment', () => {
    const lapsed = 'acceptance: {by: role:it-lead, date: 2024-09-01, until: 2025-09-01}';
    expect(named(PROGRAM + risk(`${RATED}\ntreatment: avoid\n${lapsed}`))).toEqual([
      'risk/accept-no-approval error',
    ]);
  });

  it('holds through its last day', () => {
    const source = accepted('{by: role:it-lead, date: 2025-01-12, until: 2026-01-12}');
    expect(named(source)).toEqual([]);
    expect(named(source, { asOf: { date: '2026-01-13', origin: 'pinned' } })).toHaveLength(1);
  });

  it('compares the persons behind the roles', () => {
    expect(named(accepted('{by: role:ceo, date: 2025-09-01}'))).toEqual(['risk/accept-no-approval warning']);
    expect(named(accepted('{by: role:deputy, date: 2025-09-01}'))).toEqual([]);
    expect(named(accepted('{by: person:mira, date: 2025-09-01}'))).toEqual([]);
    // Free text cannot be compared.
    expect(named(accepted('{by: The board, date: 2025-09-01}'))).toEqual([]);
  });
});

describe('risk/acceptance', () => {
  const treated = (residual: string, more = ''): string =>
    PROGRAM +
    risk(`${RATED}\nresidual: ${residual}\ntreatment: mitigate\ncontrols: [AC-1]\n${more}`) +
    control('AC-1');

  it('multiplies where the criteria say times', () => {
    expect(found(treated('{likelihood: 3, impact: 4}'))).toEqual([
      'risks/R-1.yaml:5:10-36 risk/acceptance warning What remains of R-1 is 12, above the appetite of 8, and its owner has not accepted it. Treat it further, or have it accepted.',
    ]);
    expect(named(treated('{likelihood: 2, impact: 4}'))).toEqual([]);
  });

  it('waits for a plan that has open actions, and takes an acceptance', () => {
    expect(named(treated('{score: 12}', 'plan:\n  - {action: Keys, due: 2026-03-31}'))).toEqual([]);
    expect(named(treated('{score: 12}', 'acceptance: {by: role:it-lead, date: 2025-09-01}'))).toEqual([]);
  });

  it('does not guess a score where the criteria do not say how', () => {
    const unsaid = treated('{likelihood: 3, impact: 4}').replace('1 to 5 times 1 to 5', 'five levels');
    expect(named(unsaid)).toEqual([]);
  });

  it('does not let planned controls lower anything', () => {
    const plan = 'plan:\n  - {action: Keys, due: 2026-03-31}';
    const source = (other: string): string =>
      risk(
        `${RATED}\nresidual: {likelihood: 2, impact: 4}\ntreatment: mitigate\ncontrols: [AC-1, AC-2]\n${plan}`,
      ) +
      control('AC-1', 'status: planned') +
      control('AC-2', `status: ${other}`);
    expect(named(source('planned'))).toEqual(['risk/acceptance warning']);
    expect(named(source('implemented'))).toEqual([]);
  });
});

describe('risk/overdue', () => {
  it('has thirty days of grace, which can be set', () => {
    expect(named(risk(`${RATED}\ntreatment: avoid\nnext_review: 2025-12-13`))).toEqual([]);
    const late = risk(`${RATED}\ntreatment: avoid\nnext_review: 2025-12-12`);
    expect(named(late)).toEqual(['risk/overdue warning']);
    expect(named(`//- .tickmark.yaml\nversion: 1\nthresholds: {overdue: 60}\n${late}`)).toEqual([]);
  });

  it('is met by an assessment on the day or after it', () => {
    expect(
      named(risk(`${RATED}\ntreatment: avoid\nnext_review: 2025-10-01\nassessed_on: 2025-10-02`)),
    ).toEqual([]);
  });
});
