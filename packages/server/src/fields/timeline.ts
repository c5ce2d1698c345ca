import { readFilter } from "../filter.js";
import { readScope } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { scopeArguments } from "../types/list-arguments.js";

/** `timeline(entity, between, relation, filter, unit)`: statements by when they were published. */
export function timeline(builder: Builder, refs: Refs): void {
  const TimelineUnit = builder.enumType("TimelineUnit", {
    description: "How long a period of a timeline is.",
    values: ["year", "month", "day"] as const,
  });
  builder.queryField("timeline", (t) =>
    t.field({
      type: refs.Timeline,
      description: "How many statements of every form were published when.",
      args: { ...scopeArguments(builder, refs), unit: t.arg({ type: TimelineUnit, defaultValue: "month" }) },
      resolve: async (_root, { entity, between, relation, unit, ...args }, context) => {
        const filter = readFilter(context.snapshot, args.filter) ?? {};
        const scope = await readScope(context, { entity, between, relation });
        return context.snapshot.ask("timeline", { request: { ...scope, filter }, unit: unit ?? "month" });
      },
    }),
  );
}
