import {
  applyChange,
  isGrown,
  startIndex,
  type CompactIndex,
  type GraphView,
  type IndexChange,
  type IndexState,
  type ReferenceEntity,
} from "@entente/core";
import { readSnapshotFile, removeSnapshotFile, writeSnapshotFile, type Store } from "@entente/store";
import { sentence, type Log } from "../errors.js";
import { buildFromStore } from "./build.js";
import { withoutRemoved } from "./removals.js";

/** What an index is kept of, and where. */
export interface KeeperOptions {
  readonly store: Store;
  /** Well-known entities that local names are resolved to. */
  readonly reference: readonly ReferenceEntity[];
  /** Where its snapshot lies; null keeps none. */
  readonly snapshotPath: string | null;
  readonly log: Log;
  /** Merges an index and its changes: in a thread of its own where there is one, for it takes seconds in a large graph. */
  readonly merge: (view: GraphView) => Promise<CompactIndex>;
  /** Called with each newer view. */
  readonly show: (view: GraphView) => void;
}

/** Keeps the index of a store, and the snapshot of it, up to date. */
export interface Keeper {
  /** Shows what the snapshot holds, be it older than the store, if it can be used. */
  open(): Promise<void>;
  /**
   * Brings derived rows and index up to date with the store and shows the newest view.
   * @throws EntenteError the store's errors; what was shown goes on being right for its moment
   */
  refresh(): Promise<void>;
  /** Waits for what is being written. */
  settle(): Promise<void>;
}

/** Deriving stops after so many milliseconds to show what was derived so far, and goes on. */
const patience = 1_000;

/** A keeper of an index that is neither read nor built yet. */
export function createKeeper({ store, reference, snapshotPath, log, merge, show }: KeeperOptions): Keeper {
  let state: IndexState | null = null;
  let isDerived = false;
  let merging: Promise<void> | null = null;
  let merged: CompactIndex | null = null;

  const use = (next: IndexState): void => {
    state = next;
    show(next.view);
  };
  const write = async (index: CompactIndex): Promise<void> => {
    if (snapshotPath === null) return;
    // The index serves without its file, which is made again at the next start.
    await writeSnapshotFile(snapshotPath, index).catch((error: unknown) => log(sentence(error)));
  };
  const build = async (): Promise<void> => {
    const index = await buildFromStore(store);
    use(startIndex(index));
    await write(index);
  };
  const startMerging = (view: GraphView): void => {
    merging ??= merge(view)
      .then((index) => write((merged = index)))
      .catch((error: unknown) => log(`index and changes could not be merged: ${sentence(error)}`))
      .finally(() => (merging = null));
  };
  /** What was merged takes the place of what it was merged from; changes that came meanwhile are asked of the store again. */
  const takeMerged = (): void => {
    if (merged && merged.meta.generation === state?.base.meta.generation) state = startIndex(merged);
    merged = null;
  };
  const removeFile = async (): Promise<void> => {
    if (snapshotPath !== null) await removeSnapshotFile(snapshotPath);
  };
  const hideRemoved = async (current: IndexState): Promise<void> => {
    const hidden = await withoutRemoved(store, current);
    if (hidden) use(hidden);
  };
  const apply = async (current: IndexState, later: IndexChange): Promise<void> => {
    const next = isNothing(current, later) ? current : applyChange(current, later);
    use(next);
    const removes = [...later.documents.values()].includes(null);
    if (removes) await forget();
    if (removes || isGrown(next)) startMerging(next.view);
  };
  /** No name of a removed document stays on the disk, nor in what is merged and written just now. */
  const forget = async (): Promise<void> => {
    await removeFile();
    await merging;
    merged = null;
    await removeFile();
  };
  return {
    open: async () => {
      if (snapshotPath === null) return;
      const { index, message, problem } = await readSnapshotFile(snapshotPath);
      const { generation, sequence } = await store.derived.state();
      if (index?.meta.generation === generation) use(startIndex(index));
      else if (index) log("the snapshot of the index belongs to rows that were derived anew since; it is built again");
      else if (problem !== "missing" || sequence >= 0) log(message);
    },
    refresh: async () => {
      const sequence = await store.sequence();
      if (isDerived && !merged && state?.view.sequence === sequence) return;
      // Before anything is written: while a removal is swept from a database, whoever writes waits until its tables are rewritten.
      if (state && (await store.derived.state()).generation !== state.base.meta.generation) {
        await removeFile();
        await hideRemoved(state);
      }
      await deriveAWhile(store, reference, state !== null);
      isDerived = true;
      takeMerged();
      const later = state && (await store.derived.changesSince(state.base.meta.generation, state.view.sequence));
      if (state && later) return apply(state, later);
      // What lies there cannot be used any more, and may name what was removed since.
      await removeFile();
      if (state) await hideRemoved(state);
      await forget();
      await build();
    },
    settle: async () => void (await merging),
  };
}

/** Derives all, or where something is shown already as much as a moment allows. */
async function deriveAWhile(store: Store, reference: readonly ReferenceEntity[], isShown: boolean): Promise<void> {
  await store.derived.derive(reference, isShown ? { signal: AbortSignal.timeout(patience) } : {});
}

function isNothing({ view }: IndexState, { sequence, documents, entities }: IndexChange): boolean {
  return sequence === view.sequence && documents.size + entities.size === 0;
}
