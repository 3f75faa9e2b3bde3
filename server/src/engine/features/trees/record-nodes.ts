import { STATE_WORDS } from '../../../protocol/state.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { dayText } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { dotted, dueText, lines, occurrencesText, ownerOf, recordLabel, stateText } from './node-words.ts';

/** A control under something: how far it has come, and its evidence below it. */
export function controlNode(snapshot: Snapshot, control: RecordFact, id: string): TreeNode {
  const standing = snapshot.standings.control(control);
  const { date } = snapshot.audit.asOf;
  const status = textAt(control.fields, 'status');
  const due = standing.inOperation ? dueText(standing.nextDue, date) : undefined;
  const owner = ownerOf(control);
  return {
    id,
    type: 'control',
    label: recordLabel(control),
    description: dotted(
      stateText(standing.state),
      standing.inOperation || standing.state === 'missed' ? occurrencesText(standing) : undefined,
      standing.inOperation ? undefined : status && cleaned(status, 30),
      due,
    ),
    tooltip: lines(
      recordLabel(control),
      owner && `Owner: ${owner}`,
      `${STATE_WORDS[standing.state].label}: ${STATE_WORDS[standing.state].definition}`,
      standing.last && `Last performed ${dayText(standing.last)}`,
      due && `Next ${due}`,
      `${standing.evidence.length} evidence ${standing.evidence.length === 1 ? 'record' : 'records'}`,
      control.file,
    ),
    state: standing.state,
    subject: control.id,
    place: placeOf(control),
    ...(standing.evidence.length > 0 ? { expandable: true } : {}),
  };
}

/** An evidence record; `words` stand behind its state. */
export function evidenceNode(snapshot: Snapshot, evidence: RecordFact, id: string, words?: string): TreeNode {
  const { state, freshness, designOnly } = snapshot.standings.evidence(evidence);
  const { date } = snapshot.audit.asOf;
  const owner = ownerOf(evidence);
  const type = textAt(evidence.fields, 'type');
  const controls = snapshot.audit.controlsOf(evidence);
  return {
    id,
    type: 'evidence',
    label: recordLabel(evidence),
    description: dotted(
      stateText(state),
      designOnly ? 'design only' : undefined,
      words ?? dueText(freshness.nextDue, date),
    ),
    tooltip: lines(
      recordLabel(evidence),
      type && `Type: ${cleaned(type, 60)}`,
      owner && `Owner: ${owner}`,
      controls.length > 0
        ? `For ${controls
            .slice(0, 5)
            .map((control) => cleaned(control.id, 40))
            .join(', ')}`
        : 'No control links to it',
      `${STATE_WORDS[state].label}: ${STATE_WORDS[state].definition}`,
      freshness.last && `Last performed ${dayText(freshness.last)}`,
      freshness.nextDue && `Next ${dueText(freshness.nextDue, date) ?? ''}`,
      freshness.graceUntil && `Grace until ${dayText(freshness.graceUntil)}`,
      evidence.file,
    ),
    state,
    subject: evidence.id,
    place: placeOf(evidence),
  };
}

/** A policy under an item: it says what is to be done, never that it is. */
export function policyNode(policy: RecordFact, id: string): TreeNode {
  const owner = ownerOf(policy);
  const type = textAt(policy.fields, 'type');
  return {
    id,
    type: 'evidence',
    label: recordLabel(policy),
    description: `${STATE_WORDS['policy-only'].sign} ${cleaned(type ?? 'policy', 30)}, design only`,
    tooltip: lines(
      recordLabel(policy),
      owner && `Owner: ${owner}`,
      STATE_WORDS['policy-only'].definition,
      policy.file,
    ),
    state: 'policy-only',
    subject: policy.id,
    place: placeOf(policy),
  };
}
