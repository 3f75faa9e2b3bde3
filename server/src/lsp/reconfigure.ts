import type { Clock } from '../host/clock.ts';
import { folderOf } from '../host/paths.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { inBackground, type Log } from './protect.ts';
import type { Workspaces } from './workspaces.ts';

/** Settings that are being typed are read when typing pauses. */
const DELAY = 250;

interface Planned {
  readonly force: boolean;
  readonly cancel: () => void;
}

/** Brings changes of `.tickmark.yaml`, on disk or in the editor, to the workspaces. */
export class Reconfiguration {
  readonly #workspaces: Workspaces;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #planned = new Map<LiveWorkspace, Planned>();

  constructor(workspaces: Workspaces, clock: Clock, log: Log) {
    this.#workspaces = workspaces;
    this.#clock = clock;
    this.#log = log;
  }

  /** Reads a workspace's configuration again, in a moment; with `force` its files as well, whatever it says. */
  soon(workspace: LiveWorkspace, force: boolean): void {
    const known = this.#planned.get(workspace);
    known?.cancel();
    const all = force || known?.force === true;
    const cancel = this.#clock.after(DELAY, () => {
      this.#planned.delete(workspace);
      inBackground(this.#log, 'Reading the configuration', workspace.reload(all));
    });
    this.#planned.set(workspace, { force: all, cancel });
  }

  /** A configuration file came, changed or went. In a folder below a root it makes that folder a root, or no longer. */
  async configurationFileChanged(workspace: LiveWorkspace, file: string, deleted: boolean): Promise<void> {
    const folder = folderOf(file);
    if (folder !== '') {
      if (deleted || workspace.skips(`${folder}/x.yaml`) !== undefined) return;
      this.#workspaces.addNested(workspace, folder);
      this.soon(workspace, true);
      return;
    }
    if (deleted) {
      await workspace.whenOpen();
      const outer = (await this.#workspaces.hasConfiguration(workspace))
        ? undefined
        : this.#workspaces.removeNested(workspace);
      if (outer !== undefined) {
        this.soon(outer, true);
        return;
      }
    }
    this.soon(workspace, false);
  }

  dispose(): void {
    for (const { cancel } of this.#planned.values()) cancel();
    this.#planned.clear();
  }
}
