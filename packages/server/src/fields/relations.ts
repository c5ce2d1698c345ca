import { listRelations, readScope } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { listArguments } from "../types/list-arguments.js";

/** `relations(entity, between, filter)`: every form unless filtered. */
export function relations(builder: Builder, refs: Refs): void {
  builder.queryField("relations", (t) =>
    t.field({
      type: refs.RelationConnection,
      description: "Relations, ordered by id, of every polarity, modality and review unless filtered.",
      args: {
        entity: t.arg.id({ description: "Only those that touch this entity." }),
        between: t.arg.idList({ description: "Only those between these two entities, in either direction." }),
        ...listArguments(builder, refs),
      },
      resolve: async (_root, { entity, between, ...args }, context) =>
        listRelations(context, await readScope(context, { entity, between }), args),
    }),
  );
}
