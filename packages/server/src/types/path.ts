import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** A way from one entity to another. */
export function implementPath(_builder: Builder, refs: Refs): void {
  refs.Path.implement({
    description: "A way from one entity to another: relations[i] joins nodes[i] and nodes[i + 1].",
    fields: (t) => ({
      nodes: t.field({ type: [refs.Entity], resolve: ({ entities }) => [...entities] }),
      relations: t.field({ type: [refs.Relation], resolve: ({ relations }) => [...relations] }),
      length: t.int({ description: "How many relations.", resolve: ({ relations }) => relations.length }),
    }),
  });
}
