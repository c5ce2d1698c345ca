import { EntenteError } from "@entente/core";

/** What a JSON column of a derived row holds. Only damage puts anything else there. */
export function parseColumn<Held>(json: string): Held {
  try {
    return JSON.parse(json) as Held;
  } catch (cause) {
    throw new EntenteError("STORE_CORRUPT", "a derived row of the store is damaged; run entente check --repair", { cause });
  }
}
