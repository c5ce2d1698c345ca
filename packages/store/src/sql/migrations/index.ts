import type { Migration } from "kysely";
import { initial } from "./0001-initial.js";
import { traits } from "./0002-traits.js";
import { derived } from "./0003-derived.js";

/**
 * Every migration in order, by the name under which a store remembers it. A store's schema version is how many it has
 * run. Add to the end; never change one that was released.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-initial": initial,
  "0002-traits": traits,
  "0003-derived": derived,
};
