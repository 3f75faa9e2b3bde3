/** How long a slice of work may keep the event loop, in milliseconds: requests get in between. */
export const SLICE_MS = 8;

/** Gives the event loop a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Runs synchronous work in slices of some 8 ms, so that requests and cancellations get in between.
 * `cancelled` means that the signal fired first; the generator is then closed.
 */
export async function pump(work: Generator<unknown>, signal?: AbortSignal): Promise<'done' | 'cancelled'> {
  const slice = new Slice();
  while (!signal?.aborted) {
    if (work.next().done === true) return 'done';
    if (slice.isOver()) await slice.renew();
  }
  work.return(undefined);
  return 'cancelled';
}

/** A stretch of time in which work may keep the event loop. */
export class Slice {
  #end = performance.now() + SLICE_MS;

  isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /** Lets others run, then begins anew. */
  async renew(): Promise<void> {
    await nextTurn();
    this.#end = performance.now() + SLICE_MS;
  }
}
