import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import type { Asks, PageModel } from './page-model.ts';

/** A page that shows one answer of the server, whole each time: timelines and readiness. */
class PlainModel implements PageModel {
  folder: string | undefined;
  private readonly ask: (server: Asks, params: { folder?: string }) => Promise<ToWebview>;

  constructor(ask: (server: Asks, params: { folder?: string }) => Promise<ToWebview>) {
    this.ask = ask;
  }

  forget(): void {
    // Each answer is whole: there is nothing to forget.
  }

  choose(folder: string): void {
    this.folder = folder;
  }

  load(server: Asks): Promise<ToWebview> {
    return this.ask(server, this.folder === undefined ? {} : { folder: this.folder });
  }

  async receive(): Promise<undefined> {
    return undefined;
  }
}

/** What the page of the evidence timeline shows. */
export function evidenceTimelineModel(): PageModel {
  return new PlainModel(async (server, params) => ({
    type: 'evidence-timeline',
    timeline: await server.request('tickmark/evidenceTimeline', params),
  }));
}

/** What the page of the programme timeline shows. */
export function programmeTimelineModel(): PageModel {
  return new PlainModel(async (server, params) => ({
    type: 'programme-timeline',
    timeline: await server.request('tickmark/programmeTimeline', params),
  }));
}

/** What the page of readiness shows. */
export function readinessModel(): PageModel {
  return new PlainModel(async (server, params) => ({
    type: 'readiness',
    readiness: await server.request('tickmark/readiness', params),
  }));
}
