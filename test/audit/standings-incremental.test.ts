import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../server/src/engine/change.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { matrixOf } from '../../server/src/engine/features/matrix/matrix.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import type { RecordFact } from '../../server/src/engine/model/facts.ts';

const AS_OF = { date: '2026-01-12', origin: 'clock' } as const;

const CONTROLS = [
  '{id: AC-1, title: One, frequency: quarterly, status: operating, satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}, evidence: [EV-1]}',
  '{id: AC-1, title: One again, frequency: monthly, satisfies: {soc2: [CC6.2, CC6.3], iso27001: [A.5.18]}}',
  '{id: AC-1, title: One, status: planned, satisfies: {soc2: [CC6.2]}, evidence: [EV-1, EV-2]}',
  '{id: AC-2, title: Two, frequency: annual, satisfies: {soc2: [{id: CC6.2, evidence: [EV-2]}], own: [R-1]}, evidence: [EV-2, EV-3]}',
  '{id: AC-2, title: Two, satisfies: {iso27001: [A.5.18], own: [R-1, R-2]}}',
  '{id: AC-3, title: Three, frequency: quarterly, retired_on: 2025-08-01, satisfies: {soc2: [CC6.3], iso27001: [A.8.2]}, evidence: [EV-3]}',
];
const EVIDENCE = [
  '{id: EV-1, title: First, type: access-review, controls: [AC-1], occurrences: [{period: 2025-Q2, performed_on: 2025-06-24}, {period: 2025-Q3, performed_on: 2025-09-23}, {period: 2025-Q4, performed_on: 2025-12-09}]}',
  '{id: EV-1, title: First, type: access-review, controls: [AC-1], occurrences: [{period: 2025-Q2, performed_on: 2025-06-24}]}',
  '{id: EV-2, title: Second, type: access-review, series: S, controls: [AC-2], frequency: quarterly, collected_on: 2025-11-11}',
  '{id: EV-2, title: Second, type: policy, controls: [AC-2, AC-1], approved_on: 2025-02-02}',
  '{id: EV-3, title: Third, type: access-review, controls: [AC-3, AC-2], satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}, collected_on: 2025-05-05}',
  '{id: EV-3, title: Third, type: access-review, series: S, controls: [AC-3], collected_on: 2024-05-05, valid_until: 2025-05-05}',
];
const OTHERS = [
  '{kind: scope, id: S-1, title: Scope, soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}}',
  '{kind: crosswalk, id: X-1, title: Ours, mappings: [{source: CC6.2, target: A.5.18, evidence: [EV-2], coverage: partial}, {source: CC6.3, target: A.5.15, evidence: [EV-3]}]}',
  '{kind: framework, id: own, title: Own, requirements: [{id: R-1, title: One, maps_to: {soc2: [CC6.2]}}, {id: R-2, title: Two}]}',
  '{kind: policy, id: P-1, title: Policy, satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}}',
  '',
];

const text = fc.oneof(
  fc
    .subarray(CONTROLS, { maxLength: 3 })
    .map((list) => `controls:\n${list.map((each) => `  - ${each}\n`).join('')}`),
  fc
    .subarray(EVIDENCE, { maxLength: 3 })
    .map((list) => `evidence:\n${list.map((each) => `  - ${each}\n`).join('')}`),
  fc
    .constantFrom(...CONTROLS)
    .map((each) => `kind: control\n${each.slice(1, -1).replace(/, (\w+): (?=[^\]}]*$|\[|\{)/g, '\n$1: ')}\n`),
  fc.constantFrom(...OTHERS),
);
const step: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      file: fc.constantFrom(
        'a.yaml',
        'b.yaml',
        'controls/c.yaml',
        'evidence/d.yaml',
        'evidence/e.yaml',
        'x.yaml',
      ),
      text,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('removed' as const),
      file: fc.constantFrom('a.yaml', 'b.yaml', 'controls/c.yaml', 'evidence/d.yaml'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('2025-07-01', '2026-08-01')
      .map((date): Change => ({ type: 'as-of', asOf: { date, origin: 'travel' } })),
  },
);

function fresh(asOf: Engine['audit']['asOf'] = AS_OF): Engine {
  const engine = new Engine({ configuration: defaultConfiguration(), asOf });
  engine.apply([{ type: 'complete' }]);
  return engine;
}

function name({ file, id, anchor, title }: RecordFact): string {
  return `${file} ${id} ${anchor.start} ${title}`;
}

/** All that standings say, with every record as it is held now. */
function everything(engine: Engine): unknown {
  const { standings, workspace, catalogue, audit } = engine;
  const records = (kind: 'control' | 'evidence') => [...workspace.records(kind)];
  const axis = (framework: string, ...ids: string[]) =>
    ids.flatMap((id) => catalogue.item(framework, id) ?? []);
  // So many that a change of a few of them leaves the others as they were.
  const soc2 = catalogue.items('soc2').filter(({ group }) => group === 'CC6' || group === 'CC7');
  const iso27001 = catalogue.items('iso27001').filter(({ id }) => /^A\.(5\.1|8\.2)/.test(id));
  const requirements = axis('own', 'R-1', 'R-2');
  return {
    asOf: audit.asOf,
    // What is drawn of it is kept as well.
    matrices: [{}, { rows: 'own', columns: 'soc2' }].map((axes) => ({
      ...matrixOf(engine, axes),
      revision: undefined,
    })),
    controls: records('control').map((record) => {
      const { state, activities, evidence, ...rest } = standings.control(record);
      return {
        ...rest,
        record: name(rest.record),
        state,
        evidence: evidence.map(name),
        activities: activities.map(({ evidence: own, freshness, stage, state: each }) => [
          stage,
          each,
          freshness,
          own.map(name),
        ]),
      };
    }),
    evidence: records('evidence').map((record) => {
      const { state, freshness, designOnly } = standings.evidence(record);
      return [name(record), state, freshness, designOnly];
    }),
    items: [...soc2, ...iso27001, ...requirements].map((item) => {
      const { controls, evidence, item: own, ...rest } = standings.item(item);
      return [own.id, rest, controls.map(name), evidence.map(name)];
    }),
    cells: [
      [soc2, iso27001],
      [requirements, soc2],
    ].map(([rows = [], columns = []]) =>
      standings
        .cells(rows, columns)
        .map(({ row, column, controls, evidence, policies, claims, ...rest }) => [
          row.id,
          column.id,
          controls.map(name),
          evidence.map(name),
          policies.map(name),
          claims.map(({ record, span, ...claim }) => [record === undefined ? '' : name(record), span, claim]),
          rest,
        ]),
    ),
  };
}

describe('standings after any edits', () => {
  it('are those of a workspace that was read at once', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const edited = fresh();
        const texts = new Map<string, string>();
        for (const change of steps) {
          edited.apply([change]);
          if (change.type === 'text') texts.set(change.file, change.text);
          if (change.type === 'removed') texts.delete(change.file);
          // Asked each time, so that there is something to take back.
          everything(edited);
        }
        const read = fresh(edited.audit.asOf);
        read.apply([...texts].map(([file, each]) => ({ type: 'text', file, text: each })));
        expect(everything(edited)).toEqual(everything(read));
      }),
      { numRuns: 150 },
    );
  });
});
