import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { insertItem } from '../../syntax/edit-items.ts';
import { listed } from '../citation-reading.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { itemAdded } from './item-added.ts';

interface Data {
  readonly record: RecordFact;
  readonly key: string;
  readonly item: string;
}

/** Services and systems that are in the SOC 2 scope and not in the ISMS, and no row of `differences` speaks of them. */
export const ismsNarrower = defineRule<'record', Data>({
  id: 'scope/isms-narrower',
  title: 'Something is in the SOC 2 scope and not in the ISMS',
  severity: 'information',
  on: 'record',
  kinds: ['scope'],
  gate: 'dual',
  *check(record) {
    const explained = new Set(
      [
        ...mappingsIn(nodeAtPath(record.fields, 'differences')).map((row) => textAt(row, 'item') ?? ''),
        ...scalarsIn(nodeAtPath(record.fields, 'differences')).map(({ text }) => text),
      ].map(folded),
    );
    for (const key of ['services', 'systems']) {
      const inIsms = scalarsIn(nodeAtPath(record.fields, `isms.${key}`));
      // Where the ISMS has no such list, it may well hold everything.
      if (inIsms.length === 0) continue;
      const known = new Set([...inIsms.map(({ text }) => folded(text)), ...explained]);
      const missing = scalarsIn(nodeAtPath(record.fields, `soc2.${key}`)).filter(
        ({ text }) => !known.has(folded(text)),
      );
      const first = missing[0];
      if (first === undefined) continue;
      const names = missing.map(({ text }) => text.trim());
      const message = `${listed(names)} ${names.length === 1 ? 'is' : 'are'} in the SOC 2 scope and not among the ${key} of the ISMS. Take ${names.length === 1 ? 'it' : 'them'} in, or write the difference and its reason.`;
      const data = { record, key, item: names[0] ?? '' };
      yield { file: record.file, span: first, message, data };
    }
  },
  *fixes({ data: { record, key, item } }, context) {
    const list = nodeAtPath(record.fields, `isms.${key}`);
    if (list?.type === 'sequence') {
      const edits = itemAdded(record.file, list, item, context);
      if (edits !== undefined) yield { title: `Add ${item} to the ${key} of the ISMS`, safe: false, edits };
    }
    const row = { item, in: 'soc2', reason: TO_FILL_IN };
    const differences = nodeAtPath(record.fields, 'differences');
    const edits =
      differences?.type === 'sequence'
        ? insertItem(context.text(record.file), differences, 'end', row)?.map(({ span, text }) => ({
            file: record.file,
            span,
            text,
          }))
        : writeFields(
            record,
            [{ mapping: record.fields, path: '', name: 'differences', value: [row] }],
            context,
          );
    if (edits !== undefined)
      yield { title: `Record ${item} as a difference, its reason to be given`, safe: false, edits };
  },
});

function folded(text: string): string {
  return text.trim().toLowerCase();
}
