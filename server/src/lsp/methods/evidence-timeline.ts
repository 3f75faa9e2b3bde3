import { evidenceTimeline } from '../../engine/features/evidence-timeline/evidence-timeline.ts';
import type { EvidenceTimeline, EvidenceTimelineParams } from '../../protocol/evidence-timeline.ts';
import { folderChoice } from '../folder-choice.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/evidenceTimeline`: every control over the observation window. */
export async function answerEvidenceTimeline(
  session: Session,
  { folder }: EvidenceTimelineParams,
): Promise<EvidenceTimeline> {
  const { workspace, engine } = await viewRoot(session, folder);
  return { ...evidenceTimeline(engine, workspace.location.key), ...folderChoice(session, workspace) };
}
