import { type Compared, compareMatrices } from '../engine/features/matrix/matrix-change.ts';
import type { Matrix, MatrixResult } from '../protocol/matrix.ts';
import type { LiveWorkspace } from './live-workspace.ts';

/** A matrix as the client has it. */
interface Given {
  readonly matrix: Matrix;
  /** Revisions under which the client may know it: nothing changed in between. */
  readonly revisions: ReadonlySet<number>;
}

/** The matrices that were given last, so that an edit is answered with what it changed. */
export class GivenMatrices {
  readonly #given = new WeakMap<LiveWorkspace, Map<string, Given>>();

  /** The answer for a client that holds the matrix of revision `known`, or none. */
  answer(workspace: LiveWorkspace, now: Matrix, known: number | undefined): MatrixResult {
    const ofRoot = this.#given.get(workspace) ?? new Map<string, Given>();
    this.#given.set(workspace, ofRoot);
    const axes = JSON.stringify([now.rows.framework.id, now.columns.framework.id]);
    const given = ofRoot.get(axes);
    const compared = known === undefined || !given?.revisions.has(known) ? undefined : compare(given, now);
    if (given === undefined || known === undefined || compared === undefined) {
      ofRoot.set(axes, { matrix: now, revisions: new Set([now.revision]) });
      return { type: 'whole', matrix: now };
    }
    const { matrix, change, same } = compared;
    if (same) {
      ofRoot.set(axes, { matrix, revisions: new Set([...given.revisions, now.revision].slice(-MOST)) });
      return { type: 'same', revision: now.revision };
    }
    ofRoot.set(axes, { matrix, revisions: new Set([now.revision]) });
    return { type: 'change', change: { ...change, base: known } };
  }
}

/** So many answers of "nothing changed" are remembered; a client that knows none of these gets the whole again. */
const MOST = 1000;

function compare({ matrix }: Given, now: Matrix): Compared | undefined {
  return compareMatrices(matrix, now);
}
