import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { rewriteValue } from '../citation-edits.ts';
import { writeFields } from '../field-edits.ts';
import type { FileEdit, Fix, RuleContext } from '../rule.ts';

/**
 * The fix that lets one of several records of the same artifact serve the controls of all: what the others list under
 * `controls` is added to it, and who refers to them refers to it. The others stay, for they may say more than it does.
 */
export function serveAll(
  kept: RecordFact,
  rest: readonly RecordFact[],
  context: RuleContext,
): Fix | undefined {
  const { workspace } = context;
  const own = new Set(workspace.referencesFrom(kept).map(({ id }) => id));
  const added = new Set<string>();
  const edits: FileEdit[] = [];
  const referring = new Set<RecordFact>([kept, ...rest]);
  for (const other of rest) {
    for (const { id, field } of workspace.referencesFrom(other)) {
      if (field === 'controls' && !own.has(id)) added.add(id);
    }
    for (const { record, field, span } of workspace.referencesTo(other.id)) {
      const isListed = workspace
        .referencesFrom(record)
        .some((each) => each.id === kept.id && each.field === field);
      if (field !== 'evidence' || isListed || referring.has(record)) continue;
      referring.add(record);
      edits.push(...(rewriteValue(record, span.start, kept.id, context) ?? []));
    }
  }
  const list = nodeAtPath(kept.fields, 'controls');
  const ids = [...added];
  if (list === undefined && ids.length > 0) {
    const field = { mapping: kept.fields, path: '', name: 'controls', value: ids };
    edits.push(...(writeFields(kept, [field], context) ?? []));
  } else if (list?.type === 'sequence') {
    const text = context.text(kept.file);
    for (const id of ids) {
      for (const edit of insertItem(text, list, 'end', id) ?? [])
        edits.push({ file: kept.file, span: edit.span, text: edit.text });
    }
  }
  if (edits.length === 0 || textAt(kept.fields, 'id') === undefined) return undefined;
  return { title: `Let ${kept.id} serve all of their controls`, safe: false, edits };
}
