import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import type { State } from '../../server/src/protocol/state.ts';
import { cpuWatch } from '../support/cpu-watch.ts';
import { engineFor } from '../support/workspace.ts';
import { itemStanding, record } from './asked-of-views.ts';

const SCOPE =
  'kind: scope\nid: S\ntitle: S\nframeworks: [soc2, iso27001]\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n';

function control(id: string, rest = 'frequency: quarterly\n'): string {
  return `kind: control\nid: ${id}\ntitle: ${id}\nstatus: operating\n${rest}satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}\n`;
}

function evidence(id: string, rest: string, of = 'AC-1'): string {
  return `kind: evidence\nid: ${id}\ntitle: ${id}\ntype: access-review\ncontrols: [${of}]\n${rest}`;
}

const Q2 = '  - {period: 2025-Q2, performed_on: 2025-06-24}\n';
const Q3 = '  - {period: 2025-Q3, performed_on: 2025-09-23}\n';
const Q4 = '  - {period: 2025-Q4, performed_on: 2025-12-09}\n';
const WHOLE = `occurrences:\n${Q2}${Q3}${Q4}`;

/** An engine with files beside the scope, on a day. */
function company(files: Readonly<Record<string, string>>, date = '2026-01-12'): Engine {
  return engineFor(new Map(Object.entries({ 'scope.yaml': SCOPE, ...files })), {
    asOf: { date, origin: 'pinned' },
  });
}

/** The states of the artifact, the control, the criterion and the pair, from one end to the other. */
function chain(engine: Engine): readonly State[] {
  const { standings, catalogue } = engine;
  const [pair] = standings.pairs(catalogue.items('soc2'), catalogue.items('iso27001'));
  return [
    standings.evidence(record(engine, 'EV-1')).state,
    standings.control(record(engine, 'AC-1')).state,
    itemStanding(engine, 'soc2', 'CC6.2').state,
    pair?.state ?? 'not-owed',
  ];
}

function all(state: State): readonly State[] {
  return [state, state, state, state];
}

describe('where an artifact, its control, the criterion and the pair stand', () => {
  const quarterly = { 'c.yaml': control('AC-1'), 'e.yaml': evidence('EV-1', WHOLE) };

  it.each([
    ['2026-01-12', 'current'],
    ['2026-03-25', 'due-soon'],
    ['2026-04-02', 'due'],
    ['2026-08-01', 'stale'],
  ] as const)('on %s: %s', (date, state) => {
    expect(chain(company(quarterly, date))).toEqual(all(state));
  });

  it('missed, where the window lacks an occurrence, however fresh the last one is', () => {
    const engine = company({ ...quarterly, 'e.yaml': evidence('EV-1', `occurrences:\n${Q2}${Q4}`) });
    expect(chain(engine)).toEqual(all('missed'));
    const standing = engine.standings.control(record(engine, 'AC-1'));
    expect(standing).toMatchObject({
      expected: 3,
      met: 2,
      missed: 1,
      last: '2025-12-09',
      nextDue: '2026-03-31',
    });
  });

  it('expired, when what the artifact says of its validity has passed', () => {
    const plain = control('AC-1', '');
    const expired = evidence('EV-1', 'collected_on: 2025-01-05\nvalid_until: 2025-12-01\n');
    expect(chain(company({ 'c.yaml': plain, 'e.yaml': expired }))).toEqual(all('expired'));
  });

  it('unevidenced, when nothing was ever performed', () => {
    const planned = evidence('EV-1', 'status: planned\n');
    expect(chain(company({ 'c.yaml': control('AC-1', ''), 'e.yaml': planned }))).toEqual(all('unevidenced'));
    const none = company({ 'c.yaml': control('AC-1') });
    expect(none.standings.control(record(none, 'AC-1')).state).toBe('unevidenced');
    expect(itemStanding(none, 'soc2', 'CC6.2')).toMatchObject({
      state: 'unevidenced',
      covered: true,
      evidenced: false,
    });
  });

  it('policy only, when documents alone show it', () => {
    const document = evidence('EV-1', 'approved_on: 2025-05-05\n').replace('access-review', 'policy');
    const engine = company({ 'c.yaml': control('AC-1', ''), 'e.yaml': document });
    expect(engine.standings.evidence(record(engine, 'EV-1')).designOnly).toBe(true);
    expect(chain(engine).slice(1)).toEqual(['policy-only', 'policy-only', 'policy-only']);
    expect(itemStanding(engine, 'soc2', 'CC6.2').evidenced).toBe(false);
  });

  it.each([['planned'], ['retired'], ['not-applicable']])('not owed, when the control is %s', (status) => {
    const engine = company({ ...quarterly, 'c.yaml': control('AC-1').replace('operating', status) });
    const { standings } = engine;
    expect(standings.evidence(record(engine, 'EV-1')).state).toBe('not-owed');
    expect(standings.control(record(engine, 'AC-1'))).toMatchObject({
      state: 'not-owed',
      inOperation: false,
    });
    expect(itemStanding(engine, 'soc2', 'CC6.2')).toMatchObject({
      controls: [],
      evidence: [],
      state: 'unevidenced',
    });
  });

  it('policy only for the item that a planned control and a policy cite: the policy is there already', () => {
    const files = { 'c.yaml': control('AC-1').replace('operating', 'planned') };
    const policy = 'kind: policy\nid: POL-1\ntitle: P\nsatisfies: {soc2: [CC6.2]}\n';
    expect(itemStanding(company(files), 'soc2', 'CC6.2')).toMatchObject({
      covered: true,
      state: 'unevidenced',
    });
    const both = company({ ...files, 'p.yaml': policy });
    expect(itemStanding(both, 'soc2', 'CC6.2').state).toBe('policy-only');
  });
});

it('takes nothing from an item that a further artifact is dated later than the day that is asked about', () => {
  const later = evidence('EV-2', 'collected_on: 2025-11-03\n').replace('access-review', 'report');
  const engine = company(
    {
      'c.yaml': control('AC-1', ''),
      'e.yaml': evidence('EV-1', 'collected_on: 2025-06-02\n'),
      'f.yaml': later,
    },
    '2025-08-15',
  );
  expect(engine.standings.evidence(record(engine, 'EV-2')).state).toBe('unevidenced');
  expect(itemStanding(engine, 'soc2', 'CC6.2')).toMatchObject({ state: 'current', evidenced: true });
});

describe('two controls for one criterion, of which one missed an occurrence', () => {
  const engine = company({
    'c.yaml': control('AC-1'),
    'd.yaml': control('AC-2'),
    'e.yaml': evidence('EV-1', WHOLE),
    'f.yaml': evidence('EV-2', `occurrences:\n${Q2}${Q4}`, 'AC-2'),
  });

  it('leave each its own state, and give the criterion and the pair the worse one', () => {
    const { standings } = engine;
    expect(standings.control(record(engine, 'AC-1')).state).toBe('current');
    expect(standings.control(record(engine, 'AC-2')).state).toBe('missed');
    expect(standings.evidence(record(engine, 'EV-1')).state).toBe('current');
    const { state, controls, evidence: artifacts, evidenced } = itemStanding(engine, 'soc2', 'CC6.2');
    expect([state, evidenced]).toEqual(['missed', true]);
    expect(controls.map(({ id }) => id)).toEqual(['AC-1', 'AC-2']);
    expect(artifacts.map(({ id }) => id)).toEqual(['EV-1', 'EV-2']);
    expect(chain(engine)[3]).toBe('missed');
  });
});

describe('what an artifact shows', () => {
  it('is what it names itself, where it names anything', () => {
    const tagged = evidence('EV-1', `${WHOLE}satisfies: {iso27001: [A.5.18]}\n`);
    const engine = company({ 'c.yaml': control('AC-1'), 'e.yaml': tagged });
    expect(itemStanding(engine, 'soc2', 'CC6.2').evidence).toEqual([]);
    expect(itemStanding(engine, 'iso27001', 'A.5.18').evidence.map(({ id }) => id)).toEqual(['EV-1']);
  });

  it('is what a long entry lists, where one lists evidence', () => {
    const long = control('AC-1').replace('soc2: [CC6.2]', 'soc2: [{id: CC6.2, evidence: [EV-2]}]');
    const engine = company({
      'c.yaml': long,
      'e.yaml': evidence('EV-1', WHOLE),
      'f.yaml': evidence('EV-2', WHOLE),
    });
    expect(itemStanding(engine, 'soc2', 'CC6.2').evidence.map(({ id }) => id)).toEqual(['EV-2']);
    expect(itemStanding(engine, 'iso27001', 'A.5.18').evidence.map(({ id }) => id)).toEqual(['EV-2', 'EV-1']);
  });
});

describe('what is in scope', () => {
  it('is every control of Annex A without a statement of applicability, and what it marks applicable with one', () => {
    const without = company({});
    expect(itemStanding(without, 'iso27001', 'A.8.1').inScope).toBe(true);
    const soa =
      'kind: soa\nid: SOA\ntitle: SoA\nframework: iso27001\ncontrols:\n  - {id: A.5.18, applicable: true, reason: risk}\n  - {id: A.8.1, applicable: false, reason: none}\n';
    const engine = company({ 'soa.yaml': soa });
    expect(itemStanding(engine, 'iso27001', 'A.5.18').inScope).toBe(true);
    expect(itemStanding(engine, 'iso27001', 'A.8.1')).toMatchObject({ inScope: false, state: 'not-owed' });
  });

  it('is the criteria of the categories of the report', () => {
    const engine = company({});
    expect(itemStanding(engine, 'soc2', 'CC6.2')).toMatchObject({
      inScope: true,
      covered: false,
      state: 'unevidenced',
    });
    expect(itemStanding(engine, 'soc2', 'P1.1')).toMatchObject({ inScope: false, state: 'not-owed' });
  });

  it('is every requirement of a custom framework', () => {
    const engine = company({
      'f.yaml':
        'kind: framework\nid: own\ntitle: Own\nrequirements: [{id: R-1, title: One}, {id: R-2, title: Two}]\n',
      'c.yaml': control('AC-1').replace('soc2: [CC6.2]', 'own: [R-1]'),
      'e.yaml': evidence('EV-1', WHOLE),
    });
    expect(itemStanding(engine, 'own', 'R-1')).toMatchObject({
      inScope: true,
      covered: true,
      state: 'current',
    });
    expect(itemStanding(engine, 'own', 'R-2')).toMatchObject({
      inScope: true,
      covered: false,
      state: 'unevidenced',
    });
    const { catalogue, standings } = engine;
    const found = standings.pairs(catalogue.items('iso27001'), catalogue.items('own'));
    expect(found.map(({ row, column, state }) => [row.id, column.id, state])).toEqual([
      ['A.5.18', 'R-1', 'current'],
    ]);
  });

  it('says that a policy alone takes a criterion up, and that nothing shows it is done', () => {
    const policy = 'kind: policy\nid: POL-1\ntitle: Policy\nsatisfies: {soc2: [CC6.2]}\n';
    expect(itemStanding(company({ 'p.yaml': policy }), 'soc2', 'CC6.2')).toMatchObject({
      covered: true,
      controls: [],
      state: 'policy-only',
    });
  });
});

describe('an item that thousands of artifacts name', () => {
  it('is worked out in one go', () => {
    const many = 4000;
    const list = Array.from(
      { length: many },
      (_, n) =>
        `  - {id: EV-${n}, title: E, type: report, controls: [AC-1], collected_on: 2025-12-01, satisfies: {soc2: [CC6.2]}}\n`,
    );
    const engine = company({ 'c.yaml': control('AC-1', ''), 'e.yaml': `evidence:\n${list.join('')}` });
    const spent = cpuWatch();
    expect(itemStanding(engine, 'soc2', 'CC6.2').evidence).toHaveLength(many);
    // Each artifact looking through the citations of all others would take minutes.
    expect(spent()).toBeLessThan(20_000);
  });
});
