import type { State } from '../../../protocol/state.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import { reviewState } from '../../audit/review-state.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { controlsOf, isLive, treatmentOf } from '../../rules/risk/risk-reading.ts';
import { type RiskScale, riskScale, scoreOf } from '../../rules/risk/risk-score.ts';
import { dayAt } from '../../rules/written-days.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted, dayText } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { dotted, limited, lines, ownerOf, recordLabel, recordStep } from './node-words.ts';
import { reviewText } from './review-words.ts';
import { treeId } from './tree-path.ts';

const TREATMENTS: readonly (readonly [step: string, label: string])[] = [
  ['mitigate', 'Mitigate'],
  ['accept', 'Accept'],
  ['transfer', 'Transfer'],
  ['avoid', 'Avoid'],
  ['other', 'Other treatment'],
  ['none', 'No treatment yet'],
  ['closed', 'Draft or closed'],
];

/** Risks by treatment, the highest first. */
export function risksTree(snapshot: Snapshot, steps: readonly string[]): readonly TreeNode[] {
  const [step] = steps;
  const scale = riskScale(snapshot);
  if (step !== undefined) {
    const wanted = risksOf(snapshot, step).toSorted(
      (a, b) => level(b, scale) - level(a, scale) || (a.id < b.id ? -1 : 1),
    );
    return limited(wanted, treeId(step), (risk) => riskNode(snapshot, risk, scale, step));
  }
  return TREATMENTS.flatMap(([id, label]): TreeNode[] => {
    const risks = risksOf(snapshot, id);
    if (risks.length === 0) return [];
    const overdue = risks.filter((risk) => isOverdue(stateOf(snapshot, risk))).length;
    const above = risks.filter((risk) => isAboveAppetite(risk, scale)).length;
    return [
      {
        id: treeId(id),
        type: 'group',
        label,
        description: dotted(
          String(risks.length),
          above === 0 ? undefined : `${above} above the appetite`,
          overdue === 0 ? undefined : `${counted(overdue, 'review')} overdue`,
        ),
        subject: id,
        expandable: true,
      },
    ];
  });
}

/** How many risks are past the day of their review. */
export function overdueRisks(snapshot: Snapshot): number {
  let count = 0;
  for (const risk of snapshot.workspace.records('risk')) {
    if (isLive(risk) && isOverdue(stateOf(snapshot, risk))) count++;
  }
  return count;
}

function risksOf({ workspace }: Snapshot, step: string): readonly RecordFact[] {
  return [...workspace.records('risk')].filter((risk) => groupOf(risk) === step);
}

function groupOf(risk: RecordFact): string {
  if (!isLive(risk)) return 'closed';
  const treatment = treatmentOf(risk);
  if (treatment === undefined) return 'none';
  return TREATMENTS.some(([step]) => step === treatment) ? treatment : 'other';
}

function riskNode(snapshot: Snapshot, risk: RecordFact, scale: RiskScale, step: string): TreeNode {
  const state = stateOf(snapshot, risk);
  const review = dayAt(risk.fields, 'next_review', snapshot);
  const assessed = dayAt(risk.fields, 'assessed_on', snapshot);
  const owner = ownerOf(risk);
  const controls = controlsOf(risk, snapshot);
  const description = textAt(risk.fields, 'description');
  return {
    id: treeId(step, recordStep(snapshot, risk)),
    type: 'risk',
    label: recordLabel(risk),
    description: dotted(levelText(risk, scale), owner, reviewText('review', review, state)),
    tooltip: lines(
      recordLabel(risk),
      description && cleaned(description, 300),
      levelText(risk, scale) && `Before and after treatment: ${levelText(risk, scale) ?? ''}`,
      isAboveAppetite(risk, scale) ? `Above the appetite of ${scale.appetite ?? ''}` : undefined,
      owner && `Owner: ${owner}`,
      counted(controls.length, 'control'),
      assessed && `Assessed ${dayText(assessed)}`,
      review && `Next review ${dayText(review)}`,
      risk.file,
    ),
    ...(state === undefined ? {} : { state }),
    subject: risk.id,
    place: placeOf(risk),
  };
}

/** By its review day. Assessed on that day or later: only the next day has not been booked yet. */
function stateOf(snapshot: Snapshot, risk: RecordFact): State | undefined {
  if (!isLive(risk)) return 'not-owed';
  const { date } = snapshot.audit.asOf;
  const due = dayAt(risk.fields, 'next_review', snapshot);
  const assessed = dayAt(risk.fields, 'assessed_on', snapshot);
  if (due !== undefined && assessed !== undefined && assessed >= due && assessed <= date) return 'current';
  return reviewState(due, date, snapshot.configuration.thresholds.overdue);
}

function isOverdue(state: State | undefined): boolean {
  return state === 'due' || state === 'stale';
}

/** The score after treatment, else before it; unscored risks come first, because nobody knows. */
function level(risk: RecordFact, scale: RiskScale): number {
  return scoreOf(risk, 'residual', scale) ?? scoreOf(risk, 'inherent', scale) ?? Number.MAX_VALUE;
}

function isAboveAppetite(risk: RecordFact, scale: RiskScale): boolean {
  const residual = scoreOf(risk, 'residual', scale);
  return residual !== undefined && scale.appetite !== undefined && residual > scale.appetite;
}

/** `16 → 8`. */
function levelText(risk: RecordFact, scale: RiskScale): string | undefined {
  const inherent = scoreOf(risk, 'inherent', scale);
  const residual = scoreOf(risk, 'residual', scale);
  if (inherent === undefined && residual === undefined) return undefined;
  const above = isAboveAppetite(risk, scale) ? ' above the appetite' : '';
  return `${inherent ?? '?'} → ${residual ?? '?'}${above}`;
}
