import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { workspaceSymbols } from '../../engine/features/symbols.ts';
import { toSymbolKind } from '../convert.ts';
import { placesIn, type Session } from '../session.ts';

/** More than these nobody reads; a longer query finds the rest. */
const LIMIT = 256;

/** `workspace/symbol`: records and entries of all workspaces, best first within each. */
export function answerWorkspaceSymbol(
  session: Session,
  { query }: WorkspaceSymbolParams,
): SymbolInformation[] {
  const found: SymbolInformation[] = [];
  for (const workspace of session.workspaces.all()) {
    const { engine } = workspace;
    if (engine === undefined) continue;
    const places = placesIn(session, workspace, engine);
    for (const { file, id, title, kind, anchor, container } of workspaceSymbols(engine, query, LIMIT)) {
      found.push({
        name: title === id ? id : `${id} ${title}`,
        kind: toSymbolKind(kind),
        location: { uri: places.uri(file), range: places.range(file, anchor) },
        ...(container === undefined ? {} : { containerName: container }),
      });
    }
  }
  return found.slice(0, LIMIT);
}
