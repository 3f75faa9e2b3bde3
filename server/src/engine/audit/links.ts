import type { RecordFact, ReferenceFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/** One relation between two kinds of record, and the fields in which either end can write it. */
interface Relation {
  readonly from: Kind;
  readonly to: Kind;
  /** Whether a field of the `from` kind writes it. */
  readonly forward: (field: string) => boolean;
  readonly backward: (field: string) => boolean;
}

/** Listing evidence beside one framework id of a control links the two as well. */
const CONTROL_EVIDENCE: Relation = {
  from: 'control',
  to: 'evidence',
  forward: (field) => field === 'evidence' || (field.startsWith('satisfies.') && field.endsWith('.evidence')),
  backward: (field) => field === 'controls',
};

const CONTROL_RISK: Relation = {
  from: 'control',
  to: 'risk',
  forward: (field) => field === 'risks',
  backward: (field) => field === 'controls',
};

/** Evidence of a control, from either end, without doubles. */
export function evidenceOfControl(workspace: WorkspaceView, control: RecordFact): readonly RecordFact[] {
  return follow(workspace, control, 'evidence', CONTROL_EVIDENCE.forward, CONTROL_EVIDENCE.backward);
}

/** Controls of an evidence record, from either end, without doubles. */
export function controlsOfEvidence(workspace: WorkspaceView, evidence: RecordFact): readonly RecordFact[] {
  return follow(workspace, evidence, 'control', CONTROL_EVIDENCE.backward, CONTROL_EVIDENCE.forward);
}

/** Risks of a control, from either end, without doubles. */
export function risksOfControl(workspace: WorkspaceView, control: RecordFact): readonly RecordFact[] {
  return follow(workspace, control, 'risk', CONTROL_RISK.forward, CONTROL_RISK.backward);
}

/** Controls of a risk, from either end, without doubles. */
export function controlsOfRisk(workspace: WorkspaceView, risk: RecordFact): readonly RecordFact[] {
  return follow(workspace, risk, 'control', CONTROL_RISK.backward, CONTROL_RISK.forward);
}

/** First what the record lists, in its order, then the records that list it. */
function follow(
  workspace: WorkspaceView,
  record: RecordFact,
  kind: Kind,
  own: (field: string) => boolean,
  theirs: (field: string) => boolean,
): readonly RecordFact[] {
  const found = new Set<RecordFact>();
  for (const reference of workspace.referencesFrom(record)) {
    if (!own(reference.field)) continue;
    for (const target of workspace.definitions(reference.id)) if (target.kind === kind) found.add(target);
  }
  for (const reference of workspace.referencesTo(record.id)) {
    if (reference.record.kind === kind && theirs(reference.field) && meets(reference, record)) {
      found.add(reference.record);
    }
  }
  return [...found];
}

function meets(reference: ReferenceFact, record: RecordFact): boolean {
  return reference.expects.includes(record.kind);
}
