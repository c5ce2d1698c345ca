import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOrigins, type Sourced } from "./origins.js";

const plain: Sourced = {
  documentId: "a",
  copies: "text a",
  outlet: "Herald",
  via: null,
  credit: null,
  evidence: { start: 0, end: 5, quote: "words", sentenceStart: 0, sentenceEnd: 5 },
  speaker: null,
  speakerId: null,
  speaksForId: null,
  review: "unreviewed",
};
const named = (name: string) => ({ name, entity: null, speaksFor: null });
const sentence = "The governments of Norland and Sudland signed the fishing accord in Bay City";
const said = (quote: string) => ({ evidence: { ...plain.evidence, end: quote.length, quote } });
const osmani = { speaker: named("Osmani"), speakerId: "person:osmani" };

describe("countOrigins", () => {
  it.each<[string, number, Partial<Sourced>[]]>([
    ["nobody is none", 0, []],
    ["one article is one", 1, [{}]],
    ["two articles of one outlet are one", 1, [{}, { documentId: "b", copies: "text b" }]],
    ["two outlets are two", 2, [{}, { documentId: "b", copies: "text b", outlet: "Post" }]],
    [
      "outlets are told apart by their names, not by how they are spelt",
      1,
      [{}, { documentId: "b", copies: "text b", outlet: "The HERALD" }],
    ],
    ["documents without outlet stand for themselves", 2, [{ outlet: null }, { outlet: null, documentId: "b", copies: "text b" }]],
    ["a copy is none of its own, whatever outlet prints it", 1, [{}, { documentId: "b", outlet: "Post" }]],
    ["a copy without outlet neither", 1, [{ outlet: null }, { outlet: null, documentId: "b" }]],
    [
      "articles that credit the same agency are one, with the agency's own",
      1,
      [
        { via: "the Times" },
        { documentId: "b", copies: "text b", outlet: "Post", via: "The Times" },
        { documentId: "c", copies: "text c", outlet: "Times" },
      ],
    ],
    [
      "articles of which one credits an agency as a whole, under the agency's code, are one",
      1,
      [
        { credit: "Associated Press" },
        { documentId: "b", copies: "text b", outlet: "Post", via: "AP" },
        { documentId: "c", copies: "text c", outlet: "The Associated Press" },
      ],
    ],
    [
      "what a statement credits counts before what its article credits",
      2,
      [
        { credit: "Reuters", via: "the Times" },
        { documentId: "b", copies: "text b", outlet: "Post", credit: "Reuters" },
      ],
    ],
    [
      "a sentence in the same many words is copied",
      1,
      [said(sentence), { ...said(sentence.toUpperCase()), documentId: "b", copies: "text b", outlet: "Post" }],
    ],
    [
      "a few words are said by anyone",
      2,
      [said("Norland signed it"), { ...said("Norland signed it"), documentId: "b", copies: "text b", outlet: "Post" }],
    ],
    [
      "a speech is heard by many",
      2,
      [
        { ...said(sentence), ...osmani },
        { ...said(sentence), ...osmani, documentId: "b", copies: "text b", outlet: "Post" },
      ],
    ],
    ["another speaker in one outlet is another", 2, [{}, osmani]],
    ["one speaker to two outlets is two", 2, [osmani, { ...osmani, documentId: "b", copies: "text b", outlet: "Post" }]],
    ["one speaker under two names is one", 1, [osmani, { ...osmani, speaker: named("President Osmani") }]],
    [
      "unnamed speakers of one institution are one",
      1,
      [
        { speaker: named("a spokesman"), speaksForId: "organisation:home-office" },
        { speaker: named("a source"), speaksForId: "organisation:home-office" },
      ],
    ],
    ["what was misread comes from nowhere", 1, [{}, { documentId: "b", copies: "text b", outlet: "Post", review: "retracted" }]],
    ["what is disputed was said all the same", 2, [{}, { documentId: "b", copies: "text b", outlet: "Post", review: "disputed" }]],
    [
      "a chain of copies and credits is one",
      1,
      [
        {},
        { documentId: "b", outlet: "Post" },
        { documentId: "c", copies: "text c", outlet: "Post" },
        { documentId: "d", copies: "text c", outlet: "Mail" },
      ],
    ],
  ])("%s", (_what, count, statements) => {
    expect(countOrigins(statements.map((statement) => ({ ...plain, ...statement })))).toBe(count);
  });

  it("depends on no order, and hearing it again adds none", () => {
    const some = fc.constantFrom("a", "b", "c");
    const statement = fc.record({
      documentId: some,
      copies: some,
      credit: fc.option(some),
      outlet: fc.option(some),
      via: fc.option(some),
      speakerId: fc.option(some),
    });
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), fc.integer(), (parts, turn) => {
        const statements = parts.map((part) => ({ ...plain, ...part, speaker: part.speakerId === null ? null : named(part.speakerId) }));
        const at = statements.length === 0 ? 0 : Math.abs(turn) % statements.length;
        const turned = [...statements.slice(at), ...statements.slice(0, at)].toReversed();
        expect(countOrigins(turned)).toBe(countOrigins(statements));
        expect(countOrigins([...statements, ...statements])).toBe(countOrigins(statements));
        expect(countOrigins(statements)).toBeLessThanOrEqual(statements.length);
      }),
    );
  });
});
