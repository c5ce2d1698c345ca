import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generatedReference } from "../../testing/records.js";
import { worldRecords, worlds } from "../../testing/world.js";
import { buildGraph } from "../build.js";
import { buildIndex } from "./build.js";
import type { CompactIndex } from "./columns.js";
import { columnSizes, readSnapshot } from "./snapshot.js";
import { rowsOfGraph } from "./rows.js";
import { xxh32 } from "./xxhash.js";

async function someIndex(): Promise<CompactIndex> {
  const [world] = fc.sample(
    worlds.filter(({ readings }) => readings.length > 3),
    { numRuns: 1, seed: 11 },
  );
  return buildIndex(rowsOfGraph(buildGraph(await worldRecords(world ?? { readings: [], judgements: [] }), generatedReference)));
}

function copyOf({ buffer }: CompactIndex, length = buffer.byteLength): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(buffer).subarray(0, length));
  return copy;
}

describe("a snapshot", () => {
  test("gives back the index it was written from", () =>
    fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const index = buildIndex(rowsOfGraph(buildGraph(await worldRecords(world), generatedReference)));
        const read = readSnapshot(copyOf(index).buffer);
        expect(read.problem).toBe(null);
        expect(read.index?.meta).toEqual(index.meta);
        expect(read.index?.columns).toEqual(index.columns);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    ));

  test("cut off anywhere is told from a whole one", async () => {
    const index = await someIndex();
    for (let length = 0; length < index.buffer.byteLength; length += 97) {
      expect(readSnapshot(copyOf(index, length).buffer).index).toBe(null);
    }
    expect(readSnapshot(copyOf(index, index.buffer.byteLength - 1).buffer)).toMatchObject({ problem: "truncated" });
  });

  test("with any bit turned is told from a whole one, except in the gaps between sections", async () => {
    const index = await someIndex();
    const gaps = new Set(gapsOf(index));
    for (let at = 0; at < index.buffer.byteLength; at += 13) {
      const copy = copyOf(index);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
      expect({ at, damaged: readSnapshot(copy.buffer).problem !== null }).toEqual({ at, damaged: !gaps.has(at) });
    }
  });

  test("says why it cannot be read, and what happens now", async () => {
    const index = await someIndex();
    const changed = (at: number, byte: number): ArrayBuffer => {
      const copy = copyOf(index);
      copy[at] = byte;
      return copy.buffer;
    };
    expect(readSnapshot(new ArrayBuffer(0))).toMatchObject({ problem: "notASnapshot" });
    expect(readSnapshot(changed(0, 0))).toMatchObject({ problem: "notASnapshot" });
    expect(readSnapshot(changed(8, 99))).toMatchObject({
      problem: "otherVersion",
      message: "the snapshot of the index cannot be read (format 99, this software reads 3); it is rebuilt from the store",
    });
    expect(readSnapshot(changed(12, 1))).toMatchObject({ problem: "otherVersion" });
    expect(readSnapshot(changed(40, 0))).toMatchObject({ problem: "corrupt" });
    expect(readSnapshot(changed(index.columns.entityIds.bytes.byteOffset, 0))).toMatchObject({
      problem: "corrupt",
      message: expect.stringContaining('"entityIds.bytes"'),
    });
  });

  test("tells how many bytes each column takes", async () => {
    const index = await someIndex();
    const sizes = columnSizes(index);
    expect(sizes["statementIds"]).toBe(12 * index.columns.statementFlags.length);
    expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(index.buffer.byteLength);
  });
});

/** Bytes that belong to no section: what aligns the next one. */
function gapsOf({ buffer, columns }: CompactIndex): readonly number[] {
  const used = new Uint8Array(buffer.byteLength);
  used.fill(1, 0, 32 + new DataView(buffer).getUint32(16, true));
  for (const column of Object.values(columns)) {
    const parts = ArrayBuffer.isView(column) ? [column] : Object.values<Uint8Array | Uint32Array>({ ...column });
    for (const { byteOffset, byteLength } of parts) used.fill(1, byteOffset, byteOffset + byteLength);
  }
  return [...used.keys()].filter((at) => used[at] === 0);
}

describe("the checksum of snapshots", () => {
  // Known values of XXH32 with seed 0.
  test.each([
    ["", 0x02cc5d05],
    ["a", 0x550d7456],
    ["abc", 0x32d153ff],
    ["Nobody inspects the spammish repetition", 0xe2293b2f],
  ])("of %j is that of the reference implementation", (text, sum) => {
    expect(xxh32(new TextEncoder().encode(text))).toBe(sum);
  });
});
