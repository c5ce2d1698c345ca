import {
  fold,
  leastShared,
  leastSimilarity,
  mostCompared,
  similarity,
  similarityScore,
  type EntitySearch,
  type SimilarEntity,
} from "@entente/core";
import { sql, type RawBuilder } from "kysely";
import { findEntities } from "./entities.js";
import type { CompileFilter } from "./filter.js";
import { contains, type Queries } from "./queries.js";
import { folded, isName, presentEntities } from "./search.js";
import { degreesOf } from "./walk.js";

/**
 * Entities whose names are like a text, those most alike and best connected first. SQL finds the names that share the most
 * of its threes of letters (as pg_trgm, https://www.postgresql.org/docs/current/pgtrgm.html, but on every engine, and so
 * looking at every name); letters are compared here.
 */
export async function similarEntities(
  queries: Queries,
  compile: CompileFilter,
  request: Omit<EntitySearch, "after">,
): Promise<readonly SimilarEntity[]> {
  const wanted = fold(request.text ?? "");
  if (wanted === "") return [];
  const alike = bestOfEach(wanted, await likelyForms(queries, wanted, request.types ?? null));
  const ids = [...alike.keys()];
  const degrees = await degreesOf(queries, ids, await compile(request.filter ?? {}));
  const entities = await findEntities(queries, ids);
  const found = ids.flatMap((id, place) => {
    const [entity, degree] = [entities[place], degrees[place] ?? 0];
    return entity && (degree > 0 || !request.filter) ? [{ entity, degree, similarity: alike.get(id) ?? 0 }] : [];
  });
  const score = (item: (typeof found)[number]): number => similarityScore(item.similarity, item.degree);
  found.sort((a, b) => score(b) - score(a) || compare(a.entity.name, b.entity.name) || compare(a.entity.id, b.entity.id));
  return found.slice(0, request.limit).map((item) => ({ entity: item.entity, similarity: item.similarity }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Form {
  readonly entityId: string;
  readonly folded: string;
}

/** How alike the best name of each entity is, as far as it is alike at all. */
function bestOfEach(wanted: string, forms: readonly Form[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const form of forms) {
    const alike = similarity(wanted, form.folded);
    if (alike >= leastSimilarity && alike > (best.get(form.entityId) ?? 0)) best.set(form.entityId, alike);
  }
  return best;
}

/** The names that share the most threes of letters with a text, of equal ones those about as long. */
async function likelyForms(queries: Queries, wanted: string, types: readonly string[] | null): Promise<readonly Form[]> {
  const keys = keysOf(wanted);
  return queries
    .with("counted", () =>
      presentEntities(queries, types)
        .innerJoin("entityForms as f", "f.entityId", "e.id")
        .where(isName())
        .select(["f.entityId", "f.folded", sharedKeys(queries, keys).as("shared")])
        .distinct(),
    )
    .selectFrom("counted")
    .select(["entityId", "folded"])
    .where("shared", ">=", leastShared(wanted, keys.length))
    .orderBy("shared", "desc")
    .orderBy(sql`abs(length(${sql.ref("folded")}) - ${sql.lit(wanted.length)})`)
    .orderBy("folded")
    .orderBy("entityId")
    .limit(mostCompared)
    .execute();
}

/** No text needs more to be told from others. */
const mostKeys = 100;

/** The different threes of letters of a text's words, each with two spaces before and one behind it. */
function keysOf(wanted: string): readonly string[] {
  const padded = wanted.split(" ").map((word) => Array.from(`  ${word} `));
  const keys = padded.flatMap((letters) => letters.slice(2).map((_, place) => letters.slice(place, place + 3).join("")));
  return [...new Set(keys)].slice(0, mostKeys);
}

/** How many of the keys a form holds. */
function sharedKeys(queries: Queries, keys: readonly string[]): RawBuilder<number> {
  const padded = sql`('  ' || replace(${folded}, ' ', '   ') || ' ')`;
  const one = (key: string): RawBuilder<number> => sql<number>`case when ${contains(queries, padded, key)} then 1 else 0 end`;
  return sql<number>`(${sql.join(keys.map(one), sql` + `)})`;
}
