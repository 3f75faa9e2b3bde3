import { describe, expect, it } from 'vitest';
import { found, named } from '../../support/found.ts';

const SCOPE = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;

function control(more: string, id = 'AC-001', criterion = 'CC6.6'): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Gate ${id} is watched\nowner: it\nfrequency: quarterly\nsatisfies: {soc2: [${criterion}]}\n${more}`;
}

function said(source: string): string[] {
  return named(source).filter((line) => line.startsWith('control/'));
}

describe('control/in-force', () => {
  it('asks for the days before a start and after an end', () => {
    expect(found(SCOPE + control('implemented_on: 2025-07-15\n')).join()).toContain(
      '2025-04-01..2025-07-14 (105 days of the window)',
    );
    expect(found(SCOPE + control('retired_on: 2025-11-30\n')).join()).toContain(
      '2025-12-01..2025-12-31 (31 days',
    );
  });

  it('is silent when another control holds the criterion on those days', () => {
    const later = control('implemented_on: 2025-07-15\n');
    expect(said(SCOPE + later + control('retired_on: 2025-07-14\n', 'AC-000'))).toEqual([]);
    expect(said(SCOPE + later + control('retired_on: 2025-06-30\n', 'AC-000'))).toEqual([
      'control/in-force warning',
      'control/in-force warning',
    ]);
    expect(said(SCOPE + later + control('', 'AC-000', 'CC6.7'))).toEqual(['control/in-force warning']);
    expect(said(SCOPE + later + control('status: planned\n', 'AC-000'))).toEqual([
      'control/in-force warning',
    ]);
  });

  it('asks nothing of planned controls, of those in force throughout, and without a window', () => {
    expect(said(SCOPE + control('status: planned\nimplemented_on: 2025-07-15\n'))).toEqual([]);
    expect(said(SCOPE + control('implemented_on: 2025-04-01\n'))).toEqual([]);
    expect(said(SCOPE + control('status: retired\n'))).toEqual([]);
    expect(said(control('implemented_on: 2025-07-15\n'))).toEqual([]);
  });
});

describe('control/frequency-changed', () => {
  const history = (frequency: string, until = '2025-09-30'): string =>
    `frequency_history: [{until: ${until}, frequency: ${frequency}}]\n`;

  it('speaks of less inside the window only', () => {
    expect(said(SCOPE + control(history('monthly')))).toEqual(['control/frequency-changed information']);
    expect(said(SCOPE + control(history('annual')))).toEqual([]);
    expect(said(SCOPE + control(history('monthly', '2025-03-31')))).toEqual([]);
    expect(said(control(history('monthly')))).toEqual([]);
  });
});

describe('control/untestable-wording', () => {
  const statement = (text: string): string[] => said(control(`statement: ${text}\n`));

  it('points at the word', () => {
    expect(found(control('statement: The lead looks at it regularly.\n'))).toEqual([
      'controls/AC-001.yaml:6:32-41 control/untestable-wording hint "regularly" cannot be tested. Say who does it, when, and how fast: "within one business day", "every quarter".',
    ]);
    expect(said(control('statement: >-\n  The lead looks at it\n  as needed and promptly.\n'))).toEqual([
      'control/untestable-wording hint',
    ]);
  });

  it('is silent where the sentence says how often or how fast', () => {
    expect(statement('Rights are reviewed regularly, at least every quarter.')).toEqual([]);
    expect(statement('Leavers are removed promptly, within one business day.')).toEqual([]);
    expect(statement('The appropriate manager approves.')).toEqual([]);
  });
});

describe('control/sla-disagrees', () => {
  const both = (text: string, sla: string): string[] => said(control(`statement: ${text}\nsla: {${sla}}\n`));

  it('compares the one deadline of the statement with the one of the field', () => {
    expect(both('Removed within one business day.', 'removal: P1D')).toEqual([
      'control/sla-disagrees warning',
    ]);
    expect(both('Removed within one business day.', 'business_days: 1')).toEqual([]);
    expect(both('Removed within 24 hours.', 'removal: P1D')).toEqual([]);
    expect(both('Removed within five business days.', 'removal: P7D')).toEqual([]);
    expect(both('Removed within two weeks.', 'removal: P14D')).toEqual([]);
  });

  it('guesses nothing where there are several', () => {
    expect(both('Granted within 2 days and removed within 1 day.', 'removal: P3D')).toEqual([]);
    expect(both('Removed within one day.', 'removal: P1D, grant: P5D')).toEqual([]);
    expect(both('Removed in time.', 'removal: P1D')).toEqual([]);
  });

  it('compares with what a policy promises for the control', () => {
    const policy = `//- policies/POL-1.md\n---\nkind: policy\nid: POL-1\ntitle: Policy\nowner: it\napproved_by: ceo\napproved_on: 2025-06-01\nsatisfies: {soc2: [CC5.3]}\ncommitments: [{id: c, text: removed, deadline: P2D, control: AC-001}]\n---\n`;
    expect(said(control('sla: {removal: P5D}\n') + policy)).toEqual(['control/sla-disagrees warning']);
    expect(said(control('sla: {removal: P2D}\n') + policy)).toEqual([]);
  });
});
