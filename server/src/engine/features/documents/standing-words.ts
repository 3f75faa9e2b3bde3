import type { Frequency } from '../../../base/calendar/frequency.ts';
import type { State } from '../../../protocol/state.ts';
import { STATE_WORDS } from '../../../protocol/state.ts';
import type { ControlStanding } from '../../audit/standings.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText } from '../words/activity-text.ts';
import { compare, textsAt } from './record-reading.ts';

/** How often a control or an artifact is due: one word, or one per stage. */
export function frequencyText(snapshot: Snapshot, record: RecordFact): string | undefined {
  const node = nodeAtPath(record.fields, 'frequency');
  if (node?.type === 'mapping')
    return node.pairs
      .flatMap(({ key, value }) => (value?.type === 'scalar' ? [`${key.text}: ${value.text}`] : []))
      .join(', ');
  const frequency: Frequency | undefined = snapshot.audit.frequencyOf(record);
  return frequency ?? textAt(record.fields, 'frequency');
}

/** What a control did in the window, each of its activities by itself: `Review: 3 of 4 in the window, missed 2025-Q3`. */
export function occurrencesText(standing: ControlStanding): string | undefined {
  const parts = standing.activities.flatMap(({ stage, completeness }) => {
    const text = completenessText(completeness);
    if (text === undefined) return [];
    return stage === undefined || stage === '' ? [text] : [`${stage}: ${text}`];
  });
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** `AC-001 (Missed)`. */
export function withState(record: RecordFact, state: State): string {
  return `${record.id} (${STATE_WORDS[state].label})`;
}

/** Where an artifact lies: its own path or address, and those of its occurrences through the as-of day, in order. */
export function locationsOf(evidence: RecordFact, snapshot: Snapshot): readonly string[] {
  const own = [...textsAt(evidence.fields, 'path'), ...textsAt(evidence.fields, 'url')];
  const { asOf } = snapshot.audit;
  const occurrences = snapshot.audit
    .occurrencesOf(evidence)
    .map(({ node, performedOn }) => ({
      on: performedOn?.value?.on ?? '',
      paths: [...textsAt(node, 'path'), ...textsAt(node, 'url')],
    }))
    .filter(({ on }) => on <= asOf.date)
    .sort((a, b) => compare(a.on, b.on));
  return [...new Set([...own, ...occurrences.flatMap(({ paths }) => paths)])];
}
