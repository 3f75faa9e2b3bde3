import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn } from '../../model/read.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { controlsOf, isLive, treatmentOf } from './risk-reading.ts';

/** A risk that is said to be lowered, and nothing lowers it. */
export const mitigateNoControl = defineRule<'record', RecordFact>({
  id: 'risk/mitigate-no-control',
  title: 'A risk is mitigated by nothing',
  severity: 'warning',
  on: 'record',
  kinds: ['risk'],
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isLive(record) || treatmentOf(record) !== 'mitigate') return;
    // Ids that resolve to nothing are said where they stand; a plan is what will lower it.
    if (scalarsIn(nodeAtPath(record.fields, 'controls')).length > 0) return;
    if (mappingsIn(nodeAtPath(record.fields, 'plan')).length > 0) return;
    if (controlsOf(record, context).length > 0 || isMisspelled(record, 'controls', context)) return;
    const span = nodeAtPath(record.fields, 'treatment') ?? record.anchor;
    const message = `${record.id} is to be mitigated, and no control is linked to it. Link one, or write the plan.`;
    yield { file: record.file, span, message, data: record };
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'controls') !== undefined) return;
    const place = { mapping: data.fields, path: '', name: 'controls' };
    const fix = askFor(data, 'Add controls, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});
