import type { Reading } from "@entente/core";
import { describe, expect, it } from "vitest";
import { openStore } from "../open.js";
import type { StoredDocument } from "../store.js";
import { sampleOrigin, sampleReading, type SampleOptions } from "../testing/samples.js";
import { endsWith } from "./reading.js";

/** A document's versions, one a topic. */
function versions(topics: readonly string[], options: Partial<SampleOptions> = {}): readonly Reading[] {
  return topics.map((topic) => sampleReading({ id: "a", topics: [topic], title: "On it", collections: ["hubs"], ...options }));
}

async function stored(readings: readonly Reading[]): Promise<StoredDocument | null> {
  const store = await openStore("memory");
  await store.putReadings(readings);
  return (await store.documents(["a"]))[0] ?? null;
}

describe("endsWith", () => {
  const topics = ["fish", "salt", "rain"];

  it.each<[string, boolean, readonly Reading[]]>([
    ["all of them", true, versions(topics)],
    ["the newest of them", true, versions(["salt", "rain"])],
    ["no more than is known without title, date and collection", true, versions(topics, { title: null, published: null, collections: [] })],
    ["read at another time", true, versions(topics, { readAt: "2020-01-01T00:00:00Z" })],
    ["older ones, which would become the current ones", false, versions(["fish", "salt"])],
    ["another order", false, versions(["salt", "fish", "rain"])],
    ["one more", false, versions([...topics, "wind"])],
    ["another title", false, versions(topics, { title: "On that" })],
    ["another date", false, versions(topics, { published: "2025-05-17" })],
    ["another collection", false, versions(topics, { collections: ["towns"] })],
    ["another reader", false, versions(topics, { origin: { ...sampleOrigin, version: "2" } })],
  ])("of %s is %s", async (_what, ends, readings) => {
    expect(endsWith(await stored(versions(topics)), readings)).toBe(ends);
  });

  it("is false of a document that is not there", () => {
    expect(endsWith(null, versions(topics))).toBe(false);
  });
});
