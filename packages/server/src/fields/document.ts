import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `document(id)`: null if unknown. */
export function document(builder: Builder, refs: Refs): void {
  builder.queryField("document", (t) =>
    t.field({
      type: refs.Document,
      nullable: true,
      description: "Null if unknown.",
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { loaders }) => loaders.documents.load(id),
    }),
  );
}
