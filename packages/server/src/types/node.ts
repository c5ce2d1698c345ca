import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { NodeSource } from "../sources.js";

/** The interface of everything that has an id. */
export function implementNode(_builder: Builder, refs: Refs): void {
  refs.Node.implement({
    description: "Anything with an id of its own: an entity, a relation, a statement or a document.",
    resolveType: typeName,
    fields: (t) => ({
      id: t.exposeID("id", { description: "Opaque; stays the same as long as the thing does." }),
    }),
  });
}

function typeName(node: NodeSource): string {
  if ("evidence" in node) return "Statement";
  if ("relation" in node) return "Relation";
  return "versions" in node ? "Document" : node.type;
}
