import type { EntenteError, Judgement, NewJudgement, Reading, Statement, StatementTarget } from "@entente/core";
import { completeStatement } from "@entente/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store.js";
import { collect } from "./dump.js";
import type { OpenEmpty } from "./open-empty.js";
import { sampleReading, sampleSentence, sampleStatement, targetOf, withId } from "./samples.js";

const by = { author: "ada", at: "2025-06-02T10:00:00Z", note: null };
const person = { kind: "person" as const, name: "ada", version: "1" };

/** `appendJudgements` and `listJudgements`. */
export function describeJudgements(openEmpty: OpenEmpty): void {
  let store: Store;
  const reading = sampleReading({ id: "a", topics: ["fish", "salt", "fish"] });
  beforeEach(async () => {
    store = await openEmpty();
    await store.putReading(reading);
  });
  afterEach(() => store.close());

  /** The code with which judgements are refused, and how many were written all the same. */
  const refusal = async (judgements: readonly Judgement[]): Promise<unknown> => {
    const code: unknown = await store.appendJudgements(judgements).catch((error: EntenteError) => error.code);
    return { code, written: (await store.info()).judgements };
  };

  describe("appendJudgements", () => {
    it("keeps judgements of every kind as they are, once", async () => {
      const all = everyKind(reading);
      expect(await store.appendJudgements(all)).toEqual({ appended: all.length, known: 0 });
      expect(await store.appendJudgements([...all, ...all])).toEqual({ appended: 0, known: 2 * all.length });
      expect(new Set(await collect(store.listJudgements()))).toEqual(new Set(all));
      expect(await store.sequence()).toBe(2);
    });

    it("counts one that stands twice in a list once", async () => {
      const [first] = everyKind(reading) as [Judgement];
      expect(await store.appendJudgements([first, first])).toEqual({ appended: 1, known: 1 });
    });

    it("does nothing with an empty list", async () => {
      expect(await store.appendJudgements([])).toEqual({ appended: 0, known: 0 });
      expect(await store.sequence()).toBe(1);
    });

    it("appends all or none", async () => {
      const good = everyKind(reading);
      expect(await refusal([...good, withId({ ...by, judgement: "undo", judgementId: "jd_0" })])).toEqual({
        code: "NOT_FOUND",
        written: 0,
      });
    });

    it("takes an undo before what it undoes in one list, and after it in another", async () => {
      const [same] = everyKind(reading) as [Judgement];
      const undo = withId({ ...by, judgement: "undo", judgementId: same.id });
      await store.appendJudgements([undo, same]);
      const restored = withId({ ...by, judgement: "undo", judgementId: undo.id });
      expect(await store.appendJudgements([restored])).toEqual({ appended: 1, known: 0 });
    });

    it("refuses an id that does not follow from what the judgement says", async () => {
      const [same] = everyKind(reading) as [Judgement];
      expect(await refusal([{ ...same, author: "eve" }])).toEqual({ code: "BAD_INPUT", written: 0 });
    });

    it("refuses a time that is none", async () => {
      expect(await refusal([withId({ ...by, at: "yesterday", judgement: "note", target: { entityId: "country:GB" } })])).toEqual({
        code: "BAD_DATE",
        written: 0,
      });
    });

    it("refuses a document that is not there, and one that was removed", async () => {
      const entity = { type: "Country" as const, name: "Norland" };
      expect(await refusal([withId({ ...by, judgement: "note", target: { documentId: "nowhere", entity } })])).toEqual({
        code: "NOT_FOUND",
        written: 0,
      });
      await store.removeDocument("a", "asked to", "2025-07-01T00:00:00Z");
      const late = withId({ ...by, judgement: "note", target: { documentId: "a", entity } });
      await expect(store.appendJudgements([late])).rejects.toMatchObject({ code: "REMOVED" });
    });

    it("takes an added statement where its quote stands that often", async () => {
      const added = addition(reading, sampleSentence("fish"), 1);
      expect(await store.appendJudgements([withId({ ...by, judgement: "add", target: added })])).toEqual({ appended: 1, known: 0 });
    });

    it("takes an added statement whose quote only an older version has", async () => {
      await store.putReading(sampleReading({ id: "a", topics: ["rain"] }));
      const added = addition(reading, sampleSentence("salt"), 0);
      expect(await store.appendJudgements([withId({ ...by, judgement: "add", target: added })])).toEqual({ appended: 1, known: 0 });
    });

    it.each<[string, string, (target: StatementTarget) => StatementTarget]>([
      ["whose quote is not there", "NOT_GROUNDED", (target) => ({ ...target, quote: "Norland sings." })],
      ["whose quote is not there so often", "NOT_GROUNDED", (target) => ({ ...target, occurrence: 2 })],
      ["whose occurrence is negative", "NOT_GROUNDED", (target) => ({ ...target, occurrence: -1 })],
      ["without a quote", "NOT_GROUNDED", (target) => ({ ...target, quote: " " })],
      ["outside the ontology", "OUTSIDE_ONTOLOGY", (target) => ({ ...target, object: { type: "Place", name: "Sudland" } })],
      ["with a date that is none", "BAD_DATE", (target) => ({ ...target, qualifiers: { date: "2025-02-30" } })],
      ["with a confidence above 1", "BAD_INPUT", (target) => ({ ...target, confidence: 2 })],
      ["with another statement's id", "BAD_INPUT", (target) => ({ ...target, statementId: "st_0" })],
    ])("refuses an added statement %s", async (_what, code, spoil) => {
      const target = spoil(addition(reading, sampleSentence("fish"), 0));
      expect(await refusal([withId({ ...by, judgement: "add", target })])).toEqual({ code, written: 0 });
    });
  });

  it("lists judgements by time, whatever its spelling, then by id", async () => {
    const times = ["2025-06-02T10:00:00.250Z", "2025-06-02T10:00:00Z", "2025-06-02", "2025-06-02T10:00Z"];
    const notes = times.map((at) => withId({ ...by, at, judgement: "note", target: { entityId: "country:GB" } }));
    await store.appendJudgements(notes);
    const listed = await collect(store.listJudgements());
    const [quarter, second, day, minute] = notes as [Judgement, Judgement, Judgement, Judgement];
    const tied = [second, minute].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(listed).toEqual([day, ...tied, quarter]);
  });
}

function everyKind(reading: Reading): readonly Judgement[] {
  const [first, second] = reading.statements as [Statement, Statement];
  const left = { documentId: "a", entity: { type: "Country" as const, name: "Norland" } };
  const right = { entityId: "country:NL" };
  const judgements: readonly NewJudgement[] = [
    { ...by, judgement: "same", left, right },
    { ...by, judgement: "notSame", left, right },
    { ...by, judgement: "accept", target: targetOf(reading, first) },
    { ...by, judgement: "retract", target: targetOf(reading, second), reason: "misread" },
    { ...by, judgement: "dispute", target: targetOf(reading, second), reason: "outdated" },
    { ...by, judgement: "add", target: addition(reading, sampleSentence("fish"), 1) },
    { ...by, judgement: "note", target: left, note: "small 🐟" },
  ];
  const named = judgements.map(withId);
  return [...named, withId({ ...by, judgement: "undo", judgementId: named[0]?.id ?? "" })];
}

/** What a person would add: that Norland negotiates with Sudland, by one occurrence of a quote. */
function addition(reading: Reading, quote: string, occurrence: number): StatementTarget {
  let start = reading.version.text.indexOf(quote);
  for (let count = 0; count < occurrence; count += 1) start = reading.version.text.indexOf(quote, start + 1);
  const statement = completeStatement({ ...sampleStatement(quote, start, person), confidence: 1 }, "a", reading.version);
  return targetOf(reading, statement);
}
