import { closest, distance } from 'fastest-levenshtein';
import type { ReferenceFact } from '../../model/facts.ts';
import { KINDS, type Kind } from '../../model/kinds.ts';
import { rewriteValue } from '../citation-edits.ts';
import { titleOfKind } from '../kind-words.ts';
import { recordStub } from '../record-stub.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { isUnreadable } from '../schema-problems.ts';

interface Data {
  readonly reference: ReferenceFact;
  readonly didYouMean: string | undefined;
}

/** An id in a reference field that no record, and no list of nested ids, defines. */
export const unknownDocument = defineRule<'reference', Data>({
  id: 'reference/unknown-document',
  title: 'A referenced record does not exist',
  severity: 'error',
  on: 'reference',
  crossFile: true,
  readsAllIds: true,
  *check(reference, context) {
    if (reference.unresolved === 'never' || isOwner(reference)) return;
    const { workspace } = context;
    if (workspace.definitions(reference.id).length > 0) return;
    // Several ids in one text: that they belong in a list is said of the form, and is all that is wrong.
    if (/[\s,;]/.test(reference.id) && isUnreadable(reference.record, context, reference.span)) return;
    if (workspace.nested(reference.id).some((nested) => reference.expects.includes(nested.list))) return;
    const kind = reference.expects.find(isKind);
    if (kind !== undefined) yield* unknownRecord(reference, kind, context);
    else yield* unknownNested(reference, context);
  },
  *fixes({ data: { reference, didYouMean } }, context) {
    if (didYouMean !== undefined) {
      const edits = rewriteValue(reference.record, reference.span.start, didYouMean, context);
      if (edits !== undefined) yield { title: `Write ${didYouMean}`, safe: false, edits };
    }
    const kind = reference.expects.find(isKind);
    const stub =
      kind === undefined ? undefined : recordStub(kind, reference.id, reference.record, context.workspace);
    if (kind !== undefined && stub !== undefined) {
      yield {
        title: `Create the ${titleOfKind(kind)} ${reference.id} in ${stub.file}`,
        safe: false,
        edits: [],
        create: [stub],
      };
    }
  },
});

function* unknownRecord(
  reference: ReferenceFact,
  kind: Kind,
  context: RuleContext,
): Generator<Problem<Data>> {
  const { workspace } = context;
  const place = { file: reference.record.file, span: reference.span };
  if (reference.expects.every((expected) => !isKind(expected) || workspace.count(expected) === 0)) {
    // The other records may live in another tool: one quiet word for the workspace, not one per id.
    if (workspace.firstReferenceTo(kind) !== reference) return;
    const message = `No ${titleOfKind(kind)} is kept in this workspace, so ids such as ${reference.id} cannot be checked.`;
    yield { ...place, message, severity: 'hint', data: { reference, didYouMean: undefined } };
    return;
  }
  const didYouMean = nearId(reference, kind, context);
  const hint = didYouMean === undefined ? '' : ` Did you mean ${didYouMean}?`;
  const message = `No ${reference.expects.filter(isKind).map(titleOfKind).join(' or ')} has the id ${reference.id}.${hint}`;
  const severity = reference.unresolved === 'never' ? 'information' : reference.unresolved;
  yield { ...place, message, severity, data: { reference, didYouMean } };
}

function* unknownNested(reference: ReferenceFact, context: RuleContext): Generator<Problem<Data>> {
  const known = reference.expects.flatMap((list) => (isKind(list) ? [] : context.workspace.nestedIn(list)));
  if (known.length === 0 || reference.unresolved === 'never') return;
  const near = nearest(
    reference.id,
    known.map((nested) => nested.id),
  );
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const message = `${reference.id} is not among the ${reference.expects.join(' or ')} of this workspace.${hint}`;
  yield {
    file: reference.record.file,
    span: reference.span,
    message,
    severity: reference.unresolved,
    data: { reference, didYouMean: near },
  };
}

/** An id of the kind that differs in case or by a slip of the keyboard at its end. */
function nearId(reference: ReferenceFact, kind: Kind, context: RuleContext): string | undefined {
  const sameButCase = context.workspace.definitionsIgnoringCase(reference.id)[0];
  if (sameButCase !== undefined) return sameButCase.id;
  const beginning = reference.id.slice(0, Math.max(2, reference.id.length - 2));
  return nearest(reference.id, context.workspace.idsBeginning(kind, beginning, MOST_CANDIDATES));
}

/** Comparing with more ids than this costs more than a suggestion is worth. */
const MOST_CANDIDATES = 200;

function nearest(id: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(id, candidates);
  return Math.abs(best.length - id.length) <= 2 && distance(id, best) <= 2 ? best : undefined;
}

/** Who owns a thing is a question of its own, with a check of its own. */
function isOwner(reference: ReferenceFact): boolean {
  return reference.expects.includes('roles') || reference.expects.includes('people');
}

function isKind(expected: string): expected is Kind {
  return KINDS.some((kind) => kind === expected);
}
