import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../server/src/engine/frameworks/built-in-catalogue.ts';
import { createCatalogue } from '../../server/src/engine/frameworks/create-catalogue.ts';
import type { CustomFramework } from '../../server/src/engine/frameworks/custom-framework.ts';
import { compileIdPattern } from '../../server/src/engine/frameworks/custom-pattern.ts';
import { cpuWatch } from '../support/cpu-watch.ts';

const catalogue = builtInCatalogue();

describe('framework keys', () => {
  it.each(['soc2', 'SOC2', 'soc_2', 'SOC 2', 'tsc', 'TSC-2017', 'Trust Services Criteria', 'soc2-type2'])(
    'reads %s as soc2',
    (key) => {
      expect(catalogue.frameworkOf(key)).toEqual({ framework: 'soc2', edition2013: false });
    },
  );

  it.each([
    'iso',
    'iso27001',
    'ISO_27001',
    'iso27001-2022',
    'iso27001:2022',
    'ISO/IEC 27001:2022',
    '27001',
    'iso27001_annex_a',
  ])('reads %s as iso27001', (key) => {
    expect(catalogue.frameworkOf(key)).toEqual({ framework: 'iso27001', edition2013: false });
  });

  it.each(['iso27001:2013', 'ISO/IEC 27001:2013', 'iso27001_2013'])('reads %s as the 2013 edition', (key) => {
    expect(catalogue.frameworkOf(key)).toEqual({ framework: 'iso27001', edition2013: true });
  });

  it.each(['iso9001', 'iso27002', 'iso27701', 'soc1', 'nist', 'cc', '', 'isolation'])(
    'leaves %j alone',
    (key) => {
      expect(catalogue.frameworkOf(key)).toBeUndefined();
    },
  );
});

describe('counterparts', () => {
  it('stand strongest first and read from the asked item', () => {
    const [first] = catalogue.counterparts('soc2', 'CC9.2');
    expect(first).toMatchObject({
      framework: 'iso27001',
      id: 'A.5.19',
      relationship: 'superset-of',
      strength: 9,
    });
    const mirror = catalogue.counterparts('iso27001', 'A.5.19').find((row) => row.id === 'CC9.2');
    expect(mirror).toMatchObject({
      framework: 'soc2',
      relationship: 'subset-of',
      strength: 9,
      coverage: first?.coverage,
    });
  });

  it('are the same pairs with the same strength from both sides', () => {
    let rows = 0;
    for (const { id } of catalogue.items('soc2')) {
      for (const there of catalogue.counterparts('soc2', id)) {
        rows += 1;
        const back = catalogue.counterparts(there.framework, there.id).filter((row) => row.id === id);
        expect(back).toHaveLength(1);
        expect(back[0]).toMatchObject({
          strength: there.strength,
          coverage: there.coverage,
          note: there.note,
        });
      }
    }
    expect(rows).toBe(318);
  });

  it('are none for a series and for unmapped controls', () => {
    expect(catalogue.counterparts('soc2', 'CC6')).toEqual([]);
    expect(catalogue.counterparts('iso27001', 'A.8.34')).toEqual([]);
    expect(catalogue.unmapped('A.8.34')).toContain('test');
  });

  it('knows strong pairs and pairs that are not related', () => {
    expect(catalogue.isStrongPair('CC8.1', 'A.8.32')).toBe(true);
    expect(catalogue.isStrongPair('P4.2', 'A.5.34')).toBe(false);
    expect(catalogue.isStrongPair('CC8.1', 'A.5.1')).toBe(false);
    expect(catalogue.notRelated('CC6.6', 'A.8.3')).toContain('boundary');
    expect(catalogue.notRelated('CC8.1', 'A.8.32')).toBeUndefined();
  });

  it('computes the coverage of a series as the lower median of its criteria', () => {
    const words = ['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9', 'A1', 'C1', 'PI1', 'P'].map(
      (series) => catalogue.seriesCoverage(series),
    );
    expect(words).toEqual([
      'strong',
      'strong',
      'partial',
      'strong',
      'strong',
      'strong',
      'strong',
      'near-complete',
      'strong',
      'near-complete',
      'strong',
      'partial',
      'partial',
    ]);
    expect(catalogue.seriesCoverage('CC10')).toBeUndefined();
  });
});

describe('items', () => {
  it('carry group, category, predecessors and amendment', () => {
    expect(catalogue.item('soc2', 'CC4.1')).toMatchObject({
      group: 'CC4',
      cosoPrinciple: 16,
      category: 'security',
    });
    expect(catalogue.item('iso27001', 'A.5.18')).toMatchObject({
      group: 'A.5',
      predecessors: ['A.9.2.2', 'A.9.2.5', 'A.9.2.6'],
    });
    expect(catalogue.item('iso27001', '4.1')?.amendment).toContain('climate');
    expect(catalogue.groupTitle('iso27001', '9')).toBe('Performance evaluation');
    expect(catalogue.groupTitle('soc2', 'P')).toBe('Privacy');
    expect(catalogue.members('iso27001', '__proto__')).toEqual([]);
    expect(catalogue.explain('constructor')).toBeUndefined();
  });
});

const addendum: CustomFramework = {
  id: 'globex-dpa',
  title: 'Globex addendum',
  ids: 'GX-\\d{1,2}',
  requirements: [
    {
      id: 'GX-1',
      title: 'Encryption at rest',
      mapsTo: [
        { framework: 'SOC2', id: 'cc6.1' },
        { framework: 'iso27001', id: 'A.8.24' },
      ],
    },
    {
      id: 'GX-2',
      title: 'Breach notice',
      mapsTo: [
        { framework: 'soc2', id: 'CC9.9' },
        { framework: 'nobody', id: 'X' },
      ],
    },
  ],
};

describe('custom frameworks', () => {
  const own = createCatalogue([addendum]);

  it('are found by key and read their own ids', () => {
    expect(own.frameworkOf('GLOBEX_DPA')).toEqual({ framework: 'globex-dpa', edition2013: false });
    expect(own.frameworks()).toEqual(['soc2', 'iso27001', 'globex-dpa']);
    expect(own.read('globex-dpa', 'GX-1', false)).toEqual({ type: 'known', id: 'GX-1' });
    expect(own.read('globex-dpa', 'gx 1', false)).toMatchObject({ type: 'spelling', id: 'GX-1' });
    expect(own.read('globex-dpa', 'GX-3', false)).toMatchObject({
      type: 'unknown',
      nearest: ['GX-1', 'GX-2'],
    });
    expect(own.read('globex-dpa', 'CC6.1', false)).toMatchObject({
      type: 'other-framework',
      framework: 'soc2',
    });
    expect(own.recogniseIds('see GX-1, GX-9 and CC6.1').map((found) => found.id)).toEqual(['GX-1', 'CC6.1']);
  });

  it('join both ways through maps_to and leave out what does not exist', () => {
    expect(own.counterparts('globex-dpa', 'GX-1').map((row) => row.id)).toEqual(['CC6.1', 'A.8.24']);
    expect(
      own.counterparts('soc2', 'CC6.1').some((row) => row.framework === 'globex-dpa' && row.id === 'GX-1'),
    ).toBe(true);
    expect(own.counterparts('globex-dpa', 'GX-2')).toEqual([]);
    expect(catalogue.counterparts('soc2', 'CC6.1').some((row) => row.framework === 'globex-dpa')).toBe(false);
  });

  it('cannot take the key of a shipped framework, nor each other’s', () => {
    const twice = createCatalogue([
      addendum,
      { ...addendum, title: 'Again' },
      { id: 'iso-27001', title: 'Mine', requirements: [] },
    ]);
    expect(twice.problems.map((problem) => problem.framework)).toEqual(['globex-dpa', 'iso-27001']);
  });

  it('say what is wrong with a pattern', () => {
    const bad = createCatalogue([{ ...addendum, ids: '(GX-\\d+)+' }]);
    expect(bad.problems[0]?.message).toContain('+ is not allowed');
    expect(bad.read('globex-dpa', 'GX-1', false).type).toBe('known');
  });
});

describe('id patterns', () => {
  it.each([
    ['GX-\\d{1,2}', 'GX-12', 'GX-123'],
    ['[A-Z]{2}\\.\\d', 'AB.1', 'ABx1'],
    ['R(-\\d)?', 'R-1', 'R--'],
    ['(\\d){2}X', '12X', '1X'],
    ['§?\\d', '5', 'x'].map((part) => part.replace('§', '#')),
  ])('%s accepts %s and not %s', (pattern, good, bad) => {
    const result = compileIdPattern(pattern ?? '');
    expect(result.ok && result.pattern.whole.test(good ?? '')).toBe(true);
    expect(result.ok && result.pattern.whole.test(bad ?? '')).toBe(false);
  });

  it.each([
    '',
    '.*',
    'a+',
    'a|b',
    '^a$',
    '(a(b))',
    '(a?){3}',
    '(?=a)',
    'a{999}',
    'a{3,1}',
    '[a',
    '(a',
    'a)',
    '()',
    '\\s',
    '\\1',
    '[z-a]',
    'a??',
    '\\d{1,40}\\d{1,40}\\d{1,40}',
    '?',
    '{2}',
    'x'.repeat(200),
  ])('refuses %j with a reason', (pattern) => {
    const result = compileIdPattern(pattern);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.problem).not.toBe('');
  });

  it('stay quick on hostile text', () => {
    const result = compileIdPattern('\\d{1,40}\\d{1,40}X');
    expect(result.ok).toBe(true);
    const spent = cpuWatch();
    if (result.ok) result.pattern.whole.test('1'.repeat(10_000));
    expect(spent()).toBeLessThan(2000);
  });
});
