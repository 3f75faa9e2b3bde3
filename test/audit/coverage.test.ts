import { describe, expect, it } from 'vitest';
import { annexACoverage, clauseCoverage, criteriaCoverage } from '../../server/src/engine/audit/coverage.ts';
import { createAuditView } from '../../server/src/engine/audit/create-audit-view.ts';
import { WorkspaceStore } from '../../server/src/engine/workspace-store.ts';
import { CONFIGURATION } from './workspace.ts';

function sourceOf(files: Readonly<Record<string, string>>) {
  const store = new WorkspaceStore(CONFIGURATION, false);
  const changes = Object.entries(files).map(([file, text]) => ({ type: 'text', file, text }) as const);
  store.apply([...changes, { type: 'complete' }], () => []);
  const { index: workspace, catalogue } = store;
  const audit = createAuditView(workspace, catalogue, CONFIGURATION, {
    date: '2026-01-12',
    origin: 'pinned',
  });
  return { workspace, catalogue, audit };
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
const scope = (soc2: string): string => `kind: scope\nid: S\ntitle: S\nsoc2: ${soc2}\n`;
const control = (id: string, lines: string): string => `kind: control\nid: ${id}\ntitle: ${id}\n${lines}\n`;

describe('criteria', () => {
  it('in scope are the common ones and those of the categories, without what does not apply', () => {
    expect(criteriaCoverage(sourceOf({})).asked).toHaveLength(33);
    const source = sourceOf({
      'scope.yaml': scope('{categories: [availability], not_applicable: [{id: A1.3, reason: No sites}]}'),
    });
    expect(ids(criteriaCoverage(source).asked).filter((id) => !id.startsWith('CC'))).toEqual([
      'A1.1',
      'A1.2',
    ]);
  });

  it('are taken up by controls in any spelling or range, by inherited ones, not by retired ones or evidence', () => {
    const source = sourceOf({
      'a.yaml': control('A', 'satisfies: {soc2: [cc6.1, CC7.1-CC7.3]}'),
      'b.yaml': control('B', 'responsibility: inherited\nsatisfies: {soc2: [CC6.4]}'),
      'c.yaml': control('C', 'status: retired\nsatisfies: {soc2: [CC6.5]}'),
      'e.yaml': 'kind: evidence\nid: E\ntitle: E\nsatisfies: {soc2: [CC6.6]}\n',
    });
    const open = new Set(ids(criteriaCoverage(source).open));
    expect(['CC6.1', 'CC7.1', 'CC7.2', 'CC7.3', 'CC6.4'].filter((id) => open.has(id))).toEqual([]);
    expect(['CC6.5', 'CC6.6'].filter((id) => !open.has(id))).toEqual([]);
  });
});

it('counts the applicable rows of the statement in force', () => {
  const rows =
    'controls:\n  - {id: A.5.1, applicable: true, controls: [A]}\n  - {id: A.5.2, applicable: true}\n' +
    '  - {id: "5.3", applicable: yes}\n  - {id: A.5.4, applicable: false}\n  - {id: A.5.5}\n';
  const soa = (id: string, status: string): string =>
    `kind: soa\nid: ${id}\ntitle: S\nstatus: ${status}\n${rows}`;
  const files = { 'a.yaml': control('A', 'satisfies: {iso27001: [A.5.3]}') };
  const coverage = annexACoverage(sourceOf({ ...files, 'soa.yaml': soa('S', 'approved') }));
  expect(ids(coverage.asked)).toEqual(['A.5.1', 'A.5.2', 'A.5.3']);
  expect(ids(coverage.open)).toEqual(['A.5.2']);
  expect(annexACoverage(sourceOf({ ...files, 'soa.yaml': soa('S', 'draft') })).asked).toEqual([]);
});

describe('clauses that ask for documented information', () => {
  it('are open without any record', () => {
    const coverage = clauseCoverage(sourceOf({}));
    expect(coverage.asked).toHaveLength(14);
    expect(coverage.open).toHaveLength(14);
  });

  it('are covered by kind, or by whatever cites the clause or its family', () => {
    const source = sourceOf({
      'scope.yaml': scope('{type: type-2}'),
      'program.yaml':
        'kind: program\nid: P\ntitle: P\ninternal_audits: [{id: IA, findings: [{id: F, action: Train}]}]\n',
      'p.md': '---\nkind: policy\nid: P-1\ntitle: Our rules\nsatisfies: {iso27001: ["5.2", "9.3"]}\n---\n',
    });
    expect(ids(clauseCoverage(source).open)).toEqual([
      '6.1.2',
      '6.1.3',
      '6.2',
      '7.2',
      '8.1',
      '8.2',
      '8.3',
      '9.1',
    ]);
  });
});
