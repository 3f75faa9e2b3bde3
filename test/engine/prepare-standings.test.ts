import { describe, expect, it } from 'vitest';
import { Engine } from '../../server/src/engine/engine.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';

const CONTROLS = Array.from(
  { length: 20 },
  (_, n) => `  - {id: AC-${n}, title: A, satisfies: {soc2: [CC6.2]}}\n`,
).join('');

function engine(): Engine {
  const made = new Engine({
    configuration: defaultConfiguration(),
    asOf: { date: '2026-01-12', origin: 'pinned' },
  });
  made.apply([
    { type: 'text', file: 'controls/c.yaml', text: `controls:\n${CONTROLS}` },
    { type: 'complete' },
  ]);
  return made;
}

describe('preparing where controls and artifacts stand', () => {
  it('takes one of them per step and changes no answer', () => {
    const prepared = engine();
    const items = prepared.catalogue.frameworks().flatMap((id) => prepared.catalogue.items(id));
    expect([...prepared.workspace.records('control')]).toHaveLength(20);
    const rows = prepared.catalogue.items('soc2');
    // Pairs come a few rows at a time.
    expect([...prepared.prepareStandings()]).toHaveLength(20 + items.length + Math.ceil(rows.length / 8));
    const fresh = engine();
    for (const [at, control] of [...fresh.workspace.records('control')].entries())
      expect(
        prepared.standings.control([...prepared.workspace.records('control')][at] ?? control).state,
      ).toBe(fresh.standings.control(control).state);
    const columns = prepared.catalogue.items('iso27001');
    const said = ({ standings }: Engine) =>
      standings.cells(rows, columns).map(({ row, column, state, gap, controls }) => {
        return [row.id, column.id, state, gap, controls.map(({ id }) => id)];
      });
    expect(said(prepared).length).toBeGreaterThan(100);
    expect(said(prepared)).toEqual(said(fresh));
  });

  it('ends when a change comes in between', () => {
    const edited = engine();
    const work = edited.prepareStandings();
    work.next();
    edited.apply([{ type: 'removed', file: 'controls/c.yaml' }]);
    expect(work.next().done).toBe(true);
  });

  it('goes on with the revisions of the engine whose place it takes', () => {
    const next = engine();
    next.continueFrom(500);
    expect(next.revision).toBe(501);
    next.continueFrom(3);
    expect(next.revision).toBe(502);
  });
});
