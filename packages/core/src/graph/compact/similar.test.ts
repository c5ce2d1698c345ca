import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { search } from "../../query/search.js";
import { readWorld } from "../../testing/readers.js";
import { fact } from "../../testing/records.js";
import { readingOf } from "../../testing/scene.js";
import { fold } from "../../resolve/fold.js";
import type { GraphEntity } from "../types.js";
import { buildIndex } from "./build.js";
import { createIndexReader, type IndexReader } from "./reader.js";
import type { EntityRow } from "./rows.js";
import { editDistance, similarity } from "./similarity.js";
import { createView } from "./create-view.js";

/** A reader of people without relations, by their names. */
function readerOf(names: readonly string[]): IndexReader {
  const rows = names.map((name, place): EntityRow => ({
    id: `person:${place}`,
    type: "Person",
    name,
    forms: [fold(name)],
    present: true,
    mergedIds: [],
  }));
  const index = buildIndex({
    sequence: 1,
    generation: "",
    judgements: 0,
    looseJudgements: 0,
    rejects: 0,
    documents: [],
    statements: [],
    entities: rows,
  });
  const entity = (id: string): GraphEntity => ({
    id,
    type: "Person",
    name: names[Number(id.slice(7))] ?? "",
    aliases: [],
    mergedIds: [],
    documents: 0,
  });
  const nothing = async () => [];
  return createIndexReader(createView(index), {
    fetchEntities: async (ids) => ids.map(entity),
    fetchStatements: nothing,
    fetchLoose: nothing,
  });
}

async function similarTo(reader: IndexReader, text: string, limit = 20): Promise<readonly string[]> {
  return (await reader.native.similar({ text, limit })).map(({ entity: { name } }) => name);
}

const syllables = ["ba", "rek", "lo", "min", "dá", "shu", "vor", "té", "kal", "wen", "tis", "öm", "gar", "ni"];
const word = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(""));
const name = fc.tuple(word, word).map((parts) => parts.join(" "));

/** A folded text with one letter left out, put in, replaced or swapped with the next. */
function misspell(text: string, kind: number, at: number, letter: string): string {
  const place = at % (text.length - 1);
  const [head, tail] = [text.slice(0, place), text.slice(place)];
  return (
    [head + tail.slice(1), head + letter + tail, head + letter + tail.slice(1), head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2)][
      kind % 4
    ] ?? text
  );
}

describe("likeness of names", () => {
  test("finds a name with one letter wrong among thousands, 98 times in 100 and more", async () => {
    const names = [...new Set(fc.sample(name, { numRuns: 5000, seed: 7 }))];
    const reader = readerOf(names);
    const errors = fc.sample(fc.tuple(fc.nat(names.length - 1), fc.nat(3), fc.nat(99), fc.constantFrom("a", "e", "k", "o", "r", "x")), {
      numRuns: 300,
      seed: 5,
    });
    let found = 0;
    for (const [place, ...error] of errors) {
      const meant = names[place] ?? "";
      if ((await similarTo(reader, misspell(fold(meant), ...error))).includes(meant)) found += 1;
    }
    expect(found / errors.length).toBeGreaterThanOrEqual(0.98);
  });

  test("does not mind case, accents, or which of its words was meant", async () => {
    const reader = readerOf(["Škoda Works", "Émile Duran", "Anna Lindqvist", "Port Authority"]);
    expect(await similarTo(reader, "SKODA WORSK")).toEqual(["Škoda Works"]);
    expect(await similarTo(reader, "emile durna")).toEqual(["Émile Duran"]);
    expect(await similarTo(reader, "lindkvist")).toEqual(["Anna Lindqvist"]);
    expect(await similarTo(reader, "zzzzzz")).toEqual([]);
    expect(await similarTo(reader, "?!")).toEqual([]);
  });

  test("gives what is most alike first, and no more than asked for", async () => {
    const reader = readerOf(["Marten Holt", "Martin Holt", "Martin Holz", "Karsten Holt"]);
    expect(await similarTo(reader, "martin holt", 3)).toEqual(["Martin Holt", "Marten Holt", "Martin Holz"]);
  });

  test("comes after what was found, and repeats nothing of it", async () => {
    const people = ["Ada Lund", "Ada Lundt", "Ida Lund"].map((person) =>
      fact({ subject: { type: "Person", name: person }, predicate: "visited" }),
    );
    const { readers } = await readWorld({ readings: [readingOf(...people)], judgements: [] });
    const [plain, ...indexed] = readers;
    expect((await search(plain, { text: "Ada Lund", limit: 5 })).similar).toEqual([]);
    for (const reader of indexed) {
      const { found, similar } = await search(reader, { text: "Ada Lund", limit: 5 });
      expect(found.items.map((entity) => entity.name)).toEqual(["Ada Lund", "Ada Lundt"]);
      expect(similar.map(({ entity }) => entity.name)).toEqual(["Ida Lund"]);
    }
  });
});

describe("edit distance", () => {
  test("counts letters to insert, leave out, replace or swap", () => {
    expect(editDistance("lund", "lund")).toBe(0);
    expect(editDistance("lund", "lnud")).toBe(1);
    expect(editDistance("lund", "lun")).toBe(1);
    expect(editDistance("", "lund")).toBe(4);
    expect(editDistance("ca", "abc")).toBe(3);
  });

  test("is that of its definition", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 }),
        (a, b) => {
          expect(editDistance(a, b)).toBe(distanceByDefinition(a, b));
          expect(similarity(a, a)).toBe(a === "" ? 0 : 1);
        },
      ),
    ));
});

function distanceByDefinition(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    distanceByDefinition(restA, b) + 1,
    distanceByDefinition(a, restB) + 1,
    distanceByDefinition(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    ...(a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      ? [distanceByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1]
      : []),
  ];
  return Math.min(...ways);
}
