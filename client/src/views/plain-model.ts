import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import type { Asks, PageModel } from './page-model.ts';

/** An answer for the page, and the root that it is about. */
interface Answer {
  readonly folder: string;
  readonly message: ToWebview;
}

type Ask = (server: Asks, params: { folder?: string }) => Promise<Answer>;

/** A page that shows one answer of the server, whole each time: timelines and readiness. */
class PlainModel implements PageModel {
  folder: string | undefined;
  root: string | undefined;
  private readonly ask: Ask;

  constructor(ask: Ask) {
    this.ask = ask;
  }

  forget(): void {
    // Each answer is whole: there is nothing to forget.
  }

  choose(folder: string): void {
    this.folder = folder;
  }

  async load(server: Asks): Promise<ToWebview> {
    const asked = this.folder;
    const { folder, message } = await this.ask(server, asked === undefined ? {} : { folder: asked });
    this.root = folder;
    // A file or a folder around was asked for: from now on it is the root that was meant, unless another was chosen.
    if (asked !== undefined && asked === this.folder) this.folder = folder;
    return message;
  }

  async receive(): Promise<undefined> {
    return undefined;
  }
}

/** What the page of the evidence timeline shows. */
export function evidenceTimelineModel(): PageModel {
  return new PlainModel(async (server, params) => {
    const timeline = await server.request('tickmark/evidenceTimeline', params);
    return { folder: timeline.folder, message: { type: 'evidence-timeline', timeline } };
  });
}

/** What the page of the programme timeline shows. */
export function programmeTimelineModel(): PageModel {
  return new PlainModel(async (server, params) => {
    const timeline = await server.request('tickmark/programmeTimeline', params);
    return { folder: timeline.folder, message: { type: 'programme-timeline', timeline } };
  });
}

/** What the page of readiness shows. */
export function readinessModel(): PageModel {
  return new PlainModel(async (server, params) => {
    const readiness = await server.request('tickmark/readiness', params);
    return { folder: readiness.folder, message: { type: 'readiness', readiness } };
  });
}
