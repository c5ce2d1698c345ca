import { neighbourhood as walk } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { requireEntities } from "../lookup.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { toSubgraph } from "../subgraph.js";

/** `neighbourhood(seeds, depth, limit, filter)`: what lies around some entities, laid out. */
export function neighbourhood(builder: Builder, refs: Refs): void {
  builder.queryField("neighbourhood", (t) =>
    t.field({
      type: refs.Subgraph,
      description:
        "The entities within some steps of the seeds and the relations among them. Without a filter it follows what is affirmed, asserted and neither retracted nor disputed; a filter replaces that, so {} follows everything.",
      args: {
        seeds: t.arg.idList({ required: true, description: "1 to 100 ids." }),
        depth: t.arg.int({ defaultValue: 1, description: "How many steps, 0 to 4." }),
        limit: t.arg.int({ defaultValue: 200, description: "At most so many nodes, 1 to 2000." }),
        filter: t.arg({ type: refs.StatementFilter }),
      },
      resolve: async (_root, args, context) => {
        within("the number of seeds", args.seeds.length, bounds.seeds);
        const depth = within("depth", args.depth ?? 1, bounds.depth);
        const limit = within("limit", args.limit ?? 200, bounds.nodes);
        const filter = await readFilter(context.loaders, args.filter);
        const seeds = (await requireEntities(context, args.seeds)).map(({ id }) => id);
        const part = await walk(context.snapshot.reader, { seeds, depth, limit, ...(filter && { filter }) });
        return toSubgraph(part, filter, context);
      },
    }),
  );
}
