import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `stats`: how much the graph holds. */
export function stats(builder: Builder, refs: Refs): void {
  builder.queryField("stats", (t) =>
    t.field({
      type: refs.Stats,
      description: "How much the graph holds, and how much was read that gave nothing.",
      resolve: async (_root, _args, { snapshot }) => ({
        counts: await snapshot.counts(),
        sequence: snapshot.sequence,
        store: await snapshot.storeName(),
      }),
    }),
  );
}
