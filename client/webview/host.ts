import type { FromWebview, ToWebview } from '../../server/src/protocol/webview-messages.ts';

interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** May be asked for once only: VS Code throws at the second call. */
const api = acquireVsCodeApi();

/** Everything that a page can reach of VS Code. */
export const host = {
  /** Tells the extension something; it checks every field. */
  post(message: FromWebview): void {
    api.postMessage(message);
  },

  /** What the page kept when it was last shown: of any shape, an older version may have written it. */
  saved(): unknown {
    return api.getState();
  },

  /** Keeps plain data until the panel is closed, over hiding and reload. */
  save(state: object): void {
    api.setState(state);
  },

  /** Calls back with each message of the extension. Answers how to stop. */
  listen(receive: (message: ToWebview) => void): () => void {
    const listener = (event: MessageEvent<unknown>): void => {
      const { data } = event;
      if (typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string') {
        receive(data as ToWebview);
      }
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  },
} as const;
