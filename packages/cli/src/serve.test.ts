import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { finish, run, serve, start, temporaryFolder } from "./testing/run.js";

describe("serve", () => {
  it("serves viewer, GraphQL and health, shows what another process writes, and stops at Ctrl-C", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "deal.txt"), "Kosovo and Denmark signed an agreement in 2021.\n");
    const { url, child, said } = await serve(folder, ["--store", "graph.db"]);
    expect(said).toContain("graph.db");
    expect(["localhost", "127.0.0.1"]).toContain(new URL(url).hostname);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain("<title>Entente");
    await run(folder, ["ingest", "deal.txt", "--store", "graph.db"]);
    await expect
      .poll(() => ask(url, '{ entity(id: "country:XK") { name } }'), { timeout: 10_000, interval: 200 })
      .toEqual({ data: { entity: { name: "Kosovo" } } });
    const ended = finish(child);
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
  });

  it("says in one sentence that the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await run(temporaryFolder(), ["serve", "--store", "graph.db", "--port", String(port)]);
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain(String(port));
    expect(stderr).not.toMatch(/\.js:\d+/);
  });

  it("warns about a host that others can reach", async () => {
    const folder = temporaryFolder();
    const { child, said } = await serve(folder, ["--store", "graph.db"], { HOST: "0.0.0.0" });
    expect(said).toContain("Warning: 0.0.0.0");
    const ended = finish(child);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });

  it("refuses a port that is none", async () => {
    expect(await finish(start(temporaryFolder(), ["serve", "--store", "graph.db"], { PORT: "http" }))).toMatchObject({
      code: 2,
      stdout: "",
    });
  });

  it("refuses a data folder it cannot write", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "no folder");
    const { code, stderr } = await run(folder, ["serve", "--store", "file/graph.db"]);
    expect(code).toBe(1);
    expect(stderr).toContain(join(folder, "file"));
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}
