import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { finish, run, start, temporaryFolder } from "./testing/run.js";

let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(
    join(folder, "deal.txt"),
    "Kosovo and Denmark signed an agreement in 2021. Vjosa Osmani, the president of Kosovo, visited Denmark.\n",
  );
  await run(folder, ["ingest", "deal.txt", "--store", "graph.db"]);
});

describe("an answer whose reader has enough", () => {
  it("ends quietly", async () => {
    const child = start(folder, ["export", "--format", "ndjson", "--store", "graph.db"]);
    child.stdout?.destroy();
    expect(await finish(child)).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("usage", () => {
  it.each([
    [["ingst"], "ingest"],
    [["ingest"], "source"],
    [["ingest", "deal.txt", "--colection", "x"], "--collection"],
    [["export", "--around", "Kosovo"], "--format"],
  ])("exits 2 for %j and says what is meant", async (words, hint) => {
    const { code, stdout, stderr } = await run(folder, words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(hint);
  });

  it.each(["serve", "ingest", "extract", "query", "export", "import", "judge", "remove", "check", "store"])(
    "helps with %s, with examples",
    async (name) => {
      const { code, stdout } = await run(folder, [name, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(name === "store" ? "info" : "Examples:");
    },
  );

  it("suggests a format and an entity name", async () => {
    const format = await run(folder, ["export", "--around", "Kosovo", "--format", "gefx", "--store", "graph.db"]);
    expect(format).toMatchObject({ code: 2, stdout: "" });
    expect(format.stderr).toContain('did you mean "gexf"');
    const entity = await run(folder, ["export", "--around", "Kosvo", "--format", "gexf", "--store", "graph.db"]);
    expect(entity).toMatchObject({ code: 1, stdout: "" });
    expect(entity.stderr).toContain('did you mean "Kosovo"');
  });
});

describe("query", () => {
  it("prints the response as JSON", async () => {
    const { code, stdout } = await run(folder, [
      "query",
      "query ($id: ID!) { entity(id: $id) { name } }",
      "--variables",
      '{"id":"country:XK"}',
      "--store",
      "graph.db",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ data: { entity: { name: "Kosovo" } } });
  });

  it.each([
    ["{ entities( }", "GRAPHQL_PARSE_FAILED"],
    ["{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
    ['{ paths(from: "country:XK", to: "person:nobody") { length } }', "NOT_FOUND"],
  ])("answers %s with code %s and exit 1", async (query, code) => {
    const outcome = await run(folder, ["query", query, "--store", "graph.db"]);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain(code);
    expect(outcome.stdout).not.toMatch(/\.js:\d+/);
  });

  it("answers null for an unknown id", async () => {
    const { code, stdout } = await run(folder, ["query", '{ entity(id: "country:ZZ") { name } }', "--store", "graph.db"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ data: { entity: null } });
  });

  it("refuses a missing and a corrupt store with one sentence", async () => {
    const missing = await run(folder, ["query", "{ stats { entities } }", "--store", "nowhere.db"]);
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("nowhere.db");
    writeFileSync(join(folder, "corrupt.db"), "SQLite format 3\0 and then nothing that makes sense".repeat(200));
    const corrupt = await run(folder, ["query", "{ stats { entities } }", "--store", "corrupt.db"]);
    expect(corrupt).toMatchObject({ code: 1, stdout: "" });
    expect(corrupt.stderr).toContain("corrupt.db");
    expect(corrupt.stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("export and import", () => {
  it("carries a store over without loss", async () => {
    expect((await run(folder, ["export", "--format", "ndjson", "--out", "all.ndjson", "--store", "graph.db"])).code).toBe(0);
    expect((await run(folder, ["import", "all.ndjson", "--store", "copy.db"])).code).toBe(0);
    const again = await run(folder, ["export", "--format", "ndjson", "--store", "copy.db"]);
    expect(again.stdout).toBe(readFileSync(join(folder, "all.ndjson"), "utf8"));
    const third = await run(folder, ["import", "all.ndjson", "--store", "copy.db", "--json"]);
    expect(JSON.parse(third.stdout)).toMatchObject({ changes: { unchanged: 1 } });
  });

  it("writes nothing of a file with a wrong line if asked to be strict, and names the line", async () => {
    writeFileSync(join(folder, "wrong.ndjson"), `${readFileSync(join(folder, "all.ndjson"), "utf8")}{"kind":"statement"}\n`);
    const { code, stderr } = await run(folder, ["import", "wrong.ndjson", "--strict", "--store", "wrong.db"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/wrong\.ndjson, line \d+/);
    expect(existsSync(join(folder, "wrong.db"))).toBe(false);
  });

  it("writes GEXF, JSON and two CSV tables", async () => {
    await run(folder, ["export", "--around", "Kosovo", "--format", "gexf", "--out", "k.gexf", "--store", "graph.db"]);
    await run(folder, ["export", "--around", "country:XK", "--format", "csv", "--out", "k", "--store", "graph.db"]);
    const json = await run(folder, ["export", "--around", "Kosovo", "--format", "json", "--store", "graph.db"]);
    expect(readFileSync(join(folder, "k.gexf"), "utf8")).toContain('<node id="person:vjosa-osmani" label="Vjosa Osmani">');
    expect(readFileSync(join(folder, "k.nodes.csv"), "utf8")).toContain('"country:XK","Kosovo","Country"');
    expect(readFileSync(join(folder, "k.edges.csv"), "utf8")).toContain("person:vjosa-osmani");
    expect(JSON.parse(json.stdout)).toMatchObject({ directed: true, multigraph: true });
  });

  it("leaves no half-written file where it cannot write", async () => {
    mkdirSync(join(folder, "taken.gexf"));
    const { code, stderr } = await run(folder, [
      "export",
      "--around",
      "Kosovo",
      "--format",
      "gexf",
      "--out",
      "taken.gexf",
      "--store",
      "graph.db",
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain("taken.gexf");
  });
});

describe("judge, check and remove", () => {
  it("retracts by statement id, checks sound, and removes without a trace", async () => {
    const listed = await run(folder, ["query", "{ statements { edges { node { id document { id } } } } }", "--store", "graph.db"]);
    const { data } = JSON.parse(listed.stdout) as {
      readonly data: {
        readonly statements: {
          readonly edges: readonly { readonly node: { readonly id: string; readonly document: { readonly id: string } } }[];
        };
      };
    };
    const statement = data.statements.edges[0]?.node;
    const judgement = {
      kind: "judgement",
      judgement: "retract",
      author: "tester",
      at: "2025-06-01T12:00:00Z",
      reason: "misread",
      target: { statementId: statement?.id },
    };
    writeFileSync(join(folder, "judgements.ndjson"), `${JSON.stringify(judgement)}\n`);
    expect(await run(folder, ["judge", "judgements.ndjson", "--store", "graph.db"])).toMatchObject({ code: 0 });
    const review = await run(folder, [
      "query",
      "query ($id: ID!) { node(id: $id) { ... on Statement { review judgements { author reason standing } } } }",
      "--variables",
      JSON.stringify({ id: statement?.id }),
      "--store",
      "graph.db",
    ]);
    expect(JSON.parse(review.stdout)).toEqual({
      data: { node: { review: "retracted", judgements: [{ author: "tester", reason: "misread", standing: true }] } },
    });

    const check = await run(folder, ["check", "--store", "graph.db", "--json"]);
    expect(check.code).toBe(0);
    expect(JSON.parse(check.stdout)).toMatchObject({ problems: 0 });

    const removed = await run(folder, ["remove", statement?.document.id ?? "", "--reason", "test", "--store", "graph.db"]);
    expect(removed.code).toBe(0);
    expect(readFileSync(join(folder, "graph.db")).includes("Vjosa")).toBe(false);
    expect(existsSync(join(folder, "graph.db.index"))).toBe(false);
    const again = await run(folder, ["ingest", "deal.txt", "--store", "graph.db", "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ documents: 1, removed: 1, kept: 0 });
  }, 120_000);

  it("finishes what was not finished, says so, and has nothing to do the second time", async () => {
    await run(folder, ["ingest", "deal.txt", "--store", "unfinished.db"]);
    const repaired = await run(folder, ["check", "--repair", "--store", "unfinished.db", "--json"]);
    expect(JSON.parse(repaired.stdout)).toMatchObject({ repaired: ["derived 1 document"], problems: 0 });
    const again = await run(folder, ["check", "--repair", "--store", "unfinished.db"]);
    expect(again.stdout).toContain("repair: there was nothing to do");
  }, 120_000);

  it("says that a judgement of an unknown entity has no effect", async () => {
    const target = { entityId: "country:QQ" };
    const line = {
      kind: "judgement",
      judgement: "same",
      author: "tester",
      at: "2025-06-01T12:00:00Z",
      left: target,
      right: { entityId: "country:XK" },
    };
    writeFileSync(join(folder, "same.ndjson"), `${JSON.stringify(line)}\n`);
    const { code, stderr } = await run(folder, ["judge", "same.ndjson", "--store", "graph.db"]);
    expect(code).toBe(1);
    expect(stderr).toContain("there is no such entity");
  });

  it("leaves no empty store behind a call that wrote nothing", async () => {
    const { code } = await run(folder, ["ingest", "nofile.txt", "--store", "never.db"]);
    expect(code).toBe(1);
    expect(existsSync(join(folder, "never.db"))).toBe(false);
  });

  it("refuses a judgement of an unknown statement and keeps the others out too", async () => {
    const line = JSON.stringify({
      kind: "judgement",
      judgement: "accept",
      author: "tester",
      at: "2025-06-01T12:00:00Z",
      target: { statementId: "st_0" },
    });
    writeFileSync(join(folder, "unknown.ndjson"), `${line}\n`);
    const { code, stderr } = await run(folder, ["judge", "unknown.ndjson", "--store", "graph.db"]);
    expect(code).toBe(1);
    expect(stderr).toContain("st_0");
  });
});
