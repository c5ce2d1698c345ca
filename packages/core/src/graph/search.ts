import { fold } from "../resolve/fold.js";
import type { EntitySearch } from "./reader.js";
import type { GraphEntity } from "./types.js";

/** How well a name answers a search, best first; null if it does not. */
type Rank = 0 | 1 | 2 | 3 | null;

/**
 * Entities that a search finds: whole name, then beginning of the name, then beginnings of its words, then anywhere in it;
 * within a rank the best connected first, then by name. Without text all, best connected first.
 * Entities that only older versions name are not found.
 */
export function rankEntities(
  entities: Iterable<GraphEntity>,
  { text, types }: Pick<EntitySearch, "text" | "types">,
  degree: (id: string) => number,
): readonly GraphEntity[] {
  const wanted = fold(text ?? "");
  const ranked = [...entities]
    .filter(({ type, locals }) => locals.length > 0 && (!types || types.includes(type)))
    .map((entity) => ({ entity, rank: rankOf(entity, wanted), degree: degree(entity.id) }))
    .filter((found): found is typeof found & { rank: NonNullable<Rank> } => found.rank !== null);
  ranked.sort((a, b) => a.rank - b.rank || b.degree - a.degree || compare(a.entity.name, b.entity.name) || compare(a.entity.id, b.entity.id));
  return ranked.map(({ entity }) => entity);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rankOf({ name, aliases }: GraphEntity, wanted: string): Rank {
  if (wanted === "") return 0;
  let best: Rank = null;
  for (const form of [name, ...aliases]) {
    const rank = rankName(fold(form), wanted);
    if (rank !== null && (best === null || rank < best)) best = rank;
  }
  return best;
}

function rankName(name: string, wanted: string): Rank {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const words = name.split(" ");
  if (wanted.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return name.includes(wanted) ? 3 : null;
}
