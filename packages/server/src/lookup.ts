import { EntenteError, type GraphEntity } from "@entente/core";
import { suggest } from "@entente/ontology";
import type { QueryContext } from "./context.js";

/** Among how many entities, the best connected first, a near name is looked for. */
const suggestible = 5_000;

/**
 * The canonical entities of those ids, in their order.
 * @throws EntenteError `NOT_FOUND` naming the first unknown id, with the entity it may have meant
 */
export async function requireEntities(context: QueryContext, ids: readonly string[]): Promise<readonly GraphEntity[]> {
  const found = await Promise.all(ids.map((id) => context.loaders.entities.load(id)));
  const known = found.filter((entity) => entity !== null);
  return known.length === found.length ? known : refuse(context, ids[found.indexOf(null)] ?? "");
}

async function refuse(context: QueryContext, id: string): Promise<never> {
  const meant = await nearest(context, id);
  const advice = meant ? `did you mean "${meant.id}" (${meant.name})?` : "search entities for its name to find its id";
  throw new EntenteError("NOT_FOUND", `there is no entity "${id}"; ${advice}`);
}

/** The entity whose name, alias or id is or nearly is what was asked for. */
async function nearest({ snapshot: { reader } }: QueryContext, id: string): Promise<GraphEntity | null> {
  const named = await reader.search({ text: id, limit: 1 });
  if (id !== "" && named.items[0]) return named.items[0];
  const { items } = await reader.search({ limit: suggestible });
  const forms = new Map(items.flatMap((entity) => [entity.id, entity.name, ...entity.aliases].map((form) => [form, entity] as const)));
  const form = suggest(id, forms.keys());
  return form === null ? null : (forms.get(form) ?? null);
}
