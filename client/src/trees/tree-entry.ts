import type { Place } from '../../../server/src/protocol/place.ts';
import type { TreeNode } from '../../../server/src/protocol/trees.ts';

/** A line of a tree in one workspace root. Commands are given it and read what they need from its fields. */
export class TreeEntry {
  readonly node: TreeNode;
  /** URI of the root; the empty text for a line above the roots. */
  readonly folder: string;
  /** What a view is to select: see `openMatrix` and `openEvidenceTimeline`. */
  readonly control: string | undefined;
  readonly row: string | undefined;
  readonly column: string | undefined;

  constructor(node: TreeNode, folder: string) {
    this.node = node;
    this.folder = folder;
    const isControl = node.type === 'control' || node.type === 'occurrence';
    this.control = isControl ? node.subject : undefined;
    this.row = node.row;
    this.column = node.column;
  }

  /** The same for the same thing, so that what was unfolded stays so. */
  get id(): string {
    return `${this.folder}\n${this.node.id}`;
  }

  get place(): Place | undefined {
    return this.node.place;
  }
}
