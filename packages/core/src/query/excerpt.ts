import type { GraphReader } from "../graph/reader.js";
import type { GraphEntity, GraphStatement, StatementFilter } from "../graph/types.js";
import { neighbourhood, type NeighbourhoodRequest } from "./neighbourhood.js";

/** A part of the graph with its statements, as it is exported. */
export interface Excerpt {
  readonly entities: readonly GraphEntity[];
  /** Statements between two of the entities, and those that give one of them a value. */
  readonly statements: readonly GraphStatement[];
  readonly truncated: boolean;
  readonly omitted: number;
}

/** Every form a source may give, but not what a person has retracted. */
export const notRetracted: StatementFilter = { reviews: ["unreviewed", "accepted", "disputed"] };

/**
 * The neighbourhood of some entities with every statement in it. Unlike the verbs that walk the graph it follows denied,
 * planned and possible statements too unless its filter says otherwise: an export tells them apart by their fields.
 * @throws EntenteError `NOT_FOUND` if a seed is unknown
 */
export async function excerpt(reader: GraphReader, request: NeighbourhoodRequest): Promise<Excerpt> {
  const filter = request.filter ?? notRetracted;
  const { entities, relations, truncated, omitted } = await neighbourhood(reader, { ...request, filter });
  const ids = new Set(entities.map(({ id }) => id));
  const among = new Set(relations.map(({ id }) => id));
  const { items } = await reader.findStatements({ filter, limit: Infinity });
  const statements = items.filter(({ relationId, subjectId, value }) => among.has(relationId) || (value !== null && ids.has(subjectId)));
  return { entities, statements, truncated, omitted };
}
