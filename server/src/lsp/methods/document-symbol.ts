import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols, type OutlineSymbol } from '../../engine/features/symbols.ts';
import { toSymbolKind } from '../convert.ts';
import { type DocumentPlace, documentAt, type Session } from '../session.ts';

/** `textDocument/documentSymbol`: as a tree where the client shows one. */
export async function answerDocumentSymbol(
  session: Session,
  params: DocumentSymbolParams,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const place = await documentAt(session, params.textDocument.uri);
  if (place === undefined) return null;
  const symbols = documentSymbols(place.snapshot, place.file);
  if (session.abilities.outlineTrees) return symbols.map((symbol) => toTree(symbol, place));
  return symbols.flatMap((symbol) => [
    toItem(symbol, undefined, place),
    ...symbol.children.map((child) => toItem(child, symbol.id, place)),
  ]);
}

function toTree(symbol: OutlineSymbol, place: DocumentPlace): DocumentSymbol {
  const { id, title, kind, span, anchor, children } = symbol;
  // The protocol wants the name inside the whole; a record's id may stand in a part that an alias brings in.
  const whole = { start: Math.min(span.start, anchor.start), end: Math.max(span.end, anchor.end) };
  return {
    name: id,
    detail: title,
    kind: toSymbolKind(kind),
    range: place.range(place.file, whole),
    selectionRange: place.range(place.file, anchor),
    ...(children.length === 0 ? {} : { children: children.map((child) => toTree(child, place)) }),
  };
}

function toItem(
  symbol: OutlineSymbol,
  container: string | undefined,
  place: DocumentPlace,
): SymbolInformation {
  return {
    name: symbol.title === '' ? symbol.id : `${symbol.id} ${symbol.title}`,
    kind: toSymbolKind(symbol.kind),
    location: { uri: place.uri(place.file), range: place.range(place.file, symbol.anchor) },
    ...(container === undefined ? {} : { containerName: container }),
  };
}
