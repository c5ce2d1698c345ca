import type { GraphReader } from "../graph/reader.js";
import type { GraphEntity, GraphStatement, Page, StatementFilter } from "../graph/types.js";
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

/** How many statements are read at once. */
const pageSize = 10_000;

/**
 * The neighbourhood of some entities with every statement in it. Unlike the verbs that walk the graph it follows denied,
 * planned and possible statements too unless its filter says otherwise: an export tells them apart by their fields.
 * @throws EntenteError `NOT_FOUND` if a seed is unknown
 */
export async function excerpt(reader: GraphReader, request: NeighbourhoodRequest): Promise<Excerpt> {
  const filter = request.filter ?? notRetracted;
  const { entities, truncated, omitted } = await neighbourhood(reader, { ...request, filter });
  const among = entities.map(({ id }) => id);
  const statements: GraphStatement[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<GraphStatement> = await reader.findStatements({ filter, among, limit: pageSize, after });
    statements.push(...page.items);
    after = page.items.at(-1)?.id ?? null;
    if (!page.hasNext || after === null) return { entities, statements, truncated, omitted };
  }
}
