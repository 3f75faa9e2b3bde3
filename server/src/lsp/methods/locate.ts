import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Located, LocateParams } from '../../protocol/place.ts';
import { placesIn, type Session } from '../session.ts';
import { viewRoot } from '../view-root.ts';

/** `tickmark/locate`: a place of a view in the terms of the client. An offset behind the text means its end. */
export async function answerLocate(session: Session, { folder, place }: LocateParams): Promise<Located> {
  if (typeof place?.file !== 'string' || !Number.isFinite(place.offset))
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      'A place is a file of this folder and an offset in it.',
    );
  const { workspace, engine } = await viewRoot(session, folder);
  const isConfiguration = place.file === workspace.configuration?.file;
  // Only what was read is named: a path that leads out of the folder is none of these.
  if (!isConfiguration && engine.facts(place.file) === undefined)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `${place.file} is not one of the files of this folder any more. Refresh the view.`,
    );
  const places = placesIn(session, workspace, engine);
  const { start } = places.range(place.file, { start: place.offset, end: place.offset });
  return { uri: places.uri(place.file), line: start.line, character: start.character };
}
