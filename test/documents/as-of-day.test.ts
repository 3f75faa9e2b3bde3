import { describe, expect, it } from 'vitest';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import { type Cell, tablesOf } from '../../server/src/engine/features/documents/document.ts';
import type { DocumentName } from '../../server/src/protocol/documents.ts';
import { engineFor } from '../support/workspace.ts';

const FILES = {
  's.yaml':
    'kind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 2025-04-01, end: 2025-12-31}}\n',
  'c.yaml': 'kind: control\nid: C-1\ntitle: C\nstatus: operating\nfrequency: quarterly\n',
  'e.yaml':
    'kind: evidence\nid: EV-1\ntitle: E\ntype: report\ncontrols: [C-1]\noccurrences:\n  - {period: 2026-Q4}\n  - {period: 2025-Q3, performed_on: 2025-09-20}\n  - {period: 2025-Q2, performed_on: 2025-06-20}\n  - {period: 2023-Q1, performed_on: 2023-03-20}\n',
  'v.yaml':
    'kind: vendor\nid: V-1\ntitle: V\ntier: critical\nmonitoring: {last_on: 2025-12-03}\nassurance:\n  - {type: soc2-type2, received_on: 2025-11-01}\n',
  'p.yaml': 'kind: program\nid: P\ntitle: P\ninternal_audits: [{id: IA-1, date: 2025-11-12}]\n',
};

function rowsOn(date: string, name: DocumentName, table: string): readonly Readonly<Record<string, Cell>>[] {
  const engine = engineFor(new Map(Object.entries(FILES)), { asOf: { date, origin: 'travel' } });
  const request = { name, view: 'both', workspace: 'sample', tool: 'test' } as const;
  return tablesOf(createDocument(engine, request)).find((each) => each.name === table)?.rows ?? [];
}

it('the request list gives the period from the first to the last that was performed in the window', () => {
  const [asked] = rowsOn('2026-01-12', 'request-list', 'Requests');
  expect(asked?.['period']).toBe('2025-Q2 to 2025-Q3');
});

describe('a document as of an earlier day', () => {
  it('does not know of audits and reports that came later', () => {
    const kinds = (date: string) => rowsOn(date, 'request-list', 'Requests').map(({ kind }) => kind);
    expect(kinds('2025-12-31')).toEqual(expect.arrayContaining(['Audits and reviews', 'Reports of vendors']));
    expect(kinds('2025-05-01')).not.toContain('Audits and reviews');
    expect(kinds('2025-05-01')).not.toContain('Reports of vendors');
  });

  it('does not know when a vendor was monitored later', () => {
    const last = (date: string) => rowsOn(date, 'vendor-table', 'Vendors')[0]?.['lastMonitoring'];
    expect(last('2025-12-31')).toBe('2025-12-03');
    expect(last('2025-05-01')).toBeUndefined();
  });
});
