import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "./testing/run.js";

const article = "Kosovo and Denmark signed an agreement in 2021. Vjosa Osmani, the president of Kosovo, visited Denmark.\n";

/** The summary that `--json` prints. */
interface Summary {
  readonly documents: number;
  readonly unchanged: number;
  readonly newVersions: number;
  readonly undated: number;
  readonly otherLanguages: number;
  readonly skipped: number;
  readonly kept: number;
}

interface Dated {
  readonly version: { readonly text: string };
  readonly evidence: { readonly start: number; readonly end: number; readonly quote: string };
}

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, "deal.txt"), article);
});

async function ingest(
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly stderr: string; readonly summary: Summary }> {
  const { code, stdout, stderr } = await run(folder, ["ingest", ...words, "--store", "graph.db", "--json"]);
  return { code, stderr, summary: JSON.parse(stdout) as Summary };
}

describe("ingest", () => {
  it("gives one document the id that was asked for, says so, and refuses one id for several", { timeout: 90_000 }, async () => {
    const { code, stderr } = await ingest(["deal.txt", "--id", "my deal", "--verbose"]);
    expect(code).toBe(0);
    expect(stderr).toContain("stored my deal (added)");
    writeFileSync(join(folder, "other.txt"), "Nothing else was signed.\n");
    const several = await run(folder, ["ingest", "deal.txt", "other.txt", "--id", "my deal", "--store", "graph.db"]);
    expect(several.code).toBe(2);
    expect(several.stderr).toContain("--id my deal is the id of one document, and there are 2 files");
    const documents = await run(folder, ["query", "{ documents { edges { node { id } } } }", "--store", "graph.db"]);
    expect(JSON.parse(documents.stdout)).toEqual({ data: { documents: { edges: [{ node: { id: "my deal" } }] } } });
  });

  it("reads a text file relative to the calling folder, and again without changing anything", async () => {
    const first = await ingest(["deal.txt"]);
    expect(first.code).toBe(0);
    expect(first.summary).toMatchObject({ documents: 1, unchanged: 0, undated: 1, skipped: 0 });
    expect(first.summary.kept).toBeGreaterThan(0);
    const second = await ingest(["deal.txt"]);
    expect(second.code).toBe(0);
    expect(second.summary).toMatchObject({ documents: 1, unchanged: 1, kept: 0 });
  });

  it("keeps the file's text unchanged but for a byte-order mark", async () => {
    const text = "\r\n  Kosovo\u00a0signed.\t\r\nIt said “no”.  \n";
    writeFileSync(join(folder, "odd.txt"), `\uFEFF${text}`);
    await ingest(["odd.txt"]);
    const { stdout } = await run(folder, ["query", "{ documents { edges { node { text } } } }", "--store", "graph.db"]);
    expect(JSON.parse(stdout)).toEqual({ data: { documents: { edges: [{ node: { text } }] } } });
  });

  it("takes outlet, date and language from front matter, table and options, the more specific first", async () => {
    writeFileSync(join(folder, "a.md"), `---\npublished: 2020-01-01\noutlet: Front\n---\n${article}`);
    writeFileSync(join(folder, "b.md"), `---\npublished: 2020-01-01\n---\n${article} It rained.\n`);
    writeFileSync(join(folder, "table.csv"), "path,published\na.md,2021-02\n");
    const { code } = await ingest(["a.md", "b.md", "--metadata", "table.csv", "--outlet", "Option"]);
    expect(code).toBe(0);
    const { stdout } = await run(folder, ["query", "{ documents { edges { node { path outlet published } } } }", "--store", "graph.db"]);
    expect(stdout).toContain('"published": "2021-02"');
    expect(stdout).toContain('"published": "2020-01-01"');
    expect(stdout).toContain('"outlet": "Front"');
    expect(stdout).toContain('"outlet": "Option"');
  });

  it("names and skips what it cannot read and goes on with the others", async () => {
    writeFileSync(join(folder, "binary.txt"), Buffer.from([0x4b, 0, 1, 2, 3, 0, 0xff]));
    writeFileSync(join(folder, "empty.txt"), "");
    writeFileSync(join(folder, "latin1.txt"), Buffer.from([0x4b, 0xe9, 0x20, 0x41]));
    writeFileSync(join(folder, "huge.txt"), Buffer.alloc(11 * 1024 * 1024, 0x61));
    const { code, stderr, summary } = await ingest(["."]);
    expect(code).toBe(1);
    expect(summary).toMatchObject({ documents: 1, skipped: 4 });
    for (const name of ["binary.txt", "empty.txt", "latin1.txt", "huge.txt"]) expect(stderr).toContain(name);
  });

  it.skipIf(process.getuid?.() === 0)("names a folder it may not open (skipped for root, who may open any)", async () => {
    mkdirSync(join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0);
    const { code, stderr } = await ingest(["."]);
    chmodSync(join(folder, "locked"), 0o700);
    expect(code).toBe(1);
    expect(stderr).toContain("locked");
  });

  it("keeps an article in another language without statements and says so", async () => {
    const german =
      "Der Präsident des Kosovo hat am Dienstag erklärt, dass die Regierung kein Abkommen mit Dänemark unterzeichnen werde, weil das Parlament noch nicht zugestimmt habe.";
    writeFileSync(join(folder, "deutsch.txt"), german);
    const { summary } = await ingest(["deutsch.txt"]);
    expect(summary).toMatchObject({ documents: 1, otherLanguages: 1, kept: 0 });
  });

  it("refuses a date that is none before anything is written", async () => {
    const { code, stderr, stdout } = await run(folder, ["ingest", "deal.txt", "--published", "last Tuesday", "--store", "graph.db"]);
    expect(code).toBe(1);
    expect(stderr).toContain("last Tuesday");
    expect(stdout).toBe("");
    expect(existsSync(join(folder, "graph.db"))).toBe(false);
  });
});

describe("a table of articles", () => {
  it("gives one document a row, rejects rows by line, and takes the columns it is told", async () => {
    const rows = ["who,when,story", `Harbour Times,2024-06-05,"${article.trim()}"`, "Courier,soon,Words.", "Courier,2024,"];
    writeFileSync(join(folder, "articles.csv"), rows.join("\n"));
    const { code, stderr, summary } = await ingest(["articles.csv", "--columns", "text=story,published=when,outlet=who"]);
    expect(code).toBe(1);
    expect(summary).toMatchObject({ documents: 1, undated: 0, skipped: 2 });
    expect(stderr).toContain('articles.csv line 3: published "soon" is no EDTF date');
    expect(stderr).toContain('articles.csv line 4 has no text in column "story"');
  });

  it("is not looked for in the table of metadata, though it lies beside the articles", async () => {
    writeFileSync(join(folder, "table.csv"), "path,published\ndeal.txt,2021-02\n");
    const { code, summary } = await ingest([".", "--metadata", "table.csv"]);
    expect(code).toBe(0);
    expect(summary).toMatchObject({ documents: 1, undated: 0, skipped: 0 });
  });

  it("refuses columns that are none before anything is read", async () => {
    const { code, stderr } = await run(folder, ["ingest", "deal.txt", "--columns", "body=text", "--store", "graph.db"]);
    expect(code).toBe(1);
    expect(stderr).toContain('--columns "body=text" is no pair');
    expect(existsSync(join(folder, "graph.db"))).toBe(false);
  });
});

describe("near-copies", () => {
  const more = Array.from(
    { length: 12 },
    (_, index) => `Clause ${index + 1} of the text covers matter ${index * 7} and binds both of its sides.`,
  ).join(" ");

  it("are named in the summary and count as one origin", async () => {
    const write = (name: string, outlet: string, text: string): void =>
      writeFileSync(join(folder, name), `---\noutlet: ${outlet}\npublished: 2024-06-0${name.length}\n---\n${text}\n`);
    write("a.md", "Herald", `${article.trim()} ${more}`);
    write("bb.md", "Post", `${article.trim()} ${more} The Post added a line.`);
    write("ccc.md", "Mail", article);
    const { stderr, summary } = await ingest(["a.md", "bb.md", "ccc.md"]);
    expect(summary).toMatchObject({ documents: 3, nearCopies: [{ document: "bb.md", of: "a.md" }] });
    expect(stderr).toContain("1 near-copy of 1 other document; each group counts as one origin");
    expect(stderr).toContain("bb.md is a near-copy of a.md");
    const query = `{ relations(filter: { predicates: [visited] }) { edges { node { documents origins } } } }`;
    const { stdout } = await run(folder, ["query", query, "--store", "graph.db"]);
    expect(JSON.parse(stdout)).toEqual({ data: { relations: { edges: [{ node: { documents: 3, origins: 2 } }] } } });
  });
});

describe("addresses", () => {
  it("inside a network are refused by name, and the files go on", async () => {
    const { code, stderr, summary } = await ingest(["http://localhost:1/a", "http://169.254.169.254/latest", "deal.txt"]);
    expect(code).toBe(1);
    expect(summary).toMatchObject({ documents: 1, skipped: 2 });
    expect(stderr).toContain("http://169.254.169.254/latest leads to 169.254.169.254, which is no public address");
    expect(stderr).toContain("which is no public address");
  });
});

describe("a changed file", () => {
  it("becomes a new version, and as of an earlier day its older text still bears the older statements", async () => {
    const write = (published: string, text: string): void =>
      writeFileSync(join(folder, "x.md"), `---\npublished: "${published}"\n---\n${text}\n`);
    write("2024-01-10", "Vjosa Osmani, the president of Kosovo, visited Denmark.");
    await ingest(["x.md"]);
    write("2024-06-10", "Vjosa Osmani, the president of Kosovo, visited Norway. It rained.");
    expect((await ingest(["x.md"])).summary).toMatchObject({ documents: 1, newVersions: 1 });
    const query = `{ statements(filter: { asOf: "2024-03", predicates: [visited] }) { edges { node {
      object { name } evidence { start end quote } version { published text } } } } }`;
    const { stdout } = await run(folder, ["query", query, "--store", "graph.db"]);
    const { data } = JSON.parse(stdout) as {
      readonly data: { readonly statements: { readonly edges: readonly { readonly node: Dated }[] } };
    };
    const [found] = data.statements.edges.map(({ node }) => node);
    expect(found).toMatchObject({ object: { name: "Denmark" }, version: { published: "2024-01-10" } });
    expect(found?.version.text.slice(found.evidence.start, found.evidence.end)).toBe(found?.evidence.quote);
  });
});

describe("extract", () => {
  it("writes one file a document and touches no store", async () => {
    const { code } = await run(folder, ["extract", "deal.txt", "--out", "out"]);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["deal.txt", "out"]);
    const form = JSON.parse(readFileSync(join(folder, "out/deal.json"), "utf8")) as {
      readonly statements: readonly { readonly quote: string; readonly start: number; readonly end: number }[];
    };
    expect(form.statements.length).toBeGreaterThan(0);
    for (const { quote, start, end } of form.statements) expect(article.slice(start, end)).toBe(quote);
  });

  it("writes one file for each article of a table, named by its key", async () => {
    writeFileSync(join(folder, "articles.jsonl"), [1, 2].map((id) => JSON.stringify({ id, text: article })).join("\n"));
    expect((await run(folder, ["extract", "articles.jsonl", "--out", "out"])).code).toBe(0);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["articles.1.json", "articles.2.json"]);
  });

  it("refuses two inputs of one name before anything is written", async () => {
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other/deal.txt"), article);
    const { code, stderr } = await run(folder, ["extract", "deal.txt", "other/deal.txt", "--out", "out"]);
    expect(code).toBe(1);
    expect(stderr).toContain("deal.json");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});
