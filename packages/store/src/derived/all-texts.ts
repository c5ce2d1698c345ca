import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { SqlEngine } from "../sql/engine.js";
import { addTexts, type DocumentText } from "./copies.js";
import type { Queries } from "./queries.js";

/**
 * Texts that are added in one transaction. Their bands lie all over the table, so that few texts change as many pages as many do:
 * these are 500,000 rows and some 200 MB of memory.
 */
const textsAtOnce = 25_000;

/**
 * Adds the texts of all documents to those among which near-copies are looked for, many at a time, before a whole store is derived.
 * @param onProgress - called after each transaction
 * @param signal - stops between two of them; what was added stays, and is not added again
 */
export async function addAllTexts(
  engine: Pick<SqlEngine, "queries" | "write">,
  onProgress: () => void,
  signal?: AbortSignal,
): Promise<void> {
  const isStopped = (): boolean => signal?.aborted === true;
  let last: TextPlace | null = null;
  do {
    const after: TextPlace | null = last;
    const texts: readonly DocumentText[] = await engine.write((transaction) => addNext(transaction, after));
    onProgress();
    // A server answers between two steps.
    await nextTurn();
    last = texts.length === textsAtOnce ? (texts.at(-1) ?? null) : null;
  } while (last !== null && !isStopped());
}

/** Where a text stands in the order of documents and checksums. */
type TextPlace = Pick<DocumentText, "documentId" | "checksum">;

async function addNext(queries: Queries, after: TextPlace | null): Promise<readonly DocumentText[]> {
  const { documentId, checksum } = after ?? { documentId: "", checksum: "" };
  const texts = await queries
    .selectFrom("traits")
    .select(["documentId", "checksum", "signature"])
    .where(sql<boolean>`(${sql.ref("documentId")}, ${sql.ref("checksum")}) > (${documentId}, ${checksum})`)
    .orderBy("documentId")
    .orderBy("checksum")
    .limit(textsAtOnce)
    .execute();
  await addTexts(queries, texts);
  return texts;
}
