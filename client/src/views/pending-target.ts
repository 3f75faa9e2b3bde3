import type { FromWebview, ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import type { PageModel } from './page-model.ts';

/** Something in a page that a command or a lens asks for, or only the root to show. */
export type RevealTarget = Omit<Extract<ToWebview, { type: 'reveal' }>, 'type'>;

/** What a page is to select, kept until the page has data to select it in. */
export class PendingTarget {
  private readonly model: PageModel;
  private target: RevealTarget | undefined;

  constructor(model: PageModel) {
    this.model = model;
  }

  /** A command or a lens asks for something; the root that it lies in is asked for from now on. */
  want(target: RevealTarget): void {
    this.target = target;
    this.chooseFolder();
  }

  /**
   * The page has asked for its data. What it remembers when it loads (`isFirst`) is older than the target, whose root is
   * shown instead; a root that a person chooses in it afterwards is newer, and the target is dropped.
   */
  asked(message: FromWebview, isFirst: boolean): void {
    if (message.type !== 'ready' && message.type !== 'matrix') return;
    if (isFirst) this.chooseFolder();
    else if (message.folder !== undefined) this.target = undefined;
  }

  /** What is to be told to the page after an answer; nothing before there is data. */
  after(answer: ToWebview): ToWebview | undefined {
    const { target } = this;
    if (target === undefined || !hasData(answer)) return undefined;
    this.target = undefined;
    const { folder } = this.model;
    // The target may name a file, or a folder around: the model knows by now which root that is.
    return {
      type: 'reveal',
      ...target,
      ...(target.folder === undefined || folder === undefined ? {} : { folder }),
    };
  }

  private chooseFolder(): void {
    const folder = this.target?.folder;
    if (folder !== undefined && folder !== this.model.folder) this.model.choose(folder);
  }
}

function hasData(answer: ToWebview): boolean {
  return answer.type !== 'notice' && !(answer.type === 'matrix' && answer.result.type === 'none');
}
