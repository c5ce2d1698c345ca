import { settleLayout, type LayoutEdge } from "@entente/core";
import { parentPort } from "node:worker_threads";
import type { Places } from "./places.js";

/** What the main thread sends. */
export interface LayoutQuestion {
  readonly question: number;
  readonly ids: readonly string[];
  readonly edges: readonly LayoutEdge[];
}

/** What the worker sends back. */
export interface LayoutAnswer {
  readonly question: number;
  readonly places: Places;
}

parentPort?.on("message", ({ question, ids, edges }: LayoutQuestion) => {
  parentPort?.postMessage({ question, places: settleLayout(ids, edges) } satisfies LayoutAnswer, []);
});
