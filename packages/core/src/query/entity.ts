import type { GraphReader } from "../graph/reader.js";
import type { GraphEntity } from "../graph/types.js";
import { fold } from "../resolve/fold.js";

/**
 * The entity of an id, else the one whose name or alias it is; null if there is none. A name that several entities
 * answer to gives the best connected of them.
 */
export async function entity(reader: GraphReader, idOrName: string): Promise<GraphEntity | null> {
  const [known] = await reader.labels([idOrName]);
  if (known) return known;
  const wanted = fold(idOrName);
  const [best] = (await reader.search({ text: idOrName, limit: 1 })).items;
  return best && wanted !== "" && [best.name, ...best.aliases].some((form) => fold(form) === wanted) ? best : null;
}
