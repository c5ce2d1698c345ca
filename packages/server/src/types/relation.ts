import { countOrigins, disagree, type GraphStatement } from "@entente/core";
import { listStatements } from "../lists.js";
import { loadEntity, loadOptionalEntity } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { QueryContext } from "../context.js";
import type { RelationSource, TallySource } from "../sources.js";
import { tallyForms, tallyStatements } from "../tally.js";
import { listArguments } from "./list-arguments.js";

/** `Relation`: the edge that is drawn, and what its statements add up to. */
export function implementRelation(builder: Builder, refs: Refs): void {
  refs.Relation.implement({
    description:
      "All statements with the same subject, predicate and object or value. Found under asOf, its numbers and statements are those of that day.",
    interfaces: [refs.Node],
    fields: (t) => ({
      subject: t.field({ type: refs.Entity, resolve: ({ relation }, _args, context) => loadEntity(context, relation.subjectId) }),
      predicate: t.field({ type: refs.Predicate, resolve: ({ relation }) => relation.predicate }),
      object: t.field({
        type: refs.Entity,
        nullable: true,
        resolve: ({ relation }, _args, context) => loadOptionalEntity(context, relation.objectId),
      }),
      value: t.string({ nullable: true, resolve: ({ relation: { value } }) => (value === null ? null : String(value)) }),
      tally: t.field({
        type: refs.Tally,
        resolve: (source, _args, context) => tallyOf(source, context),
      }),
      disagreement: t.boolean({
        description: "An affirmed and a negated statement at least as wide stand against each other.",
        resolve: async (source, _args, { loaders }) => disagree(await loaders.relationStatements.load(source)),
      }),
      documents: t.int({
        description: "How many documents say it; one whose statements were all retracted does not.",
        resolve: (source, _args, context) => documentsOf(source, context),
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

/** The index tells it of the present; of another day the statements that counted then do. */
function tallyOf(source: RelationSource, { snapshot, loaders }: QueryContext): TallySource | Promise<TallySource> {
  if (source.moment.asOf === undefined) return tallyForms(snapshot.finder.tallyRelation(source.id)?.forms ?? []);
  return loaders.relationStatements.load(source).then(tallyStatements);
}

function documentsOf(source: RelationSource, { snapshot, loaders }: QueryContext): number | Promise<number> {
  if (source.moment.asOf === undefined) return snapshot.finder.tallyRelation(source.id)?.documents ?? 0;
  return loaders.relationStatements.load(source).then(countDocuments);
}
