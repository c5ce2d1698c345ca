import { createHash } from "node:crypto";
import { sortKeys } from "@entente/core";
import type { Store } from "../store.js";

/** What tells two stores apart: how much of everything there is, and a checksum over all of it in order. */
export interface Fingerprint {
  readonly counts: Readonly<Record<"documents" | "versions" | "mentions" | "statements" | "rejects" | "judgements" | "tombstones", number>>;
  /** SHA-256, hexadecimal. The texts themselves are in it by their own checksums. */
  readonly checksum: string;
}

/** Reads all of a store once: the same for two stores that keep the same, whichever engines keep them and in whatever order it came. */
export async function fingerprint(store: Store, signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash("sha256");
  const all = async (items: AsyncIterable<unknown>): Promise<number> => {
    let count = 0;
    for await (const item of items) {
      if (count % 1000 === 0) signal?.throwIfAborted();
      hash.update(`${JSON.stringify(sortKeys(item))}\n`);
      count += 1;
    }
    hash.update("\n");
    return count;
  };
  let versions = 0;
  async function* documents(): AsyncIterable<unknown> {
    for await (const document of store.listDocuments()) {
      versions += document.versions.length;
      yield document;
    }
  }
  const counts = {
    documents: await all(documents()),
    mentions: await all(store.listMentions()),
    statements: await all(store.listStatements()),
    rejects: await all(store.listRejects()),
    judgements: await all(store.listJudgements()),
    tombstones: await all(store.listTombstones()),
  };
  return { counts: { ...counts, versions }, checksum: hash.digest("hex") };
}
