/** Times of one kind of operation, in milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
}

/** The median and the 99th percentile of some times. */
export function timing(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Runs something and says how long it took, in milliseconds. */
export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

/** Heap and buffers in use after a collection, in megabytes. */
export function usedMegabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Every n-th of some things, so that `count` remain, spread over all of them. */
export function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}
