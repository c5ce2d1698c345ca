import { describe, expect, test } from "vitest";
import { checkReading } from "../model/check.js";
import { checksum } from "../model/hash.js";
import type { Reading } from "../model/reading.js";
import { completeStatement, type Statement } from "../model/statement.js";
import { fact, sentenceOf } from "../testing/records.js";
import { createJudge, currentStatements, readingOf, readingsOf, sceneGraph, targetAt } from "../testing/scene.js";

const talks = fact();
const denial = fact({ polarity: "negated" });
const judge = createJudge();

/** The same text, read by someone who marks other spans: each quote without its first word. */
function reread(reading: Reading, change: Partial<Statement> = {}): Reading {
  const statements = reading.statements.map((statement) => {
    const cut = statement.evidence.quote.indexOf(" ") + 1;
    const evidence = { ...statement.evidence, start: statement.evidence.start + cut, quote: statement.evidence.quote.slice(cut) };
    return completeStatement(
      { ...statement, ...change, evidence, origin: { kind: "extractor", name: "other", version: "2" } },
      reading.document.id,
      reading.version,
    );
  });
  return { ...reading, statements: checkReading({ ...reading, statements }).statements };
}

/** The same article with another text around its sentences. */
function edited(reading: Reading, text: string): Reading {
  const version = { ...reading.version, text, checksum: checksum(text) };
  return { ...reading, version, mentions: [], statements: [] };
}

const reasons = (graph: { readonly loose: readonly { readonly reason: string }[] }): readonly string[] =>
  graph.loose.map(({ reason }) => reason);

describe("a judgement attaches", () => {
  test("by id", async () => {
    const reading = readingOf(talks, denial);
    const graph = await sceneGraph([reading], [judge.retract(targetAt(reading, 1))]);
    expect(currentStatements(graph).map(({ review }) => review)).toEqual(["unreviewed", "retracted"]);
    expect(graph.loose).toEqual([]);
  });

  test("where its quote stands and a statement means the same, after a reading with other spans", async () => {
    const reading = readingOf(talks);
    const other = reread(reading);
    const graph = await sceneGraph([other], [judge.retract(targetAt(reading, 0))]);
    expect(other.statements[0]?.id).not.toBe(reading.statements[0]?.id);
    expect(currentStatements(graph)).toMatchObject([{ id: other.statements[0]?.id, review: "retracted" }]);
    expect(graph.loose).toEqual([]);
  });

  test("to the canonically same entities under other names, a symmetric predicate from either side", async () => {
    const reading = readingOf(talks);
    const other = reread(reading, { subject: { type: "Country", name: "Sudland" }, object: { type: "Country", name: "Norlandic" } });
    const graph = await sceneGraph([other], [judge.dispute(targetAt(reading, 0))]);
    expect(currentStatements(graph)).toMatchObject([{ review: "disputed" }]);
  });

  test("not the other way round where direction counts", async () => {
    const reading = readingOf(fact({ predicate: "approached" }));
    const other = reread(reading, { subject: { type: "Country", name: "Sudland" }, object: { type: "Country", name: "Norland" } });
    expect(reasons(await sceneGraph([other], [judge.dispute(targetAt(reading, 0))]))).toEqual(["noStatement"]);
  });

  test.each<[string, Partial<Statement>]>([
    ["another speaker", { speaker: { name: "Ada Lund", entity: { type: "Person", name: "Ada Lund" }, speaksFor: null } }],
    ["the opposite", { polarity: "negated" }],
    ["something planned", { modality: "planned" }],
    ["another predicate", { predicate: "cooperatesWith" }],
    ["another country", { object: { type: "Country", name: "Eastmark" } }],
  ])("never to a statement of %s in the same words", async (_, change) => {
    const reading = readingOf(talks);
    const graph = await sceneGraph([reread(reading, change)], [judge.retract(targetAt(reading, 0))]);
    expect(currentStatements(graph)).toMatchObject([{ review: "unreviewed" }]);
    expect(reasons(graph)).toEqual(["noStatement"]);
  });

  test("never to the same meaning in other words", async () => {
    const reading = readingOf(talks);
    const far = readingOf(fact({ ...talks, noise: "Then:" }), talks);
    const second = { ...far, statements: far.statements.slice(1) };
    const graph = await sceneGraph([second], [judge.retract(targetAt(reading, 0, { quote: "Then:", statementId: "st_elsewhere" }))]);
    expect(reasons(graph)).toEqual(["noStatement"]);
  });

  test("to the occurrence it names, else to the nearest that means the same", async () => {
    const twice = readingOf(talks, talks);
    const second = targetAt(twice, 1);
    const both = await sceneGraph([twice], [judge.retract(second)]);
    expect(currentStatements(both).map(({ review }) => review)).toEqual(["unreviewed", "retracted"]);
    const once = await sceneGraph([readingOf(talks)], [judge.retract(second)]);
    expect(currentStatements(once)).toMatchObject([{ review: "retracted" }]);
  });
});

describe("what a person accepted or added", () => {
  test("keeps the qualifiers and via it was accepted with, whatever a later reading gives", async () => {
    const reading = readingOf(fact({ qualifiers: { date: "2021" } }));
    const later = {
      ...reading,
      statements: reading.statements.map((statement) => ({ ...statement, qualifiers: { date: "2022" }, via: "Paper" })),
    };
    const accepted = judge.accept(targetAt(reading, 0));
    const [kept] = currentStatements(await sceneGraph([later], [accepted]));
    expect(kept).toMatchObject({ review: "accepted", qualifiers: { date: "2021" }, via: null, origin: reading.statements[0]?.origin });
    const [undone] = currentStatements(await sceneGraph([later], [accepted, judge.undo(accepted)]));
    expect(undone).toMatchObject({ review: "unreviewed", qualifiers: { date: "2022" }, via: "Paper" });
  });

  test("mends a reading's date: what is added over it counts, as the person's own", async () => {
    const reading = readingOf(fact({ qualifiers: { date: "2021" } }));
    const origin = { kind: "person", name: "Mira", version: "" } as const;
    const mended = { ...targetAt(reading, 0), qualifiers: { date: "2022" }, origin, confidence: 1 };
    const statements = currentStatements(await sceneGraph([reading], [judge.add(mended)]));
    expect(statements).toMatchObject([{ review: "accepted", qualifiers: { date: "2022" }, origin, confidence: 1 }]);
  });

  test("outlives a reading that finds nothing", async () => {
    const reading = readingOf(talks);
    const graph = await sceneGraph([{ ...reading, statements: [], mentions: [] }], [judge.accept(targetAt(reading, 0))]);
    expect(currentStatements(graph)).toMatchObject([
      { id: reading.statements[0]?.id, review: "accepted", evidence: reading.statements[0]?.evidence },
    ]);
    expect([...graph.entities.keys()]).toEqual(["country:NL", "country:SU"]);
  });

  test("outlives an edit around its quote, and keeps its id", async () => {
    const reading = readingOf(talks);
    const text = `A correction.\n\n${reading.version.text}`;
    const graph = await sceneGraph([reading, edited(reading, text)], [judge.add(targetAt(reading, 0))]);
    const [statement] = currentStatements(graph);
    expect(statement).toMatchObject({ id: reading.statements[0]?.id, review: "accepted" });
    expect(text.slice(statement?.evidence.start, statement?.evidence.end)).toBe(sentenceOf(talks));
  });

  test("stands in every version that holds its quote", async () => {
    const reading = readingOf(talks);
    const bare = { ...reading, statements: [], mentions: [] };
    const later = edited(reading, `${reading.version.text}\nMore.`);
    const graph = await sceneGraph([bare, later], [judge.add(targetAt(reading, 0))]);
    expect(currentStatements(graph)).toMatchObject([{ versions: [bare.version.checksum, later.version.checksum] }]);
  });

  test("gets the id of the occurrence where it stands now", async () => {
    const twice = readingOf(talks, talks);
    const once = readingOf(talks);
    const graph = await sceneGraph([{ ...once, statements: [] }], [judge.add(targetAt(twice, 1))]);
    expect(currentStatements(graph).map(({ id }) => id)).toEqual([once.statements[0]?.id]);
  });

  test("is not made twice where a machine reads the same", async () => {
    const reading = readingOf(talks);
    const graph = await sceneGraph([reread(reading)], [judge.accept(targetAt(reading, 0)), judge.add(targetAt(reading, 0))]);
    expect(currentStatements(graph)).toMatchObject([{ review: "accepted", judgements: { length: 2 } }]);
  });

  test("bears an earlier doubt", async () => {
    const reading = readingOf(talks);
    const judgements = [judge.retract(targetAt(reading, 0)), judge.accept(targetAt(reading, 0))];
    const graph = await sceneGraph([{ ...reading, statements: [] }], judgements);
    expect(currentStatements(graph)).toMatchObject([
      { review: "retracted", judgements: [{ judgement: judgements[0] }, { judgement: judgements[1] }] },
    ]);
  });

  test("an addition that was undone stays readable as retracted; where a machine reads it, it is as before", async () => {
    const reading = readingOf(talks);
    const add = judge.add(targetAt(reading, 0));
    const judgements = [add, judge.undo(add)];
    expect(currentStatements(await sceneGraph([{ ...reading, statements: [] }], judgements))).toMatchObject([{ review: "retracted" }]);
    expect(currentStatements(await sceneGraph([reading], judgements))).toMatchObject([{ review: "unreviewed" }]);
  });

  test("an addition that was undone does not keep what a machine read in an older version alone", async () => {
    const reading = readingOf(talks);
    const add = judge.add(targetAt(reading, 0));
    const later = edited(reading, `${reading.version.text}\nMore.`);
    const graph = await sceneGraph([reading, later], [add, judge.undo(add)]);
    expect(currentStatements(graph)).toEqual([]);
    expect([...graph.statements.values()]).toMatchObject([{ review: "unreviewed", versions: [reading.version.checksum] }]);
  });

  test("an acceptance that was undone outlives nothing", async () => {
    const reading = readingOf(talks);
    const accept = judge.accept(targetAt(reading, 0));
    const graph = await sceneGraph([{ ...reading, statements: [] }], [accept, judge.undo(accept)]);
    expect(currentStatements(graph)).toEqual([]);
    expect(reasons(graph)).toEqual(["noStatement"]);
  });
});

describe("a judgement is loose", () => {
  test("quoteGone where the current text no longer has the words, and still counts in the version that has", async () => {
    const [first, second] = readingsOf({ versions: [{ facts: [talks] }, { facts: [denial] }] });
    if (!first || !second) throw new Error("two versions gave fewer readings");
    const graph = await sceneGraph([first, second], [judge.retract(targetAt(first, 0))]);
    expect(reasons(graph)).toEqual(["quoteGone"]);
    expect([...graph.statements.values()].map(({ polarity, review }) => [polarity, review])).toEqual(
      expect.arrayContaining([
        ["affirmed", "retracted"],
        ["negated", "unreviewed"],
      ]),
    );
  });

  test("documentGone where the document is not there, and leaves no entity of it", async () => {
    const reading = readingOf(talks);
    const graph = await sceneGraph([], [judge.accept(targetAt(reading, 0))]);
    expect(reasons(graph)).toEqual(["documentGone"]);
    expect([graph.statements.size, graph.entities.size]).toEqual([0, 0]);
  });

  test("judgementGone where it undoes what is not there", async () => {
    const reading = readingOf(talks);
    expect(reasons(await sceneGraph([reading], [judge.undo(judge.accept(targetAt(reading, 0)))]))).toEqual(["judgementGone"]);
  });
});

describe("the review of a statement", () => {
  const reading = readingOf(talks);
  const target = targetAt(reading, 0);
  const reviewAfter = async (judgements: Parameters<typeof sceneGraph>[1]) =>
    currentStatements(await sceneGraph([reading], judgements))[0]?.review;

  test("is retracted before disputed before accepted, in any order", async () => {
    const [accept, dispute, retract, note] = [judge.accept(target), judge.dispute(target), judge.retract(target), judge.note(target)];
    expect(await reviewAfter([note])).toBe("unreviewed");
    expect(await reviewAfter([accept, note])).toBe("accepted");
    expect(await reviewAfter([dispute, judge.accept(target)])).toBe("disputed");
    expect(await reviewAfter([retract, dispute, accept])).toBe("retracted");
    expect(await reviewAfter([retract, dispute, accept, judge.undo(retract)])).toBe("disputed");
  });

  test("shows undone judgements as such, oldest first", async () => {
    const retract = judge.retract(target);
    const accept = judge.accept(target);
    const graph = await sceneGraph([reading], [accept, judge.undo(retract), retract]);
    expect(currentStatements(graph)[0]?.judgements).toEqual([
      { judgement: retract, standing: false },
      { judgement: accept, standing: true },
    ]);
  });
});
