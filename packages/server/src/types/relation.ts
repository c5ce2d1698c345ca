import { countOrigins, disagree, type GraphStatement } from "@entente/core";
import { listStatements } from "../lists.js";
import { loadEntity, loadOptionalEntity } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import { tallyStatements } from "../tally.js";
import { listArguments } from "./list-arguments.js";

/** `Relation`: the edge that is drawn, and what its statements add up to. */
export function implementRelation(builder: Builder, refs: Refs): void {
  refs.Relation.implement({
    description:
      "All statements with the same subject, predicate and object or value. Found under asOf, its numbers and statements are those of that day.",
    interfaces: [refs.Node],
    fields: (t) => ({
      subject: t.field({ type: refs.Entity, resolve: ({ relation }, _args, { loaders }) => loadEntity(loaders, relation.subjectId) }),
      predicate: t.field({ type: refs.Predicate, resolve: ({ relation }) => relation.predicate }),
      object: t.field({
        type: refs.Entity,
        nullable: true,
        resolve: ({ relation }, _args, { loaders }) => loadOptionalEntity(loaders, relation.objectId),
      }),
      value: t.string({ nullable: true, resolve: ({ relation: { value } }) => (value === null ? null : String(value)) }),
      tally: t.field({
        type: refs.Tally,
        resolve: async (source, _args, { loaders }) => tallyStatements(await loaders.relationStatements.load(source)),
      }),
      disagreement: t.boolean({
        description: "An affirmed and a negated statement at least as wide stand against each other.",
        resolve: async (source, _args, { loaders }) => disagree(await loaders.relationStatements.load(source)),
      }),
      documents: t.int({
        description: "How many documents say it; one whose statements were all retracted does not.",
        resolve: async (source, _args, { loaders }) => countDocuments(await loaders.relationStatements.load(source)),
      }),
      origins: t.int({
        description: "How many independent origins say it: copies, and articles that credit the same outlet and speaker, count once.",
        resolve: async (source, _args, { loaders }) => countOrigins(await loaders.relationStatements.load(source)),
      }),
      statements: t.field({
        type: refs.StatementConnection,
        description: "Its statements, ordered by publication; undated documents last.",
        args: listArguments(builder, refs),
        resolve: ({ id, moment }, args, context) => listStatements(context, { relation: id }, args, moment),
      }),
    }),
  });
}

function countDocuments(statements: readonly GraphStatement[]): number {
  return new Set(statements.filter(({ review }) => review !== "retracted").map(({ documentId }) => documentId)).size;
}
