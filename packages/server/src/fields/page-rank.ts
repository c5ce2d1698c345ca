import { factual } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `pageRank(filter, damping, limit)`: entities by their share of attention. */
export function pageRank(builder: Builder, refs: Refs): void {
  builder.queryField("pageRank", (t) =>
    t.field({
      type: [refs.RankedEntity],
      description:
        "Entities by PageRank, highest first: relations lead from subject to object, those without direction both ways. Without a filter those that are affirmed, asserted and neither retracted nor disputed.",
      args: {
        filter: t.arg({ type: refs.StatementFilter }),
        damping: t.arg.float({
          defaultValue: 0.85,
          description: "Chance to follow a relation rather than to begin again anywhere, 0.01 to 0.99.",
        }),
        limit: t.arg.int({ defaultValue: 100, description: "At most so many entities, 1 to 500." }),
      },
      resolve: async (_root, args, { snapshot }) => {
        const limit = within("limit", args.limit ?? 100, bounds.ranks);
        const damping = within("damping", args.damping ?? 0.85, bounds.damping);
        const ranked = await snapshot.ask("pageRank", { filter: readFilter(snapshot, args.filter) ?? factual, damping, limit });
        return ranked.flatMap(({ entityId, rank }) => {
          const entity = snapshot.label(entityId);
          return entity ? [{ entity, rank }] : [];
        });
      },
    }),
  );
}
