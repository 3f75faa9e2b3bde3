import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

const PROGRAM = `//- program.yaml
kind: program
id: PRG
title: SOC 2
people: [{id: mira.sol, name: Mira Sol}, {id: tom.ade, name: Tom Ade}]
roles: [{id: it-lead, title: IT lead, person: mira.sol}]
`;
const SCOPE = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;

function control(id: string, more = '', criterion = 'CC6.6'): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Rights of ${id} are checked\nowner: it\nfrequency: annual\nsatisfies: {soc2: [${criterion}]}\n${more}`;
}

function evidence(id: string, controls: string, occurrence: string, more = ''): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${id}\nowner: it\ncontrols: [${controls}]\n${more}occurrences:\n  - period: 2025\n    performed_on: 2025-10-09\n    result: done\n${occurrence}`;
}

function said(source: string, options = {}): string[] {
  return named(source, options).filter((line) => line.startsWith('evidence/'));
}

describe('evidence/self-review', () => {
  const by = (one: string, other: string, more = '', criterion = 'CC6.6'): string[] =>
    said(
      PROGRAM +
        control('AC-001', '', criterion) +
        evidence(
          'EV-1',
          'AC-001',
          `    performed_by: ${one}\n    reviewed_by: ${other}\n    exceptions: none\n`,
          more,
        ),
    );

  it('compares the persons behind roles', () => {
    expect(by('person:mira.sol', 'role:it-lead')).toEqual(['evidence/self-review information']);
    expect(by('Mira', 'mira')).toEqual(['evidence/self-review information']);
    expect(by('person:mira.sol', 'person:tom.ade')).toEqual([]);
  });

  it('is a warning for reviews of access and for changes', () => {
    expect(by('a', 'a', 'type: access-review\n')).toEqual(['evidence/self-review warning']);
    expect(by('a', 'a', '', 'CC8.1')).toContain('evidence/self-review warning');
  });
});

describe('evidence/owner-unknown', () => {
  it('speaks of roles and persons only, and only where the programme names some', () => {
    const owned = (owner: string): string => control('AC-001').replace('owner: it\n', `owner: ${owner}\n`);
    expect(said(PROGRAM + owned('role:it-head'))).toEqual(['evidence/owner-unknown information']);
    expect(said(PROGRAM + owned('role:it-lead'))).toEqual([]);
    expect(said(PROGRAM + owned('platform team'))).toEqual([]);
    expect(said(owned('role:it-head'))).toEqual([]);
  });
});

describe('evidence/remediation-late', () => {
  const mended = (on: string, more = ''): string[] =>
    said(
      SCOPE +
        control('AC-001') +
        evidence(
          'EV-1',
          'AC-001',
          `    performed_by: it\n    exceptions:\n      - {description: late, found_on: 2025-10-09, remediation: removed, remediated_on: ${on}${more}}\n`,
        ),
    );

  it('goes by the due day, else by the usual time, and by the end of the window', () => {
    expect(mended('2025-10-20')).toEqual([]);
    expect(mended('2025-11-20')).toEqual(['evidence/remediation-late information']);
    expect(mended('2025-11-20', ', due: 2025-12-01')).toEqual([]);
    expect(mended('2026-01-05', ', due: 2026-02-01')).toEqual(['evidence/remediation-late information']);
  });
});

describe('evidence/review-actions-open', () => {
  const action = (rest: string, options = {}): string[] =>
    said(
      control('AC-001') +
        evidence(
          'EV-1',
          'AC-001',
          `    performed_by: it\n    exceptions: none\n    actions: [{decision: Remove two${rest}}]\n`,
        ),
      options,
    );

  it('lets a ticket run until its day', () => {
    expect(action('')).toEqual(['evidence/review-actions-open warning']);
    expect(action(', ticket: IT-1')).toEqual(['evidence/review-actions-open warning']);
    expect(action(', ticket: IT-1, due: 2026-02-01')).toEqual([]);
    expect(action(', done_on: 2025-10-10')).toEqual([]);
    expect(action(', ticket: IT-1', { asOf: { date: '2025-10-20', origin: 'travel' } })).toEqual([]);
  });
});

describe('evidence/review-incomplete-systems', () => {
  const review = (population: string, more = 'systems: [okta, github]\n'): string[] =>
    said(
      control('AC-001', more) +
        evidence(
          'EV-1',
          'AC-001',
          `    performed_by: it\n    exceptions: none\n    population: {source: okta, query: all, count: 9${population}}\n`,
          'type: access-review\n',
        ),
    );

  it('compares what both name', () => {
    expect(review(', systems: [okta]')).toEqual(['evidence/review-incomplete-systems warning']);
    expect(review(', systems: [okta, github]')).toEqual([]);
    expect(review('')).toEqual([]);
  });

  it('holds the statement to its promise of service accounts', () => {
    const promise = 'statement: All accounts are reviewed every year, service accounts included.\n';
    expect(review(', includes: [human]', promise)).toEqual(['evidence/review-incomplete-systems warning']);
    expect(review(', includes: [human, service]', promise)).toEqual([]);
  });

  it('counts all reviews of the control together', () => {
    const second = evidence(
      'EV-2',
      'AC-001',
      '    performed_by: it\n    exceptions: none\n    population: {source: github, query: all, count: 9, systems: [github]}\n',
      'type: access-review\n',
    );
    const first = evidence(
      'EV-1',
      'AC-001',
      '    performed_by: it\n    exceptions: none\n    population: {source: okta, query: all, count: 9, systems: [okta]}\n',
      'type: access-review\n',
    );
    expect(said(control('AC-001', 'systems: [okta, github]\n') + first + second)).toEqual([]);
  });
});

describe('evidence/exception-not-carried', () => {
  const none = '    performed_by: it\n    exceptions: none\n';
  const names = (more: string): string =>
    `    performed_by: it\n    exceptions:\n      - {description: 2 late leavers, found_on: 2025-10-01, remediation: removed, remediated_on: 2025-10-02${more}}\n`;

  it('compares what a review names with what the control says', () => {
    const source = control('AC-001') + control('AC-002') + evidence('EV-1', 'AC-001', none);
    expect(said(source + evidence('EV-2', 'AC-002', names(', control: AC-001')))).toEqual([
      'evidence/exception-not-carried warning',
    ]);
    expect(said(source + evidence('EV-2', 'AC-002', names('')))).toEqual([]);
  });

  it('is silent when the control lists an exception, or says nothing of that time', () => {
    const by = evidence('EV-2', 'AC-002', names(', control: AC-001'));
    const both = control('AC-001') + control('AC-002') + by;
    expect(said(both + evidence('EV-1', 'AC-001', names('')))).toEqual([]);
    expect(said(both + evidence('EV-1', 'AC-001', none).replace('period: 2025', 'period: 2024'))).toEqual([]);
  });

  it('takes findings of the internal audit', () => {
    const audit = (kind: string): string =>
      `//- program.yaml\nkind: program\nid: PRG\ntitle: P\ninternal_audits:\n  - {id: IA-1, date: 2025-11-12, findings: [{id: F-1, title: late approval, class: ${kind}, control: AC-001}]}\n`;
    const source = control('AC-001') + evidence('EV-1', 'AC-001', none);
    expect(said(source + audit('minor'))).toEqual(['evidence/exception-not-carried warning']);
    expect(said(source + audit('opportunity'))).toEqual([]);
  });
});

describe('evidence/policy-frequency-mismatch', () => {
  const policy = (frequency: string, more = ''): string =>
    `//- policies/POL-1.md\n---\nkind: policy\nid: POL-1\ntitle: Policy\nowner: it\napproved_by: ceo\napproved_on: 2025-06-01\nsatisfies: {soc2: [CC5.3]}\ncommitments: [{id: c, text: checked, frequency: ${frequency}, control: AC-001}]\n${more}---\n`;

  it('fires where the policy promises more', () => {
    expect(said(control('AC-001') + policy('quarterly'))).toEqual([
      'evidence/policy-frequency-mismatch warning',
    ]);
    expect(said(control('AC-001') + policy('annual'))).toEqual([]);
    expect(said(control('AC-001').replace('annual', 'monthly') + policy('quarterly'))).toEqual([]);
  });

  it('leaves a control with several steps alone when one of them keeps the promise', () => {
    const steps = control('AC-001').replace(
      'frequency: annual',
      'frequency: {review: quarterly, joiner: per-event}',
    );
    expect(found(steps + policy('quarterly')).join()).not.toContain('policy-frequency-mismatch');
  });
});
