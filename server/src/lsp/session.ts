import type { Connection, Position, Range } from 'vscode-languageserver';
import { LineIndex } from '../base/text/line-index.ts';
import type { Span } from '../base/text/range.ts';
import type { Engine } from '../engine/engine.ts';
import type { Snapshot } from '../engine/features/snapshot.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/file-system.ts';
import type { ClientAbilities } from './client-abilities.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { OpenFileSnapshot } from './open-file-snapshot.ts';
import type { Log } from './protect.ts';
import type { Publisher } from './publisher.ts';
import type { Settings } from './settings.ts';
import type { EditSources } from './text-edits.ts';
import type { Workspaces } from './workspaces.ts';

/** All that handlers of requests work with. One per connection. */
export interface Session {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly settings: Settings;
  readonly documents: OpenDocuments;
  readonly workspaces: Workspaces;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  publisher(workspace: LiveWorkspace): Publisher;
}

/** A document of a request, as the engine knows it. */
export interface DocumentPlace extends EditSources {
  readonly workspace: LiveWorkspace;
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  readonly file: string;
  readonly document: OpenDocument | undefined;
}

/** The document that a URI names; undefined when it belongs to no workspace. */
export async function documentAt(session: Session, uri: string): Promise<DocumentPlace | undefined> {
  const owner = session.workspaces.ownerOf(uri);
  const engine = await owner?.workspace.whenOpen();
  if (owner === undefined || engine === undefined) return undefined;
  const { workspace, file } = owner;
  const document = session.documents.get(uri);
  // The engine learns of a configuration when typing pauses; who asks in the meantime asks about what is typed.
  const isConfiguration = file === workspace.configuration?.file;
  const isHeld = document === undefined || (engine.text(file) !== '' && !isConfiguration);
  const snapshot = isHeld ? engine : new OpenFileSnapshot(engine, file, document.text);
  const places = placesIn(session, workspace, snapshot);
  const range: EditSources['range'] = (at, span) =>
    !isHeld && at === file ? snapshot.range(at, span) : places.range(at, span);
  return { workspace, engine, snapshot, file, document, ...places, range };
}

/** As `documentAt`, with the offset of a position; a position outside the text is moved into it. */
export async function positionAt(
  session: Session,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
): Promise<(DocumentPlace & { readonly offset: number }) | undefined> {
  const place = await documentAt(session, params.textDocument.uri);
  if (place === undefined) return undefined;
  return { ...place, offset: place.snapshot.offset(place.file, params.position) };
}

/** How places of a workspace are told to the client. */
export function placesIn(session: Session, workspace: LiveWorkspace, snapshot: Snapshot): EditSources {
  const uri = (file: string): string => session.workspaces.uriOf(workspace, file);
  return {
    uri,
    version: (file) => session.documents.get(uri(file))?.version,
    range: (file, span) => rangeIn(workspace, snapshot, file, span),
  };
}

/** Spans of the configuration belong to its latest text, which the engine may not have. */
function rangeIn(workspace: LiveWorkspace, snapshot: Snapshot, file: string, span: Span): Range {
  const configuration = workspace.configuration;
  if (file === configuration?.file) return new LineIndex(configuration.text).range(span);
  return snapshot.range(file, span);
}
