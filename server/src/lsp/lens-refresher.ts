import type { Clock } from '../host/clock.ts';

/** Lenses are read, not watched: they are asked for anew when typing pauses. */
const DELAY = 300;

/** Tells the client to ask for lenses again after something changed, once for changes that come close together. */
export class LensRefresher {
  readonly #clock: Clock;
  readonly #send: () => void;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, send: () => void) {
    this.#clock = clock;
    this.#send = send;
  }

  changed(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(DELAY, () => {
      this.#cancel = undefined;
      this.#send();
    });
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
