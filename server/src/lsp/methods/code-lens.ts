import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { type Lens, lensesOfRecord, lensPlaces } from '../../engine/features/lenses/lenses.ts';
import type { LiveWorkspace } from '../live-workspace.ts';
import { documentAt, type Session } from '../session.ts';

/** What a lens needs to be worked out when it comes into view. */
interface LensData {
  readonly uri: string;
  /** Offset of the record's anchor. */
  readonly start: number;
  /** Its number among the lenses of the record. */
  readonly at: number;
}

/** `textDocument/codeLens`: above controls and evidence. What they say is worked out when they come into view. */
export async function answerCodeLens(session: Session, params: CodeLensParams): Promise<CodeLens[]> {
  if (!session.settings.codeLenses) return [];
  const { uri } = params.textDocument;
  const place = await documentAt(session, uri);
  // Of a document outside of all folders nothing is known but itself.
  if (place === undefined || place.workspace.only !== undefined) return [];
  const { snapshot, file } = place;
  return lensPlaces(snapshot, file).map(({ record, at }): CodeLens => {
    const data: LensData = { uri, start: record.anchor.start, at };
    return { range: place.range(file, record.anchor), data };
  });
}

/** `codeLens/resolve`: what a lens says and opens. One whose record has moved since says nothing. */
export async function resolveCodeLens(session: Session, lens: CodeLens): Promise<CodeLens> {
  const data: unknown = lens.data;
  if (!isLensData(data)) return lens;
  const place = await documentAt(session, data.uri);
  const record = place?.snapshot.facts(place.file)?.records.find(({ anchor }) => anchor.start === data.start);
  const found =
    place === undefined || record === undefined ? undefined : lensesOfRecord(place.snapshot, record)[data.at];
  if (place === undefined || found === undefined) return { ...lens, command: { title: '', command: '' } };
  return { ...lens, command: commandOf(session, found, place.workspace) };
}

/** For a client with views a command that opens the strip of the control in its root; for all others words alone. */
function commandOf(
  session: Session,
  { title, control }: Lens,
  { location }: LiveWorkspace,
): NonNullable<CodeLens['command']> {
  if (!session.settings.hasViews) return { title, command: '' };
  // Another root may hold a control of the same id.
  const target = { control, folder: location.key };
  return { title, command: 'tickmark.openEvidenceTimeline', arguments: [target] };
}

function isLensData(data: unknown): data is LensData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'uri' in data &&
    typeof data.uri === 'string' &&
    'start' in data &&
    typeof data.start === 'number' &&
    'at' in data &&
    typeof data.at === 'number'
  );
}
