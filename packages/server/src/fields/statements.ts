import { listStatements, readScope } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { listArguments } from "../types/list-arguments.js";

/** `statements(entity, between, relation, filter)`: every form unless filtered. */
export function statements(builder: Builder, refs: Refs): void {
  builder.queryField("statements", (t) =>
    t.field({
      type: refs.StatementConnection,
      description: "Statements of every polarity, modality and review unless filtered, ordered by publication; undated documents last.",
      args: {
        entity: t.arg.id({ description: "Only those about this entity, at either end." }),
        between: t.arg.idList({ description: "Only those between these two entities, in either direction." }),
        relation: t.arg.id({ description: "Only those of this relation." }),
        ...listArguments(builder, refs),
      },
      resolve: async (_root, { entity, between, relation, ...args }, context) =>
        listStatements(context, await readScope(context, { entity, between, relation }), args),
    }),
  );
}
