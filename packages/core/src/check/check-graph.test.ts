import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Judgement } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import type { Mention, Statement } from "../model/statement.js";
import { fact, generatedReference } from "../testing/records.js";
import { createJudge, readingOf, readingsOf, targetAt } from "../testing/scene.js";
import { worlds, worldSource } from "../testing/world.js";
import type { InterchangeSource } from "../interchange/write.js";
import { checkRecords, type CheckSource } from "./check-graph.js";

const reading = readingOf(fact(), fact({ polarity: "negated", qualifiers: { validFrom: "2021" } }));
const judge = createJudge();
const judgements = [judge.retract(targetAt(reading, 0)), judge.accept(targetAt(reading, 1))];
const sound = worldSource({ readings: [reading], judgements });

async function* listed<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** The source with its first statement spoilt. */
function withStatement(change: Partial<Statement>): CheckSource {
  const statements = reading.statements.map((statement, index) => (index === 0 ? { ...statement, ...change } : statement));
  return { ...sound, listStatements: () => listed(statements) };
}

function withMention(change: Partial<Mention>): CheckSource {
  return { ...sound, listMentions: () => listed(reading.mentions.map((mention) => ({ ...mention, ...change }))) };
}

function withJudgements(given: readonly Judgement[]): CheckSource {
  return { ...sound, listJudgements: () => listed(given) };
}

function withVersion(change: Partial<Reading["version"]>): InterchangeSource {
  return worldSource({ readings: [{ ...reading, version: { ...reading.version, ...change } }], judgements: [] });
}

async function failing(source: CheckSource): Promise<readonly string[]> {
  const { checks } = await checkRecords(source, generatedReference);
  return checks.filter(({ problems }) => problems.length > 0).map(({ name }) => name);
}

const [first] = reading.statements;
const [accept] = judgements;
const evidence = first?.evidence ?? { start: 0, end: 0, quote: "", sentenceStart: 0, sentenceEnd: 0 };
const other = readingsOf({ id: "doc_b", versions: [{ facts: [fact()] }] });

describe("checkRecords", () => {
  test("finds nothing wrong with what was read and judged, and says how much it looked at", () =>
    fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { checks } = await checkRecords(worldSource(world), generatedReference);
        expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
        const counts = new Map(checks.map(({ name, checked }) => [name, checked]));
        const statements = world.readings.flatMap((one) => one.statements).length;
        for (const name of ["grounding", "statementIds", "ontology", "objectOrValue", "statementDates"])
          expect(counts.get(name)).toBe(statements);
        expect(counts.get("checksums")).toBe(world.readings.length);
        expect(counts.get("judgementIds")).toBe(world.judgements.length);
      }),
      { numRuns: 40 },
    ));

  test.each<[string, CheckSource, readonly string[]]>([
    [
      "a quote that its text does not hold",
      withStatement({ evidence: { ...evidence, start: 1, end: evidence.end + 1 } }),
      ["grounding", "statementIds"],
    ],
    ["a sentence off its quote", withStatement({ evidence: { ...evidence, sentenceStart: 5 } }), ["grounding"]],
    ["an id that does not follow", withStatement({ id: "st_0" }), ["statementIds"]],
    ["an object outside the range", withStatement({ object: { type: "Place", name: "Sudland" } }), ["ontology"]],
    ["an object and a value", withStatement({ value: 5 }), ["objectOrValue"]],
    ["neither object nor value", withStatement({ object: null }), ["statementIds", "objectOrValue"]],
    ["a day that no calendar has", withStatement({ qualifiers: { validFrom: "2021-02-30" } }), ["statementDates"]],
    ["a confidence of five", withStatement({ confidence: 5 }), ["ontology"]],
    ["a statement of a version that is not there", withStatement({ version: "gone" }), ["belonging"]],
    ["a mention off its text", withMention({ start: 1, end: 8 }), ["mentions"]],
    ["a mention of a version that is not there", withMention({ version: "gone" }), ["belonging"]],
    ["a text that was changed", { ...sound, text: async () => `${reading.version.text} ` }, ["checksums"]],
    ["a text that is gone", { ...sound, text: async () => null }, ["checksums", "grounding", "mentions"]],
    ["a publication that is no date", withVersion({ published: "last May" }), ["publicationDates"]],
    ["a judgement of an unknown document", withJudgements([judge.retract({ ...targetAt(other[0] ?? reading, 0) })]), ["judgementTargets"]],
    ["an undo of nothing", withJudgements(accept ? [judge.undo(accept)] : []), ["judgementTargets"]],
    ["a judgement that was edited", withJudgements(accept ? [{ ...accept, author: "someone else" }] : []), ["judgementIds"]],
    [
      "a judgement whose target says something else",
      withJudgements([judge.retract(targetAt(reading, 0, { polarity: "negated" }))]),
      ["judgementIds"],
    ],
    [
      "a judgement at no time",
      withJudgements([{ ...judge.undo(judgements[0] as Judgement), at: "soon" }, ...judgements]),
      ["judgementIds", "judgementDates"],
    ],
    [
      "something of a removed document",
      {
        ...sound,
        listTombstones: () => listed([{ documentId: "doc_a", checksums: [], removedAt: "2024-01-01T00:00:00Z", reason: "asked" }]),
      },
      ["tombstones"],
    ],
  ])("finds %s", async (_, source, expected) => {
    expect((await failing(source)).filter((name) => expected.includes(name))).toEqual(expected);
  });

  test("names the check, the id and what is wrong, without the words of the article", async () => {
    const { checks } = await checkRecords(withStatement({ id: "st_0" }), generatedReference);
    const problems = checks.flatMap((check) => check.problems);
    expect(problems).toEqual([{ check: "statementIds", id: "st_0", message: expect.stringContaining(first?.id ?? "") }]);
    expect(JSON.stringify(await checkRecords({ ...sound, text: async () => "" }, generatedReference))).not.toContain(evidence.quote);
  });

  test("takes a source without tombstones, and one whose removed documents are gone", async () => {
    expect(await failing(sound)).toEqual([]);
    const tombstone = { documentId: "doc_z", checksums: ["x"], removedAt: "2024-01-01T00:00:00Z", reason: "asked" };
    expect(await failing({ ...sound, listTombstones: () => listed([tombstone]) })).toEqual([]);
  });
});
