import { describe, expect, test } from 'vitest';
import { treeNodes } from '../../../server/src/engine/features/trees/tree.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';
import { smallCompany } from './small-company.ts';
import { allNodes, treeLines } from './tree-lines.ts';

describe('the tree of controls', () => {
  test('leads from a framework over series, item and control to the evidence, each with its state', () => {
    const lines = treeLines(smallCompany(), 'controls');
    const at = lines.findIndex((line) => line.startsWith('    CC6.2'));
    expect(lines.slice(at, at + 3)).toEqual([
      '    CC6.2 Approve users before issuing credentials; revoke when unneeded | ✗ Missed · 1 control · 1 artifact',
      '      AC-001 Access is reviewed | ✗ Missed · 2 of 3 in the window · due 31 Mar 2026',
      '        EV-001 Access review | ✗ Missed · due 31 Mar 2026',
    ]);
  });

  test('counts the items of a framework and of a series, never in one number', () => {
    const lines = treeLines(smallCompany(), 'controls');
    expect(lines[0]).toBe('SOC 2 | 33 in scope · 1 missed · 32 no evidence');
    expect(lines.find((line) => line.startsWith('  CC8'))).toBe(
      '  CC8 Change management | 1 in scope · 1 no evidence',
    );
    expect(lines.join('\n')).not.toMatch(/%|percent|compliant/i);
  });

  test('says the numbers that the standings say', () => {
    const engine = smallCompany();
    for (const node of allNodes(engine, 'controls')) {
      if (node.type !== 'control') continue;
      const [record] = engine.workspace.definitions(node.subject ?? '');
      if (record === undefined) throw new Error(`${node.label} is no record`);
      const { state, met, expected } = engine.standings.control(record);
      expect(node.state).toBe(state);
      if (expected > 0) expect(node.description).toContain(`${met} of ${expected} in the window`);
    }
  });

  test('has a place for every control, also for those that cite nothing or do not operate', () => {
    const lines = treeLines(smallCompany(), 'controls');
    expect(lines.slice(-4)).toEqual([
      'No framework item | 1 control',
      '  AC-003 Desks are clean | ○ No evidence',
      'Not in operation | 1 control',
      '  AC-002 Keys are rotated | – Not owed · planned',
    ]);
  });

  test('names the policies that take an item up, as design and not as operation', () => {
    const { files } = readFixture(`
      //- policies/POL-1.yaml
      kind: policy
      id: POL-1
      title: Access policy
      satisfies: {soc2: [CC6.1]}
    `);
    const lines = treeLines(engineFor(files), 'controls');
    const at = lines.findIndex((line) => line.startsWith('    CC6.1'));
    expect(lines[at]).toMatch(/ \| § Policy only · 1 policy$/);
    expect(lines[at + 1]).toBe('      POL-1 Access policy | § policy, design only');
  });

  test('sends a level at a time: items only of the series that is unfolded', () => {
    const engine = smallCompany();
    const [soc2] = treeNodes(engine, 'controls', undefined);
    const cc6 = soc2?.children?.find(({ label }) => label.startsWith('CC6'));
    expect(cc6?.children).toBeUndefined();
    expect(treeNodes(engine, 'controls', cc6?.id).map(({ subject }) => subject)).toEqual([
      'CC6.1',
      'CC6.2',
      'CC6.3',
      'CC6.4',
      'CC6.5',
      'CC6.6',
      'CC6.7',
      'CC6.8',
    ]);
  });

  test('keeps the ids of its lines from one day to another, so that they stay unfolded', () => {
    const before = allNodes(smallCompany('2025-06-01'), 'controls').map(({ id }) => id);
    const after = allNodes(smallCompany('2026-01-12'), 'controls').map(({ id }) => id);
    expect(after).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  });

  test('points at the line where a record begins', () => {
    const engine = smallCompany();
    const node = allNodes(engine, 'controls').find(({ subject }) => subject === 'EV-001');
    const { file = '', offset = 0 } = node?.place ?? {};
    expect(file).toBe('evidence/EV-001.yaml');
    expect(engine.text(file).slice(offset, offset + 6)).toBe('EV-001');
  });

  test('answers nothing for a node that is not there any more', () => {
    const engine = smallCompany();
    for (const id of ['', 'soc2', '{}', '[1]', '["gone"]', '["soc2","CC6","CC6.2","AC-9"]', '["soc2"]'])
      expect(treeNodes(engine, 'controls', id), id).toEqual([]);
  });
});
