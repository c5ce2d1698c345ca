import { fold } from "../resolve/fold.js";
import type { EntitySearch } from "./requests.js";
import type { GraphEntity } from "./types.js";

/** How well a name answers a search, best first; null if it does not. */
export type Rank = 0 | 1 | 2 | 3 | null;

/** An entity with what a search compares. */
export interface Searchable {
  readonly entity: GraphEntity;
  /** Its name and aliases, folded. */
  readonly forms: readonly string[];
}

/** Makes the entities that current versions name ready for many searches. */
export function searchable(entities: Iterable<GraphEntity>): readonly Searchable[] {
  return [...entities]
    .filter(({ documents }) => documents > 0)
    .map((entity) => ({ entity, forms: [...new Set([entity.name, ...entity.aliases].map(fold))] }));
}

/**
 * Entities that a search finds: whole name, then beginning of the name, then beginnings of its words, then anywhere in it;
 * within a rank the best connected first, then by name. Without text all, best connected first.
 * @param degree - how well connected an entity is; null leaves it out
 */
export function rankEntities(
  entities: readonly Searchable[],
  { text, types }: Pick<EntitySearch, "text" | "types">,
  degree: (id: string) => number | null,
): readonly GraphEntity[] {
  const all = (text ?? "").trim() === "";
  const wanted = fold(text ?? "");
  const ranked = entities.flatMap(({ entity, forms }) => {
    const rank = all ? 0 : rankOf(forms, wanted);
    const connected = rank === null || (types && !types.includes(entity.type)) ? null : degree(entity.id);
    return rank === null || connected === null ? [] : [{ entity, rank, connected }];
  });
  ranked.sort(
    (a, b) => a.rank - b.rank || b.connected - a.connected || compare(a.entity.name, b.entity.name) || compare(a.entity.id, b.entity.id),
  );
  return ranked.map(({ entity }) => entity);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Best rank of any form; a search for marks alone ("?!") finds nothing. */
function rankOf(forms: readonly string[], wanted: string): Rank {
  let best: Rank = null;
  if (wanted === "") return best;
  for (const form of forms) {
    const rank = rankName(form, wanted);
    if (rank !== null && (best === null || rank < best)) best = rank;
  }
  return best;
}

/** How well one folded name answers a folded text. */
export function rankName(name: string, wanted: string): Rank {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const words = name.split(" ");
  if (wanted.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return name.includes(wanted) ? 3 : null;
}
