import { buildIndexFrom, type CompactIndex } from "@entente/core";
import type { Store } from "@entente/store";

/** Builds the index of a store from its derived rows. */
export async function buildFromStore({ derived }: Store): Promise<CompactIndex> {
  return buildIndexFrom(await derived.indexRows());
}
