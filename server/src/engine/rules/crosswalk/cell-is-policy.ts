import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { listed } from '../citation-reading.ts';
import { isDesign } from '../evidence-kinds.ts';
import { beginEvidence } from '../evidence-stub.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { DESIGN_CRITERIA } from './design-criteria.ts';

/** A cell of the crosswalk whose only artifacts are policies or procedures: they show design, not that it is done. */
export const cellIsPolicy = defineRule<'record', RecordFact>({
  id: 'crosswalk/cell-is-policy',
  title: 'A crosswalk cell rests on policies alone',
  severity: 'warning',
  on: 'record',
  kinds: ['control', 'crosswalk'],
  crossFile: true,
  gate: 'dual',
  needsWholeRecord: true,
  check: (record, context) =>
    record.kind === 'crosswalk' ? checkRows(record, context) : checkControl(record, context),
  *fixes({ data }, { workspace }) {
    if (data.kind !== 'control') return;
    const wish = { name: 'OPERATION', title: `Proof that ${data.id} operates`, lines: ['type: "?"'] };
    const fix = beginEvidence('Begin evidence that shows it at work', data, [wish], workspace);
    if (fix !== undefined) yield fix;
  },
});

/** Rows that name their artifacts: one finding per row, at the first of them. */
function* checkRows(record: RecordFact, context: RuleContext): Generator<Problem<RecordFact>> {
  const citations = context.workspace.citationsIn(record);
  const references = context.workspace.referencesFrom(record);
  for (const source of citations) {
    if (source.place !== 'row-source' || source.evidence.length === 0) continue;
    const target = citations.find((other) => other.place === 'row-target' && other.row === source.row);
    const criterion = [idOf(source), target === undefined ? undefined : idOf(target)].find(isCriterion);
    if (target === undefined || criterion === undefined || DESIGN_CRITERIA.has(criterion)) continue;
    const artifacts = source.evidence.flatMap((id) => context.workspace.definitions(id));
    if (artifacts.length === 0 || !artifacts.every(showsDesign)) continue;
    const first = references.find(
      (reference) => source.evidence.includes(reference.id) && reference.span.start > source.span.start,
    );
    const message = `The cell ${idOf(source) ?? source.token} x ${idOf(target) ?? target.token} rests on ${listed(source.evidence)} alone. Name an artifact that shows the control at work.`;
    const related = artifacts
      .slice(0, 3)
      .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
    yield { file: record.file, span: first?.span ?? source.span, message, related, data: record };
  }
}

/** An operating control whose cells have nothing but documents: one finding, on the first control of such a cell. */
function* checkControl(record: RecordFact, context: RuleContext): Generator<Problem<RecordFact>> {
  const evidence = context.audit.evidenceOf(record);
  if (evidence.length === 0 || !evidence.every(showsDesign) || !context.audit.inOperation(record)) return;
  const citations = context.workspace.citationsIn(record);
  const criteria = citations
    .map(idOf)
    .filter(isCriterion)
    .filter((id) => !DESIGN_CRITERIA.has(id));
  const annexA = citations
    .map(idOf)
    .filter((id): id is string => id?.startsWith('A.') === true && !isCriterion(id));
  const cells: string[] = [];
  for (const criterion of criteria) {
    const related = new Set(
      context.catalogue.counterparts('soc2', criterion).map((counterpart) => counterpart.id),
    );
    for (const id of annexA) {
      if (!related.has(id) || !isFirstOf(record, criterion, id, context)) continue;
      const artifacts = context.audit.evidenceInCell(criterion, id);
      if (artifacts.length > 0 && artifacts.every(showsDesign)) cells.push(`${criterion} x ${id}`);
    }
  }
  if (cells.length === 0) return;
  const shown =
    cells.length > 3 ? `${cells.slice(0, 3).join(', ')} and ${cells.length - 3} more cells` : listed(cells);
  const message = `${shown} rest${cells.length === 1 ? 's' : ''} on ${listed(evidence.slice(0, 3).map((each) => each.id))} alone. Link evidence that shows the control at work.`;
  const related = evidence
    .slice(0, 3)
    .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
  yield { file: record.file, span: record.anchor, message, related, data: record };
}

/** Whether no control before this one, by place, cites both ids: a cell is spoken of once. */
function isFirstOf(record: RecordFact, criterion: string, iso: string, context: RuleContext): boolean {
  const citing = new Set(context.workspace.citationsOf('iso27001', iso).map((citation) => citation.record));
  for (const { record: other } of context.workspace.citationsOf('soc2', criterion)) {
    if (other.kind !== 'control' || !citing.has(other)) continue;
    return other === record;
  }
  return false;
}

function showsDesign(artifact: RecordFact): boolean {
  return artifact.kind === 'policy' || (artifact.kind === 'evidence' && isDesign(artifact));
}

function idOf(citation: CitationFact): string | undefined {
  return citation.reading.type === 'known' || citation.reading.type === 'spelling'
    ? citation.reading.id
    : undefined;
}

function isCriterion(id: string | undefined): id is string {
  return id !== undefined && /^(?:CC|A1|C1|PI|P)\d?/.test(id) && !/^A\.\d/.test(id);
}
