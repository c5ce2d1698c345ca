import { EntenteError } from "@entente/core";

/** What a JSON column of a derived row holds. Only damage puts anything else there. */
export function parseColumn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new EntenteError("STORE_CORRUPT", "a derived row of the store is damaged; run entente check --repair", { cause });
  }
}
