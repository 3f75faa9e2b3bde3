import { describe, expect, it } from 'vitest';
import { lensesOfRecord, lensPlaces } from '../../../server/src/engine/features/lenses/lenses.ts';
import { engineFor, type WorkspaceOptions } from '../../support/workspace.ts';

const SCOPE = `kind: scope
id: SCOPE
title: Scope
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;
const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
status: operating
frequency: quarterly
satisfies: {soc2: [CC6.2]}
`;
const REVIEW = `kind: evidence
id: EV-001
title: Review
type: access-review
controls: [AC-001]
occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24}
  - {period: 2025-Q4, performed_on: 2025-12-09}
`;

function lenses(
  files: Readonly<Record<string, string>>,
  file: string,
  options: WorkspaceOptions = {},
): string[] {
  const engine = engineFor(new Map(Object.entries({ 'scope.yaml': SCOPE, ...files })), options);
  return lensPlaces(engine, file).map(
    ({ record, at }) => lensesOfRecord(engine, record)[at]?.title ?? 'none',
  );
}

describe('lenses', () => {
  it('count the occurrences of a control in the window and say when it is due next', () => {
    expect(lenses({ 'a.yaml': CONTROL, 'b.yaml': REVIEW }, 'a.yaml')).toEqual([
      '2 of 3 occurrences in the window, missed 2025-Q3, next due 31 Mar 2026',
    ]);
  });

  it('say of evidence how fresh it is, and what its window lacks', () => {
    expect(lenses({ 'a.yaml': CONTROL, 'b.yaml': REVIEW }, 'b.yaml')).toEqual([
      'an occurrence in the window was missed; current, last 9 Dec 2025, next due 31 Mar 2026',
    ]);
    const whole = REVIEW.replace(
      'occurrences:',
      'occurrences:\n  - {period: 2025-Q3, performed_on: 2025-09-23}',
    );
    expect(lenses({ 'a.yaml': CONTROL, 'b.yaml': whole }, 'b.yaml')).toEqual([
      'current, last 9 Dec 2025, next due 31 Mar 2026',
    ]);
  });

  it('stand once per activity, at most twice, the most pressing first', () => {
    const stages = ['joiner', 'mover', 'leaver'].map(
      (stage, n) =>
        `kind: evidence\nid: EV-1${n}\ntitle: ${stage}\ntype: ticket-export\nstage: ${stage}\ncontrols: [AC-001]\ncollected_on: 2025-1${n}-01\n`,
    );
    const files = Object.fromEntries(stages.map((text, n) => [`evidence/${n}.yaml`, text]));
    const shown = lenses({ 'a.yaml': CONTROL, ...files }, 'a.yaml');
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(/^Joiner: /);
    expect(shown[1]).toMatch(/\(and 1 more\)$/);
  });

  it('tell first of the activity that missed an occurrence, whatever else is due sooner', () => {
    const monthly = `kind: evidence
id: EV-002
title: Test
type: test-report
stage: test
frequency: monthly
controls: [AC-001]
occurrences:
${['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `  - {period: 2025-${month}, performed_on: 2025-${month}-20}`).join('\n')}
`;
    const review = REVIEW.replace('type:', 'stage: review\ntype:');
    const [first] = lenses({ 'a.yaml': CONTROL, 'b.yaml': review, 'c.yaml': monthly }, 'a.yaml');
    expect(first).toMatch(/^Review: 2 of 3 .*missed 2025-Q3/);
  });

  it('say that a control has no evidence', () => {
    expect(lenses({ 'a.yaml': CONTROL }, 'a.yaml')).toEqual(['No evidence']);
  });

  it('are silent where nothing is owed: planned and retired controls, evidence of none, other records', () => {
    const planned = CONTROL.replace('operating', 'planned');
    expect(lenses({ 'a.yaml': planned, 'b.yaml': REVIEW }, 'a.yaml')).toEqual([]);
    expect(lenses({ 'a.yaml': planned, 'b.yaml': REVIEW }, 'b.yaml')).toEqual([]);
    expect(lenses({ 'b.yaml': REVIEW.replace('[AC-001]', '[]') }, 'b.yaml')).toEqual([]);
    expect(lenses({}, 'scope.yaml')).toEqual([]);
    expect(lenses({}, 'nowhere.yaml')).toEqual([]);
  });

  it('are silent while files are still being read', () => {
    expect(lenses({ 'a.yaml': CONTROL, 'b.yaml': REVIEW }, 'a.yaml', { incomplete: true })).toEqual([]);
  });

  it('keep hostile words on one line', () => {
    const hostile = REVIEW.replace(
      'type: access-review',
      'type: access-review\nstage: "<b>\\u202eevil\\n*x*"',
    );
    const two = hostile.replace('EV-001', 'EV-002').replace('evil', 'other');
    const shown = lenses({ 'a.yaml': CONTROL, 'b.yaml': hostile, 'c.yaml': two }, 'a.yaml');
    expect(shown).toHaveLength(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    for (const title of shown) expect(title).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
