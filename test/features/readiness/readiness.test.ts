import { describe, expect, test } from 'vitest';
import { readiness } from '../../../server/src/engine/features/readiness/readiness.ts';
import type { Readiness } from '../../../server/src/protocol/readiness.ts';
import { readFixture } from '../../support/fixture.ts';
import { engineFor } from '../../support/workspace.ts';

function readinessOf(source: string, asOf = '2026-01-12'): Readiness {
  const engine = engineFor(readFixture(source).files, { asOf: { date: asOf, origin: 'pinned' } });
  for (const _ of engine.settle());
  return readiness(engine, 'file:///ws');
}

const SOURCE = `
//- scope.yaml
kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [soc2]
//- controls/all.yaml
controls:
  - {id: AC-1, title: Access review, frequency: quarterly, satisfies: {soc2: [CC6.1, CC6.2]}}
  - {id: AC-2, title: Key inventory, frequency: quarterly, satisfies: {soc2: [CC6.1]}}
  - {id: AC-3, title: Tailgating, frequency: annual, satisfies: {soc2: [CC6.4]}}
  - {id: AC-4, title: Nobody shows it, frequency: annual, satisfies: {soc2: [CC6.5]}}
//- evidence/all.yaml
evidence:
  - {id: EV-1, title: Review, type: access-review, controls: [AC-1], occurrences: [{performed_on: 2025-06-24}, {performed_on: 2025-12-09}]}
  - {id: EV-2, title: Inventory, type: report, controls: [AC-2, AC-9], occurrences: [{performed_on: 2025-06-20}, {performed_on: 2025-09-20}, {performed_on: 2025-12-09}]}
  - {id: EV-3, title: Walk, type: report, controls: [AC-3], occurrences: [{performed_on: 2025-01-20}]}
`;

describe('the numbers', () => {
  test('count the items of each series, and never more than are asked', () => {
    const { groups } = readinessOf(SOURCE);
    expect(groups.map(({ framework, id }) => `${framework} ${id}`)).toEqual(
      ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'].map((id) => `soc2 ${id}`),
    );
    expect(groups.find(({ id }) => id === 'CC6')).toMatchObject({
      asked: 8,
      covered: 4,
      evidenced: 3,
      stale: 0,
      missed: 2,
    });
    expect(groups.find(({ id }) => id === 'CC1')).toMatchObject({
      covered: 0,
      evidenced: 0,
      stale: 0,
      missed: 0,
    });
  });

  test('count what has gone stale since', () => {
    const { groups } = readinessOf(SOURCE, '2026-09-01');
    expect(groups.find(({ id }) => id === 'CC6')).toMatchObject({ stale: 3, missed: 2 });
  });

  test('put Annex A before clauses, and own frameworks last', () => {
    const { groups } = readinessOf(`
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [iso27001, soc2, globex]
//- frameworks/globex.yaml
kind: framework
id: globex
title: Addendum
requirements: [{id: GX-1, title: Encryption}]
`);
    expect([...new Set(groups.map(({ framework }) => framework))]).toEqual([
      'soc2',
      'annex-a',
      'clauses',
      'globex',
    ]);
  });
});

describe('the next steps', () => {
  test('begin with what the window has lost, then broken references, then what nothing takes up', () => {
    const { next } = readinessOf(SOURCE);
    expect(next[0]).toEqual({
      title: 'Account for 2025-Q3 of AC-1',
      why: '2 of 3 in the window, missed 2025-Q3.',
      due: '2025-09-30',
      rule: 'evidence/occurrence-missing',
      place: { file: 'evidence/all.yaml', offset: expect.any(Number) },
    });
    expect(next[1]).toMatchObject({ title: 'Mend a reference in evidence/all.yaml' });
    expect(next[1]?.why).toContain('AC-9');
    expect(next[2]).toMatchObject({
      title: 'Take up CC1.1, CC1.2, CC1.3 and 2 more (Control environment)',
      why: '5 items in scope that no control, policy or other record takes up.',
    });
    expect(next).toHaveLength(10);
  });

  test('count the other broken references of a file in plain words', () => {
    const { next } = readinessOf(`
//- controls/AC-1.yaml
kind: control
id: AC-1
title: Access
status: planned
satisfies: {soc2: [CC6.9, CC1.9, CC2.9]}
`);
    expect(next[0]?.title).toBe('Mend 3 references in controls/AC-1.yaml');
    expect(next[0]?.why).toMatch(/ And 2 more in this file\.$/);
  });

  test('are the same each time', () => {
    expect(readinessOf(SOURCE).next).toEqual(readinessOf(SOURCE).next);
  });

  test('put what is stale before what is broken, by due day', () => {
    const { next } = readinessOf(SOURCE, '2026-09-01');
    expect(next.slice(0, 4).map(({ title, due }) => `${title} ${due}`)).toEqual([
      'Account for 2025-Q3 of AC-1 2025-09-30',
      'Perform AC-3: Tailgating 2026-01-20',
      'Perform AC-2: Key inventory 2026-03-31',
      'Mend a reference in evidence/all.yaml undefined',
    ]);
  });

  test('are none where nothing is recorded and nothing is owed', () => {
    expect(readinessOf('//- notes.md\nNothing').next).toEqual([]);
  });

  test('come down to what is due soon when all else is in order', () => {
    const { next } = readinessOf(`
//- frameworks/globex.yaml
kind: framework
id: globex
title: Addendum
requirements: [{id: GX-1, title: Encryption}]
//- program.yaml
kind: program
id: PRG
title: Programme
frameworks: [globex]
//- controls/C-1.yaml
kind: control
id: C-1
title: Keys are rotated
frequency: annual
satisfies: {globex: [GX-1]}
//- evidence/E-1.yaml
kind: evidence
id: E-1
title: Rotation
controls: [C-1]
occurrences: [{performed_on: 2025-01-20}]
`);
    expect(next).toMatchObject([{ title: 'Perform C-1: Keys are rotated', due: '2026-01-20' }]);
  });
});
