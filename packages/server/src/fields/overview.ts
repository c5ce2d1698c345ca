import { factual, type StatementFilter } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { labelled } from "../labelled.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { Snapshot } from "../snapshot.js";
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
        const filter = readFilter(context.snapshot, args.filter);
        return toSubgraph(await survey(context.snapshot, limit, filter ?? factual), filter, context);
      },
    }),
  );
}

/** The verb `overview` of core, without names that nobody may ask for. */
async function survey(snapshot: Snapshot, limit: number, filter: StatementFilter) {
  const best = await snapshot.ask("search", { limit, filter });
  const { relations } = snapshot.finder.neighbourhood(best.items, { depth: 0, limit, fanOut: limit, filter });
  const joined = new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]));
  const entities = labelled(
    snapshot,
    best.items.filter((id) => joined.has(id)),
  );
  const omitted = best.total - entities.length;
  return { entities, relations, truncated: omitted > 0, omitted };
}
