import * as vscode from 'vscode';
import type { Tree, TreeName } from '../../../server/src/protocol/trees.ts';
import { Debounced } from '../debounce.ts';
import type { ServerProcess } from '../server-process.ts';
import type { TreeEntry } from './tree-entry.ts';
import { TreeProvider } from './tree-provider.ts';

/** A tree follows an edit when typing pauses; the pages follow at once. */
const REFRESH_DELAY = 300;

/** One view of the activity bar. While it is hidden nothing is asked; when it is shown again it asks anew. */
export class RecordTreeView implements vscode.Disposable {
  readonly provider: TreeProvider;
  private readonly view: vscode.TreeView<TreeEntry>;
  private readonly subscriptions: vscode.Disposable;
  private isOutdated = false;

  constructor(name: TreeName, server: ServerProcess) {
    this.provider = new TreeProvider(name, server);
    this.view = vscode.window.createTreeView(`tickmark.${name}`, {
      treeDataProvider: this.provider,
      showCollapseAll: name === 'controls',
    });
    const refresh = new Debounced(REFRESH_DELAY, () => this.refresh());
    let lastState = '';
    this.subscriptions = vscode.Disposable.from(
      this.view,
      this.provider,
      refresh,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.isOutdated) this.refresh();
      }),
      server.onChanged(() => refresh.soon()),
      server.onStatus((status) => {
        // Progress and counts come often and change no tree.
        const state = status === undefined ? '' : `${status.state} ${status.asOf.date}`;
        if (state !== lastState) refresh.soon();
        lastState = state;
        // Without a server nothing is as of any day.
        if (!server.isWanted || status === undefined) this.view.description = '';
      }),
      this.provider.onAnswer(({ frame }) => {
        this.view.description = dayText(frame);
      }),
    );
  }

  /** Shows how many things want somebody; the container adds the numbers of its views up. */
  setCount(count: number, [one, many]: readonly [one: string, many: string]): void {
    const tooltip = `${count} ${count === 1 ? one : many}`;
    this.view.badge = count === 0 ? undefined : { value: count, tooltip };
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private refresh(): void {
    this.isOutdated = !this.view.visible;
    if (this.view.visible) this.provider.refresh();
  }
}

/** The day and the window that a tree is about. */
function dayText({ asOf, origin, window }: Tree['frame']): string {
  const travelling = origin === 'travel' ? ' (travelling)' : '';
  const within = window === undefined ? '' : `, window ${window.start} to ${window.end}`;
  return `as of ${asOf}${travelling}${within}`;
}
