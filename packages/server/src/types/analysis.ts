import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** What is measured of the whole graph: degrees, components, communities, PageRank. */
export function implementAnalysis(_builder: Builder, refs: Refs): void {
  refs.EntityDegree.implement({
    description: "An entity and how many relations that pass touch it.",
    fields: (t) => ({ entity: t.field({ type: refs.Entity, resolve: ({ entity }) => entity }), degree: t.exposeInt("degree") }),
  });
  refs.RankedEntity.implement({
    description: "An entity and its share of attention.",
    fields: (t) => ({
      entity: t.field({ type: refs.Entity, resolve: ({ entity }) => entity }),
      rank: t.exposeFloat("rank", { description: "Ranks of all entities sum to 1." }),
    }),
  });
  refs.EntityGroup.implement({
    description: "Entities that belong together.",
    fields: (t) => ({
      size: t.exposeInt("size", { description: "How many there are in all." }),
      entities: t.field({ type: [refs.Entity], description: "The first of them by id.", resolve: ({ entities }) => [...entities] }),
    }),
  });
  refs.Components.implement({
    description: "The parts of the graph that no relation joins to another part.",
    fields: (t) => ({
      total: t.exposeInt("total", { description: "How many there are in all." }),
      components: t.field({ type: [refs.EntityGroup], description: "The largest first.", resolve: ({ parts }) => [...parts] }),
    }),
  });
  refs.Communities.implement({
    description: "Groups of entities with more relations among themselves than chance would give, by the Louvain method.",
    fields: (t) => ({
      total: t.exposeInt("total", { description: "How many there are in all." }),
      modularity: t.exposeFloat("modularity", {
        description: "How much more relations lie within groups than chance would put there, -0.5 to 1.",
      }),
      communities: t.field({ type: [refs.EntityGroup], description: "The largest first.", resolve: ({ parts }) => [...parts] }),
    }),
  });
}
