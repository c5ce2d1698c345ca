import { describe, expect, test } from "vitest";
import { checkReading, checkStatement } from "./check.js";
import type { Reading } from "./reading.js";
import type { Evidence, ProposedStatement } from "./statement.js";
import { fact, sentenceOf, toReadings, type Fact } from "../testing/records.js";

const text = "Before. Norland talks to Sudland 🤝. After.";
const quote = "Norland talks to Sudland 🤝.";
const evidence: Evidence = { start: 8, end: 8 + quote.length, quote, sentenceStart: 8, sentenceEnd: 8 + quote.length };

function propose(given: Partial<ProposedStatement> = {}): ProposedStatement {
  return { ...fact(), evidence, origin: { kind: "extractor", name: "rules", version: "1" }, ...given };
}

const reasons = (given: Partial<ProposedStatement>): readonly string[] => checkStatement(propose(given), text).map(({ reason }) => reason);

describe("checkStatement", () => {
  test("takes a grounded statement that fits the ontology", () => {
    expect(checkStatement(propose(), text)).toEqual([]);
  });

  test.each<[string, Partial<Evidence>]>([
    ["a quote that the span does not hold", { quote: "Norland talks to Eastmark." }],
    ["a span one unit off", { start: 9, end: evidence.end + 1 }],
    ["a span past the end", { start: text.length, end: text.length + quote.length }],
    ["a span from the end backwards", { start: -10, end: -5, quote: text.slice(-10, -5) }],
    ["fractions of a unit", { start: 8.5, end: evidence.end + 0.5 }],
    ["a sentence that begins after the quote", { sentenceStart: 9 }],
    ["a sentence that ends before the quote", { sentenceEnd: evidence.end - 1 }],
    ["a sentence past the end of the text", { sentenceEnd: text.length + 1 }],
    ["half a character", { end: evidence.end - 2, quote: quote.slice(0, -2) }],
  ])("refuses %s", (_, wrong) => {
    expect(reasons({ evidence: { ...evidence, ...wrong } })).toEqual(["quoteNotInText"]);
  });

  test("refuses an empty quote", () => {
    expect(reasons({ evidence: { ...evidence, end: 8, quote: "" } })).toEqual(["emptyQuote"]);
  });

  test.each<[string, Partial<ProposedStatement>, string]>([
    ["neither object nor value", { object: null }, "objectAndValue"],
    ["object and value", { value: "signed" }, "objectAndValue"],
    ["a subject outside the domain", { subject: { type: "Agreement", name: "the deal" } }, "outsideDomain"],
    ["an object outside the range", { object: { type: "Place", name: "Bay City" } }, "outsideRange"],
    ["a qualifier of another predicate", { qualifiers: { office: "president" } }, "unknownQualifier"],
    ["an entity without a name", { subject: { type: "Country", name: " " } }, "badValue"],
    ["a day that no calendar has", { qualifiers: { validFrom: "2021-02-30" } }, "badDate"],
    ["a confidence above one", { confidence: 1.1 }, "badConfidence"],
    ["a confidence that is no number", { confidence: Number.NaN }, "badConfidence"],
  ])("refuses %s", (_, wrong, reason) => {
    expect(reasons(wrong)).toContain(reason);
  });
});

describe("checkReading", () => {
  const readingOf = (...said: readonly Fact[]): Reading => {
    const [reading] = toReadings({ id: "doc_a", collections: [], versions: [{ published: "2021-03", outlet: null, facts: said }] });
    if (!reading) throw new Error("one version gave no reading");
    return reading;
  };

  test("keeps what holds, ordered by id, and counts what does not under its reason", () => {
    const reading = readingOf(fact(), fact({ polarity: "negated" }), fact({ object: { type: "Country", name: "Eastmark" } }));
    const [first, ...others] = reading.statements;
    if (!first) throw new Error("no statement");
    const broken = { ...first, evidence: { ...first.evidence, quote: "Something else." } };
    const checked = checkReading({ ...reading, statements: [broken, ...others] });
    expect(checked.statements.map(({ id }) => id)).toEqual(others.map(({ id }) => id).toSorted());
    expect(checked.rejects).toMatchObject([{ documentId: "doc_a", version: reading.version.checksum, reason: "quoteNotInText" }]);
  });

  test("keeps no text of the document in a refusal", () => {
    const reading = readingOf(fact());
    const statements = reading.statements.map((statement) => ({ ...statement, evidence: { ...statement.evidence, start: 1 } }));
    expect(JSON.stringify(checkReading({ ...reading, statements }).rejects)).not.toContain(sentenceOf(fact()));
  });

  test.each([
    [0.4, 0.6],
    [0.6, 0.4],
  ])("keeps the more confident of two equal statements and counts the other (%d, %d)", (...confidences) => {
    const reading = readingOf(fact());
    const statements = reading.statements.flatMap((statement) => confidences.map((confidence) => ({ ...statement, confidence })));
    const checked = checkReading({ ...reading, statements });
    expect(checked.statements).toMatchObject([{ confidence: 0.6 }]);
    expect(checked.rejects).toMatchObject([{ reason: "duplicate" }]);
  });

  test("refuses an id, document or version that does not follow from the reading", () => {
    const reading = readingOf(fact());
    for (const wrong of [{ id: "st_0" }, { documentId: "doc_b" }, { version: "other" }]) {
      const statements = reading.statements.map((statement) => ({ ...statement, ...wrong }));
      expect(checkReading({ ...reading, statements })).toMatchObject({ statements: [], rejects: [{ reason: "badValue" }] });
    }
  });

  test("keeps refusals that came with the reading", () => {
    const reading = readingOf(fact());
    const reject = { documentId: "doc_a", version: "v", reason: "emptyQuote", detail: "", origin: reading.origin } as const;
    expect(checkReading({ ...reading, rejects: [reject] }).rejects).toEqual([reject]);
  });

  test("throws where the reader is broken: mentions off their text, a date that is none", () => {
    const reading = readingOf(fact());
    const mentions = reading.mentions.map((mention) => ({ ...mention, start: mention.start + 1 }));
    expect(() => checkReading({ ...reading, mentions })).toThrow(expect.objectContaining({ code: "NOT_GROUNDED" }));
    const version = { ...reading.version, published: "last May" };
    expect(() => checkReading({ ...reading, version })).toThrow(expect.objectContaining({ code: "BAD_DATE" }));
  });

  test("tells two equal sentences apart by which occurrence they are", () => {
    const reading = readingOf(fact(), fact());
    expect(new Set(reading.statements.map(({ id }) => id)).size).toBe(2);
    expect(checkReading(reading).statements).toHaveLength(2);
  });
});
