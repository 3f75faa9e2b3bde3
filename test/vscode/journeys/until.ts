/**
 * Asks again and again until there is an answer; fails with what was waited for. What throws meanwhile is no answer yet:
 * its last message is told at the end.
 */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | undefined> | Value | undefined,
  milliseconds = 15_000,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  let last = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = '';
    } catch (error) {
      last = error instanceof Error ? ` Last: ${error.message}` : String(error);
    }
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}.${last}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
