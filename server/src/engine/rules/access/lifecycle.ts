import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { type CitingControl, controlsCiting, hasBegun } from '../citing-controls.ts';
import { isDesign } from '../evidence-kinds.ts';
import { beginEvidence, type StubWish } from '../evidence-stub.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { isWhole, wholeRecords } from '../whole-records.ts';

/** The steps of an account's life, each with an artifact of its own. */
export const STAGES = ['joiner', 'mover', 'leaver', 'review'] as const;

export type Stage = (typeof STAGES)[number];

/** Which steps an item asks for. CC6.1 is about the technique of access and asks for none of them. */
const STAGES_OF: ReadonlyMap<string, readonly Stage[]> = new Map([
  ['CC6.2', ['joiner', 'leaver', 'review']],
  ['CC6.3', ['mover', 'review']],
  ['A.5.18', ['joiner', 'mover', 'leaver', 'review']],
] as const);

/** How evidence shows its step where it does not name it. */
const WORDS: Readonly<Record<Stage, RegExp>> = {
  joiner:
    /\b(?:joiners?|onboarding|new (?:hires?|starters?|staff|accounts?)|access (?:requests?|grants?))\b/i,
  mover: /\b(?:movers?|role changes?|changes? of role|transfers?|access changes?)\b/i,
  leaver: /\b(?:leavers?|offboarding|terminations?|access removals?|departures?)\b/i,
  review:
    /\b(?:(?:access|account|role|permission|entitlement)s? (?:rights )?(?:review|recertification|attestation)|recertification)\b/i,
};

/** What the access life cycle of the workspace shows, by all controls and all evidence together. */
export interface Lifecycle {
  /** The first control that answers for the life cycle, with the place where it says so. */
  readonly first: CitingControl;
  readonly items: readonly string[];
  readonly present: ReadonlySet<Stage>;
  readonly missing: readonly Stage[];
  /** Evidence that is a review of access, in order. */
  readonly reviews: readonly RecordFact[];
}

/** Undefined where no control answers for it, or where no evidence names a step yet. */
export function lifecycleOf(context: RuleContext): Lifecycle | undefined {
  if (!hasBegun(context)) return undefined;
  const citing = [...STAGES_OF.keys()].map((id) => [id, controlsCiting([id], context)] as const);
  const items = citing.flatMap(([id, controls]) => (controls.length > 0 ? [id] : []));
  const controls = citing.flatMap(([, found]) => found);
  const [first] = controls;
  if (first === undefined || !controls.every(({ control }) => isWhole(control, context))) return undefined;
  const present = new Set<Stage>();
  const reviews: RecordFact[] = [];
  let begun = false;
  let moved = false;
  for (const evidence of wholeRecords('evidence', context)) {
    begun ||= textAt(evidence.fields, 'stage') !== undefined;
    if (isDesign(evidence)) continue;
    const shown = stagesOf(evidence);
    for (const stage of shown) present.add(stage);
    if (shown.has('review')) reviews.push(evidence);
    moved ||= shown.has('mover');
  }
  if (!begun) return undefined;
  const owed = new Set(items.flatMap((id) => STAGES_OF.get(id) ?? []));
  // Nobody moves in a small company: the step is owed when a control speaks of it.
  if (!moved && !controls.some(({ control }) => speaksOfMovers(control))) owed.delete('mover');
  const missing = STAGES.filter((stage) => owed.has(stage) && !present.has(stage));
  return { first, items, present, missing, reviews };
}

/** Evidence stubs for steps, on the control that answers for the life cycle. */
export function beginStages(
  control: RecordFact,
  stages: readonly Stage[],
  context: RuleContext,
): Fix | undefined {
  const names =
    stages.length === 1 ? `the ${stages[0] ?? ''} evidence` : `the evidence for ${stages.join(', ')}`;
  return beginEvidence(`Begin ${names}`, control, stages.map(stubOf), context.workspace);
}

function stubOf(stage: Stage): StubWish {
  const name = stage.toUpperCase();
  if (stage === 'review') {
    const lines = ['type: access-review', 'stage: review', ...occurrence(['result', 'exceptions'])];
    return { name, title: 'User access review', lines };
  }
  const columns: Record<Exclude<Stage, 'review'>, string> = {
    joiner: '[person, ticket, approved_by, approved_on, granted_on]',
    mover: '[person, role_changed_on, ticket, approved_by, changed_on]',
    leaver: '[person, terminated_on, removed_on, ticket]',
  };
  const title = `${stage.charAt(0).toUpperCase()}${stage.slice(1)} tickets`;
  const population = ['source', 'query', 'from', 'to', 'as_of', 'count', 'complete'];
  const lines = [
    'type: ticket-export',
    `stage: ${stage}`,
    `fields: ${columns[stage]}`,
    'population:',
    ...population.map((key) => `  ${key}: "?"`),
  ];
  return { name, title, lines };
}

function occurrence(more: readonly string[]): readonly string[] {
  const keys = ['performed_on', 'performed_by', ...more];
  return ['occurrences:', '  - period: "?"', ...keys.map((key) => `    ${key}: "?"`)];
}

/** The steps that evidence shows: the one it names, else what its type and title say. */
function stagesOf(evidence: RecordFact): ReadonlySet<Stage> {
  const named = textAt(evidence.fields, 'stage')?.toLowerCase();
  const stage = STAGES.find((each) => each === named);
  if (stage !== undefined) return new Set([stage]);
  const found = new Set(STAGES.filter((each) => WORDS[each].test(evidence.title)));
  if (textAt(evidence.fields, 'type')?.toLowerCase() === 'access-review') found.add('review');
  return found;
}

function speaksOfMovers(control: RecordFact): boolean {
  const frequency = nodeAtPath(control.fields, 'frequency');
  if (frequency?.type === 'mapping' && nodeAtPath(frequency, 'mover') !== undefined) return true;
  return /\b(?:movers?|role changes?|changes? (?:of )?(?:role|job|team)|transfers?|when (?:a |their )?roles? change\w*)\b/i.test(
    `${control.title} ${textAt(control.fields, 'statement') ?? ''}`,
  );
}
