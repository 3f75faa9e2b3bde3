import { isRecurring } from '../../../base/calendar/frequency.ts';
import type { Window } from '../../audit/audit-view.ts';
import { type Completeness, type CompletenessInput, completenessOf } from '../../audit/completeness.ts';
import { owesOccurrences, statedFrequency } from '../../audit/control-facts.ts';
import type { Rhythm } from '../../audit/rhythm.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecordsInUse } from '../whole-records.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { listedShort, unitNames } from './missing-units.ts';

/** The share of controls with evidence from which each of the others is told of by itself. */
const MOST = 0.7;

/**
 * Controls in operation that say how often they are performed, and to which no evidence is linked at all: the periods
 * of the window that are over are missed. Where nearly all have evidence each is told of; where fewer have, all of them
 * once for information; where none has, the work is not recorded here, and its absence says nothing.
 */
export function* neverPerformed(context: RuleContext): Generator<Problem<undefined>> {
  const { programme } = context.audit;
  const { window } = programme;
  if (window === undefined || programme.soc2Type === 'type-1') return;
  const owing = wholeRecordsInUse('control', context).filter((control) => owesUnits(control, context));
  const withEvidence = owing.filter((control) => context.audit.evidenceOf(control).length > 0);
  if (withEvidence.length === 0) return;
  const without = owing
    .filter((control) => context.audit.evidenceOf(control).length === 0 && !namesEvidence(control, context))
    .flatMap((control) => missedBy(control, window, context) ?? []);
  if (without.length === 0) return;
  const text = `${window.start}..${window.end}`;
  if (withEvidence.length >= MOST * owing.length) {
    for (const { control, completeness, missed } of without) {
      const message = `${control.id} has no evidence at all: ${textAt(control.fields, 'frequency')} in ${text} means ${completeness.expected}, and nothing shows ${missed}.`;
      yield { file: control.file, span: control.anchor, message, data: undefined };
    }
    return;
  }
  const anchor = workspaceAnchor(context.workspace);
  if (anchor === undefined) return;
  const ids = listedShort(without.map(({ control }) => control.id));
  const message = `${without.length} of ${owing.length} controls that say how often they are performed have no evidence at all, and periods of the window ${text} are over: ${ids}.`;
  const related = without.slice(0, 4).map(({ control, missed }) => ({
    file: control.file,
    span: control.anchor,
    message: `${control.id} lacks ${missed}`,
  }));
  yield {
    file: anchor.file,
    span: anchor.anchor,
    message,
    severity: 'information',
    related,
    data: undefined,
  };
}

/**
 * Whether the units of a control are to be shown by evidence. A year is often shown by other records (an audit, a
 * management review, the review of a vendor), and what a machine does by its settings.
 */
function owesUnits(control: RecordFact, context: RuleContext): boolean {
  const frequency = statedFrequency(control.fields, undefined);
  if (!isRecurring(frequency) || frequency === 'annual') return false;
  if (nodeAtPath(control.fields, 'frequency')?.type !== 'scalar') return false;
  if (nodeAtPath(control.fields, 'frequency_history') !== undefined) return false;
  return (
    owesOccurrences(control.fields) &&
    context.audit.inOperation(control) &&
    textAt(control.fields, 'method')?.toLowerCase() !== 'automated' &&
    context.workspace.citationsIn(control).some(({ framework }) => framework === 'soc2')
  );
}

/** A reference that leads nowhere is the mistake, and it is told where it is written. */
function namesEvidence(control: RecordFact, context: RuleContext): boolean {
  return nodeAtPath(control.fields, 'evidence') !== undefined || isMisspelled(control, 'evidence', context);
}

interface Missed {
  readonly control: RecordFact;
  readonly completeness: Completeness;
  /** The names of the units. */
  readonly missed: string;
}

interface Answer {
  readonly asOf: string;
  readonly window: Window;
  readonly rhythm: Rhythm;
  readonly missed: Missed | undefined;
}

/** The last answer for each control: of thousands a change leaves all but a few as they were. */
const answers = new WeakMap<RecordFact, Answer>();

function missedBy(control: RecordFact, window: Window, { audit }: RuleContext): Missed | undefined {
  const asOf = audit.asOf.date;
  const rhythm = audit.rhythmOf(control);
  const known = answers.get(control);
  const isSame =
    known?.asOf === asOf &&
    known.rhythm === rhythm &&
    known.window.start === window.start &&
    known.window.end === window.end;
  if (isSame) return known.missed;
  const missed = workOut(control, { window, asOf, rhythm, life: audit.lifeOf(control) });
  answers.set(control, { asOf, window, rhythm, missed });
  return missed;
}

function workOut(
  control: RecordFact,
  asked: Pick<CompletenessInput, 'window' | 'asOf' | 'rhythm' | 'life'>,
): Missed | undefined {
  const frequency = statedFrequency(control.fields, undefined);
  if (frequency === undefined) return undefined;
  const completeness = completenessOf({ ...asked, evidence: [], frequency, automated: false });
  const units = completeness.units.filter(({ status }) => status === 'missed');
  if (units.length === 0) return undefined;
  return { control, completeness, missed: unitNames(units, completeness.units) };
}
