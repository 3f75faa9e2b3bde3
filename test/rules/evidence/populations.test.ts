import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const SCOPE = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;
const LIST =
  'population: {source: crm, query: started, from: 2025-04-01, to: 2025-12-31, as_of: 2026-01-05, count: 9, complete: true}\n';

function pair(id: string, lines: string, criterion = 'CC9.2', frequency = 'per-event'): string {
  return `//- controls/${id}.yaml
kind: control
id: ${id}
title: Suppliers of ${id} are checked
owner: it
frequency: ${frequency}
satisfies: {soc2: [${criterion}]}
//- evidence/EV-${id}.yaml
kind: evidence
id: EV-${id}
title: Tickets of ${id}
owner: it
controls: [${id}]
${lines}`;
}

function said(source: string): string[] {
  return named(SCOPE + source).filter((line) => line.startsWith('evidence/'));
}

const WITH = pair('TPR-001', LIST);
const WITHOUT = pair('TPR-002', 'type: ticket-export\ncollected_on: 2026-01-05\n');

describe('evidence/population-missing', () => {
  it('speaks once the workspace names a population somewhere', () => {
    expect(said(WITH + WITHOUT)).toEqual(['evidence/population-missing warning']);
    expect(said(WITHOUT)).toEqual([]);
  });

  it('leaves changes to their own check, and recurring reports alone', () => {
    expect(said(WITH + WITHOUT.replace('CC9.2', 'CC8.1'))).not.toContain(
      'evidence/population-missing warning',
    );
    const report = pair('NET-001', 'type: report\ncollected_on: 2025-11-03\n', 'CC6.6', 'annual');
    expect(said(WITH + report)).toEqual([]);
  });

  it('goes on asking after its own fix', () => {
    const text = mended(SCOPE + WITH + WITHOUT, 'Insert a population, to be filled in');
    expect(text).toContain('population:\n  source: "?"\n  query: "?"');
    const after = found(
      `${SCOPE}${WITH}${WITHOUT.slice(0, WITHOUT.indexOf('//- evidence'))}//- evidence/EV-TPR-002.yaml\n${text}`,
    );
    expect(after).toHaveLength(1);
    expect(after[0]).toContain(
      'evidence/population-missing warning The population of EV-TPR-002 is still to be filled in.',
    );
  });
});

describe('evidence/population-unsourced', () => {
  it('names what is missing, and only notes a missing count', () => {
    expect(said(pair('TPR-001', LIST.replace('query: started, ', '')))).toEqual([
      'evidence/population-unsourced warning',
    ]);
    expect(said(pair('TPR-001', LIST.replace('count: 9, ', '')))).toEqual([
      'evidence/population-unsourced information',
    ]);
  });

  it('takes system and query of the record, and the day of an occurrence', () => {
    const review =
      'type: access-review\nsource: {system: okta, query: active accounts}\noccurrences:\n  - {performed_on: 2025-12-09, performed_by: it, result: done, exceptions: none, population: {count: 48}}\n';
    expect(said(pair('AC-001', review, 'CC6.6', 'annual'))).toEqual([]);
  });

  it('answers to its other name', () => {
    const config = '//- .tickmark.yaml\nseverity: {evidence/ipe: off}\n';
    expect(said(config + pair('TPR-001', LIST.replace('query: started, ', '')))).toEqual([]);
  });
});

describe('evidence/population-incomplete', () => {
  it('counts the days that were never drawn', () => {
    const early = LIST.replace('to: 2025-12-31, as_of: 2026-01-05', 'as_of: 2025-11-30');
    expect(found(SCOPE + pair('TPR-001', early)).join()).toContain(
      'roll it forward over 2025-12-01..2025-12-31 (31 days)',
    );
  });

  it('notes the one list that does not say whether it is complete', () => {
    const silent = LIST.replace(', complete: true', '');
    expect(silent).not.toBe(LIST);
    const asked = (lists: readonly string[]): string[] =>
      said(lists.map((list, at) => pair(`TPR-00${at + 1}`, list)).join('')).filter((line) =>
        line.startsWith('evidence/population-incomplete'),
      );
    expect(asked([LIST, LIST, silent])).toEqual(['evidence/population-incomplete information']);
    expect(asked([LIST, silent])).toEqual([]);
    expect(asked([LIST, LIST, silent, silent])).toEqual([]);
  });

  it('takes the record at its word', () => {
    expect(said(pair('TPR-001', LIST.replace('complete: true', 'complete: false')))).toEqual([
      'evidence/population-incomplete warning',
    ]);
  });

  it('asks for nothing in a window that is still running', () => {
    const open = LIST.replace('to: 2025-12-31, as_of: 2026-01-05', 'as_of: 2025-11-30');
    const options = { asOf: { date: '2025-12-01', origin: 'travel' } } as const;
    expect(
      named(SCOPE + pair('TPR-001', open), options).filter((line) => line.startsWith('evidence/')),
    ).toEqual([]);
  });

  it('compares a list of vendors with the vendors of the workspace', () => {
    const vendor = (id: string): string =>
      `//- vendors/${id}.yaml\nkind: vendor\nid: ${id}\ntitle: ${id}\ntier: low\n`;
    const list = LIST.replace('source: crm', 'source: list of vendors').replace('count: 9', 'count: 1');
    const message = found(SCOPE + pair('TPR-001', list) + vendor('VEN-A') + vendor('VEN-B')).join();
    expect(message).toContain('holds 1 vendors, and the workspace knows 2 with a tier');
    const limited = list.replace('query: started', 'query: critical only');
    expect(found(SCOPE + pair('TPR-001', limited) + vendor('VEN-A') + vendor('VEN-B')).join()).not.toContain(
      'holds 1',
    );
  });
});

describe('evidence/sample-without-population', () => {
  it('finds the list beside the sample', () => {
    const sample = pair(
      'TPR-001',
      'type: report\ncollected_on: 2025-11-02\nsample: {size: 5}\n',
      'CC6.6',
      'annual',
    );
    expect(said(sample)).toEqual(['evidence/sample-without-population warning']);
    const beside = `//- evidence/EV-2.yaml\nkind: evidence\nid: EV-2\ntitle: List\nowner: it\ncontrols: [TPR-001]\ntype: register\n${LIST}`;
    expect(said(sample + beside)).toEqual([]);
  });
});
