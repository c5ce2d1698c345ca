import { settleLayout, type LayoutEdge, type LayoutNode } from "@entente/core";
import { parentPort } from "node:worker_threads";
import type { Places } from "./places.js";

/** What the main thread sends. */
export interface LayoutQuestion {
  readonly question: number;
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

/** What the worker sends back. */
export interface LayoutAnswer {
  readonly question: number;
  readonly places: Places;
}

parentPort?.on("message", ({ question, nodes, edges }: LayoutQuestion) => {
  parentPort?.postMessage({ question, places: settleLayout(nodes, edges) } satisfies LayoutAnswer, []);
});
