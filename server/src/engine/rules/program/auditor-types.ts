import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { askFor } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { auditsOf, saysNone } from './audit-reading.ts';

/** A SOC 2 report signed by a firm that may not sign one. */
export const auditorTypeSoc2 = defineRule<
  'record',
  { readonly record: RecordFact; readonly audit: MappingNode }
>({
  id: 'program/auditor-type-soc2',
  title: 'A SOC 2 audit is given to a firm that cannot sign the report',
  severity: 'error',
  on: 'record',
  kinds: ['program'],
  *check(record, context) {
    for (const { node, id, framework } of auditsOf(record, context)) {
      const written = nodeAtPath(node, 'firm_type');
      const firm = firmTypeOf(node);
      if (framework !== 'soc2' || written === undefined) continue;
      const data = { record, audit: node };
      if (isPlaceholder(written)) {
        const message = `The kind of firm that signs the report of ${id} is still to be filled in.`;
        yield { file: record.file, span: written, message, severity: 'information', data };
        continue;
      }
      if (firm !== 'certification-body' && firm !== 'consultant') continue;
      const standard = canonicalValue('program', 'audits.standard', textAt(node, 'standard') ?? '');
      const isIsae = standard === 'isae-3000';
      const message = isIsae
        ? `${id} is an ISAE 3000 report on the Trust Services Criteria: outside the US a firm of the local profession signs it, not a ${words(firm)}.`
        : `A SOC 2 report is signed by a CPA firm; ${id} names a ${words(firm)}. Book a CPA firm, or write standard: isae-3000 where that is what you buy.`;
      const severity = isIsae ? 'information' : 'error';
      yield { file: record.file, span: written, message, severity, data };
    }
  },
  *fixes({ data: { record, audit } }, context) {
    if (isPlaceholder(nodeAtPath(audit, 'firm_type'))) return;
    const place = { mapping: audit, path: 'audits', name: 'firm_type' };
    const fix = askFor(record, 'Ask for the firm that signs', [place], context);
    if (fix !== undefined) yield fix;
  },
});

/** A certification audit by a body without accreditation, or by a firm that certifies nothing. */
export const auditorTypeIso = defineRule<
  'record',
  { readonly record: RecordFact; readonly audit: MappingNode }
>({
  id: 'program/auditor-type-iso',
  title: 'An ISO 27001 audit is given to a body that is not accredited',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  needsWholeRecord: true,
  *check(record, context) {
    for (const { node: audit, id, framework } of auditsOf(record, context)) {
      const written = nodeAtPath(audit, 'firm_type');
      if (framework !== 'iso27001' || written === undefined || isPlaceholder(written)) continue;
      const firm = firmTypeOf(audit);
      const data = { record, audit };
      if (firm === 'cpa-firm' || firm === 'consultant') {
        if (saysAccreditation(audit)) continue;
        const message = `${id} is a certification audit and names a ${words(firm)}. Certificates that customers accept come from an accredited certification body.`;
        yield { file: record.file, span: written, message, data };
        continue;
      }
      if (saysAccreditation(audit)) continue;
      const missing = missingField(record, audit, 'audits', 'accreditation', context, written);
      const message =
        missing?.placeholder === true
          ? `The accreditation of the body of ${id} is still to be filled in.`
          : `${id} names a certification body without accreditation: most customers will not accept its certificate. Name who accredited it.`;
      const none = nodeAtPath(audit, 'accreditation');
      if (missing !== undefined || none !== undefined)
        yield { file: record.file, span: missing?.span ?? none ?? written, message, data };
    }
  },
  *fixes({ data: { record, audit } }, context) {
    if (nodeAtPath(audit, 'accreditation') !== undefined) return;
    const place = { mapping: audit, path: 'audits', name: 'accreditation' };
    const fix = askFor(record, 'Add accreditation, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});

function saysAccreditation(audit: MappingNode): boolean {
  const text = textAt(audit, 'accreditation');
  return text !== undefined && !saysNone(text);
}

function firmTypeOf(audit: MappingNode): string {
  return canonicalValue('program', 'audits.firm_type', textAt(audit, 'firm_type') ?? '');
}

function words(firmType: string): string {
  return firmType === 'cpa-firm' ? 'CPA firm' : firmType.replaceAll('-', ' ');
}
