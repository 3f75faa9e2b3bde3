import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { proposeConfiguration } from '../../host/init-workspace.ts';
import type { InitParams, InitResult } from '../../protocol/new-record.ts';
import { homeRoot } from '../home-root.ts';
import type { Session } from '../session.ts';

/** `tickmark/init`: the configuration that fits a folder, or the one that it has. */
export async function answerInit(session: Session, { folder }: InitParams): Promise<InitResult> {
  const workspace = await homeRoot(session, folder);
  if (workspace === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, 'Open a folder first: its settings lie in it.');
  const { configuration, engine, location } = workspace;
  if (engine === undefined)
    throw new ResponseError(
      ErrorCodes.InternalError,
      'The workspace is not read yet. Try again in a moment.',
    );
  if (configuration?.file !== undefined) {
    return { file: location.uri(configuration.file), text: configuration.text, exists: true };
  }
  return { file: location.uri('.tickmark.yaml'), text: proposeConfiguration(engine), exists: false };
}
