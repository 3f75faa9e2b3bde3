import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { escaped, message as prose } from '../words/markdown-text.ts';
import type { Row } from './card.ts';

interface Open {
  readonly severity: Severity;
  /** Who says so: the severity of a check, or the people of an audit. */
  readonly said: string;
  readonly message: string;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const SHOWN = 2;
const LONGEST = 150;

/** Files beyond these are not asked: a hover answers at once. */
const MOST_RECORDS = 12;

/** At most two rows: how many findings are open on the records, and the worst two of them. */
export function openRows(snapshot: Snapshot, records: readonly RecordFact[]): readonly Row[] {
  const found = [...fromPeople(snapshot, records), ...fromChecks(snapshot, records)];
  const sorted = found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return sorted.slice(0, SHOWN).map(({ said, message }, index) => ({
    label: index === 0 ? 'Open' : '',
    text: `${index === 0 ? `${sorted.length}: ` : ''}${said}: ${message}`,
  }));
}

/** Findings of our checks inside the records. Hints are left to the editor. */
function fromChecks(snapshot: Snapshot, records: readonly RecordFact[]): Open[] {
  return records.slice(0, MOST_RECORDS).flatMap((record) =>
    snapshot
      .findings(record.file)
      .filter(
        ({ severity, problem }) =>
          severity !== 'hint' &&
          record.span.start <= problem.span.start &&
          problem.span.start <= record.span.end,
      )
      .map(({ severity, problem }) => ({
        severity,
        said: severity,
        message: `${escaped(record.id, 40)}: ${prose(problem.message, LONGEST)}`,
      })),
  );
}

/** Findings of audits and reviews that name the record and are not closed. */
function fromPeople(snapshot: Snapshot, records: readonly RecordFact[]): Open[] {
  const open: Open[] = [];
  for (const record of records.slice(0, MOST_RECORDS)) {
    for (const reference of snapshot.workspace.referencesTo(record.id)) {
      if (!reference.field.includes('findings.')) continue;
      const finding = entryAround(reference.record.fields, reference.field, reference.span.start);
      if (finding === undefined || isClosed(finding)) continue;
      const id = textAt(finding, 'id');
      const title = textAt(finding, 'title') ?? '';
      open.push({
        severity: 'warning',
        said: 'audit finding',
        message: escaped(id === undefined ? title : `${id}: ${title}`, LONGEST),
      });
    }
  }
  return open;
}

function isClosed(finding: MappingNode): boolean {
  const status = textAt(finding, 'status')?.toLowerCase();
  return status === 'closed' || status === 'done' || status === 'resolved';
}

/** The entry of a list on the field's way in which an offset lies. */
function entryAround(fields: MappingNode, field: string, offset: number): MappingNode | undefined {
  let at: MappingNode | undefined = fields;
  for (const name of field.split('.').slice(0, -1)) {
    const entries: readonly MappingNode[] = at === undefined ? [] : mappingsIn(nodeAtPath(at, name));
    at = entries.find((entry) => entry.start <= offset && offset <= entry.end);
  }
  return at;
}
