import { overview as survey } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { toSubgraph } from "../subgraph.js";

/** `overview(limit, filter)`: the best connected entities, laid out. */
export function overview(builder: Builder, refs: Refs): void {
  builder.queryField("overview", (t) =>
    t.field({
      type: refs.Subgraph,
      description:
        "The best connected entities and the relations among them. Without a filter it follows what is affirmed, asserted and neither retracted nor disputed; a filter replaces that, so {} follows everything.",
      args: {
        limit: t.arg.int({ defaultValue: 200, description: "At most so many nodes, 1 to 2000." }),
        filter: t.arg({ type: refs.StatementFilter }),
      },
      resolve: async (_root, args, context) => {
        const limit = within("limit", args.limit ?? 200, bounds.nodes);
        const filter = await readFilter(context.loaders, args.filter);
        return toSubgraph(await survey(context.snapshot.reader, { limit, ...(filter && { filter }) }), filter, context);
      },
    }),
  );
}
