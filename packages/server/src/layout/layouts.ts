import { digest, settleLayout, type LayoutEdge } from "@entente/core";
import { createAskedThread } from "../threads/asked-thread.js";
import type { Places } from "./places.js";
import type { LayoutQuestion } from "./worker.js";

/** Settles graphs, each only once. */
export interface Layouts {
  settle(ids: readonly string[], edges: readonly LayoutEdge[]): Promise<Places>;
  close(): Promise<void>;
}

/** Up to so many nodes settle in a few milliseconds, faster than a worker takes to answer. */
const inlineNodes = 150;
/** How many settled graphs are kept; the one longest unused goes first. */
const kept = 64;

/** Layouts for a server: large graphs settle in a worker thread, so that other requests are answered meanwhile. */
export function createLayouts(): Layouts {
  const thread = createAskedThread<LayoutQuestion, Places>("layout/worker");
  const settle = cached((ids, edges) =>
    ids.length <= inlineNodes ? Promise.resolve(settleLayout(ids, edges)) : thread.ask({ ids, edges }),
  );
  return { settle, close: () => thread.close() };
}

/** Layouts for a single question on the command line, where nobody else waits. */
export function createInlineLayouts(): Layouts {
  return { settle: async (ids, edges) => settleLayout(ids, edges), close: async () => {} };
}

/** The same nodes and edges give the same places, so what is settled is kept by what was to be settled. */
function cached(settle: Layouts["settle"]): Layouts["settle"] {
  const settled = new Map<string, Promise<Places>>();
  return (ids, edges) => {
    const key = digest([ids, edges.map(({ source, target, weight }) => [source, target, weight])]);
    const places = settled.get(key) ?? forgetFailure(settled, key, settle(ids, edges));
    settled.delete(key);
    settled.set(key, places);
    for (const oldest of [...settled.keys()].slice(0, -kept)) settled.delete(oldest);
    return places;
  };
}

function forgetFailure(settled: Map<string, Promise<Places>>, key: string, places: Promise<Places>): Promise<Places> {
  places.catch(() => settled.delete(key));
  return places;
}
