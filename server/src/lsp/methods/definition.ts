import type { Definition, DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import { definition } from '../../engine/features/definition.ts';
import { positionAt, type Session } from '../session.ts';

/** `textDocument/definition`: with the token under the cursor where the client can show it. */
export async function answerDefinition(
  session: Session,
  params: DefinitionParams,
): Promise<Definition | DefinitionLink[] | null> {
  const place = await positionAt(session, params);
  const found = place === undefined ? undefined : definition(place.snapshot, place.file, place.offset);
  if (place === undefined || found === undefined) return null;
  const { origin, targets } = found;
  if (!session.abilities.definitionLinks) {
    return targets.map(
      ({ file, span }): Location => ({ uri: place.uri(file), range: place.range(file, span) }),
    );
  }
  return targets.map(
    ({ file, span, whole }): DefinitionLink => ({
      originSelectionRange: place.range(place.file, origin),
      targetUri: place.uri(file),
      targetSelectionRange: place.range(file, span),
      targetRange: place.range(file, whole ?? span),
    }),
  );
}
