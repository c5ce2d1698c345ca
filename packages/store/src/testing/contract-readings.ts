import { checksum, textTraits, type Reading, type Statement } from "@entente/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { collect, dump } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleOrigin, sampleReading } from "./samples.js";

const newer = { ...sampleOrigin, version: "2" };

/** `putReading` and what it leaves. */
export function describeReadings(openEmpty: OpenEmpty): void {
  let store: Store;
  beforeEach(async () => {
    store = await openEmpty();
  });
  afterEach(() => store.close());

  describe("putReading", () => {
    it("adds a document with its text, mentions and statements", async () => {
      const reading = sampleReading({
        id: "a",
        topics: ["fish", "salt"],
        collections: ["z", "b"],
        title: "T",
        url: "https://example.org/a",
      });
      expect(await store.putReading(reading)).toEqual({ change: "added", kept: 2, rejected: {} });
      const { documents, texts, mentions, statements } = await dump(store);
      const { text, ...version } = reading.version;
      expect(documents).toEqual([
        {
          ...reading.document,
          collections: ["b", "z"],
          versions: [{ ...version, origin: sampleOrigin, sentences: 2, silentSentences: 0, traits: textTraits(text) }],
        },
      ]);
      expect(texts).toEqual([text]);
      expect(mentions.map(({ start }) => start)).toEqual([0, 17, 37, 54]);
      expect(new Set(statements)).toEqual(new Set(reading.statements));
    });

    it("changes nothing when the same text is read again by the same origin", async () => {
      await store.putReading(sampleReading({ id: "a", topics: ["fish"], collections: ["c", "d"], path: "one/a.txt" }));
      const before = await dump(store);
      const again = sampleReading({ id: "a", topics: ["fish"], collections: ["d"], path: "two/a.txt", readAt: "2026-01-01T00:00:00Z" });
      expect(await store.putReading(again)).toEqual({ change: "unchanged", kept: 1, rejected: {} });
      expect(await dump(store)).toEqual(before);
    });

    it("keeps title, outlet, date and licence when the same text is read again without them", async () => {
      await store.putReading(sampleReading({ id: "a", topics: ["fish"], title: "Fish", outlet: "Paper", licence: "CC0-1.0" }));
      const before = await dump(store);
      const again = sampleReading({ id: "a", topics: ["fish"] });
      const silent = { ...again, version: { ...again.version, published: null } };
      expect((await store.putReading(silent)).change).toBe("unchanged");
      expect(await dump(store)).toEqual(before);
    });

    it.each([
      ["another origin", { origin: newer }],
      ["another title", { title: "New" }],
      ["another outlet", { outlet: "New" }],
      ["another date", { published: "2025-05" }],
      ["another URL", { url: "https://example.org/b" }],
      ["another licence", { licence: "CC0-1.0" }],
      ["another language", { language: "sq" }],
      ["another collection", { collections: ["new"] }],
    ])("rereads with %s", async (_what, change) => {
      await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
      const reading = sampleReading({ id: "a", topics: ["fish"], ...change });
      expect((await store.putReading(reading)).change).toBe("reread");
      const [document] = await collect(store.listDocuments());
      const { text: _text, ...version } = reading.version;
      expect(document).toMatchObject({ ...reading.document, versions: [{ ...version, origin: reading.origin }] });
      expect(await store.sequence()).toBe(2);
    });

    it("replaces statements, mentions and rejects of the version that another origin reads", async () => {
      await store.putReading(spoilt(sampleReading({ id: "a", topics: ["fish", "salt"] })));
      const full = sampleReading({ id: "a", topics: ["fish", "salt"], origin: newer });
      await store.putReading({ ...full, mentions: full.mentions.slice(0, 1), statements: full.statements.slice(0, 1) });
      const { statements, mentions, rejects } = await dump(store);
      expect(statements).toEqual(full.statements.slice(0, 1));
      expect(mentions).toEqual(full.mentions.slice(0, 1));
      expect(rejects).toEqual([]);
    });

    it("keeps an older version with what was read in it, and the collections of both", async () => {
      const first = sampleReading({ id: "a", topics: ["fish"], collections: ["x"], path: "a.txt" });
      const second = sampleReading({ id: "a", topics: ["salt"], collections: ["w"] });
      await store.putReading(first);
      expect((await store.putReading(second)).change).toBe("newVersion");
      const { documents, statements } = await dump(store);
      expect(documents[0]?.versions.map((version) => version.checksum)).toEqual([first.version.checksum, second.version.checksum]);
      expect(documents[0]).toMatchObject({ collections: ["w", "x"], path: "a.txt" });
      expect(new Set(statements)).toEqual(new Set([...first.statements, ...second.statements]));
      expect(await store.text("a")).toBe(second.version.text);
      expect(await store.text("a", first.version.checksum)).toBe(first.version.text);
      expect(await store.mentions("a")).toEqual(second.mentions.toSorted((a, b) => a.start - b.start));
    });

    it("makes an older text that is read again the current one", async () => {
      const first = sampleReading({ id: "a", topics: ["fish"] });
      const second = sampleReading({ id: "a", topics: ["salt"] });
      for (const reading of [first, second]) await store.putReading(reading);
      expect((await store.putReading(first)).change).toBe("newVersion");
      const [document] = await store.documents(["a"]);
      expect(document?.versions.map((version) => version.checksum)).toEqual([second.version.checksum, first.version.checksum]);
      expect(await store.text("a")).toBe(first.version.text);
      expect((await store.info()).statements).toBe(2);
    });

    it("refuses statements that do not hold, counts them by reason and keeps why", async () => {
      const outcome = await store.putReading(spoilt(sampleReading({ id: "a", topics: ["fish", "salt"] })));
      expect(outcome).toEqual({ change: "added", kept: 0, rejected: { quoteNotInText: 1, outsideRange: 1, unknownType: 1 } });
      const { rejects, statements } = await dump(store);
      expect(statements).toEqual([]);
      expect(rejects.map(({ reason }) => reason)).toEqual(["unknownType", "quoteNotInText", "outsideRange"]);
      expect(rejects.every(({ documentId }) => documentId === "a")).toBe(true);
    });

    it.each<[string, string, (reading: Reading) => Reading]>([
      ["a checksum of another text", "BAD_INPUT", (reading) => ({ ...reading, version: { ...reading.version, checksum: checksum("?") } })],
      ["no id", "BAD_INPUT", (reading) => ({ ...reading, document: { ...reading.document, id: "" } })],
      [
        "a mention of another document",
        "BAD_INPUT",
        (reading) => ({ ...reading, mentions: reading.mentions.map((one) => ({ ...one, documentId: "b" })) }),
      ],
      [
        "a mention that is not in the text",
        "NOT_GROUNDED",
        (reading) => ({ ...reading, mentions: reading.mentions.map((one) => ({ ...one, start: one.start + 1 })) }),
      ],
      ["a negative offset", "NOT_GROUNDED", fromTheEnd],
      ["a date that is none", "BAD_DATE", (reading) => ({ ...reading, version: { ...reading.version, published: "May" } })],
      ["a time without zone", "BAD_DATE", (reading) => ({ ...reading, version: { ...reading.version, readAt: "2025-05-16T10:00" } })],
      ["a NUL in the text", "BAD_INPUT", () => sampleReading({ id: "a", topics: ["fi\0sh"] })],
      ["half a character in the text", "BAD_INPUT", () => sampleReading({ id: "a", topics: ["fi\ud83dsh"] })],
      ["a number that is none", "BAD_INPUT", (reading) => ({ ...reading, sentences: Number.NaN })],
    ])("refuses a reading with %s and writes nothing", async (_what, code, spoil) => {
      await expect(store.putReading(spoil(sampleReading({ id: "a", topics: ["fish"] })))).rejects.toMatchObject({
        name: "EntenteError",
        code,
      });
      expect(await store.info()).toMatchObject({ documents: 0, statements: 0, sequence: 0 });
    });

    it("keeps every part of a statement", async () => {
      const reading = sampleReading({ id: "a", topics: ["fish 🐟"] });
      const rich = reading.statements.map((statement): Statement => ({
        ...statement,
        qualifiers: { formality: "formal", date: "2021~", place: { type: "Place", name: "Norland" } },
        via: "the Gazette",
        confidence: 0.1 + 0.2,
      }));
      expect((await store.putReading({ ...reading, statements: rich })).rejected).toEqual({});
      expect(await collect(store.listStatements())).toEqual(rich);
    });

    it("is not touched by what a caller does to its objects later", async () => {
      const collections = ["x"];
      await store.putReading(sampleReading({ id: "a", topics: ["fish"], collections }));
      collections.push("y");
      expect((await store.documents(["a"]))[0]?.collections).toEqual(["x"]);
    });

    it("takes a text of ten million characters", async () => {
      const reading = sampleReading({ id: "a", topics: ["é".repeat(10_000_000)] });
      await store.putReading(reading);
      expect((await store.text("a")) === reading.version.text).toBe(true);
    });

    it("writes one after another what is handed in at once", async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => index);
      const readings = numbers.map((number) => sampleReading({ id: `d${number % 10}`, topics: [`matter ${number}`] }));
      const outcomes = await Promise.all(readings.map((reading) => store.putReading(reading)));
      expect(outcomes.filter(({ change }) => change === "added")).toHaveLength(10);
      expect(await store.info()).toMatchObject({ documents: 10, versions: 20, statements: 20, sequence: 20 });
      expect(await store.integrity()).toEqual([]);
    });
  });
}

/** Spoils both statements of a sample, and adds a refusal of the pipeline before the store. */
function spoilt(reading: Reading): Reading {
  const [first, second] = reading.statements as [Statement, Statement];
  const elsewhere: Statement = { ...first, evidence: { ...first.evidence, start: 1 } };
  const outside: Statement = { ...second, object: { type: "Place", name: "Sudland" } };
  const { id: documentId } = reading.document;
  const reject = {
    documentId,
    version: reading.version.checksum,
    reason: "unknownType" as const,
    detail: "Deity is no type",
    origin: reading.origin,
  };
  return { ...reading, statements: [elsewhere, outside], rejects: [reject] };
}

/** A mention whose offsets count from the end of the text: `slice` takes them, a place in a text is something else. */
function fromTheEnd(reading: Reading): Reading {
  const { text } = reading.version;
  const mentions = reading.mentions.map((one) => ({ ...one, start: one.start - text.length, end: one.end - text.length }));
  return { ...reading, mentions };
}
