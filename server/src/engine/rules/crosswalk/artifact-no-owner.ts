import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** Evidence in a cell of the crosswalk that nobody owns, with no control from which it could have an owner. */
export const artifactNoOwner = defineRule<'record', RecordFact>({
  id: 'crosswalk/artifact-no-owner',
  title: 'Evidence in a crosswalk cell has no owner',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  gate: 'type-2',
  summary: {
    share: 0.3,
    candidates: (record, context) => !isStub(record) && context.audit.usedInCell(record),
    message: (hits, candidates) =>
      `${hits} of ${candidates} pieces of evidence in crosswalk cells have no owner.`,
  },
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || says(record.fields, 'owner') || !context.audit.usedInCell(record)) return;
    // It has its control's owner; a control without one is said there.
    if (context.audit.controlsOf(record).length > 0) return;
    if (isMisspelled(record, 'owner', context)) return;
    const message = `${record.id} stands in a crosswalk cell and has no owner.`;
    yield { file: record.file, span: record.anchor, message, data: record };
  },
  *fixes({ data }, context) {
    const fix = askFor(
      data,
      'Add owner, to be filled in',
      [{ mapping: data.fields, path: '', name: 'owner' }],
      context,
    );
    if (fix !== undefined) yield fix;
  },
});
