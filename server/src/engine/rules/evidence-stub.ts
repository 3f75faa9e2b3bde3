import type { RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { folderFor } from './record-stub.ts';
import type { Fix } from './rule.ts';

/** A piece of evidence to begin: what it is, and the lines that say so. */
export interface StubWish {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * An assertion that begins evidence records for a control, one file each, planned and with `?` for what only the user
 * knows. Ids continue the control's own: `EV-AC-001-JOINER`. Undefined when all of them are there already.
 */
export function beginEvidence(
  title: string,
  control: RecordFact,
  wishes: readonly StubWish[],
  workspace: WorkspaceView,
): Fix | undefined {
  const folder = folderFor('evidence', workspace);
  const create = wishes.flatMap(({ name, title: what, lines }) => {
    const id = `EV-${control.id}-${name}`;
    const file = `${folder}/${id}.yaml`;
    if (!/^[\w.-]+$/.test(control.id) || workspace.definitions(id).length > 0) return [];
    if (workspace.facts(file) !== undefined) return [];
    const text = [
      'kind: evidence',
      `id: ${id}`,
      `title: ${what}`,
      ...lines,
      'owner: "?"',
      'status: planned',
      `controls: [${control.id}]`,
      '',
    ].join('\n');
    return [{ file, text }];
  });
  return create.length === 0 ? undefined : { title, safe: false, edits: [], create };
}
