import { isAsideCrosswalk } from '../../audit/crosswalk-rows.ts';
import { writeFields } from '../field-edits.ts';
import { recordStub } from '../record-stub.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { DESIGN_CRITERIA } from './design-criteria.ts';
import { type PairRow, pairRows } from './pair-rows.ts';

/** From this share of cells with an artifact each empty one is told by itself; below it, their number once. */
const MOST = 0.7;

interface Data {
  readonly row: PairRow;
}

/** A row of the crosswalk for which nothing in the workspace is an artifact, though a control is in operation. */
export const cellEmpty = defineRule<'workspace', Data | undefined>({
  id: 'crosswalk/cell-empty',
  title: 'A crosswalk row has no artifact',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'dual',
  *check(workspace, context) {
    for (const record of workspace.records('crosswalk')) {
      if (isAsideCrosswalk(record)) continue;
      const rows = pairRows(record, context).filter((row) => owesArtifact(row, context));
      const empty = rows.filter((row) => !hasArtifact(row, context));
      const [first] = empty;
      // No row has one: the artifacts are kept elsewhere.
      if (first === undefined || empty.length === rows.length) continue;
      if (empty.length > rows.length * (1 - MOST)) {
        const message = `${empty.length} of ${rows.length} rows have no artifact, the first of them ${first.criterion} x ${first.iso}. List evidence in the row, or link it to a control that cites both.`;
        yield { file: record.file, span: record.anchor, message, data: undefined };
        continue;
      }
      for (const row of empty) {
        const message = `No evidence in the cell ${row.criterion} x ${row.iso}. List it in the row, or link it to a control that cites both.`;
        yield { file: record.file, span: row.source.span, message, data: { row } };
      }
    }
  },
  *fixes({ data }, context) {
    if (data === undefined) return;
    const { row } = data;
    const id = `EV-${row.criterion}-${row.iso}`;
    const stub = recordStub('evidence', id, row.record, context.workspace);
    if (stub === undefined || context.workspace.definitions(id).length > 0) return;
    const field = { mapping: row.node, path: 'mappings', name: 'evidence', value: [id] };
    const edits = writeFields(row.record, [field], context);
    if (edits === undefined) return;
    const create = [{ file: stub.file, text: `${stub.text}status: planned\n` }];
    yield { title: `Create ${id}`, safe: false, edits, create };
  },
});

/** A pair that claims something, about a criterion for which one of our controls is in operation. */
function owesArtifact({ criterion, iso, relationship }: PairRow, context: RuleContext): boolean {
  if (relationship === 'no-relationship' || DESIGN_CRITERIA.has(criterion) || /^[45]\./.test(iso))
    return false;
  return context.workspace
    .citationsOf('soc2', criterion)
    .some(
      ({ record, place }) =>
        record.kind === 'control' && place === 'satisfies' && context.audit.inOperation(record),
    );
}

function hasArtifact({ source, criterion, iso }: PairRow, context: RuleContext): boolean {
  return source.evidence.length > 0 || context.audit.evidenceInCell(criterion, iso).length > 0;
}
