import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import type { Cell } from '../../server/src/engine/features/documents/document.ts';
import { readinessGroups } from '../../server/src/engine/features/readiness/readiness.ts';
import { treeNodes } from '../../server/src/engine/features/trees/tree.ts';
import { engineFor } from '../support/workspace.ts';
import { itemStanding, rowsOf } from './asked-of-views.ts';

const CONTROL =
  'kind: control\nid: B-1\ntitle: B\nstatus: operating\nsatisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n';
const BOTH = 'kind: scope\nid: S\ntitle: S\nframeworks: [soc2, iso27001]\nsoc2: {categories: [security]}\n';

function company(files: Readonly<Record<string, string>>): Engine {
  return engineFor(new Map(Object.entries(files)));
}

function askedIn(engine: Engine): Readonly<Record<string, number>> {
  const { standings } = engine;
  return { soc2: standings.asked('soc2').size, iso27001: standings.asked('iso27001').size };
}

function gapsIn(engine: Engine): readonly string[] {
  const { standings, catalogue } = engine;
  return standings
    .cells(catalogue.items('soc2'), catalogue.items('iso27001'))
    .filter(({ gap }) => gap)
    .map(({ row, column }) => `${row.id} ${column.id}`);
}

function titleInIndex(engine: Engine, id: string): Cell | undefined {
  return rowsOf(engine, 'control-evidence-index', 'Index').find(({ item }) => item === id)?.['controlTitle'];
}

const soa = (rows: string, id = 'SOA') =>
  `kind: soa\nid: ${id}\ntitle: SoA\nframework: iso27001\ncontrols:\n${rows}`;

describe('a programme of one framework', () => {
  const iso = company({
    's.yaml': 'kind: scope\nid: S\ntitle: S\nisms: {boundary: All}\n',
    'c.yaml': CONTROL,
  });
  const soc2 = company({
    's.yaml': 'kind: scope\nid: S\ntitle: S\nsoc2: {categories: [security]}\n',
    'c.yaml': CONTROL,
  });

  it('owes nothing of the other, whatever a control cites', () => {
    expect(askedIn(iso)).toMatchObject({ soc2: 0 });
    expect(askedIn(iso)['iso27001']).toBeGreaterThan(93);
    expect(askedIn(soc2)).toEqual({ soc2: 33, iso27001: 0 });
    expect(new Set(readinessGroups(iso).map(({ framework }) => framework))).toEqual(
      new Set(['annex-a', 'clauses']),
    );
  });

  it.each([
    ['ISO 27001', iso],
    ['SOC 2', soc2],
  ])('of %s expects no pairs', (_, engine) => {
    expect(gapsIn(engine)).toEqual([]);
    const group = treeNodes(engine, 'gaps', undefined).find(({ subject }) => subject === 'pairs');
    expect(group?.description).toBe('none');
  });
});

describe('the frameworks of the programme', () => {
  const DESCRIBED = 'kind: scope\nid: S\ntitle: S\nsoc2: {categories: [security]}\n';
  const SETTINGS = 'version: 1\nframeworks: {soc2: tsc-2017, iso27001: iso27001-2022}\n';

  it('are what the settings list, where the scope describes one and lists none', () => {
    const engine = company({ '.tickmark.yaml': SETTINGS, 's.yaml': DESCRIBED, 'c.yaml': CONTROL });
    expect([...engine.audit.programme.frameworks]).toEqual(['soc2', 'iso27001']);
  });

  it('are what the scope lists, whatever the settings say', () => {
    const listed = DESCRIBED.replace('soc2: {', 'frameworks: [soc2]\nsoc2: {');
    const engine = company({ '.tickmark.yaml': SETTINGS, 's.yaml': listed });
    expect([...engine.audit.programme.frameworks]).toEqual(['soc2']);
  });

  it('stand in readiness with every other framework that a record cites', () => {
    const engine = company({
      '.tickmark.yaml': SETTINGS,
      's.yaml': DESCRIBED,
      'c.yaml': `${CONTROL.trim().replace('}', ', own: [R-1]}')}\n`,
      'f.yaml': 'kind: framework\nid: own\ntitle: Own\nrequirements: [{id: R-1, title: One}]\n',
    });
    const shown = new Set(readinessGroups(engine).map(({ framework }) => framework));
    expect([...shown]).toEqual(['soc2', 'annex-a', 'clauses', 'own']);
  });
});

describe('a crosswalk of the workspace', () => {
  const row = (head: string, coverage: string) =>
    `kind: crosswalk\nid: XW\ntitle: X\n${head}source: {framework: soc2}\ntarget: {framework: iso27001}\nmappings: [{source: CC1.1, target: A.8.1, relationship: intersects-with, coverage: ${coverage}}]\n`;

  it('makes a gap of a pair that it calls strong and nothing supports', () => {
    expect(gapsIn(company({ 's.yaml': BOTH }))).not.toContain('CC1.1 A.8.1');
    expect(gapsIn(company({ 's.yaml': BOTH, 'x.yaml': row('', 'strong') }))).toContain('CC1.1 A.8.1');
    expect(gapsIn(company({ 's.yaml': BOTH, 'x.yaml': row('', 'partial') }))).not.toContain('CC1.1 A.8.1');
  });

  it('stands alone where it extends none', () => {
    expect(gapsIn(company({ 's.yaml': BOTH, 'x.yaml': row('extends: builtin\n', 'strong') })).length).toBe(
      79,
    );
    expect(gapsIn(company({ 's.yaml': BOTH, 'x.yaml': row('extends: none\n', 'strong') }))).toEqual([
      'CC1.1 A.8.1',
    ]);
  });
});

describe('the statement of applicability', () => {
  it('puts nothing of Annex A in scope where it rules all of its rows out', () => {
    const engine = company({
      's.yaml': BOTH,
      'soa.yaml': soa('  - {id: A.5.1, applicable: false, justification: none}\n'),
    });
    expect([...engine.standings.asked('iso27001')].filter(({ type }) => type === 'annex-a')).toEqual([]);
  });

  it('counts by the first row by file where two speak of one control', () => {
    const engine = company({
      's.yaml': BOTH,
      'b.yaml': soa('  - {id: A.5.1, applicable: true}\n', 'SOA-A'),
      'a.yaml': soa('  - {id: A.5.1, applicable: false}\n  - {id: A.5.2, applicable: true}\n', 'SOA-B'),
    });
    expect(itemStanding(engine, 'iso27001', 'A.5.1').inScope).toBe(false);
    const row = rowsOf(engine, 'statement-of-applicability', 'Annex A').find(({ id }) => id === 'A.5.1');
    expect(row?.['applicable']).toBe('No');
  });

  it('takes an item up by a control in use alone', () => {
    const retired = 'kind: control\nid: R-1\ntitle: R\nstatus: retired\nretired_on: 2024-01-01\n';
    const rows =
      '  - {id: A.5.1, applicable: true, controls: [R-1]}\n  - {id: A.5.2, applicable: true, controls: [B-1]}\n';
    const engine = company({ 's.yaml': BOTH, 'r.yaml': retired, 'c.yaml': CONTROL, 'soa.yaml': soa(rows) });
    expect(itemStanding(engine, 'iso27001', 'A.5.1').covered).toBe(false);
    expect(itemStanding(engine, 'iso27001', 'A.5.2').covered).toBe(true);
    expect(titleInIndex(engine, 'A.5.2')).toBe('The SoA names B-1; no control in operation cites it.');
  });
});

describe('the control and evidence index', () => {
  const planned = CONTROL.replace('operating', 'planned');

  it('says of an item that a planned control alone cites that none is in operation yet', () => {
    const engine = company({ 's.yaml': BOTH, 'c.yaml': planned });
    expect(titleInIndex(engine, 'CC6.2')).toBe('Controls cite it, and none of them is in operation yet.');
  });

  it('leaves out what is not in scope, though a control cites it', () => {
    const rows = '  - {id: A.5.18, applicable: false}\n  - {id: A.5.1, applicable: true}\n';
    const control = CONTROL.replace('CC6.2', 'CC6.2, A1.1');
    const engine = company({ 's.yaml': BOTH, 'c.yaml': control, 'soa.yaml': soa(rows) });
    const ids = rowsOf(engine, 'control-evidence-index', 'Index').map((row) => row['item']);
    expect(ids).toContain('CC6.2');
    expect(ids).not.toContain('A1.1');
    expect(ids).not.toContain('A.5.18');
  });
});
