import type { FindRequest } from "@entente/core";
import { sql } from "kysely";
import { among } from "../sql/ids.js";
import { findCanonical } from "./entities.js";
import type { CompileFilter } from "./filter.js";
import { all, any, oneOf, type Condition, type Queries } from "./queries.js";

/** Which statements are listed or counted. */
export type Scope = Omit<FindRequest, "limit" | "after">;

/** True for statements that a request finds, wherever its pages begin. */
export async function compileScope(queries: Queries, compile: CompileFilter, scope: Scope): Promise<Condition> {
  const { passes, types } = await compile(scope.filter);
  const [entity, a, b] = await leadOn(queries, scope);
  const from = entity ?? a;
  const conditions = [
    passes,
    entity === null ? null : any([is("s.subjectId", entity), is("s.objectId", entity)]),
    a === null || b === null ? null : any([joins(a, b), joins(b, a)]),
    scope.among ? await isAmong(queries, scope.among) : null,
    scope.relation ? is("s.relationId", scope.relation) : null,
    types && (from === null ? anyEndIs(types) : otherEndIs(from, types)),
  ];
  return all(conditions.filter((condition) => condition !== null));
}

/** The entities of a scope by their canonical ids. */
async function leadOn(queries: Queries, { entity, between }: Scope): Promise<readonly [string | null, string | null, string | null]> {
  const asked = [entity ? entity : null, between?.[0] ?? null, between?.[1] ?? null] as const;
  const known = asked.filter((id) => id !== null);
  const canonical = new Map((await findCanonical(queries, known)).map((id, place) => [known[place], id]));
  const lead = (id: string | null): string | null => (id === null ? null : (canonical.get(id) ?? id));
  return [lead(asked[0]), lead(asked[1]), lead(asked[2])];
}

/** True for statements between two of the entities, and for those that give one of them a value. */
async function isAmong(queries: Queries, entities: readonly string[]): Promise<Condition> {
  const ids = [...new Set(await findCanonical(queries, entities))];
  const isValue = sql<boolean>`${sql.ref("s.objectId")} is null`;
  return all([among(queries, "s.subjectId", ids), any([isValue, among(queries, "s.objectId", ids)])]);
}

function is(column: string, id: string): Condition {
  return sql<boolean>`${sql.ref(column)} = ${id}`;
}

function joins(subject: string, object: string): Condition {
  return all([is("s.subjectId", subject), is("s.objectId", object)]);
}

function anyEndIs(types: readonly string[]): Condition {
  return any([oneOf("s.subjectType", types), oneOf("s.objectType", types)]);
}

function otherEndIs(from: string, types: readonly string[]): Condition {
  const isSubject = is("s.subjectId", from);
  return any([all([isSubject, oneOf("s.objectType", types)]), all([sql`not ${isSubject}`, oneOf("s.subjectType", types)])]);
}
