import {
  type Coverage,
  type Matrix,
  type MatrixCell,
  type MatrixItem,
  RELATED_WORDS,
} from '../../../server/src/protocol/matrix.ts';
import { STATE_WORDS, type State } from '../../../server/src/protocol/state.ts';

/** Signs of what a cell shows beside its state; each is explained in the legend. */
export const MARKS = {
  dissent: {
    sign: '≠',
    label: 'Sources disagree',
    definition: 'Sources say different things about the pair.',
  },
  gap: {
    sign: '∅',
    label: 'Gap',
    definition: 'The crosswalk calls the pair strong or near-complete, and nothing here supports it.',
  },
} as const;

export const COVERAGE_WORDS: Readonly<
  Record<Coverage, { readonly label: string; readonly definition: string }>
> = {
  'near-complete': {
    label: 'Near-complete',
    definition: 'Nearly all of the criterion, in the opinion of the crosswalk.',
  },
  strong: {
    label: 'Strong',
    definition: 'Much of the criterion, in the opinion of the crosswalk.',
  },
  partial: {
    label: 'Partial',
    definition: 'A part of the criterion, in the opinion of the crosswalk.',
  },
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How the parts of a framework are called. */
export function groupWord(framework: string): string {
  if (framework === 'soc2') return 'Series';
  if (framework === 'annex-a') return 'Theme';
  if (framework === 'clauses') return 'Chapter';
  return 'Group';
}

/** What a screen reader says of a cell. */
export function cellWords(row: MatrixItem, column: MatrixItem, cell: MatrixCell | undefined): string {
  const place = `${row.id}, ${column.id}`;
  if (cell === undefined) return `${place}: empty`;
  const words = cell.related
    ? [RELATED_WORDS.label]
    : [plural(cell.evidence.length, 'artifact'), STATE_WORDS[cell.state].label];
  if (cell.evidence.length === 0 && cell.controls.length > 0)
    words[0] = plural(cell.controls.length, 'control');
  if (cell.gap) words.push(MARKS.gap.label.toLowerCase());
  if (cell.coverage !== undefined)
    words.push(`coverage ${COVERAGE_WORDS[cell.coverage].label.toLowerCase()}`);
  if (cell.dissent) words.push(MARKS.dissent.label.toLowerCase());
  return `${place}: ${words.join(', ')}`;
}

export function totalsWords(item: MatrixItem): string {
  const numbers = [
    plural(item.controls, 'control'),
    plural(item.evidence, 'artifact'),
    plural(item.gaps, 'gap'),
  ];
  return `Totals of ${item.id}: ${numbers.join(', ')}, ${STATE_WORDS[item.state].label}`;
}

/** What several cells together hold. */
export interface Summary {
  readonly artifacts: number;
  readonly gaps: number;
  /** The worst of the cells; undefined when there are none. */
  readonly state: State | undefined;
}

export function summaryWords(row: string, column: string, { artifacts, gaps, state }: Summary): string {
  if (state === undefined) return `${row}, ${column}: empty`;
  const parts = [plural(artifacts, 'artifact'), `worst: ${STATE_WORDS[state].label}`];
  if (gaps > 0) parts.push(plural(gaps, 'gap'));
  return `${row}, ${column}: ${parts.join(', ')}`;
}

/** What became different from one matrix to the next, in a sentence, or `undefined` when nothing did. */
export function changeWords(before: Matrix, after: Matrix, changedCells: number): string | undefined {
  if (before.frame.asOf !== after.frame.asOf) return `As of ${after.frame.asOf}.`;
  return changedCells === 0 ? undefined : `${plural(changedCells, 'cell')} changed.`;
}
