import type { Store } from "@entente/store";
import { basename } from "node:path";

/** What a server tells of where its store lies. */
export interface StoreDescription {
  /** The file's or the database's name, or the engine if it is in memory. Never a path: that is nobody's business on a network. */
  readonly name: string;
  /** Null for a store that is no file. */
  readonly file: string | null;
}

/**
 * Describes a store without counting what it holds.
 * @param location - as `openStore` takes it, null if unknown: then the store is asked, which in a large one takes a while
 */
export async function describeStore(store: Store, location: string | null): Promise<StoreDescription> {
  if (location !== null) return describeLocation(location);
  const info = await store.info();
  return info.location === null ? { name: info.engine, file: null } : describeLocation(info.location);
}

function describeLocation(location: string): StoreDescription {
  if (/^postgres(?:ql)?:\/\//i.test(location)) return { name: new URL(location).pathname.slice(1), file: null };
  return location === "memory" || location === ":memory:" ? { name: "memory", file: null } : { name: basename(location), file: location };
}
