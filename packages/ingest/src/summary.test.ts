import { expect, it } from "vitest";
import { findFiles } from "./files.js";
import { noMetadata } from "./metadata.js";
import { readDocuments, type ReadingEvent } from "./pipeline.js";
import { addReading, addSkipped, emptySummary, type TakenReading } from "./summary.js";
import { testFolder } from "./testing/folder.js";
import { meetingsExtractor } from "./testing/meetings.js";

type Read = ReadingEvent["reading"];

async function read(text: string, published: string | null): Promise<Read> {
  const { files } = await findFiles([await testFolder({ "a.txt": text })]);
  const options = { extractor: meetingsExtractor, now: () => new Date(0), defaults: { ...noMetadata, published } };
  for await (const event of readDocuments(files, options)) if (event.kind === "reading") return event.reading;
  throw new Error("nothing was read");
}

function taken(change: TakenReading["change"], kept = 0, rejected: TakenReading["rejected"] = {}): TakenReading {
  return { change, kept, rejected };
}

it("counts what a run came to", async () => {
  const dated = await read("Ana met Ben.", "2021");
  const undated = await read("Ana met Ben.", null);
  const silent = await read("Nobody met.", "2021");
  const french = await read("Le ministre a signé un accord avec le gouvernement voisin, et il a été salué à Paris.", "2021");
  const steps: readonly (readonly [Read, TakenReading])[] = [
    [dated, taken("added", 1, { badValue: 1 })],
    [undated, taken("newVersion", 2, { badValue: 1, duplicate: 3 })],
    [dated, taken("unchanged", 1, { badValue: 9 })],
    [silent, taken("unchanged")],
    [silent, taken("added")],
    [dated, taken("reread", 0, { badDate: 1 })],
    [french, taken("added")],
    [dated, taken("removed")],
  ];
  const summary = steps.reduce((sum, [reading, outcome]) => addReading(sum, reading, outcome), emptySummary);
  expect(addSkipped(summary)).toEqual({
    documents: 8,
    unchanged: 2,
    newVersions: 1,
    removed: 1,
    undated: 1,
    otherLanguages: 1,
    withoutStatements: 3,
    skipped: 1,
    kept: 3,
    rejectedByReason: { badValue: 2, duplicate: 3, badDate: 1 },
  });
});
