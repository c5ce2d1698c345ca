import { setTimeout as sleep } from "node:timers/promises";

/** How long to go on trying, in milliseconds. */
export interface Patience {
  /** From the first failure on, however long the attempt before it took: what works for a minute and fails once is worth waiting for too. */
  readonly total: number;
  /** Between two attempts at most; the first pause is the shortest. */
  readonly pause: number;
}

/**
 * Does something again as long as it fails with what passes by itself, waiting longer each time, by chance a little more or
 * less, so that many processes do not come back all at once. Time is that of a clock that never jumps.
 * @param passes - whether a failure may pass by itself
 */
export async function patiently<T>({ total, pause }: Patience, passes: (error: unknown) => boolean, action: () => Promise<T>): Promise<T> {
  let end: number | null = null;
  for (let wait = Math.min(25, pause); ; wait = Math.min(2 * wait, pause)) {
    try {
      return await action();
    } catch (error) {
      const next = wait * (0.5 + Math.random());
      end ??= performance.now() + total;
      if (!passes(error) || performance.now() + next > end) throw error;
      await sleep(next);
    }
  }
}
