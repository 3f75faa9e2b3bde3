import * as vscode from 'vscode';
import { TREES, type TreeName } from '../../../server/src/protocol/trees.ts';
import { Debounced } from '../debounce.ts';
import type { ServerProcess } from '../server-process.ts';
import { RecordTreeView } from './tree-view.ts';

/** Badges may lag: they are asked for when nothing has changed for so long, in milliseconds. */
const COUNT_DELAY = 1000;

/** What the number on a view counts: one of it, and several. */
const COUNTED: Readonly<Record<TreeName, readonly [one: string, many: string]>> = {
  controls: ['control', 'controls'],
  'evidence-due': ['artifact overdue', 'artifacts overdue'],
  gaps: ['thing missed or broken', 'things missed or broken'],
  risks: ['risk review overdue', 'risk reviews overdue'],
  vendors: ['vendor review overdue', 'vendor reviews overdue'],
};

/** The views of the activity bar, with the badge of what wants somebody. */
export class Trees implements vscode.Disposable {
  readonly views: ReadonlyMap<TreeName, RecordTreeView>;
  private readonly server: ServerProcess;
  private readonly subscriptions: vscode.Disposable;

  constructor(server: ServerProcess) {
    this.server = server;
    this.views = new Map(TREES.map((name) => [name, new RecordTreeView(name, server)]));
    const count = new Debounced(COUNT_DELAY, () => void this.count());
    let lastState: string | undefined;
    this.subscriptions = vscode.Disposable.from(
      ...this.views.values(),
      count,
      server.onChanged(() => count.soon()),
      server.onStatus((status) => {
        if (status?.state !== lastState) count.soon();
        lastState = status?.state;
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async count(): Promise<void> {
    if (this.server.status?.state !== 'ready') {
      for (const view of this.views.values()) view.setCount(0, COUNTED.controls);
      return;
    }
    try {
      const counts = await this.server.request('tickmark/treeCounts', {});
      for (const [name, view] of this.views) view.setCount(counts[name], COUNTED[name]);
    } catch (error) {
      this.server.log.debug(`Badges: ${String(error)}`);
    }
  }
}
