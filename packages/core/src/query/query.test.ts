import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../graph/compact/build.js";
import { createIndexReader } from "../graph/compact/reader.js";
import { memoryRowSource } from "../graph/compact/row-source.js";
import { rowsOfGraph } from "../graph/compact/rows.js";
import { createView } from "../graph/compact/create-view.js";
import type { Graph } from "../graph/graph.js";
import { createMemoryGraphReader } from "../graph/memory.js";
import type { GraphReader } from "../graph/reader.js";
import { fact, type Fact } from "../testing/records.js";
import { readingsOf, sceneGraph } from "../testing/scene.js";
import { entity } from "./entity.js";
import { neighbourhood } from "./neighbourhood.js";
import { overview } from "./overview.js";
import { paths } from "./paths.js";
import { relations } from "./relations.js";

type Edge = readonly [number, number];

const name = (node: number): string => `Land ${node}`;
const id = (node: number): string => `country:land-${node}`;

/** "Land 1 approached Land 2", denied if so asked. */
function approach([from, to]: Edge, polarity: Fact["polarity"] = "affirmed"): Fact {
  const [subject, object] = [from, to].map((node) => ({ type: "Country", name: name(node) }) as const);
  return fact({ ...(subject && { subject }), ...(object && { object }), predicate: "approached", polarity });
}

/** Every kind of reader: verbs answer the same over each. */
const kinds = [
  ["memory", createMemoryGraphReader],
  ["an index", (graph) => createIndexReader(createView(buildIndex(rowsOfGraph(graph))), memoryRowSource(graph))],
] as const satisfies readonly (readonly [string, OpenReader])[];

type OpenReader = (graph: Graph) => GraphReader;

/** Opens the reader of one document that says these facts. */
function readFacts(open: OpenReader): (facts: readonly Fact[]) => Promise<GraphReader> {
  return async (facts) => open(await sceneGraph(readingsOf({ versions: [{ facts }] })));
}

const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 });

/** Neighbours in the graph of affirmed edges, in both directions. */
function near(given: readonly Edge[], node: number): readonly number[] {
  return [...new Set(given.flatMap(([a, b]) => (a === node ? [b] : b === node ? [a] : [])))]
    .filter((other) => other !== node)
    .sort((a, b) => a - b);
}

/** How often relations of the graph double up at a route's inner nodes, each counted with the relation that names it. */
function crowd(given: readonly Edge[], route: readonly number[]): number {
  const ties = (node: number): number => new Set(given.filter((edge) => edge.includes(node)).map((edge) => edge.join())).size;
  return route.slice(1, -1).reduce((sum, node) => sum + Math.floor(Math.log2(1 + ties(node))), 0);
}

/** Every simple path, by trying all ways: shortest first, then past the fewest relations, then by ids. */
function allPaths(given: readonly Edge[], from: number, to: number, maxLength: number): readonly (readonly number[])[] {
  const walk = (route: readonly number[]): readonly (readonly number[])[] => {
    const last = route.at(-1) ?? from;
    if (last === to) return [route];
    if (route.length > maxLength) return [];
    return near(given, last)
      .filter((next) => !route.includes(next))
      .flatMap((next) => walk([...route, next]));
  };
  return from === to
    ? []
    : walk([from]).toSorted((a, b) => a.length - b.length || crowd(given, a) - crowd(given, b) || (a.join() < b.join() ? -1 : 1));
}

describe.each(kinds)("paths over %s", (_kind, open) => {
  const readerOf = readFacts(open);

  test("are the shortest simple ones, as a naive search of all ways finds them", () =>
    fc.assert(
      fc.asyncProperty(
        edges,
        fc.nat(6),
        fc.nat(6),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 8 }),
        async (given, from, to, maxLength, limit) => {
          const reader = await readerOf([...given, [from, from] as const, [to, to] as const].map((edge) => approach(edge)));
          const found = await paths(reader, { from: id(from), to: id(to), maxLength, limit });
          const expected = allPaths(given, from, to, maxLength).slice(0, limit);
          expect(found.map(({ entities }) => entities.map((end) => end.id))).toEqual(expected.map((route) => route.map(id)));
          for (const { entities, relations: hops } of found) {
            hops.forEach((hop, index) =>
              expect(new Set([hop.subjectId, hop.objectId])).toEqual(new Set([entities[index]?.id, entities[index + 1]?.id])),
            );
          }
        },
      ),
      { numRuns: 150 },
    ));

  test("pass those with few relations rather than those with many, where both are as short", async () => {
    const hub = Array.from({ length: 30 }, (_, index): Edge => [2, 100 + index]);
    const reader = await readerOf([[1, 2], [2, 4], [1, 3], [3, 4], ...hub].map(([a = 0, b = 0]) => approach([a, b])));
    const found = await paths(reader, { from: id(1), to: id(4), limit: 2 });
    expect(found.map(({ entities }) => entities.map((end) => end.id))).toEqual([
      [id(1), id(3), id(4)],
      [id(1), id(2), id(4)],
    ]);
  });

  test("do not get lost in a crowd behind one end", async () => {
    const crowd = Array.from({ length: 40 }, (_, a) => Array.from({ length: a }, (_, b): Edge => [a + 10, b + 10])).flat();
    const reader = await readerOf([[1, 2], [1, 10], ...crowd].map((edge) => approach(edge as unknown as Edge)));
    expect(await paths(reader, { from: id(1), to: id(2), maxLength: 8, limit: 5 })).toHaveLength(1);
  });

  test("never follow denials, unless asked to", async () => {
    const reader = await readerOf([approach([1, 2], "negated")]);
    expect(await paths(reader, { from: id(1), to: id(2) })).toEqual([]);
    expect(await paths(reader, { from: id(1), to: id(2), filter: {} })).toHaveLength(1);
  });

  test("may be asked to pass entities of some types only, whatever their ends are", async () => {
    const person = { type: "Person", name: "Ada Lund" } as const;
    const reader = await readerOf([
      approach([1, 2]),
      fact({ ...approach([1, 2]), object: person }),
      fact({ ...approach([2, 3]), subject: person }),
      fact({ ...approach([2, 3]) }),
    ]);
    const through = async (from: string, to: string) =>
      (await paths(reader, { from, to, filter: { types: ["Country"] } })).map(({ entities }) => entities.map((end) => end.id));
    expect(await through("person:ada-lund", id(2))).toEqual(expect.arrayContaining([["person:ada-lund", id(1), id(2)]]));
    expect(await through(id(2), "person:ada-lund")).toEqual(expect.arrayContaining([[id(2), id(1), "person:ada-lund"]]));
    expect(await through(id(1), id(3))).toEqual([[id(1), id(2), id(3)]]);
  });

  test("need two ends that are there", async () => {
    const reader = await readerOf([approach([1, 2])]);
    await expect(paths(reader, { from: id(1), to: "country:nowhere" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("country:nowhere"),
    });
  });
});

describe.each(kinds)("neighbourhood over %s", (_kind, open) => {
  const readerOf = readFacts(open);

  /** Everything within so many steps, by walking the edges. */
  const within = (given: readonly Edge[], seed: number, depth: number): ReadonlySet<number> => {
    let reached = new Set([seed]);
    for (let step = 0; step < depth; step += 1) reached = new Set([...reached, ...[...reached].flatMap((node) => near(given, node))]);
    return reached;
  };

  test("holds everything within its depth and every relation among it, or says what it left out", () =>
    fc.assert(
      fc.asyncProperty(edges, fc.nat(6), fc.nat(3), fc.integer({ min: 1, max: 8 }), async (given, seed, depth, limit) => {
        const reader = await readerOf([...given, [seed, seed] as const].map((edge) => approach(edge)));
        const found = await neighbourhood(reader, { seeds: [id(seed)], depth, limit });
        const ids = found.entities.map((one) => one.id);
        const whole = [...within(given, seed, depth)].map(id);
        expect(whole).toEqual(expect.arrayContaining(ids));
        expect(ids.length).toBe(Math.min(limit, whole.length));
        expect(found.truncated).toBe(whole.length > limit);
        expect(found.omitted > 0).toBe(found.truncated);
        expect(found.omitted).toBeLessThanOrEqual(whole.length - ids.length);
        const among = [...given, [seed, seed] as const].filter((edge) => edge.every((node) => ids.includes(id(node))));
        expect(new Set(found.relations.map(({ subjectId, objectId }) => `${subjectId} ${objectId}`))).toEqual(
          new Set(among.map(([a, b]) => `${id(a)} ${id(b)}`)),
        );
      }),
      { numRuns: 150 },
    ));

  test("begins with its seeds, then the better connected, and counts each omitted entity once", async () => {
    const reader = await readerOf(
      [
        [1, 2],
        [1, 3],
        [2, 3],
        [1, 4],
        [2, 4],
        [3, 4],
        [1, 5],
        [2, 5],
      ].map(([a = 0, b = 0]) => approach([a, b])),
    );
    const found = await neighbourhood(reader, { seeds: [id(1), id(2)], depth: 3, limit: 3 });
    expect(found.entities.map((one) => one.id)).toEqual([id(1), id(2), id(3)]);
    expect(found).toMatchObject({ truncated: true, omitted: 2 });
  });

  test("leaves out seeds beyond its limit, and says so", async () => {
    const reader = await readerOf([approach([1, 2])]);
    expect(await neighbourhood(reader, { seeds: [id(1), id(2)], limit: 1 })).toMatchObject({
      entities: [{ id: id(1) }],
      truncated: true,
      omitted: 1,
    });
  });

  test("says so where an entity has more relations than a step looks at", async () => {
    const facts = Array.from({ length: 5_001 }, (_, index) => approach([0, index + 1]));
    const found = await neighbourhood(await readerOf(facts), { seeds: [id(0)], limit: 10_000 });
    expect(found).toMatchObject({ truncated: true, omitted: 0, entities: { length: 5_001 }, relations: { length: 5_000 } });
  });

  test("finds the relation between two entities that have more relations than a step looks at", async () => {
    const leaves = (hub: number): readonly Fact[] => Array.from({ length: 5_000 }, (_, index) => approach([hub, hub + index + 1]));
    // Said twice, so that all of them come before the one relation between the hubs.
    const facts = [...leaves(10_000), ...leaves(20_000)].flatMap((one) => [one, one]);
    const documents = Array.from({ length: 100 }, (_, index) =>
      readingsOf({ id: `doc_${index}`, versions: [{ facts: facts.slice(index * 200, index * 200 + 200) }] }),
    );
    const between = readingsOf({ id: "doc_between", versions: [{ facts: [approach([10_000, 20_000])] }] });
    const reader = open(await sceneGraph([...documents.flat(), ...between]));
    const found = await neighbourhood(reader, { seeds: [id(10_000), id(20_000)], depth: 0 });
    expect(found.relations).toHaveLength(1);
    expect(await paths(reader, { from: id(10_000), to: id(20_000), maxLength: 1 })).toHaveLength(1);
  });

  test("needs seeds that are there", async () => {
    const reader = await readerOf([approach([1, 2])]);
    await expect(neighbourhood(reader, { seeds: [id(1), "country:nowhere"] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(relations(reader, { entity: "country:nowhere", filter: {}, limit: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe.each(kinds)("overview over %s", (_kind, open) => {
  const readerOf = readFacts(open);

  test("shows the best connected under its filter, and counts those it leaves out", async () => {
    const reader = await readerOf([
      ...[
        [1, 2],
        [1, 3],
        [1, 4],
        [2, 3],
      ].map(([a = 0, b = 0]) => approach([a, b])),
      ...[5, 6, 7, 8, 9].map((node) => approach([10, node], "negated")),
    ]);
    const found = await overview(reader, { limit: 2 });
    expect(found.entities.map((one) => one.id)).toEqual([id(1), id(2)]);
    expect(found).toMatchObject({ relations: { length: 1 }, truncated: true, omitted: 2 });
    expect((await overview(reader, { limit: 1, filter: {} })).entities).toEqual([]);
    expect((await overview(reader, { filter: { polarities: ["negated"] } })).entities).toHaveLength(6);
  });
});

describe.each(kinds)("overview of a small graph over %s", (_kind, open) => {
  const readerOf = readFacts(open);

  test("leaves out what has only values, and counts it", async () => {
    const status = fact({
      subject: { type: "Agreement", name: "Bay Accord" },
      predicate: "agreementStatus",
      object: null,
      value: "signed",
    });
    const found = await overview(await readerOf([approach([1, 2]), status]), {});
    expect(found.entities.map((one) => one.id).sort()).toEqual([id(1), id(2)]);
    expect(found).toMatchObject({ relations: { length: 1 }, truncated: true, omitted: 1 });
  });
});

describe.each(kinds)("entity over %s", (_kind, open) => {
  const readerOf = readFacts(open);

  test("is that of an id, else of a whole name or alias, best connected first; never of a part", async () => {
    const reader = await readerOf([fact(), approach([1, 2]), approach([1, 3])]);
    const found = async (text: string): Promise<string | null> => (await entity(reader, text))?.id ?? null;
    expect(await Promise.all([id(1), "land 1", "the Kingdom of Norland", "SL"].map(found))).toEqual([
      id(1),
      id(1),
      "country:NL",
      "country:SU",
    ]);
    expect(await Promise.all(["Land", "Nor", "", "?!", "country:nowhere"].map(found))).toEqual([null, null, null, null, null]);
  });
});
