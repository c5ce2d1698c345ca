import { factual } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { labelled } from "../labelled.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `communities(filter, resolution, limit, members)`: groups with more relations among themselves than chance would give. */
export function communities(builder: Builder, refs: Refs): void {
  builder.queryField("communities", (t) =>
    t.field({
      type: refs.Communities,
      description:
        "Groups of entities with many relations among themselves, in at most 200,000 relations. Without a filter those that are affirmed, asserted and neither retracted nor disputed count.",
      args: {
        filter: t.arg({ type: refs.StatementFilter }),
        resolution: t.arg.float({
          defaultValue: 1,
          description: "Above 1 more and smaller groups, below 1 fewer and larger ones, 0.1 to 10.",
        }),
        limit: t.arg.int({ defaultValue: 20, description: "At most so many groups, 1 to 100." }),
        members: t.arg.int({ defaultValue: 20, description: "At most so many entities of each, 1 to 100." }),
      },
      resolve: async (_root, args, { snapshot }) => {
        const limit = within("limit", args.limit ?? 20, bounds.parts);
        const members = within("members", args.members ?? 20, bounds.members);
        const resolution = within("resolution", args.resolution ?? 1, bounds.resolution);
        const filter = readFilter(snapshot, args.filter) ?? factual;
        const { parts, ...found } = await snapshot.ask("communities", { filter, resolution, limit, members });
        return { ...found, parts: parts.map(({ size, ids }) => ({ size, entities: labelled(snapshot, ids) })) };
      },
    }),
  );
}
