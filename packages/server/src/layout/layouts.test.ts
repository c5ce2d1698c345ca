import { settleLayout } from "@entente/core";
import { existsSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createLayouts } from "./layouts.js";

const worker = new URL("../../dist/layout/worker.js", import.meta.url);
const built = existsSync(worker);
if (!built) console.warn("skipped: layouts in a worker thread, for packages/server/dist is not built; run npm run build");

const layouts = createLayouts();
afterAll(() => layouts.close());

function ring(order: number) {
  const nodes = Array.from({ length: order }, (_, index) => `n${index}`);
  const edges = nodes.map((id, index) => ({ source: id, target: `n${(index + 1) % order}`, weight: 1 }));
  return [nodes, edges] as const;
}

describe("layouts", () => {
  it("settle small graphs at once, and the same graph only once", async () => {
    const first = layouts.settle(...ring(20));
    expect(layouts.settle(...ring(20))).toBe(first);
    expect(await first).toEqual(settleLayout(...ring(20)));
    expect(layouts.settle(...ring(21))).not.toBe(first);
  });

  it.skipIf(!built)("settle large graphs in another thread, with the same result, and answer others meanwhile", async () => {
    const large = layouts.settle(...ring(400));
    const order: string[] = [];
    const both = await Promise.all([
      large.then((places) => (order.push("large"), places)),
      layouts.settle(...ring(30)).then((places) => (order.push("small"), places)),
    ]);
    expect(order).toEqual(["small", "large"]);
    expect(both[0]).toEqual(settleLayout(...ring(400)));
  });

  it.skipIf(!built)("that are under way when the thread ends are refused, and the next starts another", async () => {
    const own = createLayouts();
    const lost = Promise.allSettled([own.settle(...ring(500))]);
    await own.close();
    expect(await lost).toMatchObject([{ status: "rejected", reason: { message: expect.stringMatching(/thread layout\/worker ended/) } }]);
    expect((await own.settle(...ring(200))).size).toBe(200);
    await own.close();
  });
});
