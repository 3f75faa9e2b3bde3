import { readiness } from '../../engine/features/readiness/readiness.ts';
import type { Readiness, ReadinessParams } from '../../protocol/readiness.ts';
import { folderChoice } from '../folder-choice.ts';
import type { Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/readiness`: the numbers of each series, theme and chapter, and what to do next. */
export async function answerReadiness(session: Session, { folder }: ReadinessParams): Promise<Readiness> {
  const { workspace, engine } = await viewRoot(session, folder);
  return { ...readiness(engine, workspace.location.key), ...folderChoice(session, workspace) };
}
