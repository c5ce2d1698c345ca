import { describe, expect, test } from "vitest";
import { fact, type Fact } from "../testing/records.js";
import { createJudge, readingOf, readingsOf, sceneGraph, targetAt } from "../testing/scene.js";
import { createMemoryGraphReader } from "./memory.js";
import type { StatementFilter } from "./types.js";

const talks = fact();
const denial = fact({ polarity: "negated" });

async function list(readings: Parameters<typeof sceneGraph>[0], filter: StatementFilter): Promise<readonly string[]> {
  const reader = createMemoryGraphReader(await sceneGraph(readings));
  return (await reader.findStatements({ filter, limit: 100 })).items.map(({ documentId, polarity }) => `${documentId} ${polarity}`);
}

describe("as of a day", () => {
  const article = readingsOf({
    versions: [
      { published: "2021-03", facts: [talks] },
      { published: "2022-01-01", facts: [denial] },
    ],
  });
  const undated = readingsOf({ id: "doc_b", versions: [{ published: null, facts: [talks] }] });

  test("the version that was current then counts, not the one that is now", async () => {
    expect(await list(article, {})).toEqual(["doc_a negated"]);
    expect(await list(article, { asOf: "2021-12-31" })).toEqual(["doc_a affirmed"]);
    expect(await list(article, { asOf: "2022-01-01" })).toEqual(["doc_a negated"]);
  });

  test("nothing counts before it was surely published", async () => {
    expect(await list(article, { asOf: "2021-03-30" })).toEqual([]);
    expect(await list(article, { asOf: "2021-03-31" })).toEqual(["doc_a affirmed"]);
  });

  test("undated documents count on request", async () => {
    expect(await list([...article, ...undated], { asOf: "2021" })).toEqual(["doc_a affirmed"]);
    expect(await list([...article, ...undated], { asOf: "2021", includeUndated: true })).toEqual(["doc_a affirmed", "doc_b affirmed"]);
    expect(await list([...article, ...undated], {})).toEqual(["doc_a negated", "doc_b affirmed"]);
  });
});

describe("valid at a day", () => {
  const validAt = async (said: Fact, day: string, more: StatementFilter = {}): Promise<boolean> =>
    (await list([readingOf(said)], { validAt: day, ...more })).length > 0;

  test("from validFrom to validTo, both included", async () => {
    const said = fact({ qualifiers: { validFrom: "2021-03", validTo: "2022" } });
    expect(await Promise.all(["2021-02", "2021-03", "2022-12-31", "2023"].map((day) => validAt(said, day)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("a dated event on its day alone, a status from its day on", async () => {
    const event = fact({ qualifiers: { date: "2021-03-05" } });
    const status = {
      ...fact({ predicate: "agreementStatus", object: null, value: "signed", qualifiers: { date: "2021-03-05" } }),
      subject: { type: "Agreement", name: "Bay Accord" },
    } as const;
    expect([await validAt(event, "2021-03-05"), await validAt(event, "2022")]).toEqual([true, false]);
    expect([await validAt(status, "2022"), await validAt(status, "2021-03-04")]).toEqual([true, false]);
  });

  test("what has no date only on request", async () => {
    expect([await validAt(talks, "2021"), await validAt(talks, "2021", { includeUndated: true })]).toEqual([false, true]);
  });
});

describe("a filter", () => {
  const empty: readonly StatementFilter[] = [
    { predicates: [] },
    { polarities: [] },
    { modalities: [] },
    { reviews: [] },
    { types: [] },
    { documents: [] },
    { collections: [] },
    { speakers: [] },
  ];

  test.each(empty)("%j lets nothing through", async (filter) => {
    expect(await list([readingOf(talks)], filter)).toEqual([]);
  });

  test("finds whom a speaker is or speaks for, by merged ids too", async () => {
    const said = fact({ speaker: { name: "a spokesperson", entity: null, speaksFor: { type: "Country", name: "Nordmark" } } });
    const judge = createJudge();
    const same = judge.same({ documentId: "doc_a", entity: { type: "Country", name: "Nordmark" } }, { entityId: "country:NL" });
    const reader = createMemoryGraphReader(await sceneGraph([readingOf(said)], [same]));
    const found = async (id: string) => (await reader.findStatements({ filter: { speakers: [id] }, limit: 1 })).total;
    expect(await Promise.all(["country:NL", "country:nordmark", "country:SU"].map(found))).toEqual([1, 1, 0]);
  });
});

describe("an entity", () => {
  test("bears the reference's name, else the form that most documents give it, and all others as aliases", async () => {
    const say = (id: string, name: string) =>
      readingsOf({
        id,
        versions: [
          {
            facts: [
              fact({ subject: { type: "Organisation", name }, predicate: "rejects", object: { type: "Country", name: "Norlandic" } }),
            ],
          },
        ],
      });
    const graph = await sceneGraph([
      ...say("doc_a", "Harbour Council"),
      ...say("doc_b", "the Harbour Council"),
      ...say("doc_c", "Harbour Council"),
    ]);
    expect(graph.entities.get("organisation:harbour-council")).toMatchObject({ name: "Harbour Council", aliases: ["the Harbour Council"] });
    expect(graph.entities.get("country:NL")).toMatchObject({ name: "Norland", aliases: ["Kingdom of Norland", "Norlandic"] });
  });

  test("bears a name of its own before one that many bear, however many documents give that", async () => {
    const say = (id: string, name: string) =>
      readingsOf({ id, versions: [{ facts: [fact({ predicate: "partyTo", object: { type: "Agreement", name } })] }] });
    const judge = createJudge();
    const agreement = (documentId: string, name: string) => ({ documentId, entity: { type: "Agreement" as const, name } });
    const shared = "Stabilisation and Association Agreement";
    const own = agreement("doc_c", "Norland Association Agreement");
    const judgements = [judge.same(own, agreement("doc_a", shared)), judge.same(own, agreement("doc_b", shared))];
    const graph = await sceneGraph([...say("doc_a", shared), ...say("doc_b", shared), ...say("doc_c", own.entity.name)], judgements);
    const entity = [...graph.entities.values()].find(({ type }) => type === "Agreement");
    expect(entity).toMatchObject({ name: "Norland Association Agreement", aliases: [shared] });
  });

  test("that only an older version names keeps its id, leads nowhere and is not found", async () => {
    const [old, fresh] = readingsOf({
      versions: [{ facts: [fact({ subject: { type: "Country", name: "Eastmark" } })] }, { facts: [talks] }],
    });
    if (!old || !fresh) throw new Error("two versions gave fewer readings");
    const reader = createMemoryGraphReader(await sceneGraph([old, fresh]));
    expect(await reader.labels(["country:eastmark"])).toMatchObject([{ name: "Eastmark", documents: 0 }]);
    expect((await reader.search({ text: "Eastmark", limit: 5 })).items).toEqual([]);
    expect((await reader.counts()).entities).toBe(2);
  });

  test("names its local entities in the order of documents, types and names", async () => {
    const graph = await sceneGraph([
      ...readingsOf({ id: "doc", versions: [{ facts: [talks] }] }),
      ...readingsOf({ id: "doc a", versions: [{ facts: [talks] }] }),
    ]);
    expect(graph.locals.get("country:NL")?.map(({ documentId }) => documentId)).toEqual(["doc", "doc a"]);
  });
});

test("a symmetric relation is one from both sides, a directed one is two", async () => {
  const turned = { subject: { type: "Country", name: "Sudland" }, object: { type: "Country", name: "Norland" } } as const;
  expect((await sceneGraph([readingOf(talks, fact(turned))])).relations.size).toBe(1);
  expect(
    (await sceneGraph([readingOf(fact({ predicate: "approached" }), fact({ ...turned, predicate: "approached" }))])).relations.size,
  ).toBe(2);
});

test("retracted statements stay in the graph with who, when and why", async () => {
  const reading = readingOf(talks);
  const retract = createJudge().retract(targetAt(reading, 0));
  const graph = await sceneGraph([reading], [retract]);
  expect([...graph.statements.values()]).toMatchObject([{ review: "retracted", judgements: [{ standing: true, judgement: retract }] }]);
});
