import { textTraits } from "@entente/core";
import type { Kysely, Migration } from "kysely";

/** The tables that this migration reads and writes, as they are at this point. */
interface Tables {
  readonly versions: { readonly documentId: string; readonly checksum: string; readonly text: string };
  readonly traits: { readonly documentId: string; readonly checksum: string; readonly signature: string; readonly credit: string | null };
}

/** What every text tells of where it comes from, so that copies are found; made here for the texts that are there. */
export const traits: Migration = {
  async up(database: Kysely<Tables>) {
    await database.schema
      .createTable("traits")
      .addColumn("documentId", "text", (column) => column.notNull())
      .addColumn("checksum", "text", (column) => column.notNull())
      .addColumn("signature", "text", (column) => column.notNull())
      .addColumn("credit", "text")
      .addPrimaryKeyConstraint("traitsKey", ["documentId", "checksum"])
      .addForeignKeyConstraint("traitsOfVersion", ["documentId", "checksum"], "versions", ["documentId", "checksum"])
      .execute();
    await fill(database);
  },
};

/** One text in memory at a time: a store may hold more than fits. */
async function fill(database: Kysely<Tables>): Promise<void> {
  const keys = await database.selectFrom("versions").select(["documentId", "checksum"]).execute();
  for (const { documentId, checksum } of keys) {
    const { text } = await database
      .selectFrom("versions")
      .select("text")
      .where("documentId", "=", documentId)
      .where("checksum", "=", checksum)
      .executeTakeFirstOrThrow();
    await database
      .insertInto("traits")
      .values({ documentId, checksum, ...textTraits(text) })
      .execute();
  }
}
