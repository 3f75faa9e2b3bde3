import type { Catalogue } from '../frameworks/catalogue.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../model/read.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import type { AuditView } from './audit-view.ts';
import { rowsInForce, type SoaRow } from './soa-rows.ts';

/** What coverage is judged from; a rule's context is one. */
export interface CoverageSource {
  readonly workspace: WorkspaceView;
  readonly catalogue: Catalogue;
  readonly audit: AuditView;
}

/** Items of a framework that the programme owes, and those of them that nothing in the workspace takes up. */
export interface Coverage {
  readonly asked: readonly FrameworkItem[];
  readonly open: readonly FrameworkItem[];
}

/**
 * Criteria in scope and those that no control satisfies. In scope: the common criteria and the categories of the
 * scope, without what it lists as not applicable. A control of a provider counts, a retired one does not.
 */
export function criteriaCoverage(source: CoverageSource): Coverage {
  const asked = source.catalogue.items('soc2').filter(({ id }) => criterionInScope(id, source));
  return { asked, open: asked.filter(({ id }) => !isTakenUp('soc2', id, source)) };
}

/** Whether a criterion belongs to a category of the report and is not ruled out there. */
export function criterionInScope(id: string, source: CoverageSource): boolean {
  const category = source.catalogue.item('soc2', id)?.category;
  if (category === undefined) return false;
  if (category !== 'security' && !(source.audit.programme.categories?.has(category) ?? false)) return false;
  return !source.workspace.citationsOf('soc2', id).some(({ place }) => place === 'not-applicable');
}

/** What the statements of applicability in force come to. */
export interface AnnexACoverage extends Coverage {
  /** Whether a row says of any control that it applies or not: without that nothing is ruled out. */
  readonly stated: boolean;
}

/** Annex A controls that a current SoA marks applicable, and those that neither their row nor a control takes up. */
export function annexACoverage(source: CoverageSource): AnnexACoverage {
  const asked: FrameworkItem[] = [];
  const open: FrameworkItem[] = [];
  let stated = false;
  for (const [id, row] of rowsInForce(source.workspace)) {
    const item = source.catalogue.item('iso27001', id);
    if (item === undefined) continue;
    stated ||= row.applicable !== undefined;
    if (row.applicable !== true) continue;
    asked.push(item);
    if (!isTakenUpByRow(row, source) && !isTakenUp('iso27001', id, source)) open.push(item);
  }
  return { asked, open, stated };
}

/** Whether a row names a policy or a control in use. An id that names nothing is a mistake of its own. */
function isTakenUpByRow({ node, controls }: SoaRow, { workspace }: CoverageSource): boolean {
  if (scalarsIn(nodeAtPath(node, 'policies')).length > 0) return true;
  return controls.some((id) => {
    const named = workspace.definitions(id).filter(({ kind }) => kind === 'control');
    return named.length === 0 || named.some(isInUse);
  });
}

/**
 * Clauses that ask for documented information, and those that no record covers: none cites the clause, one above or
 * one below it, and none is of a kind that is such a document by itself.
 */
export function clauseCoverage(source: CoverageSource): Coverage {
  return clausesCoveredBy(() => true, source);
}

function clausesCoveredBy(counts: (record: RecordFact) => boolean, source: CoverageSource): Coverage {
  const asked = source.catalogue
    .items('iso27001')
    .filter(({ documentedInformation }) => documentedInformation);
  const kinds = clausesByKind(source.workspace);
  const open = asked.filter(({ id }) => {
    const family = source.catalogue
      .items('iso27001')
      .filter((item) => item.id === id || isBelow(item.id, id) || isBelow(id, item.id));
    return !family.some(
      (item) =>
        kinds.has(item.id) ||
        source.workspace
          .citationsOf('iso27001', item.id)
          .some(({ place, record }) => place === 'satisfies' && counts(record)),
    );
  });
  return { asked, open };
}

/** Whether a control in use, or a policy, cites the item. */
export function isTakenUp(framework: string, id: string, { workspace }: CoverageSource): boolean {
  return workspace.citationsOf(framework, id).some(takesUp);
}

function takesUp({ place, record }: CitationFact): boolean {
  if (place !== 'satisfies') return false;
  if (record.kind === 'policy') return true;
  if (record.kind !== 'control') return false;
  return isInUse(record);
}

function isInUse(control: RecordFact): boolean {
  const status = textAt(control.fields, 'status');
  return status !== 'retired' && status !== 'not-applicable';
}

/**
 * Those of the items that a document takes up rather than a control: a policy that satisfies the item or that its SoA
 * row names; for a clause, whatever covers it. A planned control is no document.
 */
export function documentedItems(
  items: Iterable<FrameworkItem>,
  source: CoverageSource,
): readonly FrameworkItem[] {
  const { workspace } = source;
  const inSoa = new Set<string>();
  for (const [id, { node }] of rowsInForce(workspace))
    if (scalarsIn(nodeAtPath(node, 'policies')).length > 0) inSoa.add(id);
  const counts = (record: RecordFact): boolean =>
    record.kind !== 'control' || source.audit.inOperation(record);
  let openClauses: ReadonlySet<FrameworkItem> | undefined;
  return [...items].filter((item) => {
    if (item.type === 'clause') {
      openClauses ??= new Set(clausesCoveredBy(counts, source).open);
      return !openClauses.has(item);
    }
    if (item.type === 'annex-a' && inSoa.has(item.id)) return true;
    return workspace
      .citationsOf(item.framework, item.id)
      .some(({ place, record }) => place === 'satisfies' && record.kind === 'policy');
  });
}

function isBelow(id: string, parent: string): boolean {
  return id.startsWith(`${parent}.`);
}

/** Clauses that are met by there being a record of some kind (the scope is the document of 4.3, and so on). */
function clausesByKind(workspace: WorkspaceView): ReadonlySet<string> {
  const met = new Set<string>();
  if (workspace.count('scope') > 0) met.add('4.3');
  if (workspace.count('soa') > 0) met.add('6.1.3');
  if (workspace.count('risk') > 0) for (const id of ['6.1.2', '8.2']) met.add(id);
  for (const risk of workspace.records('risk')) {
    if (!says(risk.fields, 'plan') && scalarsIn(nodeAtPath(risk.fields, 'controls')).length === 0) continue;
    for (const id of ['6.1.3', '8.3']) met.add(id);
    break;
  }
  // What shows that controls were done is what clause 8.1 wants kept; policies are documented information (7.5).
  if (workspace.count('evidence') > 0) met.add('8.1');
  if (workspace.count('policy') > 0) met.add('7.5');
  for (const policy of workspace.records('policy')) {
    if (/\binformation security policy\b/i.test(policy.title)) met.add('5.2');
  }
  for (const { fields } of workspace.records('program')) {
    if (holds(fields, 'internal_audits')) met.add('9.2');
    if (holds(fields, 'management_reviews')) met.add('9.3');
    if (holds(fields, 'objectives')) met.add('6.2');
    if (hasActedOnFinding(fields)) met.add('10.2');
  }
  return met;
}

function holds(fields: RecordFact['fields'], list: string): boolean {
  return mappingsIn(nodeAtPath(fields, list)).length > 0;
}

/** A finding of any audit of which the record says what was done about it. */
function hasActedOnFinding(fields: RecordFact['fields']): boolean {
  return ['internal_audits', 'audits'].some((list) =>
    mappingsIn(nodeAtPath(fields, list)).some((audit) =>
      mappingsIn(nodeAtPath(audit, 'findings')).some(
        (finding) => says(finding, 'action') || says(finding, 'correction'),
      ),
    ),
  );
}

/** The frameworks that a programme names or leaves out. */
const OF_PROGRAMMES: ReadonlySet<string> = new Set(['soc2', 'iso27001']);

/**
 * Items of a framework that the programme owes: none of SOC 2 or ISO 27001 where the programme leaves it out. A
 * framework without a statement of what applies owes all it has: Annex A without an SoA in force, and every custom
 * framework. While nothing names a programme at all, nothing is left out.
 */
export function itemsAsked(framework: string, source: CoverageSource): readonly FrameworkItem[] {
  const { frameworks } = source.audit.programme;
  if (frameworks.size > 0 && OF_PROGRAMMES.has(framework) && !frameworks.has(framework)) return [];
  const items = source.catalogue.items(framework);
  if (framework === 'soc2') return criteriaCoverage(source).asked;
  if (framework !== 'iso27001') return items;
  const annexA = annexACoverage(source);
  const applicable = annexA.stated ? annexA.asked : items.filter(({ type }) => type === 'annex-a');
  return [...clauseCoverage(source).asked, ...applicable];
}

/** Those of `itemsAsked` that something takes up. */
export function coveredItems(framework: string, source: CoverageSource): readonly FrameworkItem[] {
  const open = new Set<FrameworkItem>();
  if (framework === 'soc2') for (const item of criteriaCoverage(source).open) open.add(item);
  else if (framework === 'iso27001') {
    const annexA = annexACoverage(source);
    for (const item of [...clauseCoverage(source).open, ...annexA.open]) open.add(item);
    if (!annexA.stated) addUncited(framework, source, open);
  } else addUncited(framework, source, open);
  return itemsAsked(framework, source).filter((item) => !open.has(item));
}

function addUncited(framework: string, source: CoverageSource, open: Set<FrameworkItem>): void {
  for (const item of source.catalogue.items(framework)) {
    if (item.type !== 'clause' && !isTakenUp(framework, item.id, source)) open.add(item);
  }
}
