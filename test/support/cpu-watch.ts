/** The thread's own figure leaves out what runs beside it; Node before 23.9 knows that of the process alone. */
const usage = process.threadCpuUsage ?? process.cpuUsage;

/**
 * Starts to count; the answer says how many milliseconds the processor has worked since. Bounds on that catch work that
 * grows with the square of its input, or faster. By the clock they would also catch a machine that is busy with something
 * else, which says nothing about the code.
 */
export function cpuWatch(): () => number {
  const before = usage();
  return () => {
    const { user, system } = usage();
    return (user - before.user + system - before.system) / 1000;
  };
}
