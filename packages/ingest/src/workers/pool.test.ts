import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createAnalyst } from "../analyst/index.js";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";
import type { ExtractorInput } from "../seams.js";
import { createExtractorPool, type ExtractorPool } from "./pool.js";

const root = resolve(import.meta.dirname, "../../../..");
const places = { reference: join(root, "data/reference"), models: join(root, "data/models") };
const built = existsSync(join(root, "packages/ingest/dist/workers/worker.js"));
if (!built) console.warn("skipped: reading in worker threads, for packages/ingest/dist is not built; run npm run build");

const open: ExtractorPool[] = [];
function start(options: Partial<Parameters<typeof createExtractorPool>[0]> = {}): ExtractorPool {
  const pool = createExtractorPool({ ...places, threads: 2, ...options });
  open.push(pool);
  return pool;
}
afterAll(() => Promise.all(open.map((pool) => pool.close())));

function input(text: string): ExtractorInput {
  return { documentId: "doc", version: { checksum: "v", text, title: null, outlet: null, published: "2025-05-16" } };
}

describe.skipIf(!built)("reading in worker threads", () => {
  it("reads what the extractor reads here, whichever thread it is", async () => {
    const texts = ["Norway signed the Fisheries Treaty with Chile on Monday.", "Chile rejected the treaty.", "Nothing of note.", ""];
    const here = createAnalyst(await readReference(places.reference), await openLanguage(places.models));
    const pool = start();
    const [there, again] = [await Promise.all(texts.map((text) => pool.extract(input(text)))), await pool.extract(input(texts[0] ?? ""))];
    expect(there).toEqual(await Promise.all(texts.map((text) => here.extract(input(text)))));
    expect(again).toEqual(there[0]);
  });

  it("says which model is missing", async () => {
    const pool = start({ models: join(root, "data/nowhere") });
    await expect(pool.extract(input("Norway met Chile."))).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("nowhere"),
    });
    await expect(pool.extract(input("Norway met Chile."))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("gives up a document that takes too long, says so, and reads the next", async () => {
    const pool = start({ threads: 1, patience: (length) => (length > 1000 ? 1 : 60_000) });
    await expect(pool.extract(input("Norway met Chile. ".repeat(20_000)))).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect((await pool.extract(input("Norway signed the Fisheries Treaty."))).sentences).toHaveLength(1);
  });
});
