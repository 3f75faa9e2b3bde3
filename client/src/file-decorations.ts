import * as vscode from 'vscode';
import type { FileDecoration } from '../../server/src/protocol/trees.ts';
import { Debounced } from './debounce.ts';
import type { ServerProcess } from './server-process.ts';

/** Marks in the explorer may lag: they are asked for when nothing has changed for so long, in milliseconds. */
const DELAY = 1000;
const SETTING = 'tickmark.decorations.enable';

const COLORS: Readonly<Partial<Record<FileDecoration['state'], string>>> = {
  broken: 'list.errorForeground',
  missed: 'list.errorForeground',
  expired: 'list.errorForeground',
  stale: 'list.warningForeground',
};

/** Marks files of records that are broken, missed, expired or stale, in the explorer and on tabs. */
export class FileDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly server: ServerProcess;
  private readonly emitter = new vscode.EventEmitter<vscode.Uri[]>();
  private readonly subscriptions: vscode.Disposable;
  private known: ReadonlyMap<string, FileDecoration> = new Map();

  readonly onDidChangeFileDecorations = this.emitter.event;

  constructor(server: ServerProcess) {
    this.server = server;
    const ask = new Debounced(DELAY, () => void this.ask());
    let lastState: string | undefined;
    this.subscriptions = vscode.Disposable.from(
      this.emitter,
      ask,
      vscode.window.registerFileDecorationProvider(this),
      server.onChanged(() => ask.soon()),
      server.onStatus((status) => {
        // Also when it is stopped: marks that nobody keeps true are taken away.
        if (status?.state !== lastState) ask.soon();
        lastState = status?.state;
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTING)) ask.soon();
      }),
    );
    ask.soon();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const known = this.known.get(uri.toString());
    if (known === undefined) return undefined;
    const color = COLORS[known.state];
    return new vscode.FileDecoration(
      known.badge,
      `Tickmark: ${known.tooltip}`,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async ask(): Promise<void> {
    const isOn = vscode.workspace.getConfiguration().get(SETTING, true);
    if (!isOn || !this.server.isWanted) {
      this.take([]);
      return;
    }
    // While files are read, what was known before is worth more than half of what is.
    if (this.server.status?.state !== 'ready') return;
    try {
      this.take(await this.server.request('tickmark/decorations', {}));
    } catch (error) {
      this.server.log.debug(`Marks of files: ${String(error)}`);
    }
  }

  private take(decorations: readonly FileDecoration[]): void {
    const before = this.known;
    this.known = new Map(
      decorations.map((decoration) => [vscode.Uri.parse(decoration.uri, true).toString(), decoration]),
    );
    const changed = [...new Set([...before.keys(), ...this.known.keys()])].filter(
      (uri) => JSON.stringify(before.get(uri)) !== JSON.stringify(this.known.get(uri)),
    );
    if (changed.length > 0) this.emitter.fire(changed.map((uri) => vscode.Uri.parse(uri, true)));
  }
}
