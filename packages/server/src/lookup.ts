import { EntenteError, type EntityLabel } from "@entente/core";
import type { QueryContext } from "./context.js";

/**
 * The canonical entities of those ids, in their order.
 * @throws EntenteError `NOT_FOUND` naming the first unknown id, with the entity it may have meant
 */
export async function requireEntities(context: QueryContext, ids: readonly string[]): Promise<readonly EntityLabel[]> {
  const found = ids.map((id) => context.snapshot.label(id));
  const known = found.filter((entity) => entity !== null);
  return known.length === found.length ? known : refuse(context, ids[found.indexOf(null)] ?? "");
}

async function refuse(context: QueryContext, id: string): Promise<never> {
  const meant = await nearest(context, id);
  const advice = meant ? `did you mean "${meant.id}" (${meant.name})?` : "search entities for its name to find its id";
  throw new EntenteError("NOT_FOUND", `there is no entity "${id}"; ${advice}`);
}

/** The entity whose name or alias is or nearly is what was asked for: the id itself, or what stands behind its colon. */
async function nearest({ snapshot }: QueryContext, id: string): Promise<EntityLabel | null> {
  if (id === "") return null;
  const named = await snapshot.ask("search", { text: id, limit: 1 });
  if (named.items[0] !== undefined) return snapshot.label(named.items[0]);
  const [alike] = await snapshot.ask("similar", { text: id.slice(id.indexOf(":") + 1).replaceAll("-", " "), limit: 1 });
  return alike ? snapshot.label(alike.id) : null;
}
