import type { Kysely } from "kysely";
import { isUnswept } from "./remove.js";
import type { Schema } from "./schema.js";

/** Undos of judgements that are not there; one sentence each. */
export async function looseUndos(queries: Kysely<Schema>): Promise<readonly string[]> {
  const known = queries.selectFrom("judgements").select("id");
  const rows = await queries.selectFrom("judgements").select(["id", "undoes"]).where("undoes", "not in", known).execute();
  return rows.map(({ id, undoes }) => `judgement ${id} undoes ${undoes}, which is not there`);
}

/** A sentence if a removal was not swept from the disk. */
export async function leftovers(queries: Kysely<Schema>): Promise<readonly string[]> {
  const sentence = "words of a removed document may still be on the disk: open the store while no other program uses it";
  return (await isUnswept(queries)) ? [sentence] : [];
}
