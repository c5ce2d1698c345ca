import type { Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";

/** Queries on a store's tables, in a transaction or not. */
export type Queries = Kysely<Schema>;
