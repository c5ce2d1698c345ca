import type { Keeper } from "./keeper.js";

/** An index that is being kept up to date. */
export interface Keeping {
  stop(): Promise<void>;
}

/** How often a keeper looks, and who is told how it went. */
export interface Looking {
  /** Milliseconds between two looks at the store's sequence number. */
  readonly interval: number;
  /** Called when a look failed; the next comes nevertheless. */
  readonly fail: (error: Error) => void;
  /** Called when a look succeeded after one that failed. */
  readonly recover: () => void;
}

/** Opens a keeper, then refreshes it every interval, one look at a time, until it is stopped; what fails is tried again. */
export function lookAgain(open: () => Promise<Keeper>, { interval, fail, recover }: Looking): Keeping {
  let stopped = false;
  let keeper: Keeper | null = null;
  let looking: Promise<void> | null = null;
  let failed = false;
  const look = async (): Promise<void> => {
    keeper ??= await openKeeper(open);
    if (stopped) return;
    await keeper.refresh();
    if (failed) recover();
    failed = false;
  };
  const start = (): void => {
    looking ??= look()
      .catch((error: unknown) => {
        failed = true;
        if (!stopped) fail(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => (looking = null));
  };
  const timer = setInterval(start, interval);
  start();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await keeper?.settle();
    },
  };
}

async function openKeeper(open: () => Promise<Keeper>): Promise<Keeper> {
  const keeper = await open();
  await keeper.open();
  return keeper;
}
