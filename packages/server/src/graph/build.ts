import { buildIndex, type CompactIndex } from "@entente/core";
import type { Store } from "@entente/store";

/** Builds the index of a store from its derived rows. */
export async function buildFromStore({ derived }: Store): Promise<CompactIndex> {
  return buildIndex((await derived.indexRows()) as never);
}

export function generationOf(index: CompactIndex): string {
  return (index.meta as unknown as { generation?: string }).generation ?? "g";
}
