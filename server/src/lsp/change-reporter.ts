import type { Clock } from '../host/clock.ts';
import type { Changed } from '../protocol/time-frame.ts';
import type { LiveWorkspace } from './live-workspace.ts';

/** At most so often per workspace, in milliseconds: about one frame of a screen. */
const EVERY = 20;

/** Tells a client that has views when their answers may differ. Changes that come close together are told as one. */
export class ChangeReporter {
  readonly #clock: Clock;
  readonly #send: (changed: Changed) => void;
  readonly #planned = new Map<LiveWorkspace, () => void>();

  constructor(clock: Clock, send: (changed: Changed) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  changed(workspace: LiveWorkspace): void {
    if (this.#planned.has(workspace)) return;
    const cancel = this.#clock.after(EVERY, () => {
      this.#planned.delete(workspace);
      const { engine, location } = workspace;
      if (engine !== undefined) this.#send({ folder: location.key, revision: engine.revision });
    });
    this.#planned.set(workspace, cancel);
  }

  forget(workspace: LiveWorkspace): void {
    this.#planned.get(workspace)?.();
    this.#planned.delete(workspace);
  }

  dispose(): void {
    for (const cancel of this.#planned.values()) cancel();
    this.#planned.clear();
  }
}
