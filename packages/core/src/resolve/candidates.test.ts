import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph } from "../graph/build.js";
import type { Graph } from "../graph/graph.js";
import type { LocalEntity } from "../model/statement.js";
import { fact, generatedReference, type Fact } from "../testing/records.js";
import { createJudge, readingsOf, sceneGraph } from "../testing/scene.js";
import { worldRecords, worlds } from "../testing/world.js";
import { sameCandidates, type SameCandidate } from "./candidates.js";

const person = (name: string): LocalEntity => ({ type: "Person", name });
const organisation = (name: string): LocalEntity => ({ type: "Organisation", name });
const agreement = (name: string): LocalEntity => ({ type: "Agreement", name });
const norland: LocalEntity = { type: "Country", name: "Norland" };
const gorland: LocalEntity = { type: "Country", name: "Gorland" };

/** Each list of facts is a document of its own. */
function graphOf(documents: readonly (readonly Fact[])[], judgements: Parameters<typeof sceneGraph>[1] = []): Promise<Graph> {
  return sceneGraph(
    documents.flatMap((facts, i) => readingsOf({ id: `doc_${i}`, versions: [{ facts }] })),
    judgements,
  );
}

const visited = (who: LocalEntity, where = norland): Fact => fact({ subject: who, object: where, predicate: "visited" });
const joined = (what: LocalEntity, who = norland): Fact => fact({ subject: who, object: what, predicate: "partyTo" });
const leads = (what: LocalEntity): Fact => fact({ subject: person("Ada Byron"), object: what, predicate: "leads" });

function told(candidates: readonly SameCandidate[]): string[] {
  return candidates.map(
    ({ left, right, evidence }) => `${[left.name, right.name].sort().join(" = ")}: ${evidence.map(({ reason }) => reason).join(" ")}`,
  );
}

describe("candidates for one entity", () => {
  test.each<[string, readonly (readonly Fact[])[], string]>([
    [
      "a surname and a full name",
      [[visited(person("Byron"))], [visited(person("Ada Byron"))]],
      "Ada Byron = Byron: partOfName sharedNeighbours",
    ],
    ["an initial", [[visited(person("A. Byron"))], [visited(person("Ada Byron"))]], "A. Byron = Ada Byron: sharedNeighbours initials"],
    [
      "a transliteration",
      [[visited(person("Olena Zelensky"))], [visited(person("Olena Zelenskyy"))]],
      "Olena Zelensky = Olena Zelenskyy: spelling sharedNeighbours",
    ],
    [
      "an acronym",
      [[leads(organisation("EFU"))], [leads(organisation("Eastern Fishery Union"))]],
      "EFU = Eastern Fishery Union: acronym sharedNeighbours",
    ],
    [
      "two words for one deal",
      [[joined(agreement("Ghent Fisheries Treaty"))], [joined(agreement("Fisheries Treaty of Ghent"))]],
      "Fisheries Treaty of Ghent = Ghent Fisheries Treaty: sharedWords sharedNeighbours",
    ],
  ])("are found by %s, with reasons", async (_what, documents, expected) => {
    expect(told(sameCandidates(await graphOf(documents)))).toContain(expected);
  });

  test.each<[string, readonly (readonly Fact[])[]]>([
    ["another given name", [[visited(person("Bea Byron"))], [visited(person("Ada Byron"))]]],
    ["a name inside a word", [[visited(person("Tigran"))], [visited(person("Ada Ran"))]]],
    ["two named in one document", [[visited(person("Byron")), visited(person("Ada Byron"), gorland)]]],
    ["another year", [[joined(agreement("Ghent Treaty 2004"))], [joined(agreement("Ghent Treaty 2014"))]]],
    ["another type", [[leads(organisation("Ghent Union"))], [joined(agreement("Ghent Union Treaty"))]]],
  ])("are not made of %s", async (_what, documents) => {
    expect(sameCandidates(await graphOf(documents))).toEqual([]);
  });

  test("come likeliest first, and can be asked for of one entity", async () => {
    const graph = await graphOf([[visited(person("Byron"))], [visited(person("Ada Byron"))], [visited(person("Carl Byron"), gorland)]]);
    const all = sameCandidates(graph);
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
    expect(told(all)[0]).toContain("Ada Byron = Byron");
    const ofCarl = sameCandidates(graph, { entity: "person:carl-byron", minScore: 0 });
    expect(ofCarl.every(({ left, right }) => [left.id, right.id].includes("person:carl-byron"))).toBe(true);
  });

  test("merge nothing, vanish once a person has said same, and stay away once a person has said notSame", async () => {
    const documents = [[visited(person("Byron"))], [visited(person("Ada Byron"))]];
    const before = await graphOf(documents);
    const [candidate] = sameCandidates(before);
    expect(before.entities.size).toBe(3);
    const sides = candidate && ([{ entityId: candidate.left.id }, { entityId: candidate.right.id }] as const);
    expect(sides).toBeDefined();
    if (!sides) return;
    const judge = createJudge();
    expect(sameCandidates(await graphOf(documents, [judge.same(...sides)]))).toEqual([]);
    expect(sameCandidates(await graphOf(documents, [judge.notSame(...sides)]), { minScore: 0 })).toEqual([]);
  });
});

test("the same records give the same candidates, in whatever order they are read", () =>
  fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const records = await worldRecords(world);
      const turned = { ...records, statements: records.statements.toReversed(), mentions: records.mentions.toReversed() };
      const [one, other] = [records, turned].map((given) => sameCandidates(buildGraph(given, generatedReference), { minScore: 0 }));
      expect(other).toEqual(one);
    }),
    { numRuns: 40 },
  ));
