import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { pairOf } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type Problem } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { ARTIFACTS, type ArtifactRow, artifactFixes, artifactsAreKept, lacks } from './incident-artifacts.ts';
import { isClosed } from './incident-reading.ts';

interface Data {
  readonly incident: RecordFact;
  readonly rows: readonly ArtifactRow[];
}

/** An incident that is closed while artifacts that its severity calls for are missing. */
export const closedEarly = defineRule<'workspace', Data>({
  id: 'incident/closed-early',
  title: 'An incident was closed without its artifacts',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const found: Data[] = [];
    for (const incident of wholeRecords('incident', context)) {
      if (!isClosed(incident)) continue;
      const rows = ARTIFACTS.filter((row) => lacks(incident, row, context));
      if (rows.length > 0) found.push({ incident, rows });
    }
    if (!artifactsAreKept(context)) yield* oneWord(found);
    else for (const each of found) yield finding(each);
  },
  fixes: ({ data }, context) => artifactFixes(data.incident, data.rows, context),
});

/** Nobody has begun to keep artifacts: one hint, on the first incident that should have them. */
function* oneWord(found: readonly Data[]): Generator<Problem<Data>> {
  const first = found[0];
  if (first === undefined) return;
  const others =
    found.length === 1
      ? ''
      : ` ${found.length - 1} more closed ${found.length === 2 ? 'incident has' : 'incidents have'} none either.`;
  const message = `${first.incident.id} is closed and names no artifacts of its handling.${others} Begin with ${listed(first.rows.map(({ words }) => words))}.`;
  yield { file: first.incident.file, span: first.incident.anchor, message, severity: 'hint', data: first };
}

function finding({ incident, rows }: Data): Problem<Data> {
  const key = pairOf(incident.fields, 'artifacts')?.key;
  const status = nodeAtPath(incident.fields, 'status') ?? nodeAtPath(incident.fields, 'closed_on');
  const message = `${incident.id} is closed without ${listed(rows.map(({ words, serves }) => `${words} (${serves})`))}. Add what exists, or reopen it.`;
  return {
    file: incident.file,
    span: key ?? (status?.type === 'scalar' ? status : incident.anchor),
    message,
    data: { incident, rows },
  };
}
