import type { ErrorCode } from "@entente/core";
import type { DocumentBatch, StoredBatch } from "./documents.js";

/** What a thread is told when it starts. */
export interface LaneSettings {
  /** The file that is imported. */
  readonly path: string;
  /** Of the store. */
  readonly location: string;
  /** Time for versions that give none. */
  readonly readAt: string;
}

/** A batch to store; null ends the thread. */
export interface LaneQuestion {
  readonly documents: DocumentBatch["documents"];
}

/** What became of a batch, or why it was not stored. */
export type LaneAnswer = { readonly stored: StoredBatch } | { readonly code: ErrorCode | null; readonly message: string };
