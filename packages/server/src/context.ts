import type { Store } from "@entente/store";
import type { Layouts } from "./layout/layouts.js";
import { createLoaders, type Loaders } from "./loaders.js";
import type { Snapshot } from "./snapshot.js";

/** What every resolver of one request shares: one moment of the graph, and loaders that ask for each thing once. */
export interface QueryContext {
  readonly snapshot: Snapshot;
  readonly store: Store;
  readonly loaders: Loaders;
  readonly layouts: Layouts;
}

/** The context of one request. */
export function createContext(snapshot: Snapshot, store: Store, layouts: Layouts): QueryContext {
  return { snapshot, store, layouts, loaders: createLoaders(snapshot, store) };
}
