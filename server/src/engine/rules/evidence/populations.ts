import { daysIn } from '../../audit/date-span.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, meaningful, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { isReview, isStub, typeOf } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { listedShort } from './missing-units.ts';
import { beginPopulation, isBegun } from './population-block.ts';
import { smallerThanKnown } from './smaller-than-known.ts';
import { controlsBeside, windowText } from './window-places.ts';
import { type WindowState, windowStates } from './window-states.ts';

/** Controls of changes have a check of their own for their list. */
const OF_CHANGES: ReadonlySet<string> = new Set(['CC8.1', 'A.8.32']);

/** Of incidents the register of incidents is the list. */
const OF_INCIDENTS = /^(?:CC7\.[345]|A\.5\.2[4-8]|A\.6\.8)$/;

/** What happens per event, or reviews a list, is tested from the full list of the window. */
export const populationMissing = defineRule<'workspace', RecordFact>({
  id: 'evidence/population-missing',
  title: 'Evidence of events or of an account review names no population',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    // A workspace that keeps no populations has not begun with them.
    if (!hasPopulations(context)) return;
    for (const state of windowStates(context)) {
      const isEvent = state.frequency === 'per-event';
      if (!isEvent && !state.evidence.some((each) => isReview(each) && isOfAccounts(each))) continue;
      if (state.evidence.some((record) => namesPopulation(record, context))) continue;
      if (isTestedElsewhere(state.control, context)) continue;
      const stub = nodeAtPath(state.report.fields, 'population');
      const what = isEvent ? 'Every event' : 'Every account that was looked at';
      const message =
        stub === undefined
          ? `${state.report.id} names no population. ${what} of ${windowText(state)} is tested from the full list: say where it comes from, by which query, when it was drawn, and how many it holds.`
          : `The population of ${state.report.id} is still to be filled in.`;
      const { file, anchor } = state.report;
      yield { file, span: stub ?? anchor, message, related: controlsBeside(state), data: state.report };
    }
  },
  *fixes({ data }, context) {
    const fix = beginPopulation(data, context);
    if (fix !== undefined) yield fix;
  },
});

function hasPopulations(context: RuleContext): boolean {
  for (const record of context.workspace.records('evidence'))
    if (populationsOf(record).length > 0) return true;
  return false;
}

function isOfAccounts(evidence: RecordFact): boolean {
  const type = typeOf(evidence);
  return type === 'access-review' || (type === '' && textAt(evidence.fields, 'stage') === 'review');
}

function namesPopulation(record: RecordFact, context: RuleContext): boolean {
  return (
    populationsOf(record).length > 0 ||
    isMisspelled(record, 'population', context) ||
    isMisspelled(record, 'occurrences.population', context)
  );
}

function isTestedElsewhere(control: RecordFact, context: RuleContext): boolean {
  const ids = context.workspace
    .citationsIn(control)
    .flatMap(({ reading }) => (reading.type === 'known' ? [reading.id] : []));
  if (ids.some((id) => OF_CHANGES.has(id))) return true;
  return context.workspace.count('incident') > 0 && ids.some((id) => OF_INCIDENTS.test(id));
}

interface Population {
  readonly node: MappingNode;
  readonly path: string;
}

const known = new WeakMap<RecordFact, readonly Population[]>();

/** The lists that a record names: its own, and one per occurrence. Read once, for the rules that each ask for them. */
function populationsOf(record: RecordFact): readonly Population[] {
  let populations = known.get(record);
  if (populations === undefined) {
    populations = readPopulations(record);
    known.set(record, populations);
  }
  return populations;
}

function readPopulations(record: RecordFact): readonly Population[] {
  const own = mappingsIn(nodeAtPath(record.fields, 'population'));
  const each = mappingsIn(nodeAtPath(record.fields, 'occurrences')).flatMap((occurrence) =>
    mappingsIn(nodeAtPath(occurrence, 'population')),
  );
  return [
    ...own.filter(isBegun).map((node) => ({ node, path: 'population' })),
    ...each.filter(isBegun).map((node) => ({ node, path: 'occurrences.population' })),
  ];
}

interface Unsourced {
  readonly record: RecordFact;
  readonly node: MappingNode;
  readonly path: string;
  readonly missing: readonly string[];
}

/** A list that nobody else could draw again: then nobody can show that it is complete. */
export const populationUnsourced = defineRule<'record', Unsourced>({
  id: 'evidence/population-unsourced',
  aliases: ['evidence/ipe'],
  title: 'A population does not say how it was drawn',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record)) return;
    for (const { node, path } of populationsOf(record)) {
      const asked = toSay(record, node, path).filter((name) => !says(node, name));
      const missing = asked.filter((name) => !isMisspelled(record, `${path}.${name}`, context, node));
      if (missing.length === 0) continue;
      const open = missing.map((name) => nodeAtPath(node, name)).find(isPlaceholder);
      const message =
        open === undefined
          ? `The population of ${record.id} does not say ${listedShort(missing)}. Nobody else can draw it again, so nothing shows that it is complete.`
          : `${listedShort(missing)} of the population of ${record.id} ${missing.length === 1 ? 'is' : 'are'} still to be filled in.`;
      yield {
        file: record.file,
        span: open ?? keyOfPopulation(record, node),
        message,
        // What is only missing for the last step of the proof is worth a note.
        ...(missing.every((name) => name === 'count') ? { severity: 'information' as const } : {}),
        data: { record, node, path, missing },
      };
      return;
    }
  },
  *fixes({ data: { record, node, path, missing } }, context) {
    const absent = missing.filter((name) => nodeAtPath(node, name) === undefined);
    if (absent.length === 0) return;
    const places = absent.map((name) => ({ mapping: node, path, name }));
    const fix = askFor(record, `Add ${listedShort(absent)}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});

/** A list of an occurrence is drawn on its day, from the source of the record where that one says it. */
function toSay(record: RecordFact, node: MappingNode, path: string): readonly string[] {
  const source = nodeAtPath(record.fields, 'source');
  const system = source?.type === 'mapping' ? says(source, 'system') : meaningful(source) !== undefined;
  const query = source?.type === 'mapping' && says(source, 'query');
  const ofOccurrence = path !== 'population';
  const drawn = ofOccurrence || says(record.fields, 'collected_on');
  const inherits = (name: string): boolean => ofOccurrence && says(record.fields, `population.${name}`);
  return [
    ...(system || inherits('source') ? [] : ['source']),
    ...(query || inherits('query') ? [] : ['query']),
    ...(drawn || inherits('as_of') ? [] : ['as_of']),
    ...(inherits('count') ? [] : ['count']),
    // A stretch of which one end is written.
    ...(says(node, 'from') !== says(node, 'to') && !(says(node, 'from') && says(node, 'as_of'))
      ? ['from', 'to']
      : []),
  ];
}

function keyOfPopulation(record: RecordFact, node: MappingNode): { start: number; end: number } {
  const own = record.fields.pairs.find((pair) => pair.value === (node as Node));
  return own?.key ?? node.pairs[0]?.key ?? record.anchor;
}

/** A list that stops before the window ends, says that it is incomplete, or holds less than the workspace knows. */
export const populationIncomplete = defineRule({
  id: 'evidence/population-incomplete',
  title: 'A population is incomplete',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_workspace, context) {
    const said = new Set<RecordFact>();
    for (const state of windowStates(context)) {
      const problem = notRolledForward(state, context);
      if (problem === undefined) continue;
      for (const record of state.evidence) said.add(record);
      yield problem;
    }
    const forgotten = forgottenWord(context);
    for (const record of wholeRecords('evidence', context)) {
      if (said.has(record) || isStub(record)) continue;
      const lists = populationsOf(record).map(({ node }) => node);
      const problem =
        saysIncomplete(record) ?? smallerThanKnown(record, lists, context) ?? forgotten.get(record);
      if (problem !== undefined) yield problem;
    }
  },
});

/** The rest of the window is uncovered until the list is drawn again. */
function notRolledForward(state: WindowState, context: RuleContext): Problem<undefined> | undefined {
  const { verdict, uncovered } = state.completeness;
  if (state.frequency !== 'per-event' || verdict !== 'incomplete' || uncovered.length === 0) return undefined;
  const populations = state.evidence.flatMap((record) => context.audit.timesOf(record).populations);
  // A list without a first day says nothing about the window: that is asked for where it is written.
  if (!populations.some(({ from }) => from !== undefined)) return undefined;
  const runs = listedShort(uncovered.map(({ start, end }) => `${start}..${end}`));
  const record =
    state.evidence.find((each) => nodeAtPath(each.fields, 'population') !== undefined) ?? state.report;
  const at =
    nodeAtPath(record.fields, 'population.as_of') ??
    nodeAtPath(record.fields, 'population.to') ??
    record.anchor;
  return {
    file: record.file,
    span: at,
    message: `The population of ${state.control.id} does not reach over the window ${windowText(state)}: roll it forward over ${runs} (${daysIn(uncovered)} days).`,
    related: controlsBeside(state),
    data: undefined,
  };
}

/** Lists that do not say whether they are complete, where nearly all others of the workspace do. */
function forgottenWord(context: RuleContext): ReadonlyMap<RecordFact, Problem<undefined>> {
  const lacking = new Map<RecordFact, Problem<undefined>>();
  let stating = 0;
  for (const record of wholeRecords('evidence', context)) {
    if (isStub(record)) continue;
    for (const { node, path } of populationsOf(record)) {
      // A list that nobody can draw again is told of for that.
      const isSourced = toSay(record, node, path).every((name) => says(node, name));
      if (nodeAtPath(node, 'complete') !== undefined) stating++;
      else if (
        isSourced &&
        !lacking.has(record) &&
        !isMisspelled(record, `${path}.complete`, context, node)
      ) {
        const message = `The population of ${record.id} does not say whether it is complete. The other lists do.`;
        const span = keyOfPopulation(record, node);
        lacking.set(record, { file: record.file, span, message, severity: 'information', data: undefined });
      }
    }
  }
  return stating >= 2 && stating >= 2 * lacking.size ? lacking : new Map();
}

function saysIncomplete(record: RecordFact): Problem<undefined> | undefined {
  for (const { node } of populationsOf(record)) {
    const complete = nodeAtPath(node, 'complete');
    const text = meaningful(complete)?.toLowerCase();
    if (complete === undefined || (text !== 'false' && text !== 'no')) continue;
    const message = `The population of ${record.id} is marked as incomplete. The auditor samples from the full list: draw it again, or say what is missing and how it is tested.`;
    return { file: record.file, span: complete, message, data: undefined };
  }
  return undefined;
}
