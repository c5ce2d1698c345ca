import type { Reading, Statement } from "@entente/core";
import type { Store } from "../store.js";
import { sampleOrigin, sampleReading, targetOf, withId } from "./samples.js";

const by = { author: "ada", note: null };

/** A store with something of everything: versions, other readers, rejects, judgements with undos, tombstones, copies of one text. */
export async function writeHistory(store: Store): Promise<void> {
  const ids = Array.from({ length: 30 }, (_, index) => `doc ${index} ～😀`);
  const readings = ids.map((id, index) =>
    sampleReading({ id, topics: [`matter ${index % 7}`, "salt"], collections: [`c${index % 3}`], title: index % 2 ? `T${index}` : null }),
  );
  await store.putReadings(readings);
  const origin = { ...sampleOrigin, version: "2" };
  await store.putReadings(ids.slice(0, 9).map((id, index) => spoiltIn(sampleReading({ id, topics: [`news ${index}`, "rain"], origin }))));
  await store.putReadings(ids.slice(0, 3).map((id, index) => sampleReading({ id, topics: [`matter ${index}`, "salt"], origin })));
  await judge(store, readings);
  for (const id of ids.slice(20, 24)) await store.removeDocument(id, "asked to", "2025-07-01T00:00:00Z");
}

/** With a statement that does not hold, so that it is refused. */
function spoiltIn(reading: Reading): Reading {
  const [first, ...others] = reading.statements as [Statement, ...Statement[]];
  return { ...reading, statements: [{ ...first, confidence: 2 }, ...others] };
}

/** The undo was decided, as its author's clock has it, before what it undoes. */
async function judge(store: Store, readings: readonly Reading[]): Promise<void> {
  const [first] = readings;
  const [statement] = first?.statements ?? [];
  if (!first || !statement) throw new Error("a sample has a statement");
  const accept = withId({ ...by, judgement: "accept", at: "2025-06-03T10:00:00Z", target: targetOf(first, statement) });
  const undo = withId({ ...by, judgement: "undo", at: "2025-06-02T10:00:00Z", judgementId: accept.id });
  const redo = withId({ ...by, judgement: "undo", at: "2025-06-01T10:00:00Z", judgementId: undo.id });
  const country = { type: "Country" as const, name: "Norland" };
  const same = withId({
    ...by,
    judgement: "same",
    at: "2025-06-04",
    left: { documentId: first.document.id, entity: country },
    right: { entityId: "country:NL" },
  });
  await store.appendJudgements([accept, undo, redo, same]);
}
