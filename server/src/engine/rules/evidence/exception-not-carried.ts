import type { IsoDate } from '../../../base/calendar/date.ts';
import type { Span } from '../../../base/text/range.ts';
import type { Occurrence } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { nameOf } from '../occurrence-words.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';

/** A deviation of a control that was found somewhere else than in its own evidence. */
interface Deviation {
  readonly control: string;
  readonly stage: string | undefined;
  readonly on: IsoDate | undefined;
  readonly what: string;
  readonly by: RecordFact;
  readonly span: Span;
}

/** A review or an audit names a deviation of a control whose own evidence says that there were none. */
export const exceptionNotCarried = defineRule({
  id: 'evidence/exception-not-carried',
  title: 'A deviation found elsewhere is not in the evidence of its control',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    for (const deviation of [...fromEvidence(context), ...fromAudits(context)]) {
      if (deviation.on !== undefined && deviation.on > context.audit.asOf.date) continue;
      const denial = denialOf(deviation, context);
      if (denial === undefined) continue;
      const { record, occurrence } = denial;
      const span = nodeAtPath(occurrence.node, 'exceptions') ?? record.anchor;
      const message = `${record.id} says that ${nameOf(occurrence)} had no exceptions, and ${deviation.by.id} names one of ${deviation.control}: ${deviation.what}. Carry it over.`;
      const related = [{ file: deviation.by.file, span: deviation.span, message: 'Found here' }];
      yield { file: record.file, span, message, related, data: undefined };
    }
  },
});

function* fromEvidence(context: RuleContext): Generator<Deviation> {
  for (const by of wholeRecords('evidence', context)) {
    if (isStub(by)) continue;
    for (const { exceptions, performedOn } of context.audit.occurrencesOf(by)) {
      if (typeof exceptions === 'string') continue;
      for (const { node, description, foundOn } of exceptions) {
        const control = node.type === 'mapping' ? textAt(node, 'control') : undefined;
        if (control === undefined || node.type !== 'mapping') continue;
        const stage = textAt(node, 'stage')?.toLowerCase();
        // Said about the evidence's own control it stands where it belongs, unless it names another step.
        const own = context.audit.controlsOf(by).some(({ id }) => id === control);
        if (own && (stage === undefined || stage === textAt(by.fields, 'stage')?.toLowerCase())) continue;
        const on = foundOn?.value?.on ?? performedOn?.value?.on;
        yield { control, stage, on, what: shortened(description?.text ?? 'an exception'), by, span: node };
      }
    }
  }
}

function* fromAudits(context: RuleContext): Generator<Deviation> {
  for (const by of wholeRecords('program', context)) {
    for (const audit of mappingsIn(nodeAtPath(by.fields, 'internal_audits'))) {
      for (const finding of mappingsIn(nodeAtPath(audit, 'findings'))) {
        const control = textAt(finding, 'control');
        const kind = textAt(finding, 'class')?.toLowerCase();
        // An idea for improvement is no deviation.
        if (control === undefined || (kind !== 'minor' && kind !== 'major')) continue;
        const what = shortened(textAt(finding, 'title') ?? 'a finding');
        const on = dayAt(finding, 'found_on', context) ?? dayAt(audit, 'date', context);
        const stage = textAt(finding, 'stage')?.toLowerCase();
        yield { control, stage, on, what, by, span: nodeAtPath(finding, 'id') ?? finding };
      }
    }
  }
}

/** The occurrence of the control's evidence that says `none` for the time of the deviation, where none says more. */
function denialOf(
  { control, stage, on, by }: Deviation,
  context: RuleContext,
): { readonly record: RecordFact; readonly occurrence: Occurrence } | undefined {
  const target = context.workspace.definitions(control).find(({ kind }) => kind === 'control');
  if (target === undefined) return undefined;
  const evidence = context.audit
    .evidenceOf(target)
    .filter((each) => each !== by && !isStub(each) && !isDesign(each))
    .filter((each) => stage === undefined || textAt(each.fields, 'stage')?.toLowerCase() === stage);
  const all = evidence.flatMap((record) =>
    context.audit.occurrencesOf(record).map((occurrence) => ({ record, occurrence })),
  );
  // An exception anywhere in the evidence may be this one: nothing is said against it.
  if (all.some(({ occurrence }) => typeof occurrence.exceptions !== 'string')) return undefined;
  const denials = all.filter(({ occurrence }) => occurrence.exceptions === 'none');
  const holding = denials.find(({ occurrence: { period } }) => {
    const span = period?.value;
    return on !== undefined && span !== undefined && span.start <= on && on <= span.end;
  });
  return holding ?? (on === undefined ? denials.at(-1) : undefined);
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
