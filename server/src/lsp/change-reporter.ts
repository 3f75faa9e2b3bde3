import type { Clock } from '../host/clock.ts';
import type { Changed } from '../protocol/time-frame.ts';
import type { LiveWorkspace } from './live-workspace.ts';

/** At most so often per workspace, in milliseconds: about one frame of a screen. */
const EVERY = 20;

/** A workspace whose change was just told. */
interface Resting {
  changedSince: boolean;
  readonly cancel: () => void;
}

/**
 * Tells a client that has views when their answers may differ: at once, and changes that come close behind together a
 * moment later.
 */
export class ChangeReporter {
  readonly #clock: Clock;
  readonly #send: (changed: Changed) => void;
  readonly #resting = new Map<LiveWorkspace, Resting>();

  constructor(clock: Clock, send: (changed: Changed) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  changed(workspace: LiveWorkspace): void {
    const resting = this.#resting.get(workspace);
    if (resting === undefined) this.#tell(workspace);
    else resting.changedSince = true;
  }

  forget(workspace: LiveWorkspace): void {
    this.#resting.get(workspace)?.cancel();
    this.#resting.delete(workspace);
  }

  dispose(): void {
    for (const { cancel } of this.#resting.values()) cancel();
    this.#resting.clear();
  }

  #tell(workspace: LiveWorkspace): void {
    const { engine, location } = workspace;
    if (engine === undefined) return;
    const cancel = this.#clock.after(EVERY, () => {
      const again = this.#resting.get(workspace)?.changedSince === true;
      this.#resting.delete(workspace);
      if (again) this.#tell(workspace);
    });
    this.#resting.set(workspace, { changedSince: false, cancel });
    this.#send({ folder: location.key, revision: engine.revision });
  }
}
