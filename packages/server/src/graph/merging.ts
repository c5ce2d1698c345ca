import { attachIndex, type CompactIndex, type GraphView } from "@entente/core";
import { createAskedThread } from "../threads/asked-thread.js";

/** Merges an index and its changes in a thread that ends with it, so that newer changes are shown meanwhile. */
export async function mergeInThread(view: GraphView): Promise<CompactIndex> {
  const thread = createAskedThread<GraphView, SharedArrayBuffer>("graph/merging-worker");
  try {
    return attachIndex(await thread.ask(view));
  } finally {
    await thread.close();
  }
}
