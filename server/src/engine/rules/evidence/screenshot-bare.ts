import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { isStub, typeOf } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** A picture that does not say of which system it is. */
export const screenshotBare = defineRule<'record', RecordFact>({
  id: 'evidence/screenshot-bare',
  title: 'A screenshot does not say which system it shows',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || typeOf(record) !== 'screenshot') return;
    const source = nodeAtPath(record.fields, 'source');
    const named =
      source?.type === 'mapping'
        ? says(source, 'system') || source.pairs.length === 0
        : says(record.fields, 'source');
    if (named || isMisspelled(record, 'source', context) || isMisspelled(record, 'source.system', context))
      return;
    const node = source?.type === 'mapping' ? nodeAtPath(source, 'system') : source;
    const toFill = node?.type === 'scalar' && node.text.trim() === '?';
    const message = toFill
      ? `The system that the screenshot of ${record.id} shows is still to be filled in.`
      : `The screenshot of ${record.id} does not say which system it shows. When, which system, and who took it make a picture proof.`;
    yield { file: record.file, span: toFill ? node : record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'source') !== undefined) return;
    const places = ['source', 'collected_by']
      .filter((name) => nodeAtPath(data.fields, name) === undefined)
      .map((name) => ({ mapping: data.fields, path: '', name }));
    const fix = askFor(data, 'Add source and collected_by, to be filled in', places, context);
    if (fix !== undefined) yield fix;
  },
});
