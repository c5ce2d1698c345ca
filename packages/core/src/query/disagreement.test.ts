import { describe, expect, it } from "vitest";
import { contradicts, disagree, type Covering } from "./disagreement.js";

const said: Covering = {
  relationId: "rl_1",
  polarity: "affirmed",
  modality: "asserted",
  review: "unreviewed",
  qualifiers: {},
  qualifierIds: {},
  published: "2025-05-18",
};
const denied: Covering = { ...said, polarity: "negated" };
const ended: Covering = { ...denied, qualifiers: { change: "ended", date: "2024" } };

/** A denial and a statement with these qualifiers. */
function pair(negated: Covering["qualifiers"], affirmed: Covering["qualifiers"]): readonly [Covering, Covering] {
  return [
    { ...denied, qualifiers: negated },
    { ...said, qualifiers: affirmed },
  ];
}

describe("a denial contradicts a statement at least as narrow", () => {
  it.each<[string, Covering["qualifiers"], Covering["qualifiers"]]>([
    ["no talks, talks", {}, {}],
    ["no talks, formal talks", {}, { formality: "formal" }],
    ["no formal talks, formal talks", { formality: "formal" }, { formality: "formal" }],
    ["no talks of any form, talks", { formality: "any" }, {}],
    ["no talks on hubs, formal talks on hubs", { about: "hubs" }, { about: "Hubs", formality: "formal" }],
    ["no talks, in blunt words, talks", { wording: "categorically" }, {}],
    ["no talks in May, talks on a day in May", { date: "2025-05" }, { date: "2025-05-16" }],
    ["no member since 2020, member in 2022", { validFrom: "2020" }, { date: "2022" }],
    ["not sent by Kosovo, sent by Kosovo", { by: { type: "Country", name: "Kosovo" } }, { by: { type: "Country", name: "kosovo" } }],
  ])("%s", (_what, negated, affirmed) => {
    expect(contradicts(...pair(negated, affirmed))).toBe(true);
  });

  it.each<[string, Covering["qualifiers"], Covering["qualifiers"]]>([
    ["no formal talks, talks", { formality: "formal" }, {}],
    ["no formal talks, informal talks", { formality: "formal" }, { formality: "informal" }],
    ["not president, prime minister", { office: "president" }, { office: "prime minister" }],
    ["no talks in May, talks", { date: "2025-05" }, {}],
    ["no talks in May, talks in June", { date: "2025-05" }, { date: "2025-06-01" }],
    ["no member since 2020, member until 2019", { validFrom: "2020" }, { validTo: "2019" }],
  ])("and no other: %s", (_what, negated, affirmed) => {
    expect(contradicts(...pair(negated, affirmed))).toBe(false);
  });

  it("knows an entity by whatever name", () => {
    const [negated, affirmed] = pair({ about: { type: "Country", name: "Holland" } }, { about: { type: "Country", name: "Netherlands" } });
    expect(contradicts(negated, affirmed)).toBe(false);
    const qualifierIds = { about: "country:NL" };
    expect(contradicts({ ...negated, qualifierIds }, { ...affirmed, qualifierIds })).toBe(true);
  });

  it("only within a relation", () => {
    expect(contradicts(denied, { ...said, relationId: "rl_2" })).toBe(false);
  });
});

describe("the end of a state contradicts nothing earlier", () => {
  it.each<[string, Partial<Covering>, boolean]>([
    ["published before", { published: "2023-12-31" }, false],
    ["published in the year of the end", { published: "2024-06" }, false],
    ["published after, of an earlier day", { qualifiers: { validFrom: "2019" } }, false],
    ["published after", { published: "2025-05-18" }, true],
    ["of a later day", { qualifiers: { date: "2025-01" } }, true],
    ["undated", { published: null }, false],
  ])("%s", (_what, statement, expected) => {
    expect(contradicts(ended, { ...said, ...statement })).toBe(expected);
  });

  it("nor anything at all if nobody knows when it ended", () => {
    expect(contradicts({ ...ended, qualifiers: { change: "ended" }, published: null }, said)).toBe(false);
  });
});

describe("disagree", () => {
  it("needs an asserted statement on each side that still stands", () => {
    expect(disagree([denied, said])).toBe(true);
    expect(disagree([said, said])).toBe(false);
    expect(disagree([denied])).toBe(false);
    expect(disagree([])).toBe(false);
  });

  it.each(["planned", "possible", "evaluative"] as const)("passes %s statements over, on either side", (modality) => {
    expect(disagree([denied, { ...said, modality }])).toBe(false);
    expect(disagree([{ ...denied, modality }, said])).toBe(false);
  });

  it.each(["retracted", "disputed"] as const)("passes %s statements over, on either side", (review) => {
    expect(disagree([denied, { ...said, review }])).toBe(false);
    expect(disagree([{ ...denied, review }, said])).toBe(false);
  });

  it("finds the one pair among many", () => {
    const formal: Covering = { ...denied, qualifiers: { formality: "formal" } };
    expect(disagree([formal, said, { ...said, modality: "planned" }])).toBe(false);
    expect(disagree([formal, said, { ...said, qualifiers: { formality: "formal" } }])).toBe(true);
  });
});
