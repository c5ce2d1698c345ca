import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readClusters } from "../clusters/clusters.js";
import { ModelError } from "../models/format.js";
import { segment } from "../segment.js";
import { fold } from "../tokens.js";
import type { NameLists } from "./lists.js";
import { createNames, type NameTagger } from "./tagger.js";

const file = (name: string): Buffer => readFileSync(new URL(`../../../../data/models/${name}`, import.meta.url));
const lists: NameLists = {
  ambiguous: [],
  capital: ["Oslo", "Podgorica"],
  country: ["Norway", "Montenegro", "Papua New Guinea", "Bosnia and Herzegovina"],
  demonym: ["Norwegian"],
  honorific: ["Mr"],
  media: [],
  office: ["prime minister", "foreign minister"],
  organisation: ["Arctic Council"],
  party: [],
  place: ["Svalbard"],
};
const bytes = file("names.bin");
const clusters = readClusters(file("clusters.txt").toString("utf8"));
let tagger: NameTagger;

beforeAll(() => {
  tagger = createNames(bytes, clusters, lists);
});

const sentencesOf = (text: string) => segment(text).map(({ tokens }) => tokens.map((token) => ({ ...token, low: fold(token.text) })));

function names(text: string): string[] {
  const sentences = sentencesOf(text);
  const tokens = sentences.flat();
  return tagger.tag(sentences).map(({ first, last, kind }) => `${kind}: ${text.slice(tokens[first]!.start, tokens[last]!.end)}`);
}

describe("createNames", () => {
  it("finds people, countries, places and organisations in news", () => {
    expect(names("Norwegian Prime Minister Astrid Lindahl told reporters in Oslo that Norway and Montenegro had signed.")).toEqual([
      "person: Astrid Lindahl",
      "place: Oslo",
      "country: Norway",
      "country: Montenegro",
    ]);
    expect(names("The Arctic Council will meet on Svalbard.")).toEqual(["organisation: Arctic Council", "place: Svalbard"]);
  });

  it("finds elections and parties of which no list tells", () => {
    expect(names("The Democratic Farmers Party lost the 2011 Norwegian parliamentary election.")).toEqual([
      "party: Democratic Farmers Party",
      "event: 2011 Norwegian parliamentary election",
    ]);
  });

  it("keeps listed names of several words whole", () => {
    expect(names("Ministers of Bosnia and Herzegovina met ministers of Papua New Guinea.")).toEqual([
      "country: Bosnia and Herzegovina",
      "country: Papua New Guinea",
    ]);
  });

  it("takes no name from a capital that any sentence has", () => {
    expect(names("While talks went on, nothing was signed. But they will meet again.")).toEqual([]);
  });

  it("reads a name as the document defines it elsewhere", () => {
    expect(names("The Northern Fisheries Commission (NFC) met. Later NFC published its report.").slice(-1)).toEqual(["organisation: NFC"]);
  });

  it("gives names in order, apart and inside their sentences, whatever the text", () => {
    const part = fc.constantFrom(
      "Norway",
      " ",
      "the ",
      "Papua New",
      "(",
      ")",
      "“",
      ".",
      "NATO",
      "\n",
      "\u0000",
      "é",
      "\ud800",
      "2021 ",
      "of ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(part).map((parts) => parts.join("")),
        ),
        (text) => {
          const sentences = sentencesOf(text);
          const ends = sentences.map((_, i) => sentences.slice(0, i + 1).flat().length);
          let next = 0;
          for (const { first, last } of tagger.tag(sentences)) {
            expect(first).toBeGreaterThanOrEqual(next);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(ends.find((end) => first < end)).toBe(ends.find((end) => last < end));
            next = last + 1;
          }
          expect(next).toBeLessThanOrEqual(sentences.flat().length);
        },
      ),
    );
  });

  it("refuses a model of which any byte was changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = Uint8Array.from(bytes);
        broken[at]! ^= change;
        expect(() => createNames(broken, clusters, lists)).toThrow(ModelError);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses a model that ends early, is empty or something else", () => {
    for (const broken of [bytes.subarray(0, 1000), bytes.subarray(0, -1), new Uint8Array(), file("clusters.txt")]) {
      expect(() => createNames(broken, clusters, lists)).toThrow(ModelError);
    }
  });

  it("names the lists that are missing", () => {
    const { office: _, ...others } = lists;
    expect(() => createNames(bytes, clusters, others)).toThrow(/office/);
  });
});
