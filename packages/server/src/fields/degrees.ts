import { factual } from "@entente/core";
import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { requireEntities } from "../lookup.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `degrees(ids, filter)`: how well connected some entities are. */
export function degrees(builder: Builder, refs: Refs): void {
  builder.queryField("degrees", (t) =>
    t.field({
      type: [refs.EntityDegree],
      description:
        "How many relations touch some entities, in the order asked for. Without a filter those that are affirmed, asserted and neither retracted nor disputed.",
      args: {
        ids: t.arg.idList({ required: true, description: "1 to 100 ids." }),
        filter: t.arg({ type: refs.StatementFilter }),
      },
      resolve: async (_root, { ids, filter }, context) => {
        within("the number of ids", ids.length, bounds.seeds);
        const entities = await requireEntities(context, ids);
        const wanted = readFilter(context.snapshot, filter) ?? factual;
        const expansions = context.snapshot.finder.expand(
          entities.map(({ id }) => id),
          wanted,
          0,
        );
        return entities.map((entity, place) => ({ entity, degree: expansions[place]?.total ?? 0 }));
      },
    }),
  );
}
