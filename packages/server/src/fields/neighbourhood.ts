import { factual, usualFanOut } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { labelled } from "../labelled.js";
import { requireEntities } from "../lookup.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { toSubgraph } from "../subgraph.js";

/** `neighbourhood(seeds, depth, limit, limitPerNode, filter)`: what lies around some entities, laid out. */
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
        limitPerNode: t.arg.int({
          defaultValue: usualFanOut,
          description: "At most so many relations of one entity are followed, those with the most statements first, 1 to 5000.",
        }),
        filter: t.arg({ type: refs.StatementFilter }),
      },
      resolve: async (_root, args, context) => {
        within("the number of seeds", args.seeds.length, bounds.seeds);
        const depth = within("depth", args.depth ?? 1, bounds.depth);
        const limit = within("limit", args.limit ?? 200, bounds.nodes);
        const fanOut = within("limitPerNode", args.limitPerNode ?? usualFanOut, bounds.relationsPerNode);
        const { snapshot } = context;
        const filter = readFilter(snapshot, args.filter);
        const seeds = new Set((await requireEntities(context, args.seeds)).map(({ id }) => id));
        const walk = { depth, limit, fanOut, filter: filter ?? factual };
        const { entityIds, relations, cut, omitted } = snapshot.finder.neighbourhood([...seeds], walk);
        const part = { entities: labelled(snapshot, entityIds), relations, truncated: cut || omitted > 0, omitted };
        return toSubgraph(part, filter, context);
      },
    }),
  );
}
