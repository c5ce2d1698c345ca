import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `Subgraph` with its nodes and edges: what a viewer draws. */
export function implementSubgraph(_builder: Builder, refs: Refs): void {
  implementGraphNode(refs);
  refs.GraphEdge.implement({
    description: "A relation as an edge of a drawn graph.",
    fields: (t) => ({ relation: t.field({ type: refs.Relation, resolve: ({ relation }) => relation }) }),
  });
  refs.Subgraph.implement({
    description: "A part of the graph: entities and every relation between two of them that passes the filter.",
    fields: (t) => ({
      nodes: t.field({ type: [refs.GraphNode], resolve: ({ nodes }) => [...nodes] }),
      edges: t.field({ type: [refs.GraphEdge], resolve: ({ edges }) => [...edges] }),
      truncated: t.exposeBoolean("truncated", {
        description: "True if entities were left out: by limit, or because one of them has more relations than limitPerNode.",
      }),
      omittedNodes: t.exposeInt("omitted", {
        description:
          "How many different entities were met and left out. The walk ends where it is full and has left some out; those beyond nobody has met.",
      }),
    }),
  });
}

const accepted = { reviews: ["accepted"] } as const;

function implementGraphNode(refs: Refs): void {
  refs.GraphNode.implement({
    description: "An entity as a node of a drawn graph, at a place settled by ForceAtlas2; the same graph gives the same places.",
    fields: (t) => ({
      entity: t.field({ type: refs.Entity, resolve: ({ entity }) => entity }),
      x: t.float({ resolve: async ({ place }) => (await place()).x }),
      y: t.float({ resolve: async ({ place }) => (await place()).y }),
      degree: t.exposeInt("degree", { description: "How many edges of this subgraph touch it." }),
      reviewed: t.boolean({
        description: "True if a person accepted at least one statement about it.",
        resolve: ({ entity }, _args, { snapshot }) => (snapshot.finder.expand([entity.id], accepted, 0)[0]?.total ?? 0) > 0,
      }),
    }),
  });
}
