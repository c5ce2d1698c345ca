import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { developmentData } from "./testing/development-data.js";
import { run, temporaryFolder, type Outcome } from "./testing/run.js";

const seeds = developmentData("seeds");

interface SeedStatement {
  readonly predicate: string;
  readonly polarity: string;
  readonly modality: string;
  readonly speaker: { readonly name: string } | null;
  readonly subject: { readonly id: string };
  readonly object: { readonly id: string } | null;
  readonly evidence: { readonly quote: string };
}

describe.skipIf(seeds === null)("the two seed articles", () => {
  const folder = temporaryFolder();

  async function between(a: string, b: string): Promise<readonly SeedStatement[]> {
    const query = `query ($pair: [ID!]) { statements(between: $pair, first: 100) { edges { node {
      predicate polarity modality speaker { name } subject { id } object { id } evidence { quote } } } } }`;
    const { stdout } = await run(folder, ["query", query, "--variables", JSON.stringify({ pair: [a, b] }), "--store", "seeds.db"]);
    const { data } = JSON.parse(stdout) as {
      readonly data: { readonly statements: { readonly edges: readonly { readonly node: SeedStatement }[] } };
    };
    return data.statements.edges.map(({ node }) => node);
  }

  let ingested: Outcome;
  beforeAll(async () => {
    const files = readdirSync(seeds ?? "").filter((name) => name.endsWith(".txt"));
    ingested = await run(folder, ["ingest", ...files.map((name) => join(seeds ?? "", name)), "--store", "seeds.db", "--json"]);
  });

  it("give at least 30 grounded statements", () => {
    expect(ingested.code).toBe(0);
    expect((JSON.parse(ingested.stdout) as { readonly kept: number }).kept).toBeGreaterThanOrEqual(30);
  });

  it.each([
    ["Kosovo", "country:XK", "Vjosa Osmani"],
    ["North Macedonia", "country:MK", "Hristijan Mickoski"],
  ])("shows that %s denies talks, in its leader's words, and nothing that affirms them", async (_name, country, leader) => {
    const statements = (await between("country:GB", country)).filter(
      ({ predicate }) => predicate === "negotiatesWith" || predicate === "approached",
    );
    const denials = statements.filter(({ polarity }) => polarity === "negated");
    expect(denials.map(({ speaker }) => speaker?.name)).toContain(leader);
    for (const { evidence } of denials) expect(evidence.quote).not.toBe("");
    expect(statements.filter(({ polarity, modality }) => polarity === "affirmed" && modality === "asserted")).toEqual([]);
  });

  it("never mentions Serbia, which the articles do not", async () => {
    const { stdout } = await run(folder, ["query", '{ entity(id: "country:RS") { id } }', "--store", "seeds.db"]);
    expect(JSON.parse(stdout)).toEqual({ data: { entity: null } });
  });

  it("verifies", async () => {
    expect(await run(folder, ["check", "--store", "seeds.db"])).toMatchObject({ code: 0 });
  });
});
