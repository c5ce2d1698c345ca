import type { OutputRef } from "@pothos/core";
import type { Connection, Edge } from "../paging.js";
import type { Builder, SchemaTypes } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { NodeSource } from "../sources.js";

type ConnectionRef = PothosSchemaTypes.ImplementableObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Connection<NodeSource>>;

/** The four connections and the page information that they share. */
export function implementConnections(builder: Builder, refs: Refs): void {
  refs.PageInfo.implement({
    description: "Where in its list a page lies.",
    fields: (t) => ({
      hasNextPage: t.exposeBoolean("hasNextPage"),
      hasPreviousPage: t.exposeBoolean("hasPreviousPage"),
      startCursor: t.exposeString("startCursor", { nullable: true }),
      endCursor: t.exposeString("endCursor", { nullable: true }),
    }),
  });
  implementConnection(builder, refs, refs.EntityConnection, refs.Entity, "Entity");
  refs.SimilarEntity.implement({
    description: "An entity whose name is like what was searched for.",
    fields: (t) => ({
      entity: t.field({ type: refs.Entity, resolve: ({ entity }) => entity }),
      similarity: t.exposeFloat("similarity", { description: "0 to 1: one less the share of letters that differ." }),
    }),
  });
  builder.objectField(refs.EntityConnection, "similar", (t) =>
    t.field({
      type: [refs.SimilarEntity],
      description: "Where all that was found leaves room on the first page: entities that a misspelt search may mean, most alike first.",
      resolve: async ({ similar }) => [...(await similar())],
    }),
  );
  implementConnection(builder, refs, refs.StatementConnection, refs.Statement, "Statement");
  implementConnection(builder, refs, refs.RelationConnection, refs.Relation, "Relation");
  implementConnection(builder, refs, refs.DocumentConnection, refs.Document, "Document");
}

function implementConnection(builder: Builder, refs: Refs, connection: ConnectionRef, node: OutputRef<NodeSource>, name: string): void {
  const edge = builder.objectRef<Edge<NodeSource>>(`${name}Edge`);
  edge.implement({
    fields: (t) => ({
      cursor: t.exposeString("cursor", { description: "Give it as after to go on from here." }),
      node: t.field({ type: node, resolve: (found) => found.node }),
    }),
  });
  connection.implement({
    description: "A page of a longer list.",
    fields: (t) => ({
      edges: t.field({ type: [edge], resolve: ({ edges }) => [...edges] }),
      pageInfo: t.field({ type: refs.PageInfo, resolve: ({ pageInfo }) => pageInfo }),
      totalCount: t.exposeInt("totalCount", { description: "How many there are on all pages." }),
    }),
  });
}
