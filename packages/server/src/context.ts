import type { Store } from "@entente/store";
import type { Candidates } from "./graph/candidates.js";
import type { Layouts } from "./layout/layouts.js";
import { createLoaders, type Loaders } from "./loaders.js";
import type { Snapshot } from "./snapshot.js";

/** What answers are made with, beside the graph itself. */
export interface Services {
  readonly store: Store;
  readonly layouts: Layouts;
  readonly candidates: Candidates;
}

/** What every resolver of one request shares: one moment of the graph, and loaders that ask for each thing once. */
export interface QueryContext extends Services {
  readonly snapshot: Snapshot;
  readonly loaders: Loaders;
}

/** The context of one request. */
export function createContext(snapshot: Snapshot, services: Services): QueryContext {
  return { ...services, snapshot, loaders: createLoaders(snapshot, services.store) };
}
