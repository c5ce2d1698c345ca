import { openStore, type Store } from "@entente/store";

/** Opens a store, uses it and closes it, whatever happens. */
export async function withStore<Result>(location: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(location);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
