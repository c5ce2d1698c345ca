import { checksum, completeStatement, type LocalEntity, type Mention, type ProposedStatement, type Reading } from "@entente/core";
import { describe, expect, it } from "vitest";
import { evaluationDocumentName, evaluationFileNames, extractEvaluationForm } from "./evaluation.js";

const text = "British minister Ana Boe said she met Cid. Britain and Boe refused.";
const documentId = "doc_test";
const version = { checksum: checksum(text), text, title: null, outlet: null, published: null, readAt: "2026-01-01T00:00:00.000Z" };
const origin = { kind: "extractor", name: "hand", version: "1" } as const;

const ana: LocalEntity = { type: "Person", name: "Ana Boe" };
const cid: LocalEntity = { type: "Person", name: "Cid" };
const britain: LocalEntity = { type: "Country", name: "Britain" };
const plan: LocalEntity = { type: "Agreement", name: "the plan" };

function mention(words: string, kind: Mention["kind"], entity: LocalEntity, from = 0): Mention {
  const start = text.indexOf(words, from);
  return { documentId, version: version.checksum, start, end: start + words.length, text: words, kind, entity };
}

function statement(
  quote: string,
  meaning: Pick<ProposedStatement, "subject" | "predicate" | "object"> & Partial<ProposedStatement>,
): Reading["statements"][number] {
  const start = text.indexOf(quote);
  const evidence = { start, end: start + quote.length, quote, sentenceStart: start, sentenceEnd: start + quote.length };
  const rest = {
    value: null,
    qualifiers: {},
    polarity: "affirmed",
    modality: "asserted",
    speaker: null,
    via: null,
    origin,
    confidence: 0.8,
  } as const;
  return completeStatement({ ...rest, evidence, ...meaning }, documentId, version);
}

const reading: Reading = {
  document: { id: documentId, url: null, path: "a.txt", collections: [], language: "en", licence: null },
  version,
  origin,
  rejects: [],
  sentences: 2,
  silentSentences: 0,
  mentions: [
    mention("British", "demonym", britain),
    mention("British minister Ana Boe", "description", ana),
    mention("Ana Boe", "name", ana),
    mention("she", "pronoun", ana),
    mention("Cid", "name", cid),
    mention("Britain", "name", britain),
    mention("Boe", "name", ana, 40),
  ],
  statements: [
    statement("Boe refused", { subject: ana, predicate: "rejects", object: plan }),
    statement("she met Cid", {
      subject: ana,
      predicate: "metWith",
      object: cid,
      qualifiers: { about: plan },
      speaker: { name: "Ana Boe", entity: ana, speaksFor: britain },
      via: "The Paper",
    }),
    statement("Britain", {
      subject: britain,
      predicate: "metWith",
      object: cid,
      evidence: { start: 0, end: 3, quote: "not", sentenceStart: 0, sentenceEnd: 9 },
    }),
  ],
};

describe("the evaluation form", () => {
  const form = extractEvaluationForm(reading);

  it("numbers entities as the text mentions them, and gives every form that names them", () => {
    expect(form.entities.map(({ id, type, name, aliases }) => ({ id, type, name, aliases }))).toEqual([
      { id: "e1", type: "Country", name: "Britain", aliases: ["British", "Britain"] },
      { id: "e2", type: "Person", name: "Ana Boe", aliases: ["Ana Boe", "Boe"] },
      { id: "e3", type: "Person", name: "Cid", aliases: ["Cid"] },
      { id: "e4", type: "Agreement", name: "the plan", aliases: [] },
    ]);
    expect(form.entities[1]?.mentions.map((one) => one.kind)).toEqual(["description", "name", "pronoun", "name"]);
    expect(form.entities.flatMap(({ mentions }) => mentions).every((one) => text.slice(one.start, one.end) === one.text)).toBe(true);
  });

  it("keeps only what holds against the text, in text order, entities by their ids", () => {
    expect(form.statements).toEqual([
      {
        subject: "e2",
        predicate: "metWith",
        object: "e3",
        polarity: "affirmed",
        modality: "asserted",
        quote: "she met Cid",
        start: 30,
        end: 41,
        qualifiers: { about: "e4" },
        speaker: { name: "Ana Boe", entity: "e2", speaksFor: "e1" },
        via: "The Paper",
        confidence: 0.8,
      },
      expect.objectContaining({ subject: "e2", predicate: "rejects", object: "e4", speaker: null, via: null }),
    ]);
  });

  it("gives a value instead of an object where the statement has one", () => {
    const signed = statement("refused", { subject: plan, predicate: "agreementStatus", object: null, value: "ruledOut" });
    const [only] = extractEvaluationForm({ ...reading, statements: [signed] }).statements;
    expect(only).toMatchObject({ predicate: "agreementStatus", value: "ruledOut" });
    expect(only).not.toHaveProperty("object");
  });

  it("is no form of a reading whose mentions are broken", () => {
    const broken = { ...reading, mentions: [{ ...mention("Cid", "name", cid), start: 0 }] };
    expect(() => extractEvaluationForm(broken)).toThrow(expect.objectContaining({ code: "NOT_GROUNDED" }));
  });
});

describe("the names of evaluation files", () => {
  it("are the files' names without their ending", () => {
    const files = [
      { path: "x/a.b.txt", location: "/f/x/a.b.txt" },
      { path: "c.html", location: "/f/c.html" },
    ];
    expect(evaluationFileNames(files)).toEqual(["a.b.json", "c.json"]);
  });

  it("are an address's host and path, and say each of a file's documents by its key", () => {
    const page = { path: "example.org/news/a", location: "https://example.org/news/a?b" };
    const [name] = evaluationFileNames([page]);
    expect(name).toMatch(/^example\.org_news_a-[0-9a-f]{8}\.json$/);
    const csv = { path: "x/a.csv" };
    expect(evaluationDocumentName("a.json", { path: "x/a.csv" }, csv)).toBe("a.json");
    expect(evaluationDocumentName("a.json", { path: "x/a.csv#HARTIM1" }, csv)).toBe("a.HARTIM1.json");
    const odd = ["a b/c", "a b?c"].map((key) => evaluationDocumentName("a.json", { path: `x/a.csv#${key}` }, csv));
    expect(new Set(odd).size).toBe(2);
    for (const written of odd) expect(written).toMatch(/^a\.a_b_c-[0-9a-f]{8}\.json$/);
  });

  it("are refused if two files come to one", () => {
    const files = [
      { path: "x/a.txt", location: "/f/x/a.txt" },
      { path: "A.md", location: "/f/A.md" },
    ];
    expect(() => evaluationFileNames(files)).toThrow("/f/x/a.txt and /f/A.md would both be written to A.json");
  });
});
