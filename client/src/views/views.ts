import * as vscode from 'vscode';
import { WEBVIEWS, type WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import type { ShownDocument } from '../documents/document-uri.ts';
import type { ServerProcess } from '../server-process.ts';
import { MatrixModel } from './matrix-model.ts';
import type { RevealTarget } from './pending-target.ts';
import { evidenceTimelineModel, programmeTimelineModel, readinessModel } from './plain-model.ts';
import { type PageKind, pageRoot, WebviewPanel } from './webview-panel.ts';

const kinds: Readonly<Record<WebviewName, Omit<PageKind, 'name'>>> = {
  matrix: { title: 'Crosswalk Matrix', createModel: () => new MatrixModel() },
  'evidence-timeline': { title: 'Evidence Timeline', createModel: evidenceTimelineModel },
  'programme-timeline': { title: 'Programme Timeline', createModel: programmeTimelineModel },
  readiness: { title: 'Readiness', createModel: readinessModel },
};

/** The type under which VS Code remembers a page over a reload. */
function viewType(name: WebviewName): string {
  return `tickmark.${name}`;
}

/** The pages of this window: at most one of each kind. */
export class Views implements vscode.Disposable {
  private readonly open = new Map<WebviewName, WebviewPanel>();
  private readonly extension: vscode.Uri;
  private readonly server: ServerProcess;
  private readonly serializers: readonly vscode.Disposable[];

  constructor(extension: vscode.Uri, server: ServerProcess) {
    this.extension = extension;
    this.server = server;
    this.serializers = WEBVIEWS.map((name) =>
      vscode.window.registerWebviewPanelSerializer(viewType(name), {
        deserializeWebviewPanel: async (panel) => {
          this.adopt(name, panel);
        },
      }),
    );
  }

  /** Opens a page or brings it to the front; selects something in it when told what. */
  show(name: WebviewName, target?: RevealTarget): void {
    const open = this.open.get(name);
    open?.panel.reveal();
    const panel = open ?? this.adopt(name, this.createPanel(name));
    if (target !== undefined) panel.reveal(target);
  }

  /** What the matrix shows, where it is open: its export is the matrix that somebody sees. */
  get shownMatrix(): ShownDocument | undefined {
    return this.open.get('matrix')?.shown;
  }

  dispose(): void {
    vscode.Disposable.from(...this.serializers).dispose();
    for (const { panel } of this.open.values()) panel.dispose();
  }

  private createPanel(name: WebviewName): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(viewType(name), kinds[name].title, vscode.ViewColumn.Active, {
      enableFindWidget: true,
      localResourceRoots: [pageRoot(this.extension)],
    });
  }

  private adopt(name: WebviewName, panel: vscode.WebviewPanel): WebviewPanel {
    const page = new WebviewPanel({ name, ...kinds[name] }, panel, this.extension, this.server);
    this.open.set(name, page);
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'client/images/view-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'client/images/view-dark.svg'),
    };
    panel.onDidDispose(() => {
      page.dispose();
      if (this.open.get(name) === page) this.open.delete(name);
    });
    return page;
  }
}
