import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { isStub } from '../evidence-kinds.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { auditScope } from './audit-scope.ts';
import { latest, type ProgrammeRow, rowsOf } from './programme-rows.ts';

/** Kinds of record that somebody answers for, and that an internal audit looks at. */
const AUDITED = ['control', 'risk', 'policy', 'evidence'] as const;

/** What an internal auditor answers for by trade: the audit itself and the review of it. */
const OWN_TRADE = /^(?:9\.2|A\.5\.35|A\.5\.36|CC4\.)/;

/** An internal auditor who owns a control, a risk, a policy or evidence in the audited scope (clause 9.2.2). */
export const auditorNotIndependent = defineRule({
  id: 'governance/auditor-not-independent',
  title: 'An internal auditor owns something in the audited scope',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    const people = peopleByRole(context);
    for (const program of context.workspace.records('program')) {
      // Only the last one: an audit of earlier years can no more be mended.
      const audit = latest(rowsOf(program, 'internal_audits', context));
      const auditor = audit === undefined ? undefined : textAt(audit.row, 'auditor');
      const persons = auditor === undefined ? NOBODY : personsOf(auditor, people);
      if (audit === undefined || persons.size === 0) continue;
      const owned = ownedBy(persons, audit, people, context);
      if (owned.length === 0) continue;
      const ids = owned.slice(0, 3).map((record) => record.id);
      const more = owned.length - ids.length;
      const named = more > 0 ? listed([...ids, `${more} more`]) : listed(ids);
      const node = nodeAtPath(audit.row, 'auditor');
      const message = `The auditor of ${audit.name} owns ${named}, which the audit covers. Nobody may audit their own work (9.2.2): name somebody else.`;
      const related = owned
        .slice(0, 3)
        .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
      yield { file: program.file, span: node ?? audit.anchor, message, related, data: undefined };
    }
  },
});

const NOBODY: ReadonlySet<string> = new Set();

/** Who holds each role of the workspace. */
function peopleByRole(context: RuleContext): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, readonly string[]>();
  for (const program of context.workspace.records('program')) {
    for (const row of mappingsIn(nodeAtPath(program.fields, 'roles'))) {
      const id = textAt(row, 'id');
      if (id === undefined) continue;
      const holders = [nodeAtPath(row, 'person'), nodeAtPath(row, 'people')].flatMap(scalarsIn);
      roles.set(
        id,
        holders.map((node) => bare(node.text)),
      );
    }
  }
  return roles;
}

/** The persons behind `person:x` or `role:y`; nobody for bare text, which names no one for certain. */
function personsOf(written: string, roles: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const text = written.trim();
  if (text.startsWith('person:')) return new Set([bare(text)]);
  return text.startsWith('role:') ? new Set(roles.get(text.slice('role:'.length).trim()) ?? []) : NOBODY;
}

function bare(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('person:') ? trimmed.slice('person:'.length).trim() : trimmed;
}

function ownedBy(
  persons: ReadonlySet<string>,
  audit: ProgrammeRow,
  roles: ReadonlyMap<string, readonly string[]>,
  context: RuleContext,
): readonly RecordFact[] {
  const scope = auditScope(audit.row, context);
  const found: RecordFact[] = [];
  for (const kind of AUDITED) {
    for (const record of context.workspace.records(kind)) {
      const owner = textAt(record.fields, 'owner');
      if (owner === undefined || isStub(record)) continue;
      if (![...personsOf(owner, roles)].some((person) => persons.has(person))) continue;
      const cited = citedWith(record, context);
      if (cited.length > 0 && cited.every((id) => OWN_TRADE.test(id))) continue;
      // A scope that is no list of ids, and a record that cites nothing, leave open what was looked at.
      const inScope =
        scope === 'everything' ? kind !== 'evidence' || cited.length > 0 : cited.some((id) => scope.has(id));
      if (inScope) found.push(record);
    }
  }
  return found;
}

/** What a record cites itself, or its controls do. */
function citedWith(record: RecordFact, context: RuleContext): readonly string[] {
  const records = record.kind === 'evidence' ? [record, ...context.audit.controlsOf(record)] : [record];
  return records.flatMap((each) =>
    context.workspace
      .citationsIn(each)
      .flatMap(({ reading }) =>
        reading.type === 'known' || reading.type === 'spelling' ? [reading.id] : [],
      ),
  );
}
