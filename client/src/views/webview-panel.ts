import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromWebview, ToWebview, WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import type { ShownDocument } from '../documents/document-uri.ts';
import type { ServerProcess } from '../server-process.ts';
import { noFolder, noticeOfFailure, noticeOfServer } from './notices.ts';
import { runPageAction } from './page-actions.ts';
import { pageHtml } from './page-html.ts';
import { readPageMessage } from './page-messages.ts';
import type { PageModel } from './page-model.ts';
import { PendingTarget, type RevealTarget } from './pending-target.ts';

/** A kind of page. */
export interface PageKind {
  readonly name: WebviewName;
  readonly title: string;
  createModel(): PageModel;
}

/** Where pages are loaded from: the folder of the bundles, nothing else. */
export function pageRoot(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist');
}

/**
 * One open page. A hidden page is thrown away by VS Code and loads again when it is shown: then it says `ready` and is
 * told everything anew. While it is visible it is asked for again after each change in the workspace.
 */
export class WebviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  private readonly model: PageModel;
  private readonly server: ServerProcess;
  private readonly subscriptions: vscode.Disposable[] = [];
  private isReady = false;
  private isLoading = false;
  private mustLoadAgain = false;
  private readonly target: PendingTarget;

  constructor(kind: PageKind, panel: vscode.WebviewPanel, extension: vscode.Uri, server: ServerProcess) {
    this.panel = panel;
    this.server = server;
    this.model = kind.createModel();
    this.target = new PendingTarget(this.model);
    const { webview } = panel;
    this.subscriptions.push(
      webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.isReady = false;
      }),
      server.onChanged(({ folder }) => {
        if (this.model.folder === undefined || this.model.folder === folder) void this.load();
      }),
      server.onStatus(() => this.onStatus()),
    );
    webview.options = { enableScripts: true, localResourceRoots: [pageRoot(extension)] };
    webview.html = pageHtml({
      view: kind.name,
      title: kind.title,
      script: webview.asWebviewUri(vscode.Uri.joinPath(pageRoot(extension), 'webview.js')).toString(),
      source: webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
    });
  }

  /** The document that says what the page shows, where there is one. */
  get shown(): ShownDocument | undefined {
    return this.model.shown;
  }

  /** Selects something in the page, now or once it has something to show. */
  reveal(target: RevealTarget): void {
    this.target.want(target);
    if (this.isReady) void this.load();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private post(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }

  private onStatus(): void {
    const { status, isWanted } = this.server;
    // A server that starts anew counts revisions from the beginning.
    if (status === undefined) this.model.forget();
    if (!this.isReady) return;
    const notice = noticeOfServer(status, isWanted);
    if (notice !== undefined) this.post({ type: 'notice', notice });
    else void this.load();
  }

  private async receive(raw: unknown): Promise<void> {
    const message = readPageMessage(raw);
    if (message === undefined) {
      this.server.log.warn('A page sent a message that is none of ours. It was not acted on.');
      return;
    }
    try {
      await this.act(message);
    } catch (error) {
      this.server.log.error(error instanceof Error ? error : String(error));
      const text = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Tickmark: ${text}`);
      if (message.type === 'travel') this.post({ type: 'travel-refused' });
    }
  }

  private async act(message: FromWebview): Promise<void> {
    const isFirst = !this.isReady;
    if (message.type === 'ready') {
      this.isReady = true;
      this.model.forget();
      if (message.folder !== undefined) this.model.choose(message.folder);
      this.target.asked(message, isFirst);
      await this.load();
      return;
    }
    if (await runPageAction(message, this.model, this.server)) return;
    const answer = await this.model.receive(message, this.server);
    if (answer === 'load') {
      // A page that remembers its axes asks for them at once.
      this.isReady = true;
      this.target.asked(message, isFirst);
      await this.load();
    } else if (answer !== undefined) this.post(answer);
  }

  /** Asks the server and tells the page. Of many calls while one is under way only the last counts. */
  private async load(): Promise<void> {
    if (!this.isReady) return;
    if (this.isLoading) {
      this.mustLoadAgain = true;
      return;
    }
    this.isLoading = true;
    let answer: ToWebview;
    do {
      this.mustLoadAgain = false;
      answer = await this.answer();
      this.post(answer);
    } while (this.mustLoadAgain && this.isReady);
    this.isLoading = false;
    const reveal = this.isReady ? this.target.after(answer) : undefined;
    if (reveal !== undefined) this.post(reveal);
  }

  /** What the page is to be told now. Never rejects: a failure is told in the page. */
  private async answer(): Promise<ToWebview> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) return { type: 'notice', notice: noFolder };
    const { status, isWanted } = this.server;
    const notice = noticeOfServer(status, isWanted);
    if (notice !== undefined) return { type: 'notice', notice };
    try {
      return await this.model.load(this.server);
    } catch (error) {
      this.server.log.error(error instanceof Error ? error : String(error));
      return {
        type: 'notice',
        notice: noticeOfFailure(error instanceof Error ? error.message : String(error)),
      };
    }
  }
}
