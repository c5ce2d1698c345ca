import { currentStatuses, type GraphEntity } from "@entente/core";
import { entityTypes, isEntityType } from "@entente/ontology";
import type { QueryContext } from "../context.js";
import { listRelations, listStatements } from "../lists.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { listArguments } from "./list-arguments.js";

/** The interface of all entities, and one type for each entity type of the ontology. */
export function implementEntity(builder: Builder, refs: Refs): void {
  refs.Entity.implement({
    description: "A person, country, agreement or other thing, as resolved from what all documents call it.",
    interfaces: [refs.Node],
    resolveType: ({ type }) => type,
    fields: (t) => ({
      name: t.exposeString("name", { description: "Its common English name, else the one most documents use." }),
      type: t.field({ type: refs.EntityType, resolve: ({ type }) => type }),
      aliases: t.stringList({ description: "Every other name form, sorted.", resolve: ({ aliases }) => [...aliases] }),
      mergedIds: t.idList({
        description: "Ids of entities merged into this one; they lead here.",
        resolve: ({ mergedIds }) => [...mergedIds],
      }),
      degree: t.int({
        description: "How many relations touch it, in every polarity, modality and review.",
        resolve: ({ id }, _args, { loaders }) => loaders.degrees.load(id),
      }),
      relations: t.field({
        type: refs.RelationConnection,
        description: "The relations that touch it, ordered by id.",
        args: listArguments(builder, refs),
        resolve: ({ id }, args, context) => listRelations(context, { entity: id }, args),
      }),
      statements: t.field({
        type: refs.StatementConnection,
        description: "The statements about it, at either end, ordered by publication; undated documents last.",
        args: listArguments(builder, refs),
        resolve: ({ id }, args, context) => listStatements(context, { entity: id }, args),
      }),
      status: t.field({
        type: [refs.CurrentStatus],
        nullable: true,
        description: "Where an agreement stands, for each track that has a status; null for all other types.",
        resolve: (entity, _args, context) => statusOf(entity, context),
      }),
    }),
  });
  for (const type of Object.keys(entityTypes).filter(isEntityType)) {
    builder.objectType(builder.objectRef<GraphEntity>(type), {
      description: entityTypes[type].definition,
      interfaces: [refs.Node, refs.Entity],
    });
  }
}

async function statusOf({ id, type }: GraphEntity, { snapshot }: QueryContext) {
  if (type !== "Agreement") return null;
  const filter = { predicates: ["agreementStatus" as const] };
  const { items } = await snapshot.reader.findStatements({ entity: id, filter, limit: Number.MAX_SAFE_INTEGER });
  return currentStatuses(items);
}
