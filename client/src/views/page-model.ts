import type { TickmarkRequests } from '../../../server/src/protocol/methods.ts';
import type { FromWebview, ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import type { ShownDocument } from '../documents/document-uri.ts';

/** What a model needs of the server. */
export interface Asks {
  request<Method extends keyof TickmarkRequests>(
    method: Method,
    params: TickmarkRequests[Method]['params'],
  ): Promise<TickmarkRequests[Method]['result']>;
}

/** What one open page shows: which questions it asks the server, and what it remembers of the answers. */
export interface PageModel {
  /** URI of the root that the page shows, once known or chosen. */
  readonly folder: string | undefined;
  /** URI of the root that the last answer was about. */
  readonly root: string | undefined;
  /** The document that says what the page shows, where there is one. */
  readonly shown?: ShownDocument;
  /** The page has loaded and holds nothing, or another server has started. */
  forget(): void;
  /** Another root was chosen. */
  choose(folder: string): void;
  /** Asks for what the page shows. Rejects when the server does not answer. */
  load(server: Asks): Promise<ToWebview>;
  /**
   * Takes a message that only this page sends. Answers `load` when the page is to be asked for anew, a message for the
   * page, or `undefined` when the message is none of this page's or is done.
   */
  receive(message: FromWebview, server: Asks): Promise<ToWebview | 'load' | undefined>;
}
