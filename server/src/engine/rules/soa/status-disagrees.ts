import { currentSoas, type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const IN_PLACE: ReadonlySet<string> = new Set(['implemented', 'operating']);

interface Data {
  readonly soa: RecordFact;
  readonly row: SoaRow;
  readonly says: string;
}

/**
 * The SoA says that a control is in place and every control behind it is planned, or the other way round. For ISO
 * implemented and operating are the same.
 */
export const statusDisagrees = defineRule<'workspace', Data>({
  id: 'soa/status-disagrees',
  title: 'The SoA and the controls behind a row disagree about the status',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(workspace, context) {
    for (const soa of currentSoas(workspace)) {
      for (const row of soaRows(soa, workspace)) {
        if (row.applicable !== true || row.status === undefined) continue;
        const controls = controlsBehind(row, context);
        const statuses = controls.map(statusOf);
        const isPlanned = statuses.length > 0 && statuses.every((status) => status === 'planned');
        const isInPlace =
          statuses.length > 0 && statuses.every((status) => status !== undefined && IN_PLACE.has(status));
        const disagrees = (IN_PLACE.has(row.status) && isPlanned) || (row.status === 'planned' && isInPlace);
        const [first] = controls;
        if (!disagrees || first === undefined) continue;
        const says = statusOf(first) ?? '';
        const rest =
          controls.length === 1
            ? `${first.id} is ${says}`
            : `the ${controls.length} controls behind it are ${says}`;
        const value = nodeAtPath(row.node, 'implementation_status') ?? nodeAtPath(row.node, 'status');
        yield {
          file: soa.file,
          span: value === undefined ? row.citation.span : { start: value.start, end: value.end },
          message: `The SoA says that ${row.id ?? row.citation.token} is ${row.status}, and ${rest}.`,
          related: controls.slice(0, 3).map((each) => ({
            file: each.file,
            span: each.anchor,
            message: `${each.id}: ${statusOf(each)}`,
          })),
          data: { soa, row, says },
        };
      }
    }
  },
  *fixes({ data: { soa, row, says } }, context) {
    if (nodeAtPath(row.node, 'implementation_status') === undefined) return;
    const field = { mapping: row.node, path: 'controls', name: 'implementation_status', value: says };
    const edits = writeFields(soa, [field], context);
    if (edits !== undefined) yield { title: `Write ${says} in the SoA`, safe: false, edits };
  },
});

/** The controls that the row names; where it names none, those that cite its id. */
function controlsBehind(row: SoaRow, { workspace }: RuleContext): readonly RecordFact[] {
  const named = row.controls
    .flatMap((id) => workspace.definitions(id))
    .filter(({ kind }) => kind === 'control');
  if (row.controls.length > 0 || row.id === undefined) return named;
  const citing = workspace
    .citationsOf('iso27001', row.id)
    .filter(({ record, place }) => record.kind === 'control' && place === 'satisfies')
    .map(({ record }) => record);
  return [...new Set(citing)];
}

function statusOf(control: RecordFact): string | undefined {
  const status = textAt(control.fields, 'status');
  return status === undefined ? undefined : canonicalValue('control', 'status', status);
}
