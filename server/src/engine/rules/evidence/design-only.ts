import { owesOccurrences } from '../../audit/control-facts.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { recordStub } from '../record-stub.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { listedShort } from './missing-units.ts';

/** Criteria of a design nature, for which a document is the right artifact. */
const DESIGN_CRITERIA = /^(?:CC1\.[123]|CC3\.1|CC5\.[123])$/;

/** A control of a Type 2 programme that has nothing but documents to show. */
export const designOnly = defineRule<'record', RecordFact>({
  id: 'evidence/design-only',
  title: 'A control of a Type 2 report is shown by documents alone',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  crossFile: true,
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    if (!owesOccurrences(record.fields) || !context.audit.inOperation(record)) return;
    if (context.audit.programme.soc2Type !== 'type-2') return;
    const evidence = context.audit.evidenceOf(record).filter((each) => !isStub(each));
    if (evidence.length === 0 || !evidence.every(isDesign)) return;
    const ids = context.workspace.citationsIn(record).flatMap(idOf);
    const operating = ids.filter((id) => isCriterion(id) && !DESIGN_CRITERIA.test(id));
    // Where an ISO control shares the cell, the cell is what rests on documents.
    if (operating.length === 0 || ids.some((id) => id.startsWith('A.'))) return;
    const names = listedShort(evidence.map(({ id }) => id));
    const message = `${names} ${evidence.length === 1 ? 'shows' : 'show'} how ${record.id} is designed. A Type 2 report also needs proof that it operated through the window.`;
    const related = evidence
      .slice(0, 3)
      .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
    yield { file: record.file, span: record.anchor, message, related, data: record };
  },
  *fixes({ data }, context) {
    const id = freeId(data, context);
    const stub = recordStub('evidence', id, data, context.workspace);
    if (stub !== undefined)
      yield { title: `Create ${stub.file} for proof of operation`, safe: false, edits: [], create: [stub] };
  },
});

function freeId(control: RecordFact, context: RuleContext): string {
  for (let number = 1; ; number++) {
    const id = `EV-${control.id}-${String(number).padStart(3, '0')}`;
    if (context.workspace.definitionsIgnoringCase(id).length === 0) return id;
  }
}

function idOf({ reading }: CitationFact): string[] {
  return reading.type === 'known' || reading.type === 'spelling' ? [reading.id] : [];
}

function isCriterion(id: string): boolean {
  return /^(?:CC\d|A1|C1|PI\d|P\d)/.test(id);
}
