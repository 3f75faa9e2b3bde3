import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import type { RecordFact } from '../../server/src/engine/model/facts.ts';
import { systemClock } from '../../server/src/host/clock.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import { engineFor } from '../support/workspace.ts';

const SHORT = 'satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n';

function evidence(id: string, rest = ''): string {
  return `kind: evidence\nid: ${id}\ntitle: ${id}\n${rest}`;
}

function company(control: string, more = '', crosswalk = ''): Engine {
  return engineFor(
    new Map(
      Object.entries({
        'controls/a.yaml': `kind: control\nid: AC-001\ntitle: A\nevidence: [EV-1, EV-2]\n${control}`,
        'evidence/1.yaml': evidence('EV-1', more),
        'evidence/2.yaml': evidence('EV-2'),
        'evidence/3.yaml': evidence('EV-3'),
        ...(crosswalk === '' ? {} : { 'crosswalk.yaml': crosswalk }),
      }),
    ),
  );
}

function ids(records: readonly RecordFact[]): string[] {
  return records.map(({ id }) => id);
}

/** Every pair with something in it: the two ids, the controls and the evidence. */
function pairs(engine: Engine, rows = 'soc2', columns = 'iso27001'): string[] {
  const { catalogue, standings } = engine;
  return standings
    .pairs(catalogue.items(rows), catalogue.items(columns))
    .map((pair) => `${pair.row.id} ${pair.column.id}: ${ids(pair.controls)} / ${ids(pair.evidence)}`);
}

/** What a rule is told that asks about one pair alone. */
function alone(engine: Engine): string[] {
  return ids(engine.audit.evidenceInCell('CC6.2', 'A.5.18'));
}

describe('pairs', () => {
  it('come from a control that cites both, with the evidence that is linked to it', () => {
    const engine = company(SHORT);
    expect(pairs(engine)).toEqual(['CC6.2 A.5.18: AC-001 / EV-1,EV-2']);
    expect(alone(engine)).toEqual(['EV-1', 'EV-2']);
    const [first, , third] = ['EV-1', 'EV-2', 'EV-3'].map((id) => engine.workspace.definitions(id)[0]);
    if (first === undefined || third === undefined) throw new Error('no evidence');
    expect(engine.audit.usedInCell(first)).toBe(true);
    expect(engine.audit.usedInCell(third)).toBe(false);
  });

  it('need both ids in the evidence’s own list, where it has one', () => {
    expect(pairs(company(SHORT, SHORT))).toEqual(['CC6.2 A.5.18: AC-001 / EV-1,EV-2']);
    const one = company(SHORT, 'satisfies: {soc2: [CC6.2]}\n');
    expect(pairs(one)).toEqual(['CC6.2 A.5.18: AC-001 / EV-2']);
    expect(alone(one)).toEqual(['EV-2']);
    expect(pairs(company(SHORT, 'satisfies: {soc2: [CC99.9]}\n'))).toEqual(['CC6.2 A.5.18: AC-001 / EV-2']);
  });

  it('leave out what a long entry does not list', () => {
    const long = company('satisfies: {soc2: [{id: CC6.2, evidence: [EV-2]}], iso27001: [A.5.18]}\n');
    expect(pairs(long)).toEqual(['CC6.2 A.5.18: AC-001 / EV-2']);
    expect(alone(long)).toEqual(['EV-2']);
  });

  it('come from a row of a crosswalk with the evidence that it lists, whatever the controls say', () => {
    const crosswalk =
      'kind: crosswalk\nid: XW\ntitle: X\nsource: {framework: soc2}\ntarget: {framework: iso27001}\nmappings:\n' +
      '  - {source: CC6.3, target: A.5.18, evidence: [EV-3]}\n  - {source: CC6.2, target: A.5.16, evidence: [EV-2]}\n';
    const engine = company(SHORT, '', crosswalk);
    expect(pairs(engine)).toEqual([
      'CC6.2 A.5.16:  / EV-2',
      'CC6.2 A.5.18: AC-001 / EV-1,EV-2',
      'CC6.3 A.5.18:  / EV-3',
    ]);
    expect(ids(engine.audit.evidenceInCell('CC6.3', 'A.5.18'))).toEqual(['EV-3']);
  });

  it('do not put together what stands on one side of a row', () => {
    const crosswalk =
      'kind: crosswalk\nid: XW\ntitle: X\nsource: {framework: soc2}\ntarget: {framework: iso27001}\nmappings:\n' +
      '  - {source: [CC6.3, CC6.1], target: A.5.18, evidence: [EV-3]}\n';
    expect(pairs(company('', '', crosswalk), 'soc2', 'soc2')).toEqual([]);
  });

  it('read ranges, other spellings and points of focus as the items that they mean', () => {
    expect(pairs(company('satisfies: {tsc: [cc6.2], iso27001: [A.5.17-A.5.18]}\n'))).toEqual([
      'CC6.2 A.5.17: AC-001 / EV-1,EV-2',
      'CC6.2 A.5.18: AC-001 / EV-1,EV-2',
    ]);
  });

  it('say of every cell of the sample what a rule is told that asks about it alone', async () => {
    const root = new URL('../../samples/kestrel', import.meta.url).pathname;
    const host = await WorkspaceHost.open({ fileSystem: nodeFileSystem, clock: systemClock, root });
    await host.load();
    const { engine } = host;
    const { catalogue, standings, audit } = engine;
    const found = standings.pairs(catalogue.items('soc2'), catalogue.items('iso27001'));
    expect(found.length).toBeGreaterThan(200);
    for (const { row, column, evidence: own } of found)
      expect(ids(own).sort(), `${row.id} ${column.id}`).toEqual(
        ids(audit.evidenceInCell(row.id, column.id)).sort(),
      );
  });
});
