import type { Place } from './place.ts';
import type { State } from './state.ts';
import type { TimeFrame } from './time-frame.ts';

/** The views of the activity bar. */
export const TREES = ['controls', 'evidence-due', 'gaps', 'risks', 'vendors'] as const;
export type TreeName = (typeof TREES)[number];

/** Parameters of the request `tickmark/tree`. */
export interface TreeParams {
  readonly tree: TreeName;
  /** URI of the workspace root. Without one, and with several roots, the answer is a node for each root. */
  readonly folder?: string;
  /** `id` of the node whose children are wanted; the top of the tree when missing. */
  readonly node?: string;
}

/** One line of a tree. Plain words: the client decides on icons and colours by `state` and `type`. */
export interface TreeNode {
  /** Stable while the thing is the same, so that what was unfolded stays so. */
  readonly id: string;
  readonly type: /** A workspace root; its `id` is its URI, to be asked for as `folder`. */
    | 'folder'
    | 'framework'
    | 'group'
    | 'item'
    | 'control'
    | 'evidence'
    | 'risk'
    | 'vendor'
    /** A stretch of time: overdue, within 7 days. */
    | 'period'
    /** Two items that the crosswalk expects together, and nothing supports. */
    | 'pair'
    /** An occurrence that was missed. */
    | 'occurrence'
    /** An id or a path that leads nowhere. */
    | 'reference'
    /** Says how many are not shown. */
    | 'more';
  readonly label: string;
  /** Fainter, behind the label: `! Stale · 3 of 4 in the window`. Holds sign and word of the state where there is one. */
  readonly description?: string;
  /** Plain text of several lines. */
  readonly tooltip?: string;
  readonly state?: State;
  /** Id of the record or framework item, for commands. */
  readonly subject?: string;
  /** Cell of the matrix that it belongs to, or a part of one. */
  readonly row?: string;
  readonly column?: string;
  readonly place?: Place;
  readonly children?: readonly TreeNode[];
  /** There are children that were not sent: ask with this node's `id`. */
  readonly expandable?: true;
}

/** Answer of `tickmark/tree`. */
export interface Tree {
  readonly revision: number;
  readonly frame: TimeFrame;
  /** URI of the root; the empty text when the nodes are roots themselves. */
  readonly folder: string;
  readonly nodes: readonly TreeNode[];
  readonly complete: boolean;
}

/**
 * Answer of `tickmark/treeCounts`, over all roots: what a badge shows, that is, what wants somebody. Evidence that is
 * overdue, missed occurrences and broken references, reviews of risks and vendors that are overdue; controls have none
 * of their own.
 */
export type TreeCounts = Readonly<Record<TreeName, number>>;

/** A file of records and the worst that is known of it; answer of `tickmark/decorations` is a list of them. */
export interface FileDecoration {
  readonly uri: string;
  /** At most two characters. */
  readonly badge: string;
  readonly state: State | 'broken';
  readonly tooltip: string;
}
