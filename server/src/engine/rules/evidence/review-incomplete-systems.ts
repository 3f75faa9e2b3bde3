import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { isReview, isStub } from '../evidence-kinds.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { listedShort } from './missing-units.ts';

/** An account review that covers fewer systems, or fewer kinds of account, than its control names. */
export const reviewIncompleteSystems = defineRule({
  id: 'evidence/review-incomplete-systems',
  title: 'A review covers fewer systems than its control names',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    for (const control of wholeRecords('control', context)) {
      if (!context.audit.inOperation(control)) continue;
      const reviews = context.audit
        .evidenceOf(control)
        .filter((each) => isReview(each) && !isStub(each))
        .flatMap((record) => latestPopulation(record, context) ?? []);
      const [first] = reviews;
      if (first === undefined) continue;
      const lacks = [...missingSystems(control, reviews), ...missingKinds(control, reviews)];
      if (lacks.length === 0) continue;
      const { record, population } = first;
      const span = nodeAtPath(population, 'systems') ?? nodeAtPath(population, 'includes') ?? population;
      const message = `The review of ${control.id} leaves out ${listedShort(lacks)}, which the control names. Review them too, or say in the control why not.`;
      const related = [
        { file: control.file, span: control.anchor, message: `${control.id}: ${control.title}` },
      ];
      yield { file: record.file, span, message, related, data: undefined };
    }
  },
});

interface Reviewed {
  readonly record: RecordFact;
  readonly population: MappingNode;
}

/** The population of the last occurrence that names one, else that of the record. */
function latestPopulation(record: RecordFact, context: RuleContext): Reviewed | undefined {
  const own = mappingsIn(nodeAtPath(record.fields, 'population'));
  const perOccurrence = context.audit
    .occurrencesOf(record)
    .filter(({ performedOn }) => (performedOn?.value?.on ?? '9999') <= context.audit.asOf.date)
    .flatMap(({ node }) => mappingsIn(nodeAtPath(node, 'population')));
  const population = [...own, ...perOccurrence].findLast(
    (node) =>
      scalarsIn(nodeAtPath(node, 'systems')).length > 0 || scalarsIn(nodeAtPath(node, 'includes')).length > 0,
  );
  return population === undefined ? undefined : { record, population };
}

/** All reviews of the control together must hold its systems; only where each of them says which it holds. */
function missingSystems(control: RecordFact, reviews: readonly Reviewed[]): readonly string[] {
  const lists = reviews.map(({ population }) => textsAt(population, 'systems'));
  if (lists.some((list) => list.length === 0)) return [];
  const held = new Set(lists.flat());
  return textsAt(control.fields, 'systems').filter((system) => !held.has(system));
}

/** Words by which a control promises that more than people's accounts are looked at. */
const PROMISES = [
  {
    word: /\b(?:service|system|technical|non-human) accounts?\b/i,
    kinds: ['service', 'system'],
    name: 'service accounts',
  },
  {
    word: /\b(?:privileged|administrator|admin) (?:accounts?|access)\b/i,
    kinds: ['privileged'],
    name: 'privileged accounts',
  },
];

function missingKinds(control: RecordFact, reviews: readonly Reviewed[]): readonly string[] {
  const lists = reviews.map(({ population }) => textsAt(population, 'includes'));
  if (lists.some((list) => list.length === 0)) return [];
  const held = new Set(lists.flat());
  const statement = textAt(control.fields, 'statement') ?? '';
  return PROMISES.filter(
    ({ word, kinds }) => word.test(statement) && !kinds.some((kind) => held.has(kind)),
  ).map(({ name }) => name);
}

function textsAt(mapping: MappingNode, path: string): readonly string[] {
  return scalarsIn(nodeAtPath(mapping, path)).map((node) => node.text.trim().toLowerCase());
}
