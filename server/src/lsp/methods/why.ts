import { isConfigurationFile } from '../../host/candidate-filter.ts';
import type { WhyParams, WhyResult } from '../../protocol/explanation.ts';
import { documentAt, type Session } from '../session.ts';

/** `tickmark/why`: how a file was recognised, or why not. */
export async function answerWhy(session: Session, { uri }: WhyParams): Promise<WhyResult> {
  const place = await documentAt(session, uri);
  if (place === undefined)
    return { text: 'This document lies in no workspace folder, so it is not looked at.', ours: false };
  const { workspace, file, engine } = place;
  if (isConfigurationFile(file)) return { text: 'This is the configuration of its workspace.', ours: false };
  const reason = workspace.skips(file);
  if (reason !== undefined) return { text: `Not looked at: ${reason}.`, ours: false };
  const recognition = engine.why(file);
  if (recognition === undefined) {
    const reading =
      workspace.state === 'indexing' ? 'the workspace is still being read' : 'it could not be read';
    return { text: `Not looked at yet: ${reading}.`, ours: false };
  }
  if (!recognition.ours) return { text: `Left alone: ${recognition.because}.`, ours: false };
  const records = (engine.facts(file)?.records ?? []).map(
    ({ kind, id, declared }) => `${kind} ${id}${declared ? '' : ' (inferred)'}`,
  );
  const shown = records.slice(0, 20);
  const more = records.length > shown.length ? [`and ${records.length - shown.length} more`] : [];
  return { text: [`A record file: ${recognition.because}.`, ...shown, ...more].join('\n'), ours: true };
}
