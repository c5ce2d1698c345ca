import { setTimeout as sleep } from "node:timers/promises";

/** The longest wait between two attempts, in milliseconds. */
const longestWait = 2_000;

/**
 * Does something again as long as it fails with what passes by itself, waiting longer each time, by chance a little more or
 * less, so that many servers do not come back all at once. Time is that of a clock that never jumps.
 * @param patience - for how many milliseconds; the first attempt is always made
 * @param passes - whether a failure may pass by itself
 */
export async function patiently<T>(patience: number, passes: (error: unknown) => boolean, action: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (let wait = 25; ; wait = Math.min(2 * wait, longestWait)) {
    try {
      return await action();
    } catch (error) {
      const pause = wait * (0.5 + Math.random());
      if (!passes(error) || performance.now() + pause > end) throw error;
      await sleep(pause);
    }
  }
}
