import type { CitationFact, RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../model/read.ts';
import { canonicalValue } from '../model/schema/schema-table.ts';
import type { MappingNode } from '../syntax/tree.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** A row of a statement of applicability. */
export interface SoaRow {
  readonly node: MappingNode;
  /** The id as written, and where. */
  readonly citation: CitationFact;
  /** The Annex A control that it names, by canonical id; undefined for ids of 2013, own controls and mistakes. */
  readonly id: string | undefined;
  /** Undefined when the row does not say. */
  readonly applicable: boolean | undefined;
  readonly reason: string | undefined;
  /** Canonical word of the implementation status. */
  readonly status: string | undefined;
  /** Workspace ids of the controls that the row names. */
  readonly controls: readonly string[];
}

const known = new WeakMap<RecordFact, readonly SoaRow[]>();

/** The rows of an SoA record in source order; read once per record. Rows without an id are left out. */
export function soaRows(soa: RecordFact, workspace: WorkspaceView): readonly SoaRow[] {
  let rows = known.get(soa);
  if (rows === undefined) {
    rows = readRows(soa, workspace);
    known.set(soa, rows);
  }
  return rows;
}

/** The statements in force: neither drafts nor superseded. */
export function currentSoas(workspace: WorkspaceView): readonly RecordFact[] {
  return [...workspace.records('soa')].filter((soa) => {
    const status = textAt(soa.fields, 'status');
    return status !== 'draft' && status !== 'superseded' && status !== 'retired';
  });
}

/**
 * The row that counts for each Annex A control, by canonical id: where several statements in force name it, the first
 * by file and place.
 */
export function rowsInForce(workspace: WorkspaceView): ReadonlyMap<string, SoaRow> {
  const rows = new Map<string, SoaRow>();
  const soas = [...currentSoas(workspace)].sort((a, b) =>
    a.file === b.file ? a.anchor.start - b.anchor.start : a.file < b.file ? -1 : 1,
  );
  for (const soa of soas)
    for (const row of soaRows(soa, workspace))
      if (row.id !== undefined && !rows.has(row.id)) rows.set(row.id, row);
  return rows;
}

function readRows(soa: RecordFact, workspace: WorkspaceView): readonly SoaRow[] {
  const nodes = mappingsIn(nodeAtPath(soa.fields, 'controls'));
  const rows: SoaRow[] = [];
  let at = 0;
  // Rows and their citations both stand in source order.
  for (const citation of workspace.citationsIn(soa)) {
    if (citation.place !== 'soa-row') continue;
    while (at < nodes.length && (nodes[at]?.end ?? 0) <= citation.span.start) at++;
    const node = nodes[at];
    if (node === undefined || node.start > citation.span.start) continue;
    rows.push({
      node,
      citation,
      id: annexAOf(citation),
      applicable: applicableOf(node),
      reason: textAt(node, 'justification'),
      status: statusOf(node),
      controls: scalarsIn(nodeAtPath(node, 'controls')).map(({ text }) => text.trim()),
    });
  }
  return rows;
}

function annexAOf({ reading }: CitationFact): string | undefined {
  switch (reading.type) {
    case 'known':
    case 'spelling':
      // In a statement of applicability "5.3" is the control; a clause has no row there.
      if (/^[5-8]\.\d+$/.test(reading.id)) return `A.${reading.id}`;
      return reading.id.startsWith('A.') ? reading.id : undefined;
    case 'yaml-number':
    case 'bare-number':
      return reading.annexA;
    default:
      return undefined;
  }
}

/** Statuses that only an applicable control can have. */
const IN_USE: ReadonlySet<string> = new Set(['planned', 'partial', 'implemented', 'operating']);

function applicableOf(node: MappingNode): boolean | undefined {
  const text = textAt(node, 'applicable')?.toLowerCase();
  if (text === 'true' || text === 'yes') return true;
  if (text === 'false' || text === 'no') return false;
  const status = statusOf(node);
  if (status === 'not-applicable') return false;
  // What is planned, under way or done is applicable: without this the row would drop out of every check.
  return status !== undefined && IN_USE.has(status) ? true : undefined;
}

function statusOf(node: MappingNode): string | undefined {
  const text = textAt(node, says(node, 'implementation_status') ? 'implementation_status' : 'status');
  return text === undefined ? undefined : canonicalValue('soa', 'controls.implementation_status', text);
}
