import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** Evidence that nothing refers to, once nearly all of it is linked. */
export const orphan = defineRule<'workspace', RecordFact>({
  id: 'evidence/orphan',
  title: 'Evidence is used by nothing',
  severity: 'hint',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    const orphans: RecordFact[] = [];
    let all = 0;
    for (const record of wholeRecords('evidence', context)) {
      all++;
      if (context.workspace.referencesTo(record.id).length > 0) continue;
      if (!LINKS.some((name) => says(record.fields, name))) orphans.push(record);
    }
    if (orphans.length === 0 || orphans.length * ONE_IN > all) return;
    for (const record of orphans) {
      const message = `${record.id} is used by nothing: no control, risk, vendor, incident or crosswalk row refers to it.`;
      yield { file: record.file, span: record.anchor, message, data: record };
    }
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'controls') !== undefined) return;
    const place = { mapping: data.fields, path: '', name: 'controls' };
    const fix = askFor(data, 'Add controls, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});

const LINKS = ['controls', 'risks', 'vendors', 'incidents', 'policies', 'satisfies', 'evidence'];

/** One in so many may be unlinked before the rest counts as not linked yet: that is not worth a word. */
const ONE_IN = 10;
