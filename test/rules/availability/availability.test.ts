import { describe, expect, it } from 'vitest';
import { controlOf, evidenceOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const rules = (source: string): string[] => rulesIn(['availability'], source);

describe('availability/recovery-test', () => {
  const base = PROGRAM + controlOf('BCP-1', 'soc2: [A1.3]', 'The service can be recovered');
  const other = controlOf('X-1', 'soc2: [CC2.3]') + evidenceOf('E-X', 'X-1', 'type: report');

  it('is told where nothing was tried, with or without other evidence', () => {
    expect(foundIn(['availability'], base + other)).toEqual([
      'availability/recovery-test warning BCP-1 answers for A1.3, and no evidence shows that recovery was tried. Add the exercise or the restore test with its result.',
    ]);
    expect(rules(base + evidenceOf('E-1', 'BCP-1', 'type: minutes'))).toEqual(['availability/recovery-test']);
    expect(rules(base.replace('soc2: [A1.3]', 'iso27001: [A.5.30]') + other)).toEqual([
      'availability/recovery-test',
    ]);
  });

  it.each([
    ['type: exercise', 'Rehearsal'],
    ['type: test-result', 'Result'],
    ['type: report', 'Restore of the order database'],
  ])('is content with %s, %s, of any control for it', (type, title) => {
    const second = controlOf('BCP-2', 'iso27001: [A.5.30]') + evidenceOf('E-1', 'BCP-2', type, title);
    expect(rules(base + other + second)).toEqual([]);
  });

  it('is silent about a plan of a later year, and about categories that are not in the report', () => {
    expect(rules(base.replace('owner: it', 'owner: it\nstatus: planned') + other)).toEqual([]);
    const scope =
      '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security]}\n';
    expect(rules(base + other + scope)).toEqual([]);
  });
});

describe('availability/wrong-criterion', () => {
  it.each(['Capacity is forecast', 'Backup tests are run', 'A yearly failover exercise'])(
    'tells %s',
    (title) => {
      expect(rules(controlOf('A-1', 'soc2: [A1.2]', title))).toEqual(['availability/wrong-criterion']);
    },
  );

  it.each([
    controlOf('A-1', 'soc2: [A1.1, A1.2]', 'Capacity is forecast'),
    controlOf('A-1', 'soc2: [A1.2, A1.3]', 'A yearly failover exercise'),
    controlOf('A-1', 'soc2: [A1.2]', 'Backups have enough capacity'),
    controlOf('A-1', 'soc2: [A1.2]', 'Backups run every night'),
  ])('is silent beside a right one, or on other topics (%#)', (source) => {
    expect(rules(source)).toEqual([]);
  });
});
