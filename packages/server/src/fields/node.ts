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
export async function findNode(id: string, { loaders, snapshot }: QueryContext): Promise<NodeSource | null> {
  const [entity, relation, statement] = await Promise.all([
    loaders.entities.load(id),
    loaders.relations.load(id),
    loaders.statements.load(id),
  ]);
  return entity ?? statement ?? (relation && relationSource(relation, {})) ?? snapshot.documents.get(id) ?? null;
}
