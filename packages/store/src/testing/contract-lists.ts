import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { collect, dump } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleReading } from "./samples.js";

/** What lists, look-ups and `info` give. */
export function describeLists(openEmpty: OpenEmpty): void {
  let store: Store;
  beforeEach(async () => {
    store = await openEmpty();
  });
  afterEach(() => store.close());

  it("is empty and sound when new", async () => {
    const { counts, ...lists } = await dump(store);
    expect(Object.values(lists).every((list) => list.length === 0)).toBe(true);
    expect(new Set(Object.values(counts))).toEqual(new Set([0]));
    expect(await store.integrity()).toEqual([]);
  });

  it("gives null for what it does not know, in the order asked for", async () => {
    await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    const found = await store.documents(["x", "a", "y", "a"]);
    expect(found.map((document) => document?.id ?? null)).toEqual([null, "a", null, "a"]);
    expect(await store.text("x")).toBeNull();
    expect(await store.text("a", "no such checksum")).toBeNull();
    expect(await store.mentions("x")).toEqual([]);
  });

  it("orders by code point, not by UTF-16", async () => {
    const ids = ["b", "B", "é", "～", "😀", "a"];
    for (const id of ids) await store.putReading(sampleReading({ id, topics: ["fish"] }));
    const expected = ["B", "a", "b", "é", "～", "😀"];
    expect((await collect(store.listDocuments())).map(({ id }) => id)).toEqual(expected);
    expect((await collect(store.listStatements())).map(({ documentId }) => documentId)).toEqual(expected);
  });

  it("orders statements by document, version and id, mentions by place", async () => {
    for (const topic of ["one", "two", "three"]) {
      await store.putReading(sampleReading({ id: "a", topics: [topic, `more ${topic}`, `most ${topic}`] }));
    }
    const statements = (await collect(store.listStatements())).map(({ version, id }) => `${version} ${id}`);
    expect(statements).toEqual([...statements].sort());
    expect(new Set(statements).size).toBe(9);
    const mentions = (await collect(store.listMentions())).map(({ version, start }) => `${version} ${String(start).padStart(5, "0")}`);
    expect(mentions).toEqual([...mentions].sort());
  });

  describe("with more than fits one page", () => {
    const many = Array.from({ length: 1201 }, (_, index) => `matter ${index}`);

    it("streams all of one document's statements and mentions, each once", async () => {
      await store.putReading(sampleReading({ id: "a", topics: many }));
      const { statements, mentions } = await dump(store);
      expect(new Set(statements.map(({ id }) => id)).size).toBe(1201);
      expect(mentions).toHaveLength(2402);
      expect(new Set(mentions.map(({ start }) => start)).size).toBe(2402);
    });

    it("streams all documents, each once", async () => {
      const ids = many.map((name) => `doc ${name}`);
      for (const id of ids) await store.putReading(sampleReading({ id, topics: [id] }));
      expect((await collect(store.listDocuments())).map(({ id }) => id)).toEqual(ids.toSorted());
    });

    it("can be written to while a list streams", async () => {
      await store.putReading(sampleReading({ id: "a", topics: many }));
      let seen = 0;
      for await (const statement of store.listStatements()) {
        if (seen === 0) await store.putReading(sampleReading({ id: "b", topics: ["late"] }));
        if (statement.documentId === "a") seen += 1;
      }
      expect(seen).toBe(1201);
    });
  });

  it("tells what it is", async () => {
    const { engine, location, schemaVersion, bytes } = await store.info();
    expect(typeof engine).toBe("string");
    expect(location === null).toBe(engine === "memory");
    expect(schemaVersion > 0).toBe(engine !== "memory");
    expect(bytes > 0).toBe(engine !== "memory");
  });

  it("closes twice without complaint", async () => {
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
}
