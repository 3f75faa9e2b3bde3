import { isPerformed, isPlanned, type Occurrence } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { namesOf } from '../occurrence-words.ts';
import type { Fix, Problem, RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** What the checks on fields of occurrences carry: the record, and the occurrences that lack the field. */
export interface MissingData {
  readonly record: RecordFact;
  readonly occurrences: readonly Occurrence[];
}

/** One finding per evidence record: which performed occurrences do not say something. */
export function* missingInOccurrences(
  record: RecordFact,
  context: RuleContext,
  field: string,
  lacks: (occurrence: Occurrence) => boolean,
  say: (names: string, count: number) => string,
): Generator<Problem<MissingData>> {
  if (isStub(record) || isDesign(record)) return;
  const occurrences = performedIn(record, context).filter(
    (each) => lacks(each) && !isMisspelled(record, `occurrences.${field}`, context, each.node),
  );
  const first = occurrences[0];
  if (first === undefined) return;
  const anchor = first.period?.span ?? first.performedOn?.span ?? record.anchor;
  const related = occurrences
    .slice(1, 6)
    .map((each) => ({ file: record.file, span: each.period?.span ?? each.node, message: 'This one too' }));
  yield {
    file: record.file,
    span: anchor,
    message: say(namesOf(occurrences), occurrences.length),
    related,
    data: { record, occurrences },
  };
}

/**
 * The same where nothing asks for the field but the record itself: most of its occurrences state it, so that the one
 * without looks forgotten. For information.
 */
export function* forgottenInOccurrences(
  record: RecordFact,
  context: RuleContext,
  field: string,
  lacks: (occurrence: Occurrence) => boolean,
  say: (names: string) => string,
): Generator<Problem<MissingData>> {
  const performed = performedIn(record, context);
  const lacking = performed.filter(lacks).length;
  const stating = performed.length - lacking;
  if (stating < 2 || stating < 2 * lacking) return;
  for (const problem of missingInOccurrences(record, context, field, lacks, say))
    yield { ...problem, severity: 'information' };
}

/** What is planned is not done, and what lies after the as-of day does not exist yet: neither owes anything. */
function performedIn(record: RecordFact, context: RuleContext): readonly Occurrence[] {
  const { date } = context.audit.asOf;
  return context.audit
    .occurrencesOf(record)
    .filter((each) => !isPlanned(each) && isPerformed(each) && (each.performedOn?.value?.on ?? '') <= date);
}

/** The assertion that writes the field with `?` into every occurrence that lacks it altogether. */
export function* askInOccurrences(data: MissingData, field: string, context: RuleContext): Generator<Fix> {
  const without = data.occurrences.filter(
    (each) => !each.node.pairs.some((pair) => pair.name === field && pair.value !== undefined),
  );
  if (without.length === 0) return;
  const places = without.map((each) => ({ mapping: each.node, path: 'occurrences', name: field }));
  const fix = askFor(data.record, `Add ${field}, to be filled in`, places, context);
  if (fix !== undefined) yield fix;
}
