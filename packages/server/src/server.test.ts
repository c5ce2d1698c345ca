import { EntenteError } from "@entente/core";
import { openStore, type Store } from "@entente/store";
import { auditServer } from "graphql-http";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { read } from "./testing/articles.js";
import { articles, corpusStore, readings, reference } from "./testing/corpus.js";
import { codes, codesOf, serve, type Served } from "./testing/served.js";
import { createServer } from "./server.js";

let folder: string;
let server: Served;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-server-"));
  await mkdir(join(folder, "viewer", "assets"), { recursive: true });
  await writeFile(join(folder, "viewer", "index.html"), "<!doctype html><title>Entente</title>");
  await writeFile(join(folder, "viewer", "favicon.svg"), "<svg/>");
  await writeFile(join(folder, "viewer", "assets", "index-1a2b3c4d.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "secret");
  server = await serve(await corpusStore(), { viewerDirectory: join(folder, "viewer") });
  await server.ready;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Sends a request line as it stands: fetch would tidy the path up first. */
function raw(url: string, path: string, host = "localhost"): Promise<string> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    let answer = "";
    socket.setEncoding("utf8").on("data", (part) => (answer += String(part)));
    socket.on("end", () => resolve(answer)).on("error", reject);
  });
}

describe("the viewer", () => {
  it("is at /, asked for anew each time", async () => {
    const response = await fetch(server.url);
    expect(await response.text()).toContain("<title>Entente</title>");
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  it("keeps files with a hash in their name for ever, and no others", async () => {
    const cache = async (path: string) => (await fetch(`${server.url}${path}`)).headers.get("cache-control");
    expect(await cache("/assets/index-1a2b3c4d.js")).toBe("public, max-age=31536000, immutable");
    expect(await cache("/favicon.svg")).toBe("no-cache");
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/..%5csecret.txt",
    "/%00",
    "//secret.txt",
    "/%E0%A4%A",
  ])("shows nothing outside its folder: %s", async (path) => {
    const answer = await raw(server.url, path);
    expect(answer).toMatch(/^HTTP\/1.1 40[034] /);
    expect(answer).not.toMatch(/^secret|\nsecret|root:|node_modules/);
    expect(answer).toMatch(/"code":"(?:NOT_FOUND|BAD_INPUT)"/);
  });

  it("that was not built is named at /", async () => {
    const bare = await serve(await openStore("memory"));
    const response = await fetch(bare.url);
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { errors: [{ message: expect.stringContaining("npm run build") }] },
    ]);
    await bare.close();
  });
});

describe("every answer", () => {
  it.each(["/", "/assets/index-1a2b3c4d.js", "/health", "/graphql?query={stats{documents}}", "/nowhere"])(
    "carries the security headers: %s",
    async (path) => {
      const { headers } = await fetch(`${server.url}${path}`, { headers: { "content-type": "application/json" } });
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'self';/);
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe|https?:/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  it("to a path that is none is 404 as JSON", async () => {
    const response = await fetch(`${server.url}/nowhere`, { method: "POST" });
    expect([response.status, await codesOf(response)]).toEqual([404, ["NOT_FOUND"]]);
  });

  it("to a body that is no JSON is 400 as JSON, without a stack", async () => {
    const response = await fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
    const text = await response.text();
    expect([response.status, codes(JSON.parse(text))]).toEqual([400, ["BAD_INPUT"]]);
    expect(text).not.toContain("node_modules");
  });
});

describe("a server bound to this machine", () => {
  it.each(["localhost:4000", "127.0.0.1", "[::1]:80"])("answers as %s", async (host) => {
    expect(await raw(server.url, "/health", host)).toMatch(/^HTTP\/1\.1 200/);
  });

  it.each(["evil.example", "localhost.evil.example", "127.evil.example", ""])("refuses the foreign name %j", async (host) => {
    expect(await raw(server.url, "/health", host)).toMatch(/^HTTP\/1\.1 403/);
  });
});

describe("GraphQL over HTTP", () => {
  it("answers GET queries that no foreign page can send", async () => {
    const url = `${server.url}/graphql?query={stats{documents}}`;
    const plain = await fetch(url);
    expect([plain.status, await codesOf(plain)]).toEqual([400, ["BAD_REQUEST"]]);
    const preflighted = await fetch(url, { headers: { "apollo-require-preflight": "1" } });
    expect(await preflighted.json()).toEqual({ data: { stats: { documents: 6 } } });
  });

  it("refuses a form that a foreign page could send", async () => {
    const body = new URLSearchParams({ query: "{ stats { documents } }" });
    expect((await fetch(`${server.url}/graphql`, { method: "POST", body })).status).toBe(400);
  });

  it("shows no page from the internet to a browser", async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: { accept: "text/html" } });
    expect(await response.text()).not.toMatch(/apollographql|<script/);
  });

  it("passes the graphql-http audit without an error", async () => {
    const results = await auditServer({ url: `${server.url}/graphql`, fetchFn: fetch });
    const failed = results.filter(({ status }) => status === "error");
    expect(failed.map(({ name }) => name)).toEqual([]);
    expect(results.filter(({ status }) => status === "ok").length).toBeGreaterThan(50);
  });
});

describe("/health", () => {
  it("is 200 with counts once the graph is loaded", async () => {
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ status: "ok", store: "memory", documents: 6, entities: 7, relations: 8, statements: 11 });
  });

  it("is 503 when the store's file is gone, and GraphQL still shows the last graph", async () => {
    const path = join(folder, "gone", "graph.db");
    const store = await openStore(path);
    for (const reading of readings()) await store.putReading(reading);
    const served = await serve(store);
    await served.ready;
    expect((await fetch(`${served.url}/health`)).status).toBe(200);
    await rm(join(folder, "gone"), { recursive: true });
    const response = await fetch(`${served.url}/health`);
    expect(response.status).toBe(503);
    expect(JSON.stringify(await response.json())).not.toContain(folder);
    expect((await served.ask("{ stats { documents } }")).data).toEqual({ stats: { documents: 6 } });
    await served.close();
    await store.close();
  });

  it("is 503 where no graph can be loaded, and ready says why", async () => {
    const store = await openStore(join(folder, "closed.db"));
    await store.close();
    const served = await serve(store);
    await expect(served.ready).rejects.toThrow(/was closed/);
    const response = await fetch(`${served.url}/health`);
    expect([response.status, await response.json()]).toMatchObject([503, { status: "unavailable" }]);
    const answer = await served.ask("{ stats { documents } }");
    expect([answer.status, codes(answer)]).toEqual([503, ["STORE_UNAVAILABLE"]]);
    expect(JSON.stringify(answer)).not.toContain(folder);
    expect(served.log.join()).toMatch(/could not be loaded/);
    await served.close();
  });
});

describe("a store that changes", () => {
  let store: Store;
  let served: Served;
  afterEach(async () => {
    await served.close();
    await store.close();
  });

  it.each(["memory", "live.db"])("is shown without a restart (%s)", async (location) => {
    store = await openStore(location === "memory" ? location : join(folder, location));
    served = await serve(store);
    await served.ready;
    const count = async () => (await served.ask<{ stats: { documents: number } }>("{ stats { documents } }")).data.stats.documents;
    expect(await count()).toBe(0);
    for (const [index, article] of articles.entries()) {
      await store.putReading(read(article));
      await vi.waitFor(async () => expect(await count()).toBe(index + 1), 10_000);
    }
    await store.removeDocument("post", "asked to", "2025-06-03T00:00:00Z");
    await vi.waitFor(async () => expect(await count()).toBe(articles.length - 1), 10_000);
    expect(served.log).toEqual([]);
  });
});

describe("starting and ending", () => {
  it("says in one sentence that a port is taken", async () => {
    const port = Number(new URL(server.url).port);
    const again = createServer({ store: await openStore("memory"), reference, port, log: () => {} });
    await expect(again).rejects.toThrow(EntenteError);
    await expect(again).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(`port ${port} is taken .* PORT=${port + 1}`),
    });
  });

  it.each([
    [{ port: 70_000 }, /70000 is no port/],
    [{ host: "203.0.113.7" }, /"203.0.113.7" is no address of this machine/],
  ])("refuses what cannot be bound: %o", async (options, message) => {
    const start = createServer({ store: await openStore("memory"), reference, port: 0, log: () => {}, ...options });
    await expect(start).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringMatching(message) });
  });

  it("is reachable from this machine only, unless told otherwise", async () => {
    const served = await serve(await openStore("memory"));
    expect(served.url).toMatch(/^http:\/\/localhost:\d+$/);
    const other = new Promise((resolve) => {
      const socket = connect(Number(new URL(served.url).port), "127.0.0.2", () => resolve("connected"));
      socket.on("error", () => resolve("refused"));
    });
    expect(await other).toBe("refused");
    await served.close();
  });

  it("ends connections that are kept open and those that ask for nothing", async () => {
    const served = await serve(await openStore("memory"));
    const port = Number(new URL(served.url).port);
    const ended = await new Promise((resolve) => {
      const idle = connect(port, "127.0.0.1", () => {
        idle.write("GET /health HTTP/1.1\r\n");
        void served.close();
      });
      idle.on("close", () => resolve(true)).on("error", () => {});
    });
    expect(ended).toBe(true);
    await expect(fetch(`${served.url}/health`)).rejects.toThrow(/fetch failed/);
  });
});
