import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import { type Cell, tablesOf } from '../../server/src/engine/features/documents/document.ts';
import { evidenceTimeline } from '../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import { isMatrix, type MatrixContent, matrixOf } from '../../server/src/engine/features/matrix/matrix.ts';
import { readinessGroups } from '../../server/src/engine/features/readiness/readiness.ts';
import { treeNodes } from '../../server/src/engine/features/trees/tree.ts';
import { engineFor } from '../support/workspace.ts';

const scope = (frameworks: string): string =>
  `kind: scope\nid: S\ntitle: S\nframeworks: [${frameworks}]\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n`;
const control = (id: string, rest: string): string => `kind: control\nid: ${id}\ntitle: ${id}\n${rest}`;
const evidence = (controls: string, quarters: readonly string[]): string =>
  `kind: evidence\nid: EV-1\ntitle: E\ntype: access-review\ncontrols: [${controls}]\noccurrences:\n${quarters.join('')}`;

const Q2 = '  - {period: 2025-Q2, performed_on: 2025-06-24}\n';
const Q3 = '  - {period: 2025-Q3, performed_on: 2025-09-23}\n';
const Q4 = '  - {period: 2025-Q4, performed_on: 2025-12-09}\n';
const CITES = 'frequency: quarterly\nsatisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n';
const OPERATING = control('B-1', `status: operating\n${CITES}`);

/** Small programmes in which the views once disagreed, with the controls that miss something in each. */
const WORKSPACES: Readonly<Record<string, readonly [missed: string[], files: Record<string, string>]>> = {
  'ISO 27001 alone': [
    [],
    { 's.yaml': scope('iso27001'), 'b.yaml': OPERATING, 'e.yaml': evidence('B-1', [Q2, Q3, Q4]) },
  ],
  'SOC 2 alone, with a missed quarter': [
    ['B-1'],
    { 's.yaml': scope('soc2'), 'b.yaml': OPERATING, 'e.yaml': evidence('B-1', [Q2, Q4]) },
  ],
  'a planned control that shares evidence': [
    [],
    {
      's.yaml': scope('soc2, iso27001'),
      'a.yaml': control(
        'A-1',
        'status: planned\nfrequency: monthly\nsatisfies: {soc2: [CC6.3], iso27001: [A.5.18]}\n',
      ),
      'b.yaml': OPERATING,
      'e.yaml': evidence('A-1, B-1', [Q2, Q3, Q4]),
    },
  ],
  'a control retired in the window, and the one after it': [
    ['A-1'],
    {
      's.yaml': scope('soc2, iso27001'),
      'a.yaml': control('A-1', `status: retired\nretired_on: 2025-11-30\n${CITES}`),
      'b.yaml': control('B-1', `status: operating\nimplemented_on: 2025-10-01\n${CITES}`),
      'e.yaml': evidence('A-1, B-1', [Q2, Q4]),
    },
  ],
};

describe.each(Object.entries(WORKSPACES))('in a workspace of %s', (_, [missed, files]) => {
  const engine = engineFor(new Map(Object.entries(files)));
  const matrix = matrixIn(engine);
  const gaps = matrix.cells
    .filter(({ gap }) => gap)
    .map(({ row, column }) => `${matrix.rows.items[row]?.id} × ${matrix.columns.items[column]?.id}`)
    .sort();

  it('matrix, tree of gaps and list of gaps name the same pairs', () => {
    expect(gapsIn('pairs')).toEqual(gaps);
    const listed = rowsOf('gap-list', 'Gaps').filter(({ kind }) => kind === 'Pairs of the crosswalk');
    expect(listed.map(({ subject }) => subject).sort()).toEqual(gaps);
  });

  it('checks, trees, timeline and documents name the same controls that missed something', () => {
    const found = engine
      .filesWithFindings()
      .flatMap((file) => engine.findings(file))
      .filter(({ rule }) => rule === 'evidence/occurrence-missing');
    expect(found).toHaveLength(missed.length);
    const strips = evidenceTimeline(engine, 'file:///x').strips.filter(({ state }) => state === 'missed');
    expect(strips.map(({ control: id }) => id)).toEqual(missed);
    expect([...new Set(gapsIn('occurrences').map((label) => label.split(' ')[0]))]).toEqual(missed);
    const behind = rowsOf('gap-list', 'Gaps').filter(
      ({ kind, state }) => kind === 'Controls' && state === 'missed',
    );
    expect(behind.map(({ subject }) => subject)).toEqual(missed);
    const asked = rowsOf('request-list', 'Requests').filter(
      ({ kind, state }) => kind === 'Controls' && state === 'missed',
    );
    expect(asked.map((row) => String(row['control']).split(' ')[0])).toEqual(missed);
  });

  it('readiness, matrix and index hold the same items in scope, with one state', () => {
    const axes = [...matrix.rows.items, ...matrix.columns.items].filter(({ inScope }) => inScope);
    const groups = readinessGroups(engine);
    const sum = (name: 'asked' | 'missed') => groups.reduce((total, each) => total + each[name], 0);
    expect(sum('asked')).toBe(axes.length);
    expect(sum('missed')).toBe(
      axes.filter(({ state, evidence: count }) => count > 0 && state === 'missed').length,
    );
    const states = new Map(axes.map(({ id, state }) => [id, state]));
    for (const row of rowsOf('control-evidence-index', 'Index')) {
      if (!String(row['item']).match(/^\d/)) expect(states.get(String(row['item']))).toBe(row['itemState']);
    }
  });

  function gapsIn(group: string): readonly string[] {
    const node = treeNodes(engine, 'gaps', undefined).find(({ subject }) => subject === group);
    if (node?.expandable !== true) return [];
    return treeNodes(engine, 'gaps', node.id)
      .map(({ label }) => label)
      .sort();
  }

  function rowsOf(name: 'gap-list' | 'request-list' | 'control-evidence-index', table: string) {
    const request = { name, view: 'both', workspace: 'sample', tool: 'test' } as const;
    const found = tablesOf(createDocument(engine, request)).find((each) => each.name === table);
    return (found?.rows ?? []) as readonly Readonly<Record<string, Cell>>[];
  }
});

function matrixIn(engine: Engine): MatrixContent {
  const answer = matrixOf(engine, {});
  if (!isMatrix(answer)) throw new Error(answer.message);
  return answer;
}
