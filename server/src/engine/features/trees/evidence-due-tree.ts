import { addDays } from '../../../base/calendar/date.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { dayText } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { distanceWords, dotted, limited, recordStep } from './node-words.ts';
import { oncePerRevision } from './once-per-revision.ts';
import { evidenceNode } from './record-nodes.ts';
import { treeId } from './tree-path.ts';

const PERIODS = [
  { step: 'overdue', label: 'Overdue' },
  { step: '7-days', label: 'Within 7 days' },
  { step: '30-days', label: 'Within 30 days' },
  { step: 'later', label: 'Later' },
] as const;
type PeriodStep = (typeof PERIODS)[number]['step'];

interface DueEvidence {
  readonly record: RecordFact;
  readonly due: string;
  readonly period: PeriodStep;
}

const evidenceDue = oncePerRevision((snapshot): readonly DueEvidence[] => {
  const { standings, audit, workspace } = snapshot;
  const found: DueEvidence[] = [];
  for (const record of workspace.records('evidence')) {
    const { state, inUse, freshness } = standings.evidence(record);
    if (!inUse || state === 'not-owed' || freshness.nextDue === undefined) continue;
    // A series is due once, not once for each of its records.
    if (audit.seriesOf(record).latest !== record) continue;
    found.push({ record, due: freshness.nextDue, period: periodOf(freshness.nextDue, audit.asOf.date) });
  }
  return found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.record.id < b.record.id ? -1 : 1));
});

/** Evidence by the day on which it is due again, each series once, soonest first. */
export function evidenceDueTree(snapshot: Snapshot, steps: readonly string[]): readonly TreeNode[] {
  const all = evidenceDue(snapshot);
  const [step] = steps;
  if (step !== undefined) {
    const wanted = all.filter(({ period }) => period === step);
    return limited(wanted, treeId(step), ({ record, due }) => dueNode(snapshot, record, due, step));
  }
  if (all.length === 0) return [];
  return PERIODS.map(({ step: period, label }): TreeNode => {
    const count = all.filter((each) => each.period === period).length;
    return {
      id: treeId(period),
      type: 'period',
      label,
      description: String(count),
      subject: period,
      ...(count > 0 ? { expandable: true } : {}),
    };
  });
}

/** How much evidence is past its due day. */
export function overdueEvidence(snapshot: Snapshot): number {
  return evidenceDue(snapshot).filter(({ period }) => period === 'overdue').length;
}

function periodOf(due: string, asOf: string): PeriodStep {
  if (due < asOf) return 'overdue';
  if (due <= addDays(asOf, 7)) return '7-days';
  return due <= addDays(asOf, 30) ? '30-days' : 'later';
}

function dueNode(snapshot: Snapshot, record: RecordFact, due: string, step: string): TreeNode {
  const { audit } = snapshot;
  const controls = audit.controlsOf(record).map((control) => cleaned(control.id, 40));
  const words = dotted(
    `${dayText(due)}, ${distanceWords(due, audit.asOf.date)}`,
    controls.slice(0, 3).join(', ') + (controls.length > 3 ? ' …' : ''),
  );
  return evidenceNode(snapshot, record, treeId(step, recordStep(snapshot, record)), words);
}
