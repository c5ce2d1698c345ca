import { countOrigins, disagree, type GraphStatement } from "@entente/core";
import type { QueryContext } from "../context.js";
import { listStatements } from "../lists.js";
import { loadEntity, loadOptionalEntity } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { RelationSource } from "../sources.js";
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
      tally: t.field({ type: refs.Tally, resolve: async (source, _args, context) => tallyStatements(await statementsOf(source, context)) }),
      disagreement: t.boolean({
        description: "An affirmed and a negated statement at least as wide stand against each other.",
        resolve: async (source, _args, context) => disagree(await statementsOf(source, context)),
      }),
      documents: t.int({
        description: "How many documents say it; one whose statements were all retracted does not.",
        resolve: async (source, _args, context) => countDocuments(await statementsOf(source, context)),
      }),
      origins: t.int({
        description: "How many independent origins say it: copies, and articles that credit the same outlet and speaker, count once.",
        resolve: async (source, _args, context) => countOrigins(await statementsOf(source, context)),
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

/** Every statement of the relation that counts at its moment, of every form and review. */
async function statementsOf({ relation, moment }: RelationSource, context: QueryContext): Promise<readonly GraphStatement[]> {
  if (moment.asOf !== undefined) return statementsAt(relation.id, moment, context);
  const statements = await context.loaders.statements.loadMany([...relation.statementIds]);
  return statements.filter((statement): statement is GraphStatement => isCurrent(statement, context));
}

async function statementsAt(relation: string, filter: RelationSource["moment"], { snapshot }: QueryContext) {
  const { items } = await snapshot.reader.findStatements({ relation, filter, limit: Number.MAX_SAFE_INTEGER });
  return items;
}

/** True for a statement of its document's current version; what only an older version says does not count today. */
function isCurrent(statement: GraphStatement | Error | null, { snapshot }: QueryContext): boolean {
  if (statement instanceof Error) throw statement;
  const current = statement && snapshot.documents.get(statement.documentId)?.versions.at(-1)?.checksum;
  return statement?.version === current;
}

function countDocuments(statements: readonly GraphStatement[]): number {
  return new Set(statements.filter(({ review }) => review !== "retracted").map(({ documentId }) => documentId)).size;
}
