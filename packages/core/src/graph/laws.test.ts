import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkReading } from "../model/check.js";
import { checksum } from "../model/hash.js";
import type { Judgement } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import { facts, generatedReference, toReadings } from "../testing/records.js";
import { targetIn, withId, worldRecords, worlds, type World } from "../testing/world.js";
import { buildGraph } from "./build.js";
import type { Graph } from "./graph.js";
import { serialiseGraph } from "./serialise.js";

const runs = { numRuns: 60, interruptAfterTimeLimit: 20_000 };

async function graphOf(world: World): Promise<Graph> {
  return buildGraph(await worldRecords(world), generatedReference);
}

/** The graph without any trace of some judgements, which may stay readable where they count no longer. */
function without(graph: Graph, ids: ReadonlySet<string>): string {
  const kept = ({ judgement }: { readonly judgement: Judgement }): boolean => !ids.has(judgement.id);
  const statements = [...graph.statements].map(
    ([id, statement]) => [id, { ...statement, judgements: statement.judgements.filter(kept) }] as const,
  );
  return serialiseGraph({ ...graph, statements: new Map(statements), sequence: 0, judgements: 0, loose: graph.loose.filter(kept) });
}

function undo(judgement: Judgement): Judgement {
  return withId({ author: "mira", at: "2024-03-01T00:00:00.000Z", note: null, judgement: "undo", judgementId: judgement.id });
}

describe("what always holds of a graph", () => {
  test("generated readings pass every check, so that the laws below speak of real records", () => {
    fc.assert(
      fc.property(worlds, ({ readings }) => {
        for (const reading of readings)
          expect(checkReading(reading)).toMatchObject({ rejects: [], statements: { length: reading.statements.length } });
      }),
      runs,
    );
  });

  test("the same records give the same bytes, in whatever order they come", () =>
    fc.assert(
      fc.asyncProperty(worlds, fc.infiniteStream(fc.nat()), async (world, numbers) => {
        const records = await worldRecords(world);
        const mix = <Item>(items: readonly Item[]): readonly Item[] =>
          items
            .map((item) => [numbers.next().value ?? 0, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const mixed = {
          ...records,
          documents: mix(records.documents),
          mentions: mix(records.mentions),
          statements: mix(records.statements),
          judgements: mix(records.judgements),
        };
        const once = serialiseGraph(buildGraph(records, generatedReference));
        expect(serialiseGraph(buildGraph(records, generatedReference))).toBe(once);
        expect(serialiseGraph(buildGraph(mixed, generatedReference))).toBe(once);
      }),
      runs,
    ));

  test("to judge and to undo that gives the graph as it was before", () =>
    fc.assert(
      fc.asyncProperty(worlds, async ({ readings, judgements }) => {
        const undone = new Set(judgements.flatMap((judgement) => (judgement.judgement === "undo" ? judgement.judgementId : [])));
        // An addition that was undone stays readable, as retracted: see the tests of additions.
        const last = judgements.findLast(({ id, judgement }) => judgement !== "add" && !undone.has(id));
        if (!last) return;
        const before = judgements.filter((judgement) => judgement !== last);
        const after = [...before, last, undo(last)];
        const traces = new Set([last.id, undo(last).id]);
        expect(without(await graphOf({ readings, judgements: after }), traces)).toBe(
          without(await graphOf({ readings, judgements: before }), traces),
        );
      }),
      runs,
    ));

  test("to undo an undo restores the judgement", () =>
    fc.assert(
      fc.asyncProperty(worlds, async ({ readings, judgements }) => {
        const [first] = judgements;
        if (!first) return;
        const once = undo(first);
        const twice = undo(once);
        const traces = new Set([once.id, twice.id]);
        const rest = judgements.filter(({ id }) => !traces.has(id));
        expect(without(await graphOf({ readings, judgements: [...rest, once, twice] }), traces)).toBe(
          without(await graphOf({ readings, judgements: rest }), traces),
        );
      }),
      runs,
    ));

  test("merging and undoing a merge changes no statement id", () =>
    fc.assert(
      fc.asyncProperty(worlds, async ({ readings, judgements }) => {
        const merges = judgements.filter(({ judgement }) => judgement === "same");
        const idsOf = async (list: readonly Judgement[]): Promise<readonly string[]> => [
          ...(await graphOf({ readings, judgements: list })).statements.keys(),
        ];
        const plain = await idsOf([]);
        expect(await idsOf(merges)).toEqual(plain);
        expect(await idsOf([...merges, ...merges.map(undo)])).toEqual(plain);
      }),
      runs,
    ));

  test("a merged id leads to an entity that holds all it held", () =>
    fc.assert(
      fc.asyncProperty(worlds, async ({ readings, judgements }) => {
        const apart = await graphOf({ readings, judgements: [] });
        const merged = await graphOf({ readings, judgements: judgements.filter(({ judgement }) => judgement === "same") });
        for (const [id, locals] of apart.locals) {
          const entity = merged.entities.get(merged.redirects.get(id) ?? id);
          expect(merged.locals.get(entity?.id ?? "")).toEqual(expect.arrayContaining([...locals]));
        }
      }),
      runs,
    ));

  test("a new version replaces exactly what machines read and keeps what people accepted or added", () =>
    fc.assert(
      fc.asyncProperty(worlds, fc.array(facts, { minLength: 1, maxLength: 4 }), fc.boolean(), async (world, said, keepQuotes) => {
        const old = world.readings.at(-1);
        if (!old) return;
        const reading = nextVersion(old, said, keepQuotes);
        const judgements = decisionsOn(old);
        const graph = await graphOf({
          readings: [...world.readings.filter(({ version }) => version.checksum !== reading.version.checksum), reading],
          judgements,
        });
        const before = await graphOf({ readings: world.readings, judgements });
        const current = currentIds(graph, old.document.id);
        const expected = new Set([...reading.statements.map(({ id }) => id), ...(keepQuotes ? judgements.flatMap(outliving) : [])]);
        expect(current).toEqual(expected);
        const rest = [...before.statements.values()].filter(({ documentId }) => documentId !== old.document.id);
        expect(rest.map(({ id }) => graph.statements.get(id))).toEqual(rest);
        expect([...graph.statements.keys()]).toEqual(expect.arrayContaining([...before.statements.keys()]));
      }),
      runs,
    ));
});

/** Another text of the document; if quotes are kept, the old text stands below the new one. */
function nextVersion(old: Reading, said: Parameters<typeof toReadings>[0]["versions"][number]["facts"], keepQuotes: boolean): Reading {
  const { id, collections } = old.document;
  const plan = {
    id,
    collections,
    versions: [{ published: "2023-11", outlet: null, facts: said.map((fact) => ({ ...fact, confidence: 1, via: "New" })) }],
  };
  const [fresh] = toReadings({ ...plan, versions: plan.versions.map((version) => ({ ...version, facts: version.facts.map(elsewhere) })) });
  if (!fresh) throw new Error("a plan with one version gave no reading");
  if (!keepQuotes) return fresh;
  const text = `${fresh.version.text}${old.version.text}`;
  return rereadAs(fresh, text);
}

/** Names that no generated document uses, so that new sentences never repeat old ones. */
function elsewhere<F extends { readonly noise: string; readonly subject: { readonly name: string } }>(fact: F): F {
  return { ...fact, noise: "", subject: { ...fact.subject, name: `New ${fact.subject.name}` } };
}

function rereadAs(reading: Reading, text: string): Reading {
  const version = { ...reading.version, text, checksum: checksum(text) };
  const inVersion = <Item extends object>(item: Item) => ({ ...item, version: version.checksum });
  return { ...reading, version, statements: reading.statements.map(inVersion), mentions: reading.mentions.map(inVersion) };
}

function decisionsOn(reading: Reading): readonly Judgement[] {
  const decision = { author: "mira", at: "2024-02-01T00:00:00.000Z", note: null };
  return reading.statements.map((statement, index) => {
    const target = targetIn(reading, statement);
    return index % 2 === 0
      ? withId({ ...decision, judgement: "accept", target })
      : withId({ ...decision, judgement: "retract", target, reason: "misread" });
  });
}

function outliving(judgement: Judgement): readonly string[] {
  return judgement.judgement === "accept" ? [judgement.target.statementId] : [];
}

function currentIds(graph: Graph, documentId: string): ReadonlySet<string> {
  const current = graph.documents.get(documentId)?.versions.at(-1)?.checksum ?? "";
  return new Set(
    [...graph.statements.values()]
      .filter((statement) => statement.documentId === documentId && statement.versions.includes(current))
      .map(({ id }) => id),
  );
}
