import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../engine/features/references.ts';
import { positionAt, type Session } from '../session.ts';

/** `textDocument/references`. */
export async function answerReferences(
  session: Session,
  params: ReferenceParams,
): Promise<Location[] | null> {
  const place = await positionAt(session, params);
  if (place === undefined) return null;
  const found = references(
    place.snapshot,
    place.file,
    place.offset,
    params.context?.includeDeclaration === true,
  );
  return found.map(({ file, span }) => ({ uri: place.uri(file), range: place.range(file, span) }));
}
