import type { ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import { access } from "node:fs/promises";
import { sentence, type Log } from "./errors.js";
import { loadSnapshot, type Snapshot } from "./snapshot.js";

/** The graph of a store, kept up to date. */
export interface LiveGraph {
  /** The newest snapshot; waits for the first one. Rejects if that cannot be loaded, until a later attempt succeeds. */
  current(): Promise<Snapshot>;
  /** The newest snapshot, null before the first. */
  peek(): Snapshot | null;
  /**
   * Resolves if the store still answers and lies where it lay.
   * @throws the store's error, or that of the file system
   */
  probe(): Promise<void>;
  /** Ends watching. */
  stop(): void;
}

/** What a live graph is made of. */
export interface LiveGraphOptions {
  readonly store: Store;
  readonly reference: readonly ReferenceEntity[];
  readonly log: Log;
  /** Milliseconds between two looks at the store's sequence number. */
  readonly interval: number;
}

/**
 * Loads the store's graph and looks every interval whether the store has changed since. A newer graph is built beside
 * the one that is shown and takes its place whole; if building fails, the old one stays and the log says why.
 */
export function watchGraph({ store, reference, log, interval }: LiveGraphOptions): LiveGraph {
  let shown: Snapshot | null = null;
  let building: Promise<Snapshot> | null = null;

  const rebuild = (): Promise<Snapshot> => {
    building ??= loadSnapshot(store, reference)
      .then((snapshot) => (shown = snapshot))
      .finally(() => (building = null));
    return building;
  };
  const look = async (): Promise<void> => {
    if (building || (shown && (await store.sequence()) === shown.sequence)) return;
    await rebuild();
  };
  const complain = createComplaint((error) => {
    const what = shown ? "the graph could not be brought up to date, the last one stays" : "the graph could not be loaded";
    log(`${what}: ${sentence(error)}`);
  });
  const timer = setInterval(() => void look().then(complain.clear, complain.about), interval);
  timer.unref();
  rebuild().catch(complain.about);

  return {
    current: () => (shown ? Promise.resolve(shown) : rebuild()),
    peek: () => shown,
    probe: async () => {
      await store.sequence();
      const { location } = await store.info();
      if (location !== null) await access(location);
    },
    stop: () => {
      clearInterval(timer);
      complain.silence();
    },
  };
}

/** Says a trouble once, not every second that it lasts, and nothing once nobody listens. */
function createComplaint(say: (error: unknown) => void) {
  let said: string | null = null;
  let silent = false;
  return {
    about: (error: unknown): void => {
      if (!silent && sentence(error) !== said) say(error);
      said = sentence(error);
    },
    clear: (): void => void (said = null),
    silence: (): void => void (silent = true),
  };
}
