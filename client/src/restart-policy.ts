/** When a server that has crashed is started again. Pure: the caller supplies the time. */

/** What to do about one crash. */
export type RestartDecision =
  | { readonly restart: true; readonly delayMilliseconds: number }
  | { readonly restart: false };

const windowMilliseconds = 3 * 60_000;
const crashesAllowed = 5;

/**
 * Remembers crashes. The first restart is immediate, each further one within three minutes waits twice as long
 * (1 s, 2 s, 4 s); the fifth crash within three minutes is the last, because a server that dies over and over costs
 * more than it gives.
 */
export class RestartPolicy {
  private crashes: number[] = [];

  /** Records a crash at `now` (milliseconds, any origin) and says what to do. */
  crashed(now: number): RestartDecision {
    this.crashes = this.crashes.filter((at) => now - at < windowMilliseconds);
    this.crashes.push(now);
    const count = this.crashes.length;
    if (count >= crashesAllowed) return { restart: false };
    return { restart: true, delayMilliseconds: count === 1 ? 0 : 1000 * 2 ** (count - 2) };
  }

  /** Forgets all crashes: the user asked for a fresh start. */
  reset(): void {
    this.crashes = [];
  }
}
