import type { QueryContext } from "../context.js";
import { relationSource } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { NodeSource } from "../sources.js";

/** `node(id)`: whatever has that id, null if nothing has. */
export function node(builder: Builder, refs: Refs): void {
  builder.queryField("node", (t) =>
    t.field({
      type: refs.Node,
      nullable: true,
      description: "Whatever has this id; null if nothing has.",
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, context) => findNode(id, context),
    }),
  );
}

/** Ids of entities, relations, statements and documents never meet, but a user may have named a document like an entity: that one wins. */
export function findNode(id: string, { loaders, snapshot }: QueryContext): NodeSource | null | Promise<NodeSource | null> {
  const entity = snapshot.label(id);
  if (entity) return entity;
  if (snapshot.finder.hasStatement(id)) return loaders.statements.load(id);
  const [relation] = snapshot.finder.relations([id]);
  return relation ? relationSource(relation, {}) : loaders.documents.load(id);
}
