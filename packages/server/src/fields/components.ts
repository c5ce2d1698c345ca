import { factual } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { labelled } from "../labelled.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `components(filter, limit, members)`: the parts of the graph that nothing joins. */
export function components(builder: Builder, refs: Refs): void {
  builder.queryField("components", (t) =>
    t.field({
      type: refs.Components,
      description:
        "The parts of the graph that no relation joins. Without a filter those that are affirmed, asserted and neither retracted nor disputed count.",
      args: {
        filter: t.arg({ type: refs.StatementFilter }),
        limit: t.arg.int({ defaultValue: 20, description: "At most so many parts, 1 to 100." }),
        members: t.arg.int({ defaultValue: 20, description: "At most so many entities of each, 1 to 100." }),
      },
      resolve: async (_root, args, { snapshot }) => {
        const limit = within("limit", args.limit ?? 20, bounds.parts);
        const members = within("members", args.members ?? 20, bounds.members);
        const filter = readFilter(snapshot, args.filter) ?? factual;
        const { total, parts } = await snapshot.ask("components", { filter, limit, members });
        return { total, parts: parts.map(({ size, ids }) => ({ size, entities: labelled(snapshot, ids) })) };
      },
    }),
  );
}
