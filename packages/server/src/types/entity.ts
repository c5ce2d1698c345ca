import { currentStatuses } from "@entente/core";
import { entityTypes, isEntityType } from "@entente/ontology";
import type { QueryContext } from "../context.js";
import { readFilter, type FilterInput } from "../filter.js";
import { listRelations, listStatements } from "../lists.js";
import { loadStatements } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { Snapshot } from "../snapshot.js";
import type { EntitySource } from "../sources.js";
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
      aliases: t.stringList({
        description: "Every other name form, sorted.",
        resolve: async ({ id }, _args, { loaders }) => [...((await loaders.entities.load(id))?.aliases ?? [])],
      }),
      mergedIds: t.idList({
        description: "Ids of entities merged into this one; they lead here.",
        resolve: async ({ id }, _args, { loaders }) => [...((await loaders.entities.load(id))?.mergedIds ?? [])],
      }),
      degree: t.int({
        description: "How many relations touch it, in every polarity, modality and review unless filtered.",
        args: { filter: t.arg({ type: refs.StatementFilter }) },
        resolve: ({ id }, { filter }, { snapshot }) => degreeOf(snapshot, id, filter),
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
        args: { asOf: t.arg({ type: "Edtf", description: "As what was published up to and including this date says." }) },
        resolve: (entity, { asOf }, context) => statusOf(entity, asOf ?? null, context),
      }),
    }),
  });
  for (const type of Object.keys(entityTypes).filter(isEntityType)) {
    builder.objectType(builder.objectRef<EntitySource>(type), {
      description: entityTypes[type].definition,
      interfaces: [refs.Node, refs.Entity],
    });
  }
}

function degreeOf(snapshot: Snapshot, id: string, filter: FilterInput | null | undefined): number {
  const wanted = readFilter(snapshot, filter);
  return wanted ? (snapshot.finder.expand([id], wanted, 0)[0]?.total ?? 0) : snapshot.finder.degree(id);
}

async function statusOf({ id, type }: EntitySource, asOf: string | null, { snapshot, loaders }: QueryContext) {
  if (type !== "Agreement") return null;
  const filter = { predicates: ["agreementStatus" as const], ...(asOf !== null && { asOf }) };
  const { items } = await snapshot.findStatements({ entity: id, filter, limit: Number.MAX_SAFE_INTEGER });
  return currentStatuses(await loadStatements(loaders, items));
}
