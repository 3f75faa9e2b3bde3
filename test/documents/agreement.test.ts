import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { isMatrix, matrixOf } from '../../server/src/engine/features/matrix/matrix.ts';
import { readinessGroups } from '../../server/src/engine/features/readiness/readiness.ts';
import { makeDocument, openKestrel, tableOf } from './make-document.ts';

/** Months after the window, so that all states are there. */
const DAYS = ['2025-08-20', '2026-01-12', '2026-06-30'];

describe.each(DAYS)('on %s the documents have the numbers of the views', (day) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openKestrel(day);
  });

  it('of the matrix: every pair that is more than related, every mark, every total', () => {
    const matrix = matrixOf(engine, {});
    if (!isMatrix(matrix)) throw new Error('there is a matrix');
    const document = makeDocument(engine, 'matrix');
    expect(
      tableOf(document).rows.map(({ row, column, state, marks }) => [row, column, state, marks]),
    ).toEqual(
      matrix.cells
        .filter(({ related }) => related !== true)
        .map((cell) => [
          matrix.rows.items[cell.row]?.id,
          matrix.columns.items[cell.column]?.id,
          cell.state,
          [...(cell.gap ? ['gap'] : []), ...(cell.dissent ? ['sources disagree'] : [])],
        ]),
    );
    for (const [name, axis] of [
      ['Rows', matrix.rows],
      ['Columns', matrix.columns],
    ] as const) {
      const totals = tableOf(document, name).rows;
      expect(
        totals.map(({ id, controls, evidence, gaps, state }) => [id, controls, evidence, gaps, state]),
      ).toEqual(
        axis.items.map(({ id, controls, evidence, gaps, state }) => [id, controls, evidence, gaps, state]),
      );
    }
    const gaps = tableOf(makeDocument(engine, 'gap-list')).rows.filter(
      ({ kind }) => kind === 'Pairs of the crosswalk',
    );
    expect(gaps).toHaveLength(matrix.cells.filter(({ gap }) => gap).length);
  });

  it('of readiness: every number of every group', () => {
    const rows = tableOf(makeDocument(engine, 'readiness')).rows;
    expect(
      rows.map(({ group, asked, covered, evidenced, stale, missed }) => [
        group,
        asked,
        covered,
        evidenced,
        stale,
        missed,
      ]),
    ).toEqual(
      readinessGroups(engine).map(({ id, asked, covered, evidenced, stale, missed }) => [
        id,
        asked,
        covered,
        evidenced,
        stale,
        missed,
      ]),
    );
  });

  it('of controls, artifacts and items, in every document that names them', () => {
    const states = new Set<unknown>();
    const index = makeDocument(engine, 'control-evidence-index');
    for (const { control, state, item, itemState } of tableOf(index).rows) {
      const [record] = engine.workspace.definitions(String(control));
      if (record !== undefined) expect(state).toBe(engine.standings.control(record).state);
      const framework = /^(CC|A1|C1|PI|P\d)/.test(String(item)) ? 'soc2' : 'iso27001';
      const found = engine.catalogue.item(framework, String(item));
      if (found !== undefined) expect(itemState).toBe(engine.standings.item(found).state);
      states.add(state);
    }
    for (const { id, state } of tableOf(index, 'Artifacts').rows) {
      const [record] = engine.workspace.definitions(String(id));
      if (record === undefined) throw new Error(`${String(id)} is there`);
      expect(state).toBe(engine.standings.evidence(record).state);
    }
    for (const { id, state } of tableOf(makeDocument(engine, 'statement-of-applicability')).rows) {
      const item = engine.catalogue.item('iso27001', String(id));
      if (item === undefined) throw new Error(`${String(id)} is there`);
      expect(state).toBe(engine.standings.item(item).state);
    }
    expect(states.size).toBeGreaterThan(0);
  });
});
