import type { Reading } from "@entente/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { dump } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleOrigin, sampleReading } from "./samples.js";

/** `putReadings`: as `putReading` for each, but all or none. */
export function describeBatches(openEmpty: OpenEmpty): void {
  let store: Store;
  beforeEach(async () => {
    store = await openEmpty();
  });
  afterEach(() => store.close());

  describe("putReadings", () => {
    it("leaves what putting one after another leaves, also where the same document comes again", async () => {
      const other = await openEmpty();
      for (const [number, batch] of batches().entries()) {
        const outcomes = [];
        for (const reading of batch) outcomes.push(await other.putReading(reading));
        expect(await store.putReadings(batch)).toEqual(outcomes);
        expect(await dump(store)).toEqual(await dump(other));
        if (number === 0) for (const one of [store, other]) await one.removeDocument("c", "asked to", "2025-07-01T00:00:00Z");
      }
      expect(await store.integrity()).toEqual([]);
      await other.close();
    });

    it("writes none if one is refused", async () => {
      const good = sampleReading({ id: "a", topics: ["fish"] });
      const bad = sampleReading({ id: "b", topics: ["fi\0sh"] });
      await expect(store.putReadings([good, bad])).rejects.toMatchObject({ code: "BAD_INPUT" });
      expect(await store.info()).toMatchObject({ documents: 0, sequence: 0 });
    });

    it("does nothing with an empty list", async () => {
      expect(await store.putReadings([])).toEqual([]);
      expect(await store.sequence()).toBe(0);
    });

    it("takes more than one insert holds", async () => {
      const readings = Array.from({ length: 1300 }, (_, index) => sampleReading({ id: `d${index}`, topics: [`matter ${index}`, "salt"] }));
      const outcomes = await store.putReadings(readings);
      expect(new Set(outcomes.map(({ change }) => change))).toEqual(new Set(["added"]));
      expect(await store.info()).toMatchObject({ documents: 1300, versions: 1300, statements: 2600, mentions: 5200, sequence: 1300 });
    });
  });
}

/** Batches in which documents come as new, unchanged, with other texts, with older texts, with each other's text and removed. */
function batches(): readonly (readonly Reading[])[] {
  const newer = { ...sampleOrigin, version: "2" };
  const sample = (id: string, topic: string, origin = sampleOrigin): Reading => sampleReading({ id, topics: [topic, "salt"], origin });
  return [
    [sample("a", "fish"), sample("b", "rain"), sample("a", "fish"), sample("c", "wind")],
    [sample("c", "wool"), sample("b", "fish"), sample("a", "rain"), sample("a", "fish"), sample("a", "fish", newer), sample("d", "wind")],
    [sample("a", "rain", newer)],
  ];
}
