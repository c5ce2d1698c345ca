import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeInterchange } from "@entente/core";
import { readInterchange, worlds, worldSource, type World } from "@entente/core/testing";
import { openStore, type Store } from "@entente/store";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/run.js";
import { importInto, type ImportOptions } from "./import-into.js";
import { ProgressFile } from "./import-progress.js";

const now = "2024-05-01T00:00:00.000Z";
let folder: string;
let path: string;
let rejects: string;
let location: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, "file.ndjson");
  rejects = join(folder, "rejects.ndjson");
  location = join(folder, "graph.db");
});

function importFile(store: Store, options: Partial<ImportOptions> = {}) {
  return importInto(store, path, { rejects, now, progress: new ProgressFile(location, path), ...options });
}

async function contents(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of writeInterchange(store)) lines.push(line);
  return lines;
}

/** What a store holds that took the file in the plain way. */
async function plainly(text: string): Promise<readonly string[]> {
  const store = await openStore("memory");
  const { readings, judgements } = await readInterchange(text.replace(/^\uFEFF/, "").split("\n"), "file", now);
  for (const reading of readings) await store.putReading(reading);
  await store.appendJudgements(judgements);
  return contents(store);
}

async function linesOf(world: World): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of writeInterchange(worldSource(world))) lines.push(line.trimEnd());
  return lines;
}

/** The lines in another order, in which documents still come before what cites them. */
function reorder(lines: readonly string[], order: readonly number[]): readonly string[] {
  const keyed = lines.map((line, at) => ({ line, key: order[at % order.length] ?? 0, at }));
  const moved = keyed.sort((a, b) => a.key - b.key || a.at - b.at).map(({ line }) => line);
  const documents = new Map(lines.flatMap((line) => (idOf(line, "document") === null ? [] : [[idOf(line, "document"), line]])));
  const written = new Set<string>();
  const result: string[] = [];
  for (const line of moved) {
    const own = documents.get(idOf(line, "document") ?? idOf(line, "mention") ?? idOf(line, "statement")) ?? line;
    for (const next of own === line ? [line] : [own, line]) if (!written.has(next) || next !== own) result.push(next);
    written.add(own);
  }
  return result;
}

function idOf(line: string, kind: string): string | null {
  const record = JSON.parse(line) as { kind: string; id?: string; documentId?: string };
  if (record.kind !== kind) return null;
  return (kind === "document" ? record.id : record.documentId) ?? null;
}

/** Another spelling of the same record: fields in reverse order, so that the beginning of the line does not tell. */
function respell(line: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()));
}

describe("a file in any order", () => {
  it("gives the store that reading it all at once gives, whatever fits memory", () =>
    fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(fc.nat(100), { minLength: 1, maxLength: 40 }),
        fc.record({ surveyed: fc.integer({ min: 1, max: 6 }), batchBytes: fc.integer({ min: 1, max: 4000 }) }),
        fc.record({ end: fc.constantFrom("\n", "\r\n", "\n\n", "\n \t\n"), mark: fc.constantFrom("", "\uFEFF"), respelt: fc.nat(3) }),
        async (world, order, limits, { end, mark, respelt }) => {
          const lines = reorder(await linesOf(world), order).map((line, at) => (at % 4 === respelt ? respell(line) : line));
          const text = mark + lines.join(end);
          writeFileSync(path, text);
          const store = await openStore("memory");
          const outcome = await importFile(store, { ...limits, progress: new ProgressFile("memory", path) });
          expect(outcome).toMatchObject({ linesRefused: 0, stopped: false });
          expect(await contents(store)).toEqual(await plainly(text));
        },
      ),
      { numRuns: 60 },
    ));

  it("takes a text with every kind of line end in it for one line", async () => {
    const text = "One.\u2028Two.\u2029Three.\u0085Four.\r\nFive.";
    writeFileSync(path, JSON.stringify({ kind: "document", id: "doc_a", versions: [{ text }] }));
    const store = await openStore("memory");
    expect(await importFile(store)).toMatchObject({ changes: { added: 1 }, linesRefused: 0 });
    expect(await store.text("doc_a")).toBe(text);
  });

  it("reads a document whose line is longer than what is read at a time", async () => {
    const text = "Nörland talks. ".repeat(700_000);
    const lines = [{ ...document("doc_long"), versions: [{ text }] }, mention("doc_long"), document("doc_b")];
    write(lines);
    const store = await openStore("memory");
    expect(await importFile(store)).toMatchObject({ changes: { added: 2 } });
    expect((await store.text("doc_long"))?.length).toBe(text.length);
  });
});

const document = (id: string) => ({ kind: "document", id, versions: [{ text: "Norland talks to Sudland.", readAt: now }] });
const mention = (documentId: string) => ({
  kind: "mention",
  documentId,
  start: 1,
  end: 7,
  text: "örland",
  entity: { type: "Country", name: "Norland" },
});
const statement = (documentId: string) => ({
  kind: "statement",
  documentId,
  predicate: "negotiatesWith",
  subject: { type: "Country", name: "Norland" },
  object: { type: "Country", name: "Sudland" },
  evidence: { start: 0, end: 25, quote: "Norland talks to Sudland." },
});
const note = (documentId: string, text: string) => ({
  kind: "judgement",
  judgement: "note",
  author: "mira",
  at: now,
  note: text,
  target: { documentId, entity: { type: "Country", name: "Norland" } },
});

function write(records: readonly unknown[]): void {
  writeFileSync(path, records.map((record) => (typeof record === "string" ? record : JSON.stringify(record))).join("\n"));
}

function refused(): readonly { readonly line: number; readonly code: string; readonly reason: string; readonly text: string }[] {
  if (!existsSync(rejects)) return [];
  return readFileSync(rejects, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ReturnType<typeof refused>[number]);
}

describe("a wrong line", () => {
  it.each<[string, unknown, string, RegExp]>([
    ["no JSON", "{", "BAD_INPUT", /^line 3 is no JSON object/],
    ["of an unknown kind", { kind: "fact" }, "BAD_INPUT", /^line 3: kind: Invalid discriminator value/],
    ["with a misspelt field", { ...document("doc_c"), titel: "x" }, "BAD_INPUT", /^line 3: .*titel/],
    ["with an unknown predicate", { ...statement("doc_a"), predicate: "hates" }, "BAD_INPUT", /^line 3: predicate: Invalid option/],
    ["of a document with no version", { ...document("doc_c"), versions: [] }, "BAD_INPUT", /^line 3: versions/],
    [
      "with a wrong checksum",
      { kind: "document", id: "doc_c", versions: [{ text: "x", checksum: "0" }] },
      "BAD_INPUT",
      /^line 3: checksum 0 is not/,
    ],
    [
      "with a date that is none",
      { kind: "document", id: "doc_c", versions: [{ text: "x", published: "May" }] },
      "BAD_DATE",
      /^line 3: published "May"/,
    ],
    ["with a document twice", document("doc_a"), "DUPLICATE", /^line 3: document doc_a stands in the file twice/],
    [
      "with a text twice",
      { kind: "document", id: "doc_c", versions: [{ text: "x" }, { text: "x" }] },
      "DUPLICATE",
      /^line 3: two versions/,
    ],
    ["that cites what no line gave", statement("doc_x"), "NOT_FOUND", /^line 3: no earlier line gives document doc_x/],
    ["that cites what only a later line gives", statement("doc_b"), "NOT_FOUND", /^line 3: no earlier line gives document doc_b/],
    ["that cites another version", { ...statement("doc_a"), version: "abc" }, "NOT_FOUND", /^line 3: document doc_a has no version abc/],
    ["with a mention that is not there", mention("doc_a"), "NOT_GROUNDED", /^line 3: 1 to 7 of document doc_a/],
    [
      "with a text that no store keeps",
      { kind: "document", id: "doc_c", versions: [{ text: "a\0b" }] },
      "BAD_INPUT",
      /^line 3: doc_c\.text holds a NUL/,
    ],
    ["with a judgement on nothing", note("doc_x", "?"), "NOT_FOUND", /^line 3: jd_\w+ speaks of doc_x/],
    [
      "that undoes nothing",
      { kind: "judgement", judgement: "undo", judgementId: "jd_1", author: "mira", at: now },
      "NOT_FOUND",
      /^line 3: jd_\w+ undoes jd_1/,
    ],
  ])("%s is put aside with its reason, and the others are stored", async (_, wrong, code, reason) => {
    write([document("doc_a"), statement("doc_a"), wrong, document("doc_b"), statement("doc_b"), note("doc_b", "yes")]);
    const store = await openStore("memory");
    const outcome = await importFile(store);
    expect(outcome).toMatchObject({ changes: { added: 2 }, statementsKept: 2, judgements: 1, linesRefused: 1 });
    const text = typeof wrong === "string" ? wrong : JSON.stringify(wrong);
    expect(refused()).toEqual([{ line: 3, code, reason: expect.stringMatching(reason), text }]);
  });

  it.each([
    ["as it is written", { ...document("doc_a"), titel: "x" }],
    ["for the store", { kind: "document", id: "doc_a", versions: [{ text: "Norland talks to Sudland.", readAt: "yesterday" }] }],
  ])("of a document, wrong %s, takes with it what cites the document", async (_, wrong) => {
    write([wrong, statement("doc_a"), document("doc_b"), statement("doc_a"), statement("doc_b")]);
    const store = await openStore("memory");
    expect(await importFile(store)).toMatchObject({ changes: { added: 1 }, statementsKept: 1, linesRefused: 3 });
    expect(refused().map(({ line, reason }) => [line, reason])).toEqual([
      [1, expect.stringContaining("line 1: ")],
      [2, "line 2: line 1, which gives its document, was refused; mend that one"],
      [4, "line 4: line 1, which gives its document, was refused; mend that one"],
    ]);
    expect(await store.documents(["doc_a", "doc_b"])).toMatchObject([null, { id: "doc_b" }]);
  });

  it("leaves no rejects file of an earlier import behind once all is right", async () => {
    write([document("doc_a"), "{"]);
    await importFile(await openStore("memory"));
    expect(refused()).toHaveLength(1);
    write([document("doc_a")]);
    await importFile(await openStore("memory"));
    expect(existsSync(rejects)).toBe(false);
  });

  it("stops a strict import before anything is stored, and the first is named", async () => {
    const store = await openStore("memory");
    write([document("doc_a"), statement("doc_x"), document("doc_b"), { ...statement("doc_b"), predicate: "hates" }, "{"]);
    await expect(importFile(store, { strict: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringMatching(/^file\.ndjson, line 2: no earlier line gives document doc_x.* \(2 more lines are wrong\); nothing/),
    });
    expect(await store.sequence()).toBe(0);
    write([document("doc_a"), { kind: "document", id: "doc_b", versions: [{ text: "\0" }] }]);
    await expect(importFile(store, { strict: true })).rejects.toThrow("line 2: doc_b.text holds a NUL");
    write([document("doc_a"), statement("doc_a"), note("doc_a", "yes")]);
    expect(await importFile(store, { strict: true })).toMatchObject({ changes: { added: 1 }, judgements: 1 });
  });
});

describe("judgements", () => {
  it("are taken in any order, also an undo before what it undoes and an undo of that", async () => {
    write([document("doc_a"), note("doc_a", "first")]);
    const first = await openStore("memory");
    await importFile(first);
    const noteLine = (await contents(first)).at(-1) ?? "";
    const { id } = JSON.parse(noteLine) as { id: string };
    const undo = (judgementId: string) => ({ kind: "judgement", judgement: "undo", judgementId, author: "jon", at: now });
    write([document("doc_a"), note("doc_a", "first"), undo(id)]);
    const second = await openStore("memory");
    await importFile(second);
    const undoId = (await contents(second))
      .map((line) => JSON.parse(line) as { id: string; judgement?: string })
      .find((line) => line.judgement === "undo")?.id;
    write([document("doc_a"), undo(undoId ?? ""), "{", undo(id), noteLine.trimEnd()]);
    const third = await openStore("memory");
    expect(await importFile(third)).toMatchObject({ judgements: 3, linesRefused: 1 });
  });
});

describe("an import that is interrupted", () => {
  const records = Array.from({ length: 30 }, (_, at) => [
    document(`doc_${at}`),
    statement(`doc_${at}`),
    at % 7 === 3 ? "{" : statement(`doc_${at}`),
  ]).flat();

  async function stopAfter(batches: number, store: Store) {
    let stored = 0;
    return importFile(store, { batchBytes: 900, onStored: () => (stored += 1), stopped: () => stored >= batches });
  }

  async function undisturbed(): Promise<readonly string[]> {
    const store = await openStore("memory");
    await importFile(store);
    return contents(store);
  }

  it("goes on where it stopped, and refuses nothing twice", async () => {
    write([...records, note("doc_2", "yes")]);
    const expected = await undisturbed();
    const once = readFileSync(rejects, "utf8");
    const store = await openStore(location);
    expect(await stopAfter(4, store)).toMatchObject({ stopped: true, judgements: 0 });
    const { documents: before } = await store.info();
    const resumed: number[] = [];
    const outcome = await importFile(store, { onResumed: (documents) => resumed.push(documents) });
    expect(resumed).toEqual([before]);
    expect(outcome).toMatchObject({ changes: { added: 30 }, judgements: 1, linesRefused: 4, stopped: false });
    expect(await contents(store)).toEqual(expected);
    expect(readFileSync(rejects, "utf8").split("\n").sort()).toEqual(once.split("\n").sort());
    await store.close();
  });

  it("goes on as if nothing had happened when the clock was set back by a day or ahead by a year meanwhile", async () => {
    const { readAt: _readAt, ...untimed } = document("").versions[0] ?? {};
    const timeless = records.map((record) =>
      typeof record === "object" && "versions" in record ? { ...record, versions: [untimed] } : record,
    );
    write([...timeless, note("doc_2", "yes")]);
    const expected = await undisturbed();
    for (const [place, later] of ["2024-04-30T00:00:00.000Z", "2025-05-01T00:00:00.000Z"].entries()) {
      location = join(folder, `${place}.db`);
      const store = await openStore(location);
      await stopAfter(4, store);
      expect(await importFile(store, { now: later })).toMatchObject({ changes: { added: 30 }, judgements: 1 });
      expect(await contents(store)).toEqual(expected);
      await store.close();
    }
  });

  it.each<[string, (store: Store) => Promise<Store>]>([
    [
      "the file changed",
      async (store) => {
        write([...records, ""]);
        return store;
      },
    ],
    [
      "the store is another one",
      async (store) => {
        await store.close();
        location = join(folder, "other.db");
        return openStore(location);
      },
    ],
  ])("begins anew if %s, which changes nothing that is there", async (_, change) => {
    write(records);
    const expected = await undisturbed();
    const first = await openStore(location);
    const progress = new ProgressFile(location, path);
    await stopAfter(3, first);
    const store = await change(first);
    const outcome = await importFile(store, { progress, onResumed: () => expect.unreachable("it must not go on") });
    expect((outcome.changes.added ?? 0) + (outcome.changes.unchanged ?? 0)).toBe(30);
    expect(await contents(store)).toEqual(expected);
    await store.close();
  });

  it("changes nothing the second time, not even where documents have several versions", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        write(await linesOf(world));
        const store = await openStore("memory");
        await importFile(store);
        const sequence = await store.sequence();
        const { changes } = await importFile(store);
        expect(await store.sequence()).toBe(sequence);
        expect(Object.keys(changes)).toEqual(world.readings.length > 0 ? ["unchanged"] : []);
      }),
      { numRuns: 50 },
    );
  });

  it("takes what is imported last for the newest, whatever the clock says", async () => {
    const store = await openStore(location);
    const topics = ["fish", "salt", "rain"];
    for (const [place, topic] of topics.entries()) {
      write([{ kind: "document", id: "doc_a", versions: [{ text: `Norland talks to Sudland about ${topic}.` }] }]);
      await importFile(store, { now: ["2024-05-02T00:00:00Z", "2024-05-01T00:00:00Z", "2023-05-01T00:00:00Z"][place] ?? now });
    }
    const [found] = await store.documents(["doc_a"]);
    const texts = await Promise.all((found?.versions ?? []).map(({ checksum }) => store.text("doc_a", checksum)));
    expect(texts).toEqual(topics.map((topic) => `Norland talks to Sudland about ${topic}.`));
    expect(await store.sequence()).toBe(3);
    await store.close();
  });

  it("keeps no word of any document in what tells how far it came", async () => {
    write(records);
    const store = await openStore(location);
    await stopAfter(3, store);
    await store.close();
    const name = readdirSync(folder).find((file) => file.startsWith("graph.db.import-")) ?? "";
    const kept = readFileSync(join(folder, name), "utf8");
    expect(kept).toContain('"documents":');
    expect(kept).not.toMatch(/Norland|Sudland|talks/);
  });
});
