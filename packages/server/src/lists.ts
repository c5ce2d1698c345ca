import { EntenteError, type FindRequest, type GraphStatement, type Relation, type StatementFilter } from "@entente/core";
import type { QueryContext } from "./context.js";
import { momentOf, readFilter, type FilterInput } from "./filter.js";
import { loadStatements } from "./loaders.js";
import { requireEntities } from "./lookup.js";
import { readPage, toConnection, type Connection, type PageArguments } from "./paging.js";
import type { Moment, RelationSource } from "./sources.js";

/** Arguments of every list of statements or relations. */
export interface ListArguments extends PageArguments {
  readonly filter?: FilterInput | null | undefined;
}

/** What a list is about, before its filter. */
export type Scope = Pick<FindRequest, "entity" | "between" | "relation">;

/** A page of the statements in a scope; every polarity, modality and review unless filtered. */
export async function listStatements(
  context: QueryContext,
  scope: Scope,
  args: ListArguments,
  moment: Moment = {},
): Promise<Connection<GraphStatement>> {
  const filter = { ...moment, ...readFilter(context.snapshot, args.filter) };
  return pageOfStatements(context, scope, filter, args);
}

/** A page of the statements of one document. */
export async function listDocumentStatements(
  context: QueryContext,
  documentId: string,
  args: ListArguments,
): Promise<Connection<GraphStatement>> {
  const { documents = [documentId], ...filter } = readFilter(context.snapshot, args.filter) ?? {};
  const here = documents.filter((id) => id === documentId);
  return pageOfStatements(context, {}, { ...filter, documents: here }, args);
}

async function pageOfStatements(
  { snapshot, loaders }: QueryContext,
  scope: Scope,
  filter: StatementFilter,
  args: PageArguments,
): Promise<Connection<GraphStatement>> {
  const list = ["statements", scope, filter];
  const page = await snapshot.findStatements({ ...scope, filter, ...readPage(args, list) });
  return toConnection({ ...page, items: await loadStatements(loaders, page.items) }, args, list, (statement) => statement);
}

/** A page of the relations in a scope; every polarity, modality and review unless filtered. */
export async function listRelations(context: QueryContext, scope: Scope, args: ListArguments): Promise<Connection<RelationSource>> {
  const filter = readFilter(context.snapshot, args.filter) ?? {};
  const list = ["relations", scope, filter];
  const page = await context.snapshot.findRelations({ ...scope, filter, ...readPage(args, list) });
  return toConnection(page, args, list, (relation) => relationSource(relation, momentOf(filter)));
}

/** A relation as its resolvers expect it. */
export function relationSource(relation: Relation, moment: Moment): RelationSource {
  return { id: relation.id, relation, moment };
}

/** What the root lists take. */
export interface ScopeArguments {
  readonly entity?: string | null | undefined;
  readonly between?: readonly string[] | null | undefined;
  readonly relation?: string | null | undefined;
}

/**
 * The scope that a client names.
 * @throws EntenteError `NOT_FOUND` if it names what is not there: an empty list would read as "nobody says so";
 * `BAD_INPUT` if `between` does not name two entities
 */
export async function readScope(context: QueryContext, { entity, between, relation }: ScopeArguments): Promise<Scope> {
  const pair = readPair(between);
  await requireEntities(context, [...(entity ? [entity] : []), ...(pair ?? [])]);
  if (relation) requireRelation(context, relation);
  return { ...(entity && { entity }), ...(pair && { between: pair }), ...(relation && { relation }) };
}

function readPair(between: readonly string[] | null | undefined): readonly [string, string] | null {
  if (!between) return null;
  const [from, to, ...more] = between;
  if (from !== undefined && to !== undefined && more.length === 0) return [from, to];
  throw new EntenteError("BAD_INPUT", `between names ${between.length} entities; give exactly two ids`);
}

function requireRelation({ snapshot }: QueryContext, id: string): void {
  if (snapshot.finder.relations([id])[0]) return;
  throw new EntenteError("NOT_FOUND", `there is no relation "${id}"; its id begins with rl_ and is given by relations`);
}
