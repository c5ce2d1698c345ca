import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GraphReader } from "../graph/reader.js";
import type { FindRequest } from "../graph/requests.js";
import type { Relation, StatementFilter } from "../graph/types.js";
import type { TallyRequest } from "../graph/native.js";
import { filtersOver } from "../testing/filters.js";
import { naiveGraph } from "../testing/naive-graph.js";
import { readWorld } from "../testing/readers.js";
import { fact } from "../testing/records.js";
import { readingOf } from "../testing/scene.js";
import { worlds } from "../testing/world.js";
import { communities } from "./communities.js";
import { components } from "./components.js";
import { degrees } from "./degrees.js";
import { facets } from "./facets.js";
import { pageRank } from "./page-rank.js";
import { timeline } from "./timeline.js";

interface Asked {
  readonly naive: ReturnType<typeof naiveGraph>;
  readonly reader: GraphReader;
  readonly ids: readonly string[];
  readonly request: TallyRequest;
}

/** Asks every reader of random graphs under random filters. */
async function ofEveryReader(check: (asked: Asked) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, fc.gen(), async (world, gen) => {
      const { graph, readers } = await readWorld(world);
      const ids = [...graph.entities.keys()];
      fc.pre(ids.length > 0);
      const filter = gen(() => filtersOver(ids));
      const scope = gen(() => fc.option(fc.constantFrom(...ids), { nil: null }));
      for (const reader of readers) await check({ naive: naiveGraph(graph), reader, ids, request: { filter, entity: scope } });
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
}

function joining(naive: Asked["naive"], filter: StatementFilter): readonly (Relation & { readonly objectId: string })[] {
  return naive
    .findRelations({ filter, limit: 0 })
    .flatMap((relation) => (relation.objectId === null ? [] : [{ ...relation, objectId: relation.objectId }]));
}

function countBy(values: readonly (string | null)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

const whole = (request: TallyRequest): FindRequest => ({ ...request, limit: 0 });

describe("degrees", () => {
  test("are the numbers of relations that pass", () =>
    ofEveryReader(async ({ naive, reader, ids, request: { filter } }) => {
      expect(await degrees(reader, ids, filter)).toEqual(ids.map((id) => naive.relationsAt(id, filter).length));
    }));

  test("of what is unknown are asked in vain", async () => {
    const { readers } = await readWorld({ readings: [readingOf(fact())], judgements: [] });
    for (const reader of readers) await expect(degrees(reader, ["person:nobody"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("components", () => {
  test("hold what can be reached from each other, and nothing else", () =>
    ofEveryReader(async ({ naive, reader, request: { filter } }) => {
      const found = await components(reader, filter);
      const relations = joining(naive, filter);
      const touched = [...new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))].sort();
      expect(found.flat().sort()).toEqual(touched);
      for (const part of found) expect([...reach(part[0] ?? "", relations)].sort()).toEqual(part);
      expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => b - a));
    }));
});

function reach(start: string, relations: readonly (Relation & { readonly objectId: string })[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const { subjectId, objectId } of relations) {
      if (reached.has(subjectId)) reached.add(objectId);
      if (reached.has(objectId)) reached.add(subjectId);
    }
  }
  return reached;
}

describe("PageRank", () => {
  test("is what a walk at random settles in", () =>
    ofEveryReader(async ({ naive, reader, request: { filter } }) => {
      const expected = walkAtRandom(joining(naive, filter));
      const ranked = await pageRank(reader, { filter });
      expect(ranked.map(({ entityId }) => entityId).sort()).toEqual([...expected.keys()].sort());
      for (const { entityId, rank } of ranked) expect(rank).toBeCloseTo(expected.get(entityId) ?? -1, 8);
      expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map(({ rank }) => rank).sort((a, b) => b - a));
    }));
});

const undirected = new Set(["negotiatesWith", "cooperatesWith", "allyOf", "metWith"]);

/** Where a surfer is after many steps, one entity after the other, by definition. */
function walkAtRandom(relations: readonly (Relation & { readonly objectId: string })[]): ReadonlyMap<string, number> {
  const ids = [...new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))];
  const ways = relations.flatMap(({ subjectId: a, objectId: b, predicate }) =>
    undirected.has(predicate) && a !== b
      ? [
          [a, b],
          [b, a],
        ]
      : [[a, b]],
  );
  let ranks = new Map(ids.map((id) => [id, 1 / ids.length]));
  for (let round = 0; round < 150; round += 1) {
    const chance = (id: string): number => {
      const arriving = ways
        .filter(([, to]) => to === id)
        .map(([from]) => (ranks.get(from ?? "") ?? 0) / ways.filter(([start]) => start === from).length);
      const stranded = ids.filter((other) => !ways.some(([from]) => from === other)).map((other) => (ranks.get(other) ?? 0) / ids.length);
      return 0.15 / ids.length + 0.85 * [...arriving, ...stranded].reduce((sum, share) => sum + share, 0);
    };
    ranks = new Map(ids.map((id) => [id, chance(id)]));
  }
  return ranks;
}

describe("facets", () => {
  test("count the statements that each choice would show, the rest of the filter kept", () =>
    ofEveryReader(async ({ naive, reader, request }) => {
      const found = await facets(reader, request, 100);
      const counted = (field: keyof typeof found) => Object.fromEntries(found[field].map(({ value, count }) => [String(value), count]));
      const under = (field: keyof StatementFilter) => {
        const { [field]: _chosen, ...filter } = request.filter;
        return naive.findStatements(whole({ ...request, filter }));
      };
      expect(counted("predicate")).toEqual(countBy(under("predicates").map(({ predicate }) => predicate)));
      expect(counted("polarity")).toEqual(countBy(under("polarities").map(({ polarity }) => polarity)));
      expect(counted("modality")).toEqual(countBy(under("modalities").map(({ modality }) => modality)));
      expect(counted("review")).toEqual(countBy(under("reviews").map(({ review }) => review)));
      expect(counted("document")).toEqual(countBy(under("documents").map(({ documentId }) => documentId)));
      expect(counted("speaker")).toEqual(countBy(under("speakers").map(({ speakerId }) => speakerId)));
      const collections = under("collections").flatMap(({ collections: names }): readonly (string | null)[] =>
        names.length > 0 ? names : [null],
      );
      expect(counted("collection")).toEqual(countBy(collections));
    }));

  test("give the most frequent values first, and no more than asked for", async () => {
    const { readers } = await readWorld({
      readings: [readingOf(fact(), fact({ noise: "So." }), fact({ polarity: "negated" }))],
      judgements: [],
    });
    for (const reader of readers) {
      expect((await facets(reader, { filter: {} }, 1)).polarity).toEqual([{ value: "affirmed", count: 2 }]);
    }
  });
});

describe("a timeline", () => {
  test("counts statements by publication, undated ones apart", () =>
    ofEveryReader(async ({ naive, reader, request }) => {
      const statements = naive.findStatements(whole(request));
      const dated = statements.flatMap(({ published }) => (published === null ? [] : [published]));
      const years = await timeline(reader, request, "year");
      expect(years.undated).toBe(statements.length - dated.length);
      expect(Object.fromEntries(years.periods.map(({ period, count }) => [period, count]))).toEqual(
        countBy(dated.map((date) => date.slice(0, 4))),
      );
      const { periods } = await timeline(reader, request, "month");
      expect(periods.map(({ period }) => period)).toEqual(periods.map(({ period }) => period).sort());
      expect(periods.every(({ period }) => /^\d{4}(-\d\d)?$/.test(period))).toBe(true);
    }));
});

describe("communities", () => {
  test("are a partition, and their modularity is that of its definition", () =>
    ofEveryReader(async ({ naive, reader, request: { filter } }) => {
      const { groups, modularity } = await communities(reader, { filter });
      const relations = joining(naive, filter);
      expect(groups.flat().sort()).toEqual([...new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))].sort());
      expect(modularity).toBeCloseTo(modularityOf(groups, relations), 8);
    }));

  test("tell two groups apart that one relation joins", async () => {
    const [north, south] = ["Norland", "Sudland"].map((name) => ({ type: "Country" as const, name }));
    const members = (names: readonly string[]) => names.map((name) => ({ type: "Person" as const, name }));
    const groups = [
      [...(north ? [north] : []), ...members(["Ada Lund", "Ben Moor", "Cai Roth"])],
      [...(south ? [south] : []), ...members(["Dov Hale", "Eli Marsh", "Fay Stone"])],
    ];
    const within = groups.flatMap((group) =>
      group.flatMap((subject, place) => group.slice(place + 1).map((object) => fact({ subject, object, predicate: "metWith" }))),
    );
    const { readers } = await readWorld({ readings: [readingOf(...within, fact({ predicate: "metWith" }))], judgements: [] });
    for (const reader of readers) {
      const found = await communities(reader);
      expect(found.groups.map((group) => group.length)).toEqual([4, 4]);
      expect(found).toEqual(await communities(reader));
    }
  });
});

/** Share of weight within groups less what chance would put there. */
function modularityOf(
  groups: readonly (readonly string[])[],
  relations: readonly { readonly subjectId: string; readonly objectId: string }[],
): number {
  const ties = relations.filter(({ subjectId, objectId }) => subjectId !== objectId);
  if (ties.length === 0) return 0;
  const shares = groups.map((group) => {
    const inside = ties.filter(({ subjectId, objectId }) => group.includes(subjectId) && group.includes(objectId)).length;
    const ends = ties.flatMap(({ subjectId, objectId }) => [subjectId, objectId]).filter((id) => group.includes(id)).length;
    return inside / ties.length - (ends / (2 * ties.length)) ** 2;
  });
  return shares.reduce((sum, share) => sum + share, 0);
}
