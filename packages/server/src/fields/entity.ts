import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `entity(id)`: null if unknown; the id of a merged entity leads to the one it was merged into. */
export function entity(builder: Builder, refs: Refs): void {
  builder.queryField("entity", (t) =>
    t.field({
      type: refs.Entity,
      nullable: true,
      description: "Null if unknown; the id of a merged entity leads to the one it was merged into.",
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { snapshot }) => snapshot.label(id),
    }),
  );
}
