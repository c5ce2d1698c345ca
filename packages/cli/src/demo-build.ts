import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createAnalyst, openLanguage } from "@entente/ingest";
import type { ReferenceData } from "@entente/ingest/reference";
import { openStore } from "@entente/store";
import { ingestInto } from "./ingest-into.js";
import { appendFile } from "./judgements.js";
import { places } from "./places.js";

/** Reads the demo documents into a new store and applies the demo judgements. */
export async function buildDemo(location: string, reference: ReferenceData): Promise<void> {
  await mkdir(dirname(location), { recursive: true });
  const store = await openStore(location);
  try {
    const extractor = createAnalyst(reference, await openLanguage(places.models));
    await ingestInto(store, [join(places.demo, "documents")], { extractor, collection: "demo" });
    await appendFile(store, join(places.demo, "judgements.ndjson"), reference.entities);
  } finally {
    await store.close();
  }
}
