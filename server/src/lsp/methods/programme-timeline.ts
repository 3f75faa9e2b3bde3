import { programmeTimeline } from '../../engine/features/programme-timeline/programme-timeline.ts';
import type { ProgrammeTimeline, ProgrammeTimelineParams } from '../../protocol/programme-timeline.ts';
import { folderChoice } from '../folder-choice.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/programmeTimeline`: what the programme does when, and what does not go together. */
export async function answerProgrammeTimeline(
  session: Session,
  { folder }: ProgrammeTimelineParams,
): Promise<ProgrammeTimeline> {
  const { workspace, engine } = await viewRoot(session, folder);
  return { ...programmeTimeline(engine, workspace.location.key), ...folderChoice(session, workspace) };
}
