import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeStatement, occurrence, statementId } from "./statement.js";
import { fact, facts, toReadings } from "../testing/records.js";

const version = { checksum: "v1", text: "Norland talks. Norland talks." };
const proposed = {
  ...fact(),
  evidence: { start: 0, end: 14, quote: "Norland talks.", sentenceStart: 0, sentenceEnd: 14 },
  origin: { kind: "extractor", name: "rules", version: "1" },
} as const;
const id = completeStatement(proposed, "doc_a", version).id;

describe("statementId", () => {
  test("is st_ and 24 hexadecimal characters", () => {
    expect(id).toMatch(/^st_[0-9a-f]{24}$/);
  });

  test("does not change with offsets, qualifiers, via, origin, confidence or version", () => {
    const moved = { checksum: "v2", text: `A new first line.\n${version.text}` };
    const evidence = { start: 18, end: 32, quote: "Norland talks.", sentenceStart: 18, sentenceEnd: 32 };
    const edited = {
      ...proposed,
      evidence,
      qualifiers: { date: "2021" },
      via: "The Ledger",
      confidence: 0.1,
      origin: { kind: "person", name: "mira", version: "" } as const,
    };
    expect(completeStatement(edited, "doc_a", moved).id).toBe(id);
  });

  test("changes with everything that makes another statement", () => {
    const meaning = fact();
    const speaker = { name: "Ada Lund", entity: null, speaksFor: null };
    const others = [
      statementId("doc_b", meaning, "Norland talks.", 0),
      statementId("doc_a", meaning, "Norland talks.", 1),
      statementId("doc_a", meaning, "Norland", 0),
      statementId("doc_a", fact({ subject: { type: "Country", name: "Eastmark" } }), "Norland talks.", 0),
      statementId("doc_a", fact({ subject: { type: "Group", name: "Norland" } }), "Norland talks.", 0),
      statementId("doc_a", fact({ predicate: "cooperatesWith" }), "Norland talks.", 0),
      statementId("doc_a", fact({ object: { type: "Country", name: "Eastmark" } }), "Norland talks.", 0),
      statementId("doc_a", fact({ object: null, value: "Sudland" }), "Norland talks.", 0),
      statementId("doc_a", fact({ polarity: "negated" }), "Norland talks.", 0),
      statementId("doc_a", fact({ modality: "planned" }), "Norland talks.", 0),
      statementId("doc_a", fact({ speaker }), "Norland talks.", 0),
      statementId("doc_a", fact({ speaker: { ...speaker, entity: { type: "Person", name: "Ada Lund" } } }), "Norland talks.", 0),
    ];
    expect(new Set([id, ...others]).size).toBe(others.length + 1);
  });

  test("stays when other sentences are put before, as long as none repeats the quote", () => {
    fc.assert(
      fc.property(facts, fc.stringMatching(/^[a-z ]{0,20}$/), (said, before) => {
        const [plain] = toReadings({ id: "doc_a", collections: [], versions: [{ published: null, outlet: null, facts: [said] }] });
        const statement = plain?.statements[0];
        if (!statement || !plain) throw new Error("one fact gave no statement");
        const evidence = {
          ...statement.evidence,
          start: statement.evidence.start + before.length,
          end: statement.evidence.end + before.length,
        };
        const moved = completeStatement({ ...statement, evidence }, "doc_a", { checksum: "v2", text: before + plain.version.text });
        expect(moved.id).toBe(statement.id);
      }),
    );
  });
});

describe("occurrence", () => {
  test("counts earlier occurrences, overlapping ones too", () => {
    expect(occurrence("aXaXa", "aXa", 0)).toBe(0);
    expect(occurrence("aXaXa", "aXa", 2)).toBe(1);
  });

  test("comes to an end for an empty quote beyond the text", () => {
    expect(occurrence("short", "", 1_000)).toBe(0);
  });
});
