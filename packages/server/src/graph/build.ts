import { buildIndex, type CompactIndex } from "@entente/core";
import type { Store } from "@entente/store";

/** Builds the index of a store from its derived rows. */
export async function buildFromStore({ derived }: Store): Promise<CompactIndex> {
  const rows = await derived.indexRows();
  return buildIndex({
    ...rows,
    documents: await collect(rows.documents),
    entities: await collect(rows.entities),
    statements: await collect(rows.statements),
  } as never);
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function generationOf(index: CompactIndex): string {
  return (index.meta as unknown as { generation?: string }).generation ?? "g";
}
