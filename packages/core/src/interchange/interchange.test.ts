import { disputeReasons as disputes } from "@entente/ontology";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemoryGraphReader } from "../graph/memory.js";
import type { GraphReader } from "../graph/reader.js";
import { checksum } from "../model/hash.js";
import { judgementId } from "../model/judgement.js";
import { fact } from "../testing/records.js";
import { createJudge, readingOf, sceneGraph, targetAt } from "../testing/scene.js";
import { readInterchange } from "../testing/whole-file.js";
import { worlds, worldSource, type World } from "../testing/world.js";
import { completeJudgement } from "./complete.js";
import { parseRecord, toJudgement, type JudgementRecord } from "./parse.js";
import { interchangeJsonSchema } from "./schema.js";
import { writeInterchange } from "./write.js";

async function readWorld({ readings, judgements }: World): Promise<GraphReader> {
  return createMemoryGraphReader(await sceneGraph(readings, judgements));
}

async function write(world: World): Promise<string> {
  let text = "";
  for await (const line of writeInterchange(worldSource(world))) text += line;
  return text;
}

const read = (text: string) => readInterchange(text.split("\n"), "file.ndjson", "2024-05-01T00:00:00Z");

const document = { kind: "document", id: "doc_a", versions: [{ text: "Norland talks to Sudland." }] };
const statement = {
  kind: "statement",
  documentId: "doc_a",
  predicate: "negotiatesWith",
  subject: { type: "Country", name: "Norland" },
  object: { type: "Country", name: "Sudland" },
  evidence: { start: 0, end: 25, quote: "Norland talks to Sudland." },
};
const readLines = (...records: readonly unknown[]) =>
  readInterchange(
    records.map((record) => (typeof record === "string" ? record : JSON.stringify(record))),
    "file.ndjson",
    "2024-05-01T00:00:00Z",
  );

describe("writing and reading", () => {
  test("gives the same readings and judgements, and the same bytes again", () =>
    fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const text = await write(world);
        const back = await read(text);
        expect(back.readings).toEqual(world.readings);
        expect(back.judgements).toEqual(world.judgements);
        expect(await write(back)).toBe(text);
      }),
      { numRuns: 80 },
    ));

  test("keeps any text, to the last unit", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), async (text, title) => {
        const { readings } = await readLines({ ...document, versions: [{ text, title }] });
        expect(readings[0]?.version).toMatchObject({ text, title, checksum: checksum(text) });
        const [line = ""] = (await write({ readings, judgements: [] })).split("\n");
        expect((await read(line)).readings[0]?.version.text).toBe(text);
      }),
      { numRuns: 100 },
    ));

  test("fails rather than write a version without its text", async () => {
    const reading = readingOf(fact());
    const source = { ...worldSource({ readings: [reading], judgements: [] }), text: async () => null };
    await expect(writeInterchange(source).next()).rejects.toMatchObject({ code: "STORE_CORRUPT" });
  });
});

describe("a hand-written file", () => {
  test("needs only what cannot be computed", async () => {
    const { readings } = await readLines("\uFEFF" + JSON.stringify(document), "", statement);
    expect(readings).toMatchObject([
      {
        document: { id: "doc_a", url: null, collections: [] },
        version: { checksum: checksum("Norland talks to Sudland."), readAt: "2024-05-01T00:00:00Z", published: null },
        statements: [
          {
            id: expect.stringMatching(/^st_/),
            polarity: "affirmed",
            modality: "asserted",
            speaker: null,
            value: null,
            confidence: 1,
            evidence: { sentenceStart: 0, sentenceEnd: 25 },
            origin: { kind: "import", name: "interchange", version: "1" },
          },
        ],
      },
    ]);
  });

  test.each<[string, readonly unknown[], string, string]>([
    ["a line that is no JSON", [document, "{"], "BAD_INPUT", "file.ndjson, line 2 is no JSON object"],
    ["an unknown kind", [{ kind: "fact" }], "BAD_INPUT", "kind: Invalid discriminator value. Expected"],
    ["a misspelt field", [{ ...document, titel: "x" }], "BAD_INPUT", "titel"],
    [
      "a text that is a number",
      [{ ...document, versions: [{ text: 5 }] }],
      "BAD_INPUT",
      "line 1: versions.0.text: Invalid input: expected string, received number",
    ],
    ["no version", [{ ...document, versions: [] }], "BAD_INPUT", "versions"],
    ["an unknown predicate", [document, { ...statement, predicate: "hates" }], "BAD_INPUT", "line 2: predicate: Invalid option"],
    ["an offset below zero", [document, { ...statement, evidence: { ...statement.evidence, start: -1 } }], "BAD_INPUT", "evidence.start"],
    [
      "a wrong checksum",
      [{ ...document, versions: [{ text: "x", checksum: "0" }] }],
      "BAD_INPUT",
      "line 1: checksum 0 is not that of the text",
    ],
    ["a document twice", [document, document], "DUPLICATE", "line 2: document doc_a stands in the file twice"],
    ["a text twice in one document", [{ ...document, versions: [{ text: "x" }, { text: "x" }] }], "DUPLICATE", "line 1: two versions"],
    ["a document that no line gave", [statement], "NOT_FOUND", "line 1: no earlier line gives document doc_a"],
    [
      "a version that its document has not",
      [document, { ...statement, version: "abc" }],
      "NOT_FOUND",
      "line 2: document doc_a has no version abc",
    ],
    [
      "a time without a zone",
      [{ kind: "judgement", judgement: "undo", judgementId: "jd_1", author: "mira", at: "2024-01-01" }],
      "BAD_INPUT",
      "line 1: at",
    ],
  ])("with %s is refused by file, line and field", async (_, records, code, message) => {
    await expect(readLines(...records)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    await expect(readLines(...records)).rejects.toThrow("file.ndjson, line");
  });

  test("with an empty quote far beyond the text is read, for the check to refuse", async () => {
    const { readings } = await readLines(document, { ...statement, evidence: { start: 999, end: 999, quote: "" } });
    expect(readings[0]?.statements).toHaveLength(1);
  });
});

describe("a judgement", () => {
  const reading = readingOf(fact());
  const world = { readings: [reading], judgements: [] };
  const target = targetAt(reading, 0);
  const line = { kind: "judgement", judgement: "accept", author: "mira", at: "2024-02-01T10:00:00Z" };
  const parse = (record: object): JudgementRecord => parseRecord(JSON.stringify(record), "line 1") as JudgementRecord;

  test("gets its id and its target's id from what it says", () => {
    const { statementId: _id, ...bare } = target;
    const judgement = toJudgement(parse({ ...line, target: bare }), "line 1");
    expect(judgement).toMatchObject({ id: judgementId(judgement), target: { statementId: target.statementId } });
    expect(toJudgement(parse({ ...line, target }), "line 1")).toEqual(judgement);
  });

  test.each([
    ["its own id", { ...line, id: "jd_0", target }, "the id jd_0 does not follow"],
    ["its target's id", { ...line, target: { ...target, statementId: "st_0" } }, "the target's id st_0 does not follow"],
  ])("with another id for %s is refused", (_, record, message) => {
    expect(() => toJudgement(parse(record), "line 1")).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining(message) }),
    );
  });

  test("that adds a statement is its author's reading unless it says otherwise", () => {
    const { origin: _origin, statementId: _id, ...bare } = target;
    expect(toJudgement(parse({ ...line, judgement: "add", target: bare }), "line 1")).toMatchObject({
      target: { origin: { kind: "person", name: "mira", version: "" } },
    });
    expect(() => parse({ ...line, target: bare })).toThrow(/target\.origin/);
  });

  test("explains the form of its target that fits best", () => {
    expect(() => parse({ ...line, target: { ...target, predicate: "hates" } })).toThrow(
      /^line 1: target\.predicate: Invalid option.*found "hates"/,
    );
    expect(() => parse({ ...line, judgement: "note", target: { documentId: "doc_a", entity: { type: "Planet", name: "X" } } })).toThrow(
      /target\.entity\.type/,
    );
  });

  test.each(["accept", "retract", "dispute", "note"])(
    "to %s may name a statement by its id alone, which the graph completes",
    async (judgement) => {
      const reason = judgement === "retract" ? { reason: "misread" } : judgement === "dispute" ? { reason: Object.keys(disputes)[0] } : {};
      const reader = await readWorld(world);
      const record = parse({ ...line, judgement, ...reason, target: { statementId: target.statementId } });
      const full = toJudgement(parse({ ...line, judgement, ...reason, target }), "line 1");
      expect(await completeJudgement(reader, record)).toEqual(full);
      expect(await completeJudgement(reader, parse({ ...line, judgement, ...reason, target }))).toEqual(full);
      expect(() => toJudgement(record, "line 1")).toThrow(/by its id alone; apply the file with judge/);
    },
  );

  test("finds which occurrence of the quote it judges", async () => {
    const thrice = readingOf(fact(), fact(), fact());
    const reader = await readWorld({ readings: [thrice], judgements: [] });
    const last = targetAt(thrice, 2);
    expect(await completeJudgement(reader, parse({ ...line, target: { statementId: last.statementId } }))).toMatchObject({ target: last });
  });

  test("of an unknown statement is refused by its id", async () => {
    const reader = await readWorld(world);
    await expect(completeJudgement(reader, parse({ ...line, target: { statementId: "st_gone" } }), "line 7")).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining('line 7: there is no statement "st_gone"'),
    });
  });

  test("of every kind survives a line", () => {
    const judge = createJudge();
    const same = judge.same({ documentId: "doc_a", entity: { type: "Country", name: "Norland" } }, { entityId: "country:NL" });
    for (const judgement of [
      judge.accept(target),
      judge.retract(target),
      judge.dispute(target),
      judge.add(target),
      judge.note(target),
      same,
      judge.undo(same),
    ]) {
      expect(toJudgement(parse({ kind: "judgement", ...judgement }), "line 1")).toEqual(judgement);
    }
  });
});

test("the JSON Schema names its parts once and every kind of line", () => {
  const schema = JSON.stringify(interchangeJsonSchema());
  for (const kind of ["document", "mention", "statement", "same", "undo"]) expect(schema).toContain(`"const":"${kind}"`);
  expect(schema).toContain('"#/$defs/localEntity"');
});
