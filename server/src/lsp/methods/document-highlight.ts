import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { documentHighlight } from '../../engine/features/document-highlight.ts';
import { positionAt, type Session } from '../session.ts';

/** `textDocument/documentHighlight`: definitions as writes, uses as reads. */
export async function answerDocumentHighlight(
  session: Session,
  params: DocumentHighlightParams,
): Promise<DocumentHighlight[] | null> {
  const place = await positionAt(session, params);
  if (place === undefined) return null;
  return documentHighlight(place.snapshot, place.file, place.offset).map(({ span, defines }) => ({
    range: place.range(place.file, span),
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
