import type { Place } from './place.ts';
import { STATE_WORDS, type State, type StateWords } from './state.ts';
import type { TimeFrame } from './time-frame.ts';

/** Parameters of the request `tickmark/matrix`. */
export interface MatrixParams {
  /** URI of the workspace root; the first one when missing. */
  readonly folder?: string;
  /** Framework of the rows; `soc2` when missing. */
  readonly rows?: string;
  /** Framework of the columns; `iso27001` when missing. `annex-a` and `clauses` are its two parts. */
  readonly columns?: string;
  /** `revision` of the matrix that the caller holds: then the answer may be only what changed since. */
  readonly known?: number;
}

/** A framework, or a part of one, that can stand on an axis. */
export interface AxisChoice {
  /** `soc2`, `annex-a`, `clauses`, or the id of a custom framework. */
  readonly id: string;
  readonly title: string;
}

/** One row or column. The numbers count what the whole line holds; `MATRIX_TOTALS` says what each means. */
export interface MatrixItem {
  readonly id: string;
  readonly title: string;
  /** Id of its group: `CC6`, `A.5`, `9`. */
  readonly group: string;
  readonly inScope: boolean;
  /** Controls in operation that cite the item. */
  readonly controls: number;
  /** Artifacts that support the item, design documents included. */
  readonly evidence: number;
  /** Cells of this line that the crosswalk expects and nothing supports. */
  readonly gaps: number;
  /** The worst of what supports the item; `unevidenced` when nothing does. */
  readonly state: State;
}

export interface MatrixAxis {
  readonly framework: AxisChoice;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** In the order of the framework. */
  readonly items: readonly MatrixItem[];
}

/** A control or an artifact that cells point at. */
export interface MatrixRecord {
  readonly id: string;
  readonly title: string;
  readonly kind: 'control' | 'evidence' | 'policy';
  readonly owner?: string;
  readonly state: State;
  readonly place: Place;
}

/** How much of a criterion an ISO item covers. An opinion: it never makes a finding by itself. */
export type Coverage = 'near-complete' | 'strong' | 'partial';

/** A cell with something in it. Pairs without a cell are unrelated as far as anybody says. */
export interface MatrixCell {
  /** Index into the items of the row axis. */
  readonly row: number;
  readonly column: number;
  /** Indexes into `records`: controls that cite both. */
  readonly controls: readonly number[];
  /** Indexes into `records`: artifacts that support the pair. */
  readonly evidence: readonly number[];
  /** The worst state of the artifacts; `unevidenced` where there is none, `not-owed` where none is expected either. */
  readonly state: State;
  /** What the crosswalk says of the pair, where it says something. */
  readonly coverage?: Coverage;
  /** Sources disagree about the pair. */
  readonly dissent?: true;
  /** The crosswalk expects the pair (strong or near-complete, both in scope), and nothing here supports it. */
  readonly gap?: true;
  /** A crosswalk only relates the two: nothing here supports the pair, and nobody expects it. Then `not-owed`. */
  readonly related?: true;
}

/** What a cell that is only `related` says in place of the words of its state. */
export const RELATED_WORDS = {
  label: 'Related only',
  sign: '·',
  definition: 'A crosswalk relates the two; nothing here supports the pair, and nothing is expected.',
} as const;

export interface Matrix {
  readonly revision: number;
  readonly frame: TimeFrame;
  /** URI of the workspace root. */
  readonly folder: string;
  /** All roots, for a chooser; name for people. */
  readonly folders: readonly { readonly uri: string; readonly name: string }[];
  readonly choices: readonly AxisChoice[];
  readonly rows: MatrixAxis;
  readonly columns: MatrixAxis;
  readonly records: readonly MatrixRecord[];
  /** By row, then column. */
  readonly cells: readonly MatrixCell[];
  /** Files still being read: the rest is preliminary. */
  readonly complete: boolean;
}

/**
 * What changed since the matrix of revision `base`, when both axes are the same. Records keep their places: one that no
 * cell names any more stays in the list, and new ones stand behind the last.
 */
export interface MatrixChange {
  readonly base: number;
  readonly revision: number;
  readonly frame: TimeFrame;
  readonly complete: boolean;
  readonly rows: readonly (readonly [index: number, item: MatrixItem])[];
  readonly columns: readonly (readonly [index: number, item: MatrixItem])[];
  readonly records: readonly (readonly [index: number, record: MatrixRecord])[];
  /** New and changed cells. */
  readonly cells: readonly MatrixCell[];
  /** Cells that are no more, by row and column. */
  readonly removed: readonly (readonly [row: number, column: number])[];
}

export type MatrixResult =
  | { readonly type: 'whole'; readonly matrix: Matrix }
  | { readonly type: 'change'; readonly change: MatrixChange }
  /** The caller's matrix is up to date. */
  | { readonly type: 'same'; readonly revision: number }
  /** Nothing can be shown; a sentence that says why and what to do. */
  | {
      readonly type: 'none';
      readonly reason: 'no-workspace' | 'unknown-framework';
      readonly message: string;
    };

/** What the numbers of a row or column mean. */
export const MATRIX_TOTALS = {
  controls: 'Controls in operation that cite the item.',
  evidence: 'Artifacts that support the item, design documents included.',
  gaps: 'Pairs that the crosswalk calls strong or near-complete and that nothing here supports.',
} as const;

/** Parameters of the request `tickmark/matrixCell`. */
export interface MatrixCellParams {
  readonly folder?: string;
  readonly rows: string;
  readonly columns: string;
  /** Ids of the two items. */
  readonly row: string;
  readonly column: string;
}

/** What one source says about the pair. */
export interface CellClaim {
  /** `Tickmark`, or the id of the crosswalk record. */
  readonly source: string;
  /** Reads: row item RELATIONSHIP column item. */
  readonly relationship: string;
  /** 1 to 10, where the source gives one. */
  readonly strength?: number;
  readonly coverage?: string;
  readonly basis?: string;
  /** What differs, in the source's words. */
  readonly note?: string;
  /** Where the workspace says so. */
  readonly place?: Place;
}

export interface CellControl {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  readonly state: State;
  /** `3 of 4 in the window, missed 2025-Q3`. */
  readonly words: string;
  readonly place: Place;
}

export interface CellArtifact {
  readonly id: string;
  readonly title: string;
  readonly kind: 'evidence' | 'policy';
  readonly type?: string;
  readonly owner?: string;
  readonly frequency?: string;
  /** ISO dates. */
  readonly lastOccurrence?: string;
  readonly nextDue?: string;
  readonly state: State;
  readonly place: Place;
}

/** Answer of `tickmark/matrixCell`: all that is known of one cell. */
export interface CellDetail {
  readonly row: { readonly id: string; readonly title: string };
  readonly column: { readonly id: string; readonly title: string };
  readonly state: State;
  readonly gap: boolean;
  readonly dissent: boolean;
  /** As in `MatrixCell`. */
  readonly related?: true;
  /** Why the pair is often taken for related and is not, where that is so. */
  readonly notRelated?: string;
  readonly claims: readonly CellClaim[];
  readonly controls: readonly CellControl[];
  readonly evidence: readonly CellArtifact[];
  /** Controls that cite one of the two: where a mapping could be added. */
  readonly candidates: readonly CellControl[];
  /** The cell as Markdown, for the clipboard. */
  readonly markdown: string;
}

/** What a pair says that nobody speaks of. */
const UNRELATED_WORDS: StateWords = {
  label: 'Not related',
  sign: '·',
  definition: 'Nobody says that the two are related, and nothing here supports both.',
};

/** Label, sign and definition of where a cell stands. */
export function standingWords({
  state,
  related,
  claims,
  controls,
  evidence,
}: Pick<CellDetail, 'state' | 'related' | 'claims' | 'controls' | 'evidence'>): StateWords {
  if (related === true) return RELATED_WORDS;
  const isEmpty = claims.length + controls.length + evidence.length === 0;
  return isEmpty ? UNRELATED_WORDS : STATE_WORDS[state];
}

/** Parameters of the request `tickmark/cellEdit`. */
export interface CellEditParams extends MatrixCellParams {
  readonly edit: /** A whole new evidence record for the cell, in a file of its own, with `?` for what a person must say. */
    | { readonly type: 'create-evidence'; readonly control?: string }
    /** Cites what is missing of the pair in the control's `satisfies`. */
    | { readonly type: 'add-mapping'; readonly control: string };
}
