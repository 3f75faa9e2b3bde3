import type { ProgrammeBar } from '../../../protocol/programme-timeline.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { dayAt, stretchAt } from '../../rules/written-days.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';

/** Something of the programme that has days, with the node that says so. */
export interface ProgrammeEntry {
  readonly id: string;
  readonly title: string;
  readonly kind: ProgrammeBar['kind'];
  /** The first and the last day, in the order of the calendar even where the record has them the other way round. */
  readonly start: string;
  readonly end: string;
  readonly record: RecordFact;
  readonly node: Node;
}

/** Everything with days in the program and scope records, in source order. What has no readable day is left out. */
export function* programmeEntries(snapshot: Snapshot): Generator<ProgrammeEntry> {
  const seenWindows = new Set<string>();
  for (const scope of snapshot.workspace.records('scope')) {
    const window = nodeAtPath(scope.fields, 'soc2.window');
    const days = window === undefined ? undefined : daysOf(window, snapshot);
    if (window !== undefined && days !== undefined) {
      seenWindows.add(`${days.start}/${days.end}`);
      yield entry(scope, window, 'observation-window', scope.id, 'Observation window', days);
    }
    yield* scopeChanges(scope, snapshot);
  }
  for (const program of snapshot.workspace.records('program')) {
    yield* dated(program, 'phases', 'phase', snapshot);
    for (const audit of mappingsIn(nodeAtPath(program.fields, 'audits')))
      yield* auditEntries(program, audit, seenWindows, snapshot);
    yield* dated(program, 'internal_audits', 'internal-audit', snapshot);
    yield* dated(program, 'management_reviews', 'management-review', snapshot);
  }
}

/** Changes of the scope that have a day. */
function* scopeChanges(scope: RecordFact, snapshot: Snapshot): Generator<ProgrammeEntry> {
  for (const change of mappingsIn(nodeAtPath(scope.fields, 'changes'))) {
    const on = dayAt(change, 'date', snapshot);
    if (on === undefined) continue;
    const id = textAt(change, 'id') ?? scope.id;
    const title = textAt(change, 'title') ?? textAt(change, 'type') ?? 'Scope change';
    yield entry(scope, change, 'scope-change', id, title, { start: on, end: on });
  }
}

const NAMES = {
  phase: 'Phase',
  'internal-audit': 'Internal audit',
  'management-review': 'Management review',
} as const;

function* dated(
  program: RecordFact,
  list: string,
  kind: keyof typeof NAMES,
  snapshot: Snapshot,
): Generator<ProgrammeEntry> {
  for (const [at, node] of mappingsIn(nodeAtPath(program.fields, list)).entries()) {
    const days = daysOf(node, snapshot);
    if (days === undefined) continue;
    const id = textAt(node, 'id') ?? `${list}-${at + 1}`;
    const title = textAt(node, 'title') ?? (kind === 'phase' ? id : NAMES[kind]);
    yield entry(program, node, kind, id, title, days);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  'type-1': 'SOC 2 Type 1',
  'type-2': 'SOC 2 Type 2',
  'stage-1': 'ISO 27001 Stage 1',
  'stage-2': 'ISO 27001 Stage 2',
  surveillance: 'ISO 27001 surveillance',
  recertification: 'ISO 27001 recertification',
  internal: 'Internal audit',
};

/** The window of an audit, its fieldwork and interim testing, and all of it up to the report. */
function* auditEntries(
  program: RecordFact,
  audit: MappingNode,
  seenWindows: Set<string>,
  snapshot: Snapshot,
): Generator<ProgrammeEntry> {
  const id = textAt(audit, 'id') ?? program.id;
  const type = textAt(audit, 'type')?.toLowerCase() ?? '';
  const title = TYPES[type] ?? textAt(audit, 'framework') ?? 'Audit';
  const firm = textAt(audit, 'firm');
  const period = nodeAtPath(audit, 'period');
  const window = period === undefined ? undefined : daysOf(period, snapshot);
  if (period !== undefined && window !== undefined && !seenWindows.has(`${window.start}/${window.end}`)) {
    seenWindows.add(`${window.start}/${window.end}`);
    yield entry(program, period, 'observation-window', id, `Observation window of ${id}`, window);
  }
  const days: string[] = [];
  for (const [name, word] of [
    ['interim', 'Interim testing'],
    ['fieldwork', 'Fieldwork'],
  ] as const) {
    const node = nodeAtPath(audit, name);
    const stretch = node === undefined ? undefined : daysOf(node, snapshot);
    if (node === undefined || stretch === undefined) continue;
    if (name === 'fieldwork') days.push(stretch.start, stretch.end);
    yield entry(program, node, 'fieldwork', id, `${word}: ${title}`, stretch);
  }
  days.push(...['as_of', 'report_date'].flatMap((name) => dayAt(audit, name, snapshot) ?? []));
  days.sort();
  const start = days[0] ?? dayAt(audit, 'booked_on', snapshot);
  if (start === undefined) return;
  const kind = type === 'internal' ? 'internal-audit' : 'audit';
  const named = firm === undefined ? title : `${title}, ${firm}`;
  yield entry(program, audit, kind, id, named, { start, end: days.at(-1) ?? start });
}

/** Two days or one; the other way round where the record has it so, which a finding says. */
function daysOf(node: Node, snapshot: Snapshot): { start: string; end: string } | undefined {
  const stretch = stretchAt(node, snapshot);
  if (stretch !== undefined) return { start: stretch.start, end: stretch.end };
  if (node.type !== 'mapping') return undefined;
  const days = ['start', 'end', 'from', 'to', 'date']
    .flatMap((name) => dayAt(node, name, snapshot) ?? [])
    .sort();
  const [start] = days;
  const end = days.at(-1);
  return start === undefined || end === undefined ? undefined : { start, end };
}

function entry(
  record: RecordFact,
  node: Node,
  kind: ProgrammeBar['kind'],
  id: string,
  title: string,
  days: { readonly start: string; readonly end: string },
): ProgrammeEntry {
  return { id, title, kind, ...days, record, node };
}
