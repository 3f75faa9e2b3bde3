import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isDocument, uriKey } from './locations.ts';

/** An open document as it is now. A later change makes a new one: who holds this one holds that text. */
export interface OpenDocument {
  /** As the client spells it: what is published about the document goes to this spelling. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** The documents that are open in the editor. Their text wins over the disk. */
export class OpenDocuments {
  readonly #documents = new Map<string, { readonly buffer: TextDocument; readonly open: OpenDocument }>();

  /** Another number whenever a document was opened or closed. */
  generation = 0;

  /** Takes in an opened document; undefined when it is none that holds records. */
  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument | undefined {
    if (!isDocument(textDocument.uri)) return undefined;
    const { uri, languageId, version, text } = textDocument;
    this.generation++;
    return this.#keep(TextDocument.create(uri, languageId, version, text));
  }

  /** Takes in edits, whole or in parts; undefined when the document is not open. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const known = this.#documents.get(uriKey(textDocument.uri));
    if (known === undefined) return undefined;
    return this.#keep(TextDocument.update(known.buffer, contentChanges, textDocument.version));
  }

  /** Forgets a document; gives it back as it was, or undefined when it was not open. */
  close(uri: string): OpenDocument | undefined {
    const key = uriKey(uri);
    const known = this.#documents.get(key);
    this.#documents.delete(key);
    this.generation++;
    return known?.open;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uriKey(uri))?.open;
  }

  *all(): Iterable<OpenDocument> {
    for (const { open } of this.#documents.values()) yield open;
  }

  #keep(buffer: TextDocument): OpenDocument {
    // `TextDocument.update` changes its document in place: only the string is safe to hand out.
    const open = {
      uri: buffer.uri,
      languageId: buffer.languageId,
      version: buffer.version,
      text: buffer.getText(),
    };
    this.#documents.set(uriKey(buffer.uri), { buffer, open });
    return open;
  }
}
