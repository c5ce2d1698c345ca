import { readFilter } from "../filter.js";
import { bounds, within } from "../graph-arguments.js";
import { readScope } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { scopeArguments } from "../types/list-arguments.js";

/** `facets(entity, between, relation, filter)`: how many statements each choice would show. */
export function facets(builder: Builder, refs: Refs): void {
  builder.queryField("facets", (t) =>
    t.field({
      type: refs.Facets,
      description: "How many statements of every form each choice of a filter would show.",
      args: {
        ...scopeArguments(builder, refs),
        limit: t.arg.int({ defaultValue: 20, description: "At most so many values of each field, 1 to 100." }),
      },
      resolve: async (_root, { entity, between, relation, ...args }, context) => {
        const limit = within("limit", args.limit ?? 20, bounds.values);
        const filter = readFilter(context.snapshot, args.filter) ?? {};
        const scope = await readScope(context, { entity, between, relation });
        return context.snapshot.ask("facets", { request: { ...scope, filter }, limit });
      },
    }),
  );
}
