import type { ErrorCode } from "@entente/core";
import type { Extraction } from "../seams.js";

/** Folders of what the offline extractor reads by. */
export interface AnalystPlaces {
  readonly reference: string;
  readonly models: string;
}

/** What a thread answers: errors lose their class and code on the way between threads, so they travel as values. */
export type WorkerAnswer =
  | { readonly extraction: Extraction }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } };
