import type { Place } from './place.ts';
import type { State } from './state.ts';

/** The views of the activity bar. */
export const TREES = ['controls', 'evidence-due', 'gaps', 'risks', 'vendors'] as const;
export type TreeName = (typeof TREES)[number];

/** Parameters of the request `tickmark/tree`. */
export interface TreeParams {
  readonly tree: TreeName;
  readonly folder?: string;
}

/** One line of a tree. Plain words: the client decides on icons and colours by `state` and `type`. */
export interface TreeNode {
  /** Stable while the thing is the same, so that what was unfolded stays so. */
  readonly id: string;
  readonly type:
    | 'framework'
    | 'group'
    | 'item'
    | 'control'
    | 'evidence'
    | 'risk'
    | 'vendor'
    | 'period'
    | 'gap';
  readonly label: string;
  /** Fainter, behind the label: `3 of 4, due 31 Mar`. */
  readonly description?: string;
  /** Plain text of several lines. */
  readonly tooltip?: string;
  readonly state?: State;
  /** Id of the record or framework item, for commands. */
  readonly subject?: string;
  readonly place?: Place;
  readonly children?: readonly TreeNode[];
}

/** Answer of `tickmark/tree`. */
export interface Tree {
  readonly revision: number;
  readonly folder: string;
  readonly nodes: readonly TreeNode[];
  /** What a badge would show: what wants somebody. */
  readonly count: number;
  readonly complete: boolean;
}

/** A file of records and the worst that is known of it; answer of `tickmark/decorations` is a list of them. */
export interface FileDecoration {
  readonly uri: string;
  /** At most two characters. */
  readonly badge: string;
  readonly state: State | 'broken';
  readonly tooltip: string;
}
