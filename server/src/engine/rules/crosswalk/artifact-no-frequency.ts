import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** Evidence in a cell of the crosswalk that says neither how often it is renewed nor until when it is valid. */
export const artifactNoFrequency = defineRule<'record', RecordFact>({
  id: 'crosswalk/artifact-no-frequency',
  title: 'Evidence in a crosswalk cell has no frequency',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  gate: 'type-2',
  summary: {
    share: 0.3,
    candidates: (record, context) => !isStub(record) && !isDesign(record) && context.audit.usedInCell(record),
    message: (hits, candidates) =>
      `${hits} of ${candidates} pieces of evidence in crosswalk cells have no frequency.`,
  },
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || isDesign(record) || !context.audit.usedInCell(record)) return;
    if (says(record.fields, 'frequency') || says(record.fields, 'valid_until')) return;
    // It has its control's frequency; a control without one is said there.
    if (context.audit.controlsOf(record).length > 0) return;
    if (isMisspelled(record, 'frequency', context)) return;
    const message = `${record.id} stands in a crosswalk cell and does not say how often it is renewed.`;
    yield { file: record.file, span: record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    const fix = askFor(
      data,
      'Add frequency, to be filled in',
      [{ mapping: data.fields, path: '', name: 'frequency' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});
