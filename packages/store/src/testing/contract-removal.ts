import type { Judgement, Statement } from "@entente/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { collect, dump } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleReading, targetOf, withId } from "./samples.js";

const at = "2025-07-01T00:00:00Z";
const by = { author: "ada", at, note: null };

/** `removeDocument` and the tombstones it leaves. */
export function describeRemoval(openEmpty: OpenEmpty): void {
  let store: Store;
  const first = sampleReading({ id: "a", topics: ["fish"] });
  const second = sampleReading({ id: "a", topics: ["salt"] });
  const other = sampleReading({ id: "b", topics: ["rain"] });
  const third = sampleReading({ id: "c", topics: ["wind"] });
  beforeEach(async () => {
    store = await openEmpty();
    for (const reading of [first, second, other]) await store.putReading(reading);
  });
  afterEach(() => store.close());

  describe("removeDocument", () => {
    it("leaves nothing of the document but a tombstone with every checksum", async () => {
      const tombstone = {
        documentId: "a",
        checksums: [first.version.checksum, second.version.checksum],
        removedAt: at,
        reason: "asked to",
      };
      expect(await store.removeDocument("a", "asked to", at)).toEqual(tombstone);
      const { documents, statements, mentions, tombstones, counts } = await dump(store);
      expect(documents.map(({ id }) => id)).toEqual(["b"]);
      expect(statements).toEqual(other.statements);
      expect(new Set(mentions)).toEqual(new Set(other.mentions));
      expect(tombstones).toEqual([tombstone]);
      expect(counts).toMatchObject({ documents: 1, versions: 1, tombstones: 1, sequence: 4 });
      expect(await store.documents(["a", "b"])).toEqual([null, expect.objectContaining({ id: "b" })]);
      expect(await store.text("a")).toBeNull();
      expect(await store.text("a", first.version.checksum)).toBeNull();
      expect(await store.mentions("a")).toEqual([]);
      expect(await store.integrity()).toEqual([]);
    });

    it("takes along judgements on it, their undos and the undos of those, and no others", async () => {
      const [statement] = first.statements as [Statement];
      const accept = withId({ ...by, judgement: "accept", target: targetOf(first, statement) });
      const local = (documentId: string) => ({ documentId, entity: { type: "Country" as const, name: "Norland" } });
      const same = withId({ ...by, judgement: "same", left: local("b"), right: local("a") });
      const kept = withId({ ...by, judgement: "note", target: local("b") });
      const undo = (judgement: Judgement) => withId({ ...by, judgement: "undo", judgementId: judgement.id });
      const keptUndo = undo(kept);
      await store.appendJudgements([accept, same, kept, undo(accept), undo(undo(accept)), undo(same), keptUndo]);
      await store.removeDocument("a", "asked to", at);
      expect(new Set(await collect(store.listJudgements()))).toEqual(new Set([kept, keptUndo]));
      expect(await store.integrity()).toEqual([]);
    });

    it("keeps the document from coming back, with any text, and its texts under any id", async () => {
      await store.removeDocument("a", "asked to", at);
      const before = await dump(store);
      const attempts = [first, sampleReading({ id: "a", topics: ["new words"] }), sampleReading({ id: "c", topics: ["fish"] })];
      for (const reading of attempts) expect(await store.putReading(reading)).toEqual({ change: "removed", kept: 0, rejected: {} });
      expect(await dump(store)).toEqual(before);
    });

    it("refuses a document that is not there, and one removed already", async () => {
      await expect(store.removeDocument("zzz", "asked to", at)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await store.removeDocument("a", "asked to", at);
      await expect(store.removeDocument("a", "asked to", at)).rejects.toMatchObject({ code: "REMOVED" });
      expect(await store.sequence()).toBe(4);
    });

    it("refuses a time that is none, and removes nothing", async () => {
      await expect(store.removeDocument("a", "asked to", "now")).rejects.toMatchObject({ code: "BAD_DATE" });
      expect((await store.info()).documents).toBe(2);
    });
  });

  describe("putTombstones", () => {
    const tombstone = { documentId: "z", checksums: [third.version.checksum], removedAt: at, reason: "asked to" };

    it("refuses from then on what another store removed, and takes each once", async () => {
      expect(await store.putTombstones([tombstone, tombstone])).toBe(1);
      expect(await store.putTombstones([tombstone])).toBe(0);
      expect(await collect(store.listTombstones())).toEqual([tombstone]);
      expect(await store.sequence()).toBe(4);
      expect(await store.putReading(third)).toMatchObject({ change: "removed" });
      expect(await store.putReading(sampleReading({ id: "z", topics: ["other"] }))).toMatchObject({ change: "removed" });
      await expect(store.removeDocument("z", "asked to", at)).rejects.toMatchObject({ code: "REMOVED" });
      expect(await store.integrity()).toEqual([]);
    });

    it("takes none if a document that one names is there, or one has no time", async () => {
      await expect(store.putTombstones([tombstone, { ...tombstone, documentId: "a" }])).rejects.toMatchObject({ code: "BAD_INPUT" });
      await expect(store.putTombstones([tombstone, { ...tombstone, documentId: "y", removedAt: "now" }])).rejects.toMatchObject({
        code: "BAD_DATE",
      });
      expect(await collect(store.listTombstones())).toEqual([]);
    });
  });
}
