import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { anchorOfRow, carried, gapsIn, stillOpen } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly record: RecordFact;
  readonly row: MappingNode;
  readonly missing: readonly string[];
}

/** What clause 6.2 wants to know of each objective; the result is owed when its day has passed (9.1). */
const PLAN_KEYS = ['measure', 'owner', 'resources', 'due'];

const WORDS: Readonly<Record<string, string>> = { due: 'due day' };

/** A security objective without measure, owner, resources, day or result, as other objectives have them. */
export const objectives = defineRule<'record', Data>({
  id: 'iso/objectives',
  title: 'A security objective has no measure, owner, resources, day or result',
  severity: 'information',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  *check(record, context) {
    const rows = mappingsIn(nodeAtPath(record.fields, 'objectives'));
    for (const row of rows) {
      const due = dateAt(row, 'due', context.configuration);
      const passed = due !== undefined && due < context.audit.asOf.date;
      const asked = carried(rows, passed ? [...PLAN_KEYS, 'result'] : PLAN_KEYS);
      const gaps = gapsIn(record, row, 'objectives', asked, context);
      const { missing } = gaps;
      const name = textAt(row, 'id') ?? textAt(row, 'title') ?? 'This objective';
      const open = stillOpen(gaps, name, WORDS);
      if (open !== undefined) yield { file: record.file, ...open, data: { record, row, missing: [] } };
      if (missing.length === 0) continue;
      const words = missing.map((key) => WORDS[key] ?? key);
      const message = `${name} has no ${listed(words)}. Clause 6.2 wants to know how it is reached and measured.`;
      yield { file: record.file, span: anchorOfRow(row), message, data: { record, row, missing } };
    }
  },
  *fixes({ data: { record, row, missing } }, context) {
    if (missing.length === 0) return;
    const fields = missing.map((name) => ({ mapping: row, path: 'objectives', name }));
    const fix = askFor(record, `Add ${listed(missing)}, to be filled in`, fields, context);
    if (fix !== undefined) yield fix;
  },
});
