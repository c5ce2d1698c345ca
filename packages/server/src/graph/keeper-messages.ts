import type { GraphView, ReferenceEntity } from "@entente/core";
import type { Failure } from "../threads/failure.js";

/** What this thread is started with. */
export interface KeeperTask {
  readonly location: string;
  readonly reference: readonly ReferenceEntity[];
  readonly interval: number;
}

/** What it tells: a newer view, a line for the log, why a look failed, or null once one succeeds again. */
export type KeeperMessage = { readonly view: GraphView } | { readonly line: string } | { readonly failure: Failure | null };
