import type { CellEditParams } from '../../../protocol/matrix.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { FileEdit } from '../../rules/rule.ts';
import { renderScalar } from '../../syntax/quoting.ts';
import { planRecord } from '../new-record.ts';
import type { Snapshot } from '../snapshot.ts';
import { addMapping } from './add-mapping.ts';
import { type CellItems, cellItems, cellStanding } from './cell-items.ts';

/** An edit that a cell asks for, or why there is none. */
export type CellEdit =
  | {
      readonly type: 'edit';
      readonly edits: readonly FileEdit[];
      readonly create: readonly { readonly file: string; readonly text: string }[];
    }
  /** A sentence that says why and what to do. */
  | { readonly type: 'refused'; readonly message: string };

/** More controls than this are not written into a new record: the person chooses. */
const MOST_CONTROLS = 10;

/**
 * The edit of a cell: a new evidence record for it, or its mapping added to a control. Nothing is invented: what only a
 * person knows is written as `?`. Undefined when the cell is not known (any more).
 */
export function cellEdit(
  snapshot: Snapshot,
  params: CellEditParams,
  isTaken: (file: string) => boolean,
): CellEdit | undefined {
  const items = cellItems(snapshot, params);
  if (items === undefined) return undefined;
  const { edit } = params;
  if (edit?.type !== 'create-evidence' && edit?.type !== 'add-mapping')
    return { type: 'refused', message: 'A cell can get new evidence or a mapping, nothing else.' };
  if (edit.type === 'create-evidence') return createEvidence(snapshot, items, edit.control, isTaken);
  const control = controlOf(snapshot, edit.control);
  if (control === undefined) return noControl(edit.control);
  const edits = addMapping(snapshot, control, [items.row, items.column]);
  if (edits === undefined)
    return {
      type: 'refused',
      message: `The satisfies of ${shown(control.id)} is written in a form to which nothing can be added. Open the control and add ${items.row.id} and ${items.column.id} by hand.`,
    };
  return { type: 'edit', edits, create: [] };
}

function createEvidence(
  snapshot: Snapshot,
  items: CellItems,
  named: string | undefined,
  isTaken: (file: string) => boolean,
): CellEdit {
  const control = named === undefined ? undefined : controlOf(snapshot, named);
  if (named !== undefined && control === undefined) return noControl(named);
  const title = `Evidence for ${items.row.id} and ${items.column.id}`;
  const plan = planRecord(snapshot, 'evidence', title, isTaken);
  if (plan === undefined) return { type: 'refused', message: 'No evidence record can be planned here.' };
  const controls =
    control === undefined ? cellStanding(snapshot, items).controls.slice(0, MOST_CONTROLS) : [control];
  const ids = controls.length === 0 ? ['?'] : [...new Set(controls.map(({ id }) => id))];
  const head = plan.text.slice(0, plan.text.lastIndexOf('\ncontrols:\n') + 1);
  const lines = ['controls:', ...ids.map((id) => `  - ${renderScalar(id)}`), 'satisfies:', ...tags(items)];
  return {
    type: 'edit',
    edits: [],
    create: [{ file: plan.file, text: `${head}${lines.join('\n')}\n` }],
  };
}

/** What the evidence is for, by framework. */
function tags({ row, column }: CellItems): readonly string[] {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of [row, column])
    byFramework.set(framework, [...(byFramework.get(framework) ?? []), id]);
  return [...byFramework].flatMap(([framework, ids]) => [
    `  ${renderScalar(framework)}:`,
    ...ids.map((id) => `    - ${renderScalar(id)}`),
  ]);
}

function controlOf({ workspace }: Snapshot, id: string): RecordFact | undefined {
  return workspace.definitions(id).find(({ kind }) => kind === 'control');
}

function noControl(id: string): CellEdit {
  return {
    type: 'refused',
    message: `There is no control ${shown(id)} any more. Refresh the matrix and choose another one.`,
  };
}

/** A client may send anything. */
function shown(written: unknown): string {
  const id = String(written);
  return id.length > 60 ? `${id.slice(0, 60)}…` : id;
}
