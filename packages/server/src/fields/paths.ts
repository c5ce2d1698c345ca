import { factual } from "@entente/core";
import { momentOf, readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { labelled } from "../labelled.js";
import { relationSource } from "../lists.js";
import { requireEntities } from "../lookup.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `paths(from, to)`: how two entities are connected. */
export function paths(builder: Builder, refs: Refs): void {
  builder.queryField("paths", (t) =>
    t.field({
      type: [refs.Path],
      description:
        "The shortest paths between two entities, shortest first; empty if there is none. Without a filter they follow what is affirmed, asserted and neither retracted nor disputed; a filter replaces that, so {} follows everything.",
      args: {
        from: t.arg.id({ required: true }),
        to: t.arg.id({ required: true }),
        maxLength: t.arg.int({ defaultValue: 6, description: "At most so many relations in a path, 1 to 10." }),
        limit: t.arg.int({ defaultValue: 3, description: "At most so many paths, 1 to 20." }),
        filter: t.arg({ type: refs.StatementFilter }),
      },
      resolve: async (_root, args, context) => {
        const maxLength = within("maxLength", args.maxLength ?? 6, bounds.maxLength);
        const limit = within("limit", args.limit ?? 3, bounds.paths);
        const { snapshot } = context;
        const filter = readFilter(snapshot, args.filter);
        const [from, to] = (await requireEntities(context, [args.from, args.to])).map(({ id }) => id);
        if (from === undefined || to === undefined || from === to) return [];
        const moment = momentOf(filter ?? {});
        const found = snapshot.finder.routes(from, to, { maxLength, limit, filter: filter ?? factual });
        return found.map(({ entityIds, relations }) => ({
          entities: labelled(snapshot, entityIds),
          relations: relations.map((relation) => relationSource(relation, moment)),
        }));
      },
    }),
  );
}
