import { describe, expect, it } from 'vitest';
import { EXAMPLES, type TimeExample } from '../../audit/time-example.ts';
import { found } from '../../support/found.ts';

/** What the examples say in words about their findings, as rule, severity and what the sentence must hold. */
const SAID: Readonly<Record<string, readonly [string, RegExp]>> = {
  T2: ['evidence/snapshot-only warning', /2025-Q2 and 2025-Q3 are missing/],
  T4b: ['evidence/occurrence-missing warning', /no occurrence for 2025-Q2:/],
  T6: ['evidence/occurrence-late information', /2025-Q2 was performed 2025-08-19, 20 days after grace/],
  T7: ['evidence/occurrence-missing warning', /for 2025-Q2:.* too late to count.*2025-11-05 for 2025-Q2/],
  T8: ['evidence/crammed-before-fieldwork warning', /2025-Q2 missed, 2025-Q3 late/],
  T11: ['evidence/few-in-window information', /2 of 3 .*before 2025-12-31.*Write the period/],
  T14: ['evidence/occurrence-missing warning', /no occurrence for 2025-W33:/],
  T15: ['evidence/occurrence-missing warning', /no occurrence for 2025-09-15\.\.2025-09-17:/],
  T17: ['evidence/not-tested information', /last performed 2025-06-20/],
  T18: ['evidence/not-tested information', /design only.*before the window ends, or move the window/],
  T19: ['evidence/occurrence-missing warning', /due on 2025-06-15, with grace until 2025-07-15/],
  T22b: ['evidence/not-tested information', /never performed.*design only/],
  T23: ['control/in-force warning', /2025-04-01\.\.2025-07-14 \(105 days of the window\)/],
  T28: ['evidence/nothing-to-test information', /Keep the empty query result/],
  T29: ['evidence/population-incomplete warning', /roll it forward over 2025-12-01\.\.2025-12-31/],
  T32: [
    'evidence/snapshot-only warning',
    /2025-Q2 is missing.*2025-Q4 can be done until 2026-01-30, but would fall after/,
  ],
  T33: [
    'evidence/no-date warning',
    /Add the day on which it was performed: it cannot be placed in the window/,
  ],
  T36b: ['control/in-force warning', /not in place on 2025-03-31/],
};

/** The groups that answer the examples; a workspace this small lacks much else. */
const GROUPS = /^(?:evidence\/|control\/|record\/date)/;

function findingsOf(source: string, each: TimeExample, origin: 'pinned' | 'clock' = 'pinned'): string[] {
  return found(source, { asOf: { date: each.asOf, origin } })
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((line) => GROUPS.test(line));
}

function example(id: string): TimeExample {
  const known = EXAMPLES.find((each) => each.id === id);
  if (known === undefined) throw new Error(`No example ${id}.`);
  return known;
}

/** T31 stands for two controls, and T37a is about a vendor: both are told below or in their own group. */
const ONE_CONTROL = EXAMPLES.filter(({ id }) => id !== 'T31' && id !== 'T37a');

describe('the worked examples as findings', () => {
  it.each(ONE_CONTROL.map((each) => [each.id, each.title, each] as const))('%s %s', (id, _title, each) => {
    const findings = findingsOf(workspaceOf(each), each);
    const said = SAID[id];
    expect(findings).toHaveLength(said === undefined ? 0 : 1);
    if (said === undefined) return;
    expect(findings[0]?.startsWith(said[0]), findings[0]).toBe(true);
    expect(findings[0]).toMatch(said[1]);
  });

  it('T31 an export is a snapshot of a manual control, and a hint for an automated one', () => {
    const each = example('T31');
    const as = (method: string): string[] =>
      findingsOf(workspaceOf(each, { ...each.control, method }), each).map((line) =>
        line.split(' ').slice(0, 2).join(' '),
      );
    expect(as('manual')).toEqual(['evidence/snapshot-only warning']);
    expect(as('automated')).toEqual(['evidence/snapshot-only hint']);
  });

  it('T35 a day to come is reported when the as-of day is simply today', () => {
    const each = example('T35');
    const findings = findingsOf(workspaceOf(each), each, 'clock');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^record\/date .*2025-12-20/);
  });
});

/** A workspace with the control, the evidence and the scope of an example; keys that only shorten are written out. */
function workspaceOf(example: TimeExample, control = example.control): string {
  const { calendar, stage, kind: _kind, tier: _tier, ...others } = control;
  const { occurrences, items: _items, assurance: _assurance, ...evidence } = example.evidence;
  const [start, end] = example.window;
  const soc2 =
    example.type === 'type-1'
      ? { type: 'type-1', categories: ['security'], as_of: end }
      : { type: 'type-2', categories: ['security'], window: { start, end } };
  return [
    '//- scope.yaml',
    lines({ kind: 'scope', id: 'SCOPE', title: 'Scope', soc2 }),
    '//- controls/AC-001.yaml',
    lines({
      kind: 'control',
      id: 'AC-001',
      title: 'Example',
      owner: 'it-lead',
      ...others,
      ...(calendar === undefined ? {} : { schedule: { calendar } }),
      satisfies: { soc2: ['CC6.2'] },
    }),
    '//- evidence/EV-001.yaml',
    lines({
      kind: 'evidence',
      id: 'EV-001',
      title: 'Example',
      owner: 'it-lead',
      controls: ['AC-001'],
      ...(stage === undefined ? {} : { stage }),
      ...evidence,
      ...(Array.isArray(occurrences)
        ? {
            occurrences: occurrences.map(({ on, ...each }) => ({
              ...each,
              performed_on: on,
              performed_by: 'it-lead',
              result: 'done',
              exceptions: 'none',
            })),
          }
        : {}),
    }),
  ].join('\n');
}

function lines(record: object): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n');
}
