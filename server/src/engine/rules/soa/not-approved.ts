import { soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { says } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isApproved, isAsideSoa } from './soa-reading.ts';

const FIELDS = ['version', 'approved_by', 'approved_on'] as const;

/** A finished statement of applicability that does not say who approved it, when, and which version it is. */
export const notApproved = defineRule<
  'record',
  { readonly record: RecordFact; readonly missing: readonly string[] }
>({
  id: 'soa/not-approved',
  title: 'The SoA does not say who approved which version, and when',
  severity: 'warning',
  on: 'record',
  kinds: ['soa'],
  needsWholeRecord: true,
  *check(record, context) {
    if (isAsideSoa(record)) return;
    const missing = FIELDS.filter(
      (field) => !says(record.fields, field) && !isMisspelled(record, field, context),
    );
    if (missing.length === 0) return;
    // A statement without approval in which rows are missing or to be filled in is being written.
    const annexA = context.catalogue.items('iso27001').filter(({ type }) => type === 'annex-a').length;
    const decided = soaRows(record, context.workspace).filter(({ applicable }) => applicable !== undefined);
    if (!isApproved(record) && decided.length < annexA) return;
    const message = `${record.id} does not say ${listed(missing)}. The certificate names a version that somebody approved on a day.`;
    yield { file: record.file, span: record.anchor, message, data: { record, missing } };
  },
  *fixes({ data: { record, missing } }, context) {
    const fields = missing.map((name) => ({ mapping: record.fields, path: '', name }));
    const fix = askFor(record, `Add ${listed(missing)}, to be filled in`, fields, context);
    if (fix !== undefined) yield fix;
  },
});
