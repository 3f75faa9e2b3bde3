import { addDays, addMonths } from '../../base/calendar/date.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import type { Configuration } from '../model/configuration.ts';
import type { RecordFact } from '../model/facts.ts';
import { meaningful, nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import type { NextWindow, Programme, Window } from './audit-view.ts';
import { type DateReading, dateAt, spanOf } from './written.ts';

/**
 * The programme: frameworks that the program record names, else those that the scope names, else the configuration,
 * else those that the scope describes, else those that records cite; SOC 2 type, window and categories from the scope. With several records of a kind the first that
 * says something counts.
 */
export function programmeOf(
  workspace: WorkspaceView,
  catalogue: Catalogue,
  configuration: Configuration,
): Programme {
  const reading: DateReading = {
    timeZone: configuration.timeZone,
    fiscalYearStart: configuration.fiscalYearStart,
  };
  const scopes = [...workspace.records('scope')].map((record) => record.fields);
  const soc2Type = firstOf(scopes, soc2TypeOf);
  const type1AsOf = firstOf(scopes, (scope) => dateAt(scope, 'soc2.as_of', reading));
  const window = soc2Type === 'type-1' ? undefined : firstOf(scopes, (scope) => windowOf(scope, reading));
  return {
    frameworks: frameworksOf(workspace, catalogue, configuration, scopes),
    soc2Type,
    window,
    nextWindow: window === undefined ? undefined : nextWindowOf(workspace, window, reading),
    type1AsOf: soc2Type === 'type-2' ? undefined : type1AsOf,
    categories: firstOf(scopes, categoriesOf),
  };
}

/** The current observation window of a scope; undefined when a day is missing, unreadable, or the end comes first. */
export function windowOf(scope: MappingNode, reading: DateReading): Window | undefined {
  return spanOf(nodeAtPath(scope, 'soc2.window'), reading);
}

/**
 * The first period after the window that an audit names. Where none does it is computed as if it did: most companies
 * renew, and then the next window starts on the day after this one and lasts a year.
 */
function nextWindowOf(workspace: WorkspaceView, window: Window, reading: DateReading): NextWindow {
  const start = addDays(window.end, 1);
  let next: Window | undefined;
  for (const program of workspace.records('program')) {
    for (const period of auditWindows(program, reading)) {
      if (period.start >= start && (next === undefined || period.start < next.start)) next = period;
    }
  }
  return next === undefined
    ? { start, end: addDays(addMonths(start, 12), -1), assumed: true }
    : { start: next.start, end: next.end, assumed: false };
}

/** Windows of the SOC 2 Type 2 audits of a program record, earlier ones included, in source order. */
export function auditWindows(program: RecordFact, reading: DateReading): readonly Window[] {
  const audits = nodeAtPath(program.fields, 'audits');
  if (audits?.type !== 'sequence') return [];
  return audits.items.flatMap((audit) => {
    if (audit?.type !== 'mapping' || typeOf(textAt(audit, 'type')) === 'type-1') return [];
    return spanOf(nodeAtPath(audit, 'period'), reading) ?? [];
  });
}

function frameworksOf(
  workspace: WorkspaceView,
  catalogue: Catalogue,
  configuration: Configuration,
  scopes: readonly MappingNode[],
): ReadonlySet<string> {
  for (const program of workspace.records('program')) {
    const named = namedIn(nodeAtPath(program.fields, 'frameworks'), catalogue);
    if (named.size > 0) return named;
  }
  const inScope = new Set(
    scopes.flatMap((scope) => [...namedIn(nodeAtPath(scope, 'frameworks'), catalogue)]),
  );
  if (inScope.size > 0) return inScope;
  const configured = known([...(configuration.frameworks?.keys() ?? [])], catalogue);
  if (configured.size > 0) return configured;
  const described = new Set(scopes.flatMap((scope) => [...sectionsOf(scope)]));
  if (described.size > 0) return described;
  return known([...workspace.citedFrameworks()], catalogue);
}

/** A scope that names no frameworks has a section for each that it has begun to describe. */
function sectionsOf(scope: MappingNode): ReadonlySet<string> {
  const sections = new Set<string>();
  if (nodeAtPath(scope, 'soc2') !== undefined) sections.add('soc2');
  if (nodeAtPath(scope, 'isms') !== undefined) sections.add('iso27001');
  return sections;
}

/** `[soc2, {id: iso27001, version: "2022"}]`, or a map of framework to version. */
function namedIn(node: Node | undefined, catalogue: Catalogue): ReadonlySet<string> {
  if (
    node?.type === 'mapping' &&
    nodeAtPath(node, 'id') === undefined &&
    nodeAtPath(node, 'framework') === undefined
  ) {
    return known(
      node.pairs.map((pair) => pair.key.text),
      catalogue,
    );
  }
  const items = node?.type === 'sequence' ? node.items : [node];
  const written = items.map((item) =>
    item?.type === 'mapping' ? (textAt(item, 'id') ?? textAt(item, 'framework')) : meaningful(item),
  );
  return known(written, catalogue);
}

function known(written: readonly (string | undefined)[], catalogue: Catalogue): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of written) {
    const framework = name === undefined ? undefined : catalogue.frameworkOf(name)?.framework;
    if (framework !== undefined) found.add(framework);
  }
  return found;
}

function soc2TypeOf(scope: MappingNode): Programme['soc2Type'] {
  return typeOf(textAt(scope, 'soc2.type'));
}

function typeOf(text: string | undefined): Programme['soc2Type'] {
  const folded = text?.toLowerCase().replaceAll(/[^a-z0-9]/g, '') ?? '';
  if (/^(?:soc2)?(?:type)?(?:1|i)$/.test(folded)) return 'type-1';
  return /^(?:soc2)?(?:type)?(?:2|ii)$/.test(folded) ? 'type-2' : undefined;
}

function categoriesOf(scope: MappingNode): ReadonlySet<string> | undefined {
  const written = scalarsIn(nodeAtPath(scope, 'soc2.categories'));
  if (written.length === 0) return undefined;
  return new Set(written.map((node) => node.text.trim().toLowerCase().replaceAll(/[ _]+/g, '-')));
}

function firstOf<T>(
  scopes: readonly MappingNode[],
  read: (scope: MappingNode) => T | undefined,
): T | undefined {
  for (const scope of scopes) {
    const found = read(scope);
    if (found !== undefined) return found;
  }
  return undefined;
}
