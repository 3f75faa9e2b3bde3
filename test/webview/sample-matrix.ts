import type {
  Coverage,
  Matrix,
  MatrixAxis,
  MatrixCell,
  MatrixItem,
  MatrixRecord,
} from '../../server/src/protocol/matrix.ts';
import { STATES, type State, worse } from '../../server/src/protocol/state.ts';

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const hostileTitles = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  ']]> &amp; <b>bold</b>',
  '\u202Eright to left\u202C and \u2067back',
  `long ${'x'.repeat(10_000)}`,
  '=HYPERLINK("http://example.invalid")',
] as const;

const series = [
  ['CC1', 'Control environment', 5],
  ['CC2', 'Communication and information', 3],
  ['CC3', 'Risk assessment', 4],
  ['CC4', 'Monitoring activities', 2],
  ['CC5', 'Control activities', 3],
  ['CC6', 'Logical and physical access', 8],
  ['CC7', 'System operations', 5],
  ['CC8', 'Change management', 1],
  ['CC9', 'Risk mitigation', 2],
  ['A1', 'Availability', 3],
  ['C1', 'Confidentiality', 2],
] as const;

const themes = [
  ['A.5', 'Organizational controls', 37],
  ['A.6', 'People controls', 8],
  ['A.7', 'Physical controls', 14],
  ['A.8', 'Technological controls', 34],
] as const;

type Groups = readonly (readonly [id: string, title: string, count: number])[];

function axis(id: string, title: string, groups: Groups, titleOf: (at: number) => string): MatrixAxis {
  const items = groups.flatMap(([group, , count]) =>
    Array.from(
      { length: count },
      (_, at): Omit<MatrixItem, 'title'> => ({
        id: `${group}.${at + 1}`,
        group,
        inScope: group !== 'C1',
        controls: 0,
        evidence: 0,
        gaps: 0,
        state: 'unevidenced',
      }),
    ),
  );
  return {
    framework: { id, title },
    groups: groups.map(([group, groupTitle]) => ({ id: group, title: groupTitle })),
    items: items.map((item, at) => ({ ...item, title: titleOf(at) })),
  };
}

/** Sets the totals that the server would give, so that pictures look right. */
function withTotals(matrix: Matrix): Matrix {
  const total = (held: MatrixAxis, side: 'row' | 'column'): MatrixAxis => ({
    ...held,
    items: held.items.map((item, at) => {
      const cells = matrix.cells.filter((cell) => cell[side] === at);
      return {
        ...item,
        controls: new Set(cells.flatMap((cell) => cell.controls)).size,
        evidence: new Set(cells.flatMap((cell) => cell.evidence)).size,
        gaps: cells.filter((cell) => cell.gap).length,
        state:
          cells
            .map((cell) => cell.state)
            .reduce<State | undefined>(
              (worst, state) => (worst === undefined ? state : worse(worst, state)),
              undefined,
            ) ?? (item.inScope ? 'unevidenced' : 'not-owed'),
      };
    }),
  });
  return { ...matrix, rows: total(matrix.rows, 'row'), columns: total(matrix.columns, 'column') };
}

export interface Sample {
  readonly rows: Groups;
  readonly columns: Groups;
  readonly records: number;
  /** Of 100 pairs so many have a cell. */
  readonly density: number;
}

/** Criteria by Annex A, as large as they are. */
export const usual: Sample = { rows: series, columns: themes, records: 80, density: 12 };

/** The same in a workspace of 2,000 controls and 5,000 artifacts. */
export const busy: Sample = { ...usual, records: 7000, density: 60 };

/** 1,200 by 100, every second pair filled. */
export const large: Sample = {
  rows: Array.from({ length: 40 }, (_, at) => [`G${at + 1}`, `Group ${at + 1}`, 30] as const),
  columns: Array.from({ length: 10 }, (_, at) => [`H${at + 1}`, `Part ${at + 1}`, 10] as const),
  records: 7000,
  density: 50,
};

/** A matrix as the server would answer it; the same each time. */
export function sampleMatrix(sample: Sample = usual): Matrix {
  const next = numbers(7);
  const title = (at: number): string =>
    sample.rows === usual.rows && at < hostileTitles.length
      ? (hostileTitles[at] ?? '')
      : `What item ${at + 1} asks for`;
  const rows = axis('soc2', 'SOC 2 Trust Services Criteria', sample.rows, title);
  const columns = axis('annex-a', 'ISO/IEC 27001:2022 Annex A', sample.columns, title);
  const owners = ['Ines Okafor', 'Tom Reyes', 'security@kestrel.example', '\u202Eolleh'];
  const records: MatrixRecord[] = Array.from({ length: sample.records }, (_, at) => {
    const kind = at % 3 === 0 ? 'control' : at % 11 === 0 ? 'policy' : 'evidence';
    const prefix = { control: 'AC', evidence: 'EV', policy: 'POL' }[kind];
    return {
      id: `${prefix}-${String(at).padStart(3, '0')}`,
      title: at < hostileTitles.length ? (hostileTitles[at] ?? '') : `Record number ${at}`,
      kind,
      owner: owners[next(owners.length)] ?? '',
      state: STATES[next(STATES.length - 1)] ?? 'current',
      place: { file: `${kind}s/${prefix}-${at}.yaml`, offset: 0 },
    };
  });
  const pick = (kinds: readonly string[], most: number): number[] => {
    const found = new Set<number>();
    const wanted = next(most + 1);
    for (let tries = 0; tries < 60 && found.size < wanted; tries++) {
      const at = next(records.length);
      if (kinds.includes(records[at]?.kind ?? '')) found.add(at);
    }
    return [...found];
  };
  const coverages: readonly (Coverage | undefined)[] = ['near-complete', 'strong', 'partial', undefined];
  const cells: MatrixCell[] = [];
  for (let row = 0; row < rows.items.length; row++) {
    for (let column = 0; column < columns.items.length; column++) {
      if (next(100) >= sample.density) continue;
      const evidence = pick(['evidence', 'policy'], 4);
      const controls = evidence.length > 0 ? pick(['control'], 3) : [];
      const coverage = coverages[next(4)];
      const states = evidence.map((index) => records[index]?.state ?? 'current');
      cells.push({
        row,
        column,
        controls,
        evidence,
        state: evidence.length === 0 ? 'unevidenced' : states.reduce((a, b) => worse(a, b)),
        ...(coverage === undefined ? {} : { coverage }),
        ...(next(9) === 0 ? { dissent: true } : {}),
        ...(evidence.length === 0 && coverage !== undefined && coverage !== 'partial' ? { gap: true } : {}),
      });
    }
  }
  return withTotals({
    revision: 1,
    frame: { asOf: '2026-01-12', origin: 'clock', window: { start: '2025-07-01', end: '2026-03-31' } },
    folder: 'file:///work/kestrel',
    folders: [{ uri: 'file:///work/kestrel', name: 'kestrel' }],
    choices: [
      { id: 'soc2', title: 'SOC 2 Trust Services Criteria' },
      { id: 'annex-a', title: 'ISO/IEC 27001:2022 Annex A' },
      { id: 'clauses', title: 'ISO/IEC 27001:2022 clauses' },
    ],
    rows,
    columns,
    records,
    cells,
    complete: true,
  });
}
