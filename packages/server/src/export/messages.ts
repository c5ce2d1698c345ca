import type { GraphView } from "@entente/core";
import type { Failure } from "../threads/failure.js";
import type { ExportRequest } from "./request.js";

/** What this thread is started with. */
export interface ExportTask {
  readonly location: string;
  readonly view: GraphView;
  readonly request: ExportRequest;
}

/** The next piece, null at the end, or why there is none. */
export type ExportMessage = { readonly piece: Uint8Array | null } | { readonly failure: Failure };
