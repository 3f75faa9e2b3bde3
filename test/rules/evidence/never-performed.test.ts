import { describe, expect, it } from 'vitest';
import { found } from '../../support/found.ts';

const SCOPE = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2026-04-01, end: 2026-09-30}}
`;

function control(id: string, more = 'frequency: quarterly'): string {
  return `//- controls/${id}.yaml\n{kind: control, id: ${id}, title: Work of ${id}, owner: it, ${more}, satisfies: {soc2: [CC7.1]}}\n`;
}

const DAYS = ['2026-06-20', '2026-09-20'];
const DONE = DAYS.map((day) => `{performed_on: ${day}, performed_by: it, result: ok, exceptions: none}`);

function performed(id: string): string {
  return `${control(id)}//- evidence/E-${id}.yaml\n{kind: evidence, id: E-${id}, title: Record of ${id}, owner: it, controls: [${id}], occurrences: [${DONE.join(', ')}]}\n`;
}

function missing(source: string, day = '2026-11-30'): string[] {
  const lines = found(SCOPE + source, { asOf: { date: day, origin: 'pinned' } });
  return lines.filter((line) => line.includes(' evidence/occurrence-missing '));
}

describe('a control that was never performed', () => {
  const MOST = performed('A') + performed('B') + performed('C');

  it('is told of where most others have evidence', () => {
    expect(missing(MOST + control('D', 'frequency: monthly'))).toEqual([
      'controls/D.yaml:0:20-21 evidence/occurrence-missing warning D has no evidence at all: monthly in 2026-04-01..2026-09-30 means 6, and nothing shows 2026-04..2026-09.',
    ]);
  });

  it('is told of with the others where few have evidence', () => {
    expect(missing(performed('A') + control('C') + control('D'))).toEqual([
      'scope.yaml:1:4-5 evidence/occurrence-missing information 2 of 3 controls that say how often they are performed have no evidence at all, and periods of the window 2026-04-01..2026-09-30 are over: C and D.',
    ]);
  });

  it('is not told of where nobody keeps evidence, or no period is over yet', () => {
    expect(missing(control('C') + control('D'))).toEqual([]);
    expect(missing(MOST + control('D'), '2026-07-20')).toEqual([]);
  });

  it.each([
    ['planned', 'frequency: quarterly, status: planned'],
    ['of the provider', 'frequency: quarterly, responsibility: inherited'],
    ['annual', 'frequency: annual'],
    ['per event', 'frequency: per-event'],
    ['automated', 'frequency: daily, method: automated'],
    ['younger than its first period', 'frequency: semi-annual, implemented_on: 2026-10-01'],
    ['linked to a record that is not there', 'frequency: quarterly, evidence: [E-X]'],
  ])('is not told of when it is %s', (_, more) => {
    expect(missing(MOST + control('D', more))).toEqual([]);
  });
});
