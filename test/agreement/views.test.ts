import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import { type Cell, tablesOf } from '../../server/src/engine/features/documents/document.ts';
import { evidenceTimeline } from '../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import { lensesOfRecord } from '../../server/src/engine/features/lenses/lenses.ts';
import { cellDetail } from '../../server/src/engine/features/matrix/cell-detail.ts';
import { isMatrix, type MatrixContent, matrixOf } from '../../server/src/engine/features/matrix/matrix.ts';
import { readinessGroups } from '../../server/src/engine/features/readiness/readiness.ts';
import { treeNodes } from '../../server/src/engine/features/trees/tree.ts';
import { systemClock } from '../../server/src/host/clock.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import type { DocumentName } from '../../server/src/protocol/documents.ts';
import { STATE_WORDS } from '../../server/src/protocol/state.ts';
import type { TreeNode } from '../../server/src/protocol/trees.ts';

const SAMPLE = new URL('../../samples/kestrel', import.meta.url).pathname;

/** What the workspace is like: the sample as it is, months later, and with records that lack something. */
const SITUATIONS: readonly (readonly [name: string, prepare: (engine: Engine) => void])[] = [
  ['the sample', () => undefined],
  [
    'the sample months later',
    (engine) => engine.apply([{ type: 'as-of', asOf: { date: '2026-09-01', origin: 'travel' } }]),
  ],
  [
    'the sample without every third artifact and the first half of the occurrences of the others',
    (engine) => {
      const files = [...engine.files()].filter((file) => file.startsWith('evidence/')).sort();
      for (const [at, file] of files.entries()) {
        const text = engine.text(file).replace(/^ +- \{period: 2025-Q2.*\n/gm, '');
        engine.apply([at % 3 === 0 ? { type: 'removed', file } : { type: 'text', file, text }]);
      }
    },
  ],
];

describe.each(SITUATIONS)('in %s', (_, prepare) => {
  let engine: Engine;
  let matrix: MatrixContent;

  beforeAll(async () => {
    const host = await WorkspaceHost.open({ fileSystem: nodeFileSystem, clock: systemClock, root: SAMPLE });
    await host.load();
    engine = host.engine;
    prepare(engine);
    const answer = matrixOf(engine, {});
    if (!isMatrix(answer)) throw new Error(answer.message);
    matrix = answer;
  });

  it('the matrix and the detail of its cells name the same controls, artifacts and marks', () => {
    for (const cell of matrix.cells.filter((__, at) => at % 7 === 0)) {
      const row = matrix.rows.items[cell.row]?.id ?? '';
      const column = matrix.columns.items[cell.column]?.id ?? '';
      const detail = cellDetail(engine, { rows: 'soc2', columns: 'iso27001', row, column });
      const named = (at: readonly number[]) =>
        at.map((index) => [matrix.records[index]?.id, matrix.records[index]?.state]);
      expect(detail?.controls.map(({ id, state }) => [id, state])).toEqual(named(cell.controls));
      expect(detail?.evidence.map(({ id, state }) => [id, state])).toEqual(named(cell.evidence));
      expect([detail?.state, detail?.gap, detail?.dissent]).toEqual([
        cell.state,
        cell.gap === true,
        cell.dissent === true,
      ]);
    }
  });

  it('the matrix and the tree of controls give each item one state and the same controls', () => {
    const items = new Map([...matrix.rows.items, ...matrix.columns.items].map((item) => [item.id, item]));
    let compared = 0;
    for (const framework of treeNodes(engine, 'controls', undefined)) {
      if (framework.type !== 'framework') continue;
      for (const group of framework.children ?? []) {
        for (const node of treeNodes(engine, 'controls', group.id)) {
          const item = items.get(node.subject ?? '');
          if (node.type !== 'item' || item === undefined) continue;
          compared++;
          expect([node.subject, node.state]).toEqual([item.id, item.state]);
          const controls = treeNodes(engine, 'controls', node.id).filter(({ type }) => type === 'control');
          expect(controls, item.id).toHaveLength(item.controls);
          for (const { subject, state } of controls) expect(state).toBe(stateOf(subject ?? ''));
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('the matrix and the tree of gaps name the same pairs', () => {
    const gaps = matrix.cells
      .filter(({ gap }) => gap)
      .map(({ row, column }) => `${matrix.rows.items[row]?.id} ${matrix.columns.items[column]?.id}`);
    const pairs = treeNodes(engine, 'gaps', undefined)
      .flatMap((node) => [node, ...treeNodes(engine, 'gaps', node.id)])
      .filter(({ type }) => type === 'pair')
      .map(({ row, column }) => `${row} ${column}`);
    expect(pairs.sort()).toEqual(gaps.sort());
    const sum = (list: readonly { readonly gaps: number }[]) =>
      list.reduce((total, each) => total + each.gaps, 0);
    expect([sum(matrix.rows.items), sum(matrix.columns.items)]).toEqual([gaps.length, gaps.length]);
  });

  it('lenses, timeline, tree and matrix count the same occurrences of a control', () => {
    const strips = new Map(
      evidenceTimeline(engine, 'file:///sample').strips.map((strip) => [strip.control, strip]),
    );
    let counted = 0;
    for (const control of engine.workspace.records('control')) {
      const { state, expected, met, inOperation, activities } = engine.standings.control(control);
      expect(strips.get(control.id)?.state ?? state, control.id).toBe(state);
      const place = matrix.records.find(({ id, kind }) => id === control.id && kind === 'control');
      if (place !== undefined) expect(place.state, control.id).toBe(state);
      if (!inOperation || activities.length !== 1 || expected === 0) continue;
      const title = lensesOfRecord(engine, control)[0]?.title ?? '';
      const said = /^(\d+) of (\d+) occurrences in the window/.exec(title);
      if (said === null) continue;
      counted++;
      expect([Number(said[1]), Number(said[2])], control.id).toEqual([met, expected]);
      expect(title.includes('missed'), title).toBe(state === 'missed');
    }
    expect(counted).toBeGreaterThan(0);
  });

  it('readiness counts what the matrix shows', () => {
    const groups = readinessGroups(engine);
    let compared = 0;
    for (const group of groups) {
      const axis = group.framework === 'soc2' ? matrix.rows : matrix.columns;
      const items = axis.items.filter((item) => item.group === group.id && item.inScope);
      if (items.length === 0) continue;
      compared++;
      expect([group.id, group.asked]).toEqual([group.id, items.length]);
      expect([group.id, group.missed]).toEqual([
        group.id,
        items.filter(({ state, evidence }) => evidence > 0 && state === 'missed').length,
      ]);
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('documents say what the matrix shows', () => {
    const pairs = rowsOf('matrix', 'Pairs');
    expect(pairs.map((row) => [row['row'], row['column'], row['state']])).toEqual(
      matrix.cells
        .filter(({ related }) => related !== true)
        .map(({ row, column, state }) => [
          matrix.rows.items[row]?.id,
          matrix.columns.items[column]?.id,
          state,
        ]),
    );
    const states = new Map(
      [...matrix.rows.items, ...matrix.columns.items].map(({ id, state }) => [id, state]),
    );
    let compared = 0;
    for (const row of rowsOf('control-evidence-index', 'Index')) {
      const state = states.get(String(row['item']));
      if (state === undefined) continue;
      compared++;
      expect([row['item'], row['itemState']]).toEqual([row['item'], state]);
    }
    expect(compared).toBeGreaterThan(100);
  });

  function stateOf(id: string): TreeNode['state'] {
    const control = engine.workspace.definitions(id).find(({ kind }) => kind === 'control');
    if (control === undefined) throw new Error(`no control ${id}`);
    return engine.standings.control(control).state;
  }

  function rowsOf(name: DocumentName, table: string): readonly Readonly<Record<string, Cell>>[] {
    const request = { name, view: 'both', workspace: 'sample', tool: 'test' } as const;
    const found = tablesOf(createDocument(engine, request)).find((each) => each.name === table);
    if (found === undefined) throw new Error(`no table ${table}`);
    return found.rows;
  }
});

describe('the words of a state', () => {
  it('are there for each, with a sign of its own', () => {
    const words = Object.values(STATE_WORDS);
    expect(new Set(words.map(({ sign }) => sign)).size).toBe(words.length);
    expect(words.every(({ label }) => !/compliant/i.test(label))).toBe(true);
  });
});
