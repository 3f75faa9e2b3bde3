import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../server/src/engine/frameworks/built-in-catalogue.ts';
import { cpuWatch } from '../support/cpu-watch.ts';

const catalogue = builtInCatalogue();

/** A reading in one line: type and the ids it names. */
function brief(framework: string, token: string, quoted = false): string {
  const reading = catalogue.read(framework, token, quoted);
  switch (reading.type) {
    case 'known':
    case 'point-of-focus':
      return `${reading.type} ${reading.id}`;
    case 'spelling':
      return `spelling ${reading.id}${reading.label === undefined ? '' : ` [${reading.label}]`}`;
    case 'group':
      return `group ${reading.level} ${reading.group} ${reading.members.length}`;
    case 'legacy-control':
    case 'legacy-group':
      return `${reading.type} ${reading.legacy} -> ${reading.successors.join(' ')}`;
    case 'range':
      return `range ${reading.members.join(' ')}${reading.crossesTopic ? ' !' : ''}${reading.unresolved === undefined ? '' : ` ?${reading.unresolved.join(' ')}`}`;
    case 'list':
      return `list ${reading.members.join(' ')}${reading.unresolved === undefined ? '' : ` ?${reading.unresolved.join(' ')}`}`;
    case 'yaml-number':
      return `yaml-number ${reading.annexA}`;
    case 'bare-number':
      return `bare-number ${reading.clause ?? '-'} ${reading.annexA ?? '-'} ${reading.legacy ?? '-'}`;
    case 'other-framework':
      return `other ${reading.framework} ${reading.id}`;
    case 'unknown':
      return `unknown ${reading.looksLike} ${reading.nearest[0] ?? '-'}`;
    default:
      return reading.type;
  }
}

const table: readonly (readonly [framework: string, token: string, expected: string])[] = [
  ['soc2', 'CC6.1', 'known CC6.1'],
  ['soc2', 'A1.2', 'known A1.2'],
  ['soc2', 'PI1.5', 'known PI1.5'],
  ['soc2', 'P8.1', 'known P8.1'],
  ['soc2', 'cc6.1', 'spelling CC6.1'],
  ['soc2', 'CC 6.1', 'spelling CC6.1'],
  ['soc2', 'CC-6.1', 'spelling CC6.1'],
  ['soc2', 'CC6-1', 'spelling CC6.1'],
  ['soc2', 'cc6_1', 'spelling CC6.1'],
  ['soc2', 'CC06.01', 'spelling CC6.1'],
  ['soc2', 'CC6.1.', 'spelling CC6.1'],
  ['soc2', 'a1.1', 'spelling A1.1'],
  ['soc2', 'A.1.1', 'spelling A1.1'],
  ['soc2', 'p4.2', 'spelling P4.2'],
  ['soc2', 'SOC2-CC6.1', 'spelling CC6.1'],
  ['soc2', 'SOC 2 CC6.1', 'spelling CC6.1'],
  ['soc2', 'SOC2: CC6.1', 'spelling CC6.1'],
  ['soc2', 'TSC CC6.1', 'spelling CC6.1'],
  ['soc2', 'TSC 2017 A1.2', 'spelling A1.2'],
  ['soc2', 'CC7.3 - Incident response', 'spelling CC7.3 [Incident response]'],
  ['soc2', 'CC6.1 – Logical access', 'spelling CC6.1 [Logical access]'],
  ['soc2', 'CC6.1: Logical access', 'spelling CC6.1 [Logical access]'],
  ['soc2', 'CC6.1 (Logical access)', 'spelling CC6.1 [Logical access]'],
  ['soc2', 'CC7.4 - Detect, respond and recover', 'spelling CC7.4 [Detect, respond and recover]'],
  ['iso27001', 'A.5.18', 'known A.5.18'],
  ['iso27001', 'A.8.34', 'known A.8.34'],
  ['iso27001', 'a.5.18', 'spelling A.5.18'],
  ['iso27001', 'A5.15', 'spelling A.5.15'],
  ['iso27001', 'A 5.15', 'spelling A.5.15'],
  ['iso27001', 'A-5-15', 'spelling A.5.15'],
  ['iso27001', 'A_5_15', 'spelling A.5.15'],
  ['iso27001', 'A.05.01', 'spelling A.5.1'],
  ['iso27001', 'Annex A 5.15', 'spelling A.5.15'],
  ['iso27001', 'Annex A.5.4', 'spelling A.5.4'],
  ['iso27001', 'Annex A - 5.4', 'spelling A.5.4'],
  ['iso27001', 'ISO 27001 A.5.18', 'spelling A.5.18'],
  ['iso27001', 'ISO27001:2022-A.8.10.', 'spelling A.8.10'],
  ['iso27001', 'ISO/IEC 27001:2022 A.5.18', 'spelling A.5.18'],
  ['iso27001', 'A.5.18.', 'spelling A.5.18'],
  ['iso27001', 'A.5.18 Access rights', 'spelling A.5.18 [Access rights]'],
  ['iso27001', '8.2 Privileged access rights', 'spelling A.8.2 [Privileged access rights]'],
  [
    'iso27001',
    '6.1.3 Information security risk treatment',
    'spelling 6.1.3 [Information security risk treatment]',
  ],
  ['iso27001', '4.3', 'known 4.3'],
  ['iso27001', '9.2', 'known 9.2'],
  ['iso27001', '9.3', 'known 9.3'],
  ['iso27001', '10.2', 'known 10.2'],
  ['iso27001', '7.5.1', 'known 7.5.1'],
  ['iso27001', '6.1.3 d)', 'known 6.1.3'],
  ['iso27001', '6.1.3(d)', 'known 6.1.3'],
  ['iso27001', '6.1.3 d', 'known 6.1.3'],
  ['iso27001', '6.1.3d', 'known 6.1.3'],
  ['iso27001', 'clause 5.2', 'known 5.2'],
  ['iso27001', 'Clause 6.1.2', 'known 6.1.2'],
  ['iso27001', 'ISO 27001 clause 9.2', 'known 9.2'],
  ['iso27001', '8.2', 'bare-number 8.2 A.8.2 -'],
  ['iso27001', '6.1', 'bare-number 6.1 A.6.1 -'],
  ['iso27001', '7.5', 'bare-number 7.5 A.7.5 -'],
  ['iso27001', '5.18', 'bare-number - A.5.18 -'],
  ['iso27001', '6.1.1', 'bare-number 6.1.1 - A.6.1.1'],
  ['iso27001', '6.1.2', 'bare-number 6.1.2 - A.6.1.2'],
  ['iso27001', '6.1.3', 'bare-number 6.1.3 - A.6.1.3'],
  ['iso27001', '9.2.1', 'bare-number 9.2.1 - A.9.2.1'],
  ['iso27001', '9.2.2', 'bare-number 9.2.2 - A.9.2.2'],
  ['iso27001', '9.3.1', 'bare-number 9.3.1 - A.9.3.1'],
  ['iso27001', '9.4.2', 'bare-number - - A.9.4.2'],
  ['iso27001', '5.10', 'yaml-number A.5.10'],
  ['iso27001', '5.20', 'yaml-number A.5.20'],
  ['iso27001', '5.30', 'yaml-number A.5.30'],
  ['iso27001', '7.10', 'yaml-number A.7.10'],
  ['iso27001', '8.10', 'yaml-number A.8.10'],
  ['iso27001', '8.20', 'yaml-number A.8.20'],
  ['iso27001', '8.30', 'yaml-number A.8.30'],
  ['soc2', 'CC9.9', 'placeholder'],
  ['soc2', 'CCx.x', 'placeholder'],
  ['soc2', 'CCX.Y', 'placeholder'],
  ['soc2', 'CC?.?', 'placeholder'],
  ['soc2', 'TBD', 'placeholder'],
  ['soc2', 'todo', 'placeholder'],
  ['soc2', 'XXX', 'placeholder'],
  ['soc2', 'N/A', 'placeholder'],
  ['soc2', 'none', 'placeholder'],
  ['soc2', '?', 'placeholder'],
  ['soc2', '<criterion>', 'placeholder'],
  ['iso27001', 'A.x.x', 'placeholder'],
  ['iso27001', '{{ control }}', 'placeholder'],
  ['soc2', 'CC6.1.3', 'point-of-focus CC6.1'],
  ['soc2', 'CC6.1-POF3', 'point-of-focus CC6.1'],
  ['soc2', 'CC6.1 POF 3', 'point-of-focus CC6.1'],
  ['soc2', 'CC6.1(a)', 'point-of-focus CC6.1'],
  ['soc2', 'CC6', 'group series CC6 8'],
  ['soc2', 'cc6', 'group series CC6 8'],
  ['soc2', 'CC6.x', 'group series CC6 8'],
  ['soc2', 'CC6.*', 'group series CC6 8'],
  ['soc2', 'A1', 'group series A1 3'],
  ['soc2', 'P', 'group series P 18'],
  ['soc2', 'P6', 'group series P6 7'],
  ['soc2', 'CC', 'group series CC 33'],
  ['iso27001', 'A.5', 'group theme A.5 37'],
  ['iso27001', 'A8', 'group theme A.8 34'],
  ['iso27001', 'Annex A.7', 'group theme A.7 14'],
  ['iso27001', 'All of Annex A', 'group theme Annex A 93'],
  ['iso27001', '9', 'group chapter 9 6'],
  ['iso27001', 'clause 9', 'group chapter 9 6'],
  ['iso27001', 'A.9.2.1', 'legacy-control A.9.2.1 -> A.5.16'],
  ['iso27001', 'A9.2.1', 'legacy-control A.9.2.1 -> A.5.16'],
  ['iso27001', 'A.18.2.3', 'legacy-control A.18.2.3 -> A.5.36 A.8.8'],
  ['iso27001', 'A.17', 'legacy-group A.17 -> A.5.29 A.8.14'],
  ['iso27001', 'A.9.1', 'legacy-group A.9.1 -> A.5.15'],
  ['iso27001', 'ISO27001:2013 A.8.2', 'legacy-group A.8.2 -> A.5.12 A.5.13 A.5.10'],
  ['iso27001', 'A.5.24 through A.5.26', 'range A.5.24 A.5.25 A.5.26'],
  ['iso27001', 'A.5.15-5.19', 'range A.5.15 A.5.16 A.5.17 A.5.18 A.5.19 !'],
  ['iso27001', 'A.5.15-18', 'range A.5.15 A.5.16 A.5.17 A.5.18'],
  ['iso27001', 'A.5.15–A.5.18', 'range A.5.15 A.5.16 A.5.17 A.5.18'],
  ['iso27001', 'A.8.2..A.8.5', 'range A.8.2 A.8.3 A.8.4 A.8.5 !'],
  ['iso27001', 'A.8.33-A.8.40', 'range A.8.33 A.8.34 ! ?A.8.40'],
  ['iso27001', '5.15-5.18', 'range A.5.15 A.5.16 A.5.17 A.5.18'],
  ['iso27001', '4.1-4.4', 'range 4.1 4.2 4.3 4.4'],
  ['iso27001', 'A.17.1-A.17.2', 'range A.5.29 A.8.14 !'],
  ['soc2', 'CC6.1-CC6.3', 'range CC6.1 CC6.2 CC6.3'],
  ['soc2', 'CC6.1 to CC6.3', 'range CC6.1 CC6.2 CC6.3'],
  ['soc2', 'CC6.1-3', 'range CC6.1 CC6.2 CC6.3'],
  ['soc2', 'CC6.8 - CC7.1', 'range CC6.8 CC7.1 !'],
  ['soc2', 'CC6.1, CC6.2', 'list CC6.1 CC6.2'],
  ['soc2', 'CC6.1/CC6.2', 'list CC6.1 CC6.2'],
  ['soc2', 'CC6.1 CC6.2', 'list CC6.1 CC6.2'],
  ['soc2', 'CC6.1 and CC6.2', 'list CC6.1 CC6.2'],
  ['soc2', 'CC6.1, 6.3', 'list CC6.1 CC6.3'],
  ['soc2', 'CC6.1, CC9.3', 'list CC6.1 ?CC9.3'],
  ['soc2', 'CC6.1-CC6.3, CC6.6', 'list CC6.1 CC6.2 CC6.3 CC6.6'],
  ['iso27001', 'ISO/IEC 27001:2022 A.5.1, A.5.2', 'list A.5.1 A.5.2'],
  ['soc2', 'A.5.18', 'other iso27001 A.5.18'],
  ['iso27001', 'CC6.1', 'other soc2 CC6.1'],
  ['iso27001', 'A1.2', 'other soc2 A1.2'],
  ['soc2', 'CC9.3', 'unknown criterion CC9.2'],
  ['soc2', 'CC6.12', 'unknown criterion CC6.8'],
  ['soc2', 'A1.4', 'unknown criterion A1.3'],
  ['soc2', '9.2', 'unknown criterion CC9.2'],
  ['iso27001', 'A.8.35', 'unknown annex-a A.8.34'],
  ['iso27001', 'A.6.9', 'unknown annex-a A.6.8'],
  ['iso27001', 'A.5.18.1', 'unknown annex-a A.5.18'],
  ['iso27001', '9.4', 'unknown clause 9.3'],
  ['iso27001', '9.3.4', 'unknown clause 9.3'],
  ['iso27001', '11.1', 'unknown clause -'],
  ['soc2', 'foo', 'unknown nothing -'],
  ['iso27001', '2025-06', 'unknown nothing -'],
  ['iso27001', '2025-06-24', 'unknown nothing -'],
  ['soc2', '', 'unknown nothing -'],
  ['soc2', 'CC6.1abc', 'unknown nothing -'],
  ['soc2', 'AC-001', 'unknown nothing -'],
];

describe('id grammar', () => {
  for (const [framework, token, expected] of table) {
    it(`reads ${JSON.stringify(token)} under ${framework} as ${expected}`, () => {
      expect(brief(framework, token)).toBe(expected);
    });
  }

  it('takes a quoted number for a clause on purpose', () => {
    expect(brief('iso27001', '8.2', true)).toBe('known 8.2');
    expect(brief('iso27001', '6.1.2', true)).toBe('known 6.1.2');
    expect(brief('iso27001', '5.10', true)).toBe('bare-number - A.5.10 -');
  });

  it('reads ids of both editions as 2013 ids under a 2013 key', () => {
    expect(catalogue.readAs2013('A.8.2', false)).toMatchObject({
      type: 'legacy-group',
      title: 'Information classification',
    });
    expect(catalogue.readAs2013('A.5', false)).toMatchObject({ type: 'legacy-group', legacy: 'A.5' });
    expect(catalogue.readAs2013('A.8.24', false)).toMatchObject({ type: 'spelling', id: 'A.8.24' });
  });

  it('says why an id does not exist', () => {
    expect(catalogue.explainUnknown('soc2', 'CC9.3')).toBe('CC9 ends at CC9.2.');
    expect(catalogue.explainUnknown('soc2', 'P1.2')).toBe('P1 has only P1.1.');
    expect(catalogue.explainUnknown('iso27001', 'A.8.35')).toBe('A.8 has 34 controls.');
    expect(catalogue.explainUnknown('iso27001', '9.4')).toBe('chapter 9 ends at 9.3.3.');
    expect(catalogue.explainUnknown('iso27001', 'nonsense')).toBeUndefined();
  });

  it('reads every canonical id as itself', () => {
    for (const framework of ['soc2', 'iso27001']) {
      for (const { id } of catalogue.items(framework)) {
        expect(catalogue.read(framework, id, true)).toEqual({ type: 'known', id });
      }
    }
  });

  it('never throws, and names only ids that exist', () => {
    const piece = fc.constantFrom(
      'CC',
      'A',
      'A.',
      'P',
      '6',
      '.',
      '-',
      '5.18',
      ' ',
      ',',
      'to',
      'x',
      '(',
      'ISO 27001:2013',
      'Annex ',
      '9.2.1',
      '–',
      '..',
      'POF',
    );
    const token = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('soc2', 'iso27001', 'nobody'),
        token,
        fc.boolean(),
        (framework, text, quoted) => {
          const reading = catalogue.read(framework, text, quoted);
          const named =
            'members' in reading
              ? reading.members
              : 'nearest' in reading
                ? reading.nearest
                : 'id' in reading
                  ? [reading.id]
                  : [];
          for (const id of named)
            expect(
              catalogue.item('soc2', id) ?? catalogue.item('iso27001', id),
              `${text} -> ${id}`,
            ).toBeDefined();
          catalogue.explainUnknown(framework, text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('normalises once: the id of a spelling is known', () => {
    const id = fc.constantFrom(...catalogue.items('soc2').map((item) => item.id));
    fc.assert(
      fc.property(id, fc.constantFrom('', ' ', '-'), (known, gap) => {
        const written = known.toLowerCase().replace(/^([a-z]+)/, `$1${gap}`);
        const reading = catalogue.read('soc2', written, false);
        expect(reading).toMatchObject({ type: 'spelling', id: known });
        expect(catalogue.read('soc2', known, false)).toEqual({ type: 'known', id: known });
      }),
    );
  });

  it('expands ranges in catalogue order, whichever end comes first', () => {
    const ids = catalogue
      .items('iso27001')
      .filter((item) => item.type === 'annex-a')
      .map((item) => item.id);
    const index = fc.integer({ min: 0, max: ids.length - 1 });
    fc.assert(
      fc.property(index, index, (a, b) => {
        fc.pre(a !== b);
        const reading = catalogue.read('iso27001', `${ids[a]} - ${ids[b]}`, false);
        expect(reading.type === 'range' ? reading.members : reading).toEqual(
          ids.slice(Math.min(a, b), Math.max(a, b) + 1),
        );
      }),
    );
  });

  it('is quick on hostile tokens', () => {
    const bodies = ['A', ' ', '.', 'CC6.1, ', 'A.5.1-', 'x.', '<', '5.', '(', 'ISO ', 'CC', '{{', '-'];
    const spent = cpuWatch();
    for (const body of bodies) {
      for (const length of [390, 10_000]) {
        const token = `CC6.1${body.repeat(Math.ceil(length / body.length)).slice(0, length)}!`;
        for (const framework of ['soc2', 'iso27001']) {
          catalogue.read(framework, token, false);
          catalogue.read(framework, token.slice(5), false);
          catalogue.recogniseIds(token);
        }
      }
    }
    expect(spent()).toBeLessThan(1500);
  });
});

describe('ids in free text', () => {
  it('finds unmistakable ids only', () => {
    const text =
      'CC6.1 and A.5.18, not A1.2 or table C1.1; SOC 2 A1.2; A.9.2.1 is old; CC9.3 and xCC6.1 are not.';
    expect(catalogue.recogniseIds(text).map((found) => found.id)).toEqual([
      'CC6.1',
      'A.5.18',
      'SOC 2 A1.2',
      'A.9.2.1',
    ]);
    const [first] = catalogue.recogniseIds(text);
    expect(first && text.slice(first.span.start, first.span.end)).toBe('CC6.1');
  });
});
