import type { GraphReader } from "../graph/reader.js";
import type { SimilarEntity } from "../graph/native.js";
import type { EntitySearch } from "../graph/requests.js";
import type { GraphEntity, Page } from "../graph/types.js";

/** What `search` answers. */
export interface SearchResult {
  /** Entities with the text in their name, best match first. */
  readonly found: Page<GraphEntity>;
  /**
   * Where all that was found leaves room on the first page: entities whose names are like the text, most alike first.
   * Empty if the reader knows no likeness.
   */
  readonly similar: readonly SimilarEntity[];
}

/**
 * Entities by name; where few are found, those that a misspelt text may mean.
 * @throws EntenteError `BAD_INPUT` if `after` is not in the list (any more)
 */
export async function search(reader: GraphReader, request: EntitySearch): Promise<SearchResult> {
  const found = await reader.search(request);
  const room = request.limit - found.items.length;
  if (room <= 0 || found.hasNext || request.after || !reader.native) return { found, similar: [] };
  const known = new Set(found.items.map(({ id }) => id));
  const alike = await reader.native.similar({ ...request, limit: request.limit });
  return { found, similar: alike.filter(({ entity }) => !known.has(entity.id)).slice(0, room) };
}
