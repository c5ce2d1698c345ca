import type { GraphReader, ReferenceEntity } from "@entente/core";
import type { Store } from "../store.js";
import type { DeriveOptions } from "./derived.js";

/**
 * Brings what is derived up to date with a store and gives a reader over it, which holds nothing in memory: for commands that
 * ask a few questions of a store of any size.
 */
export async function readGraph(store: Store, reference: readonly ReferenceEntity[], options?: DeriveOptions): Promise<GraphReader> {
  await store.derived.derive(reference, options);
  return store.derived.reader();
}
