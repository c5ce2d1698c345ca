import { writeInterchange } from "@entente/core";
import { openStore, type Store } from "@entente/store";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { crowd, readings } from "../testing/corpus.js";
import { codesOf, serve, type Served } from "../testing/served.js";

const built = existsSync(new URL("../../dist/export/export-worker.js", import.meta.url));
if (!built) console.warn("skipped: exports in threads, for packages/server/dist is not built; run npm run build");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-export-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function interchangeOf(store: Store): Promise<string> {
  let text = "";
  for await (const line of writeInterchange(store)) text += line;
  return text;
}

describe.each(["memory", "file.db"])("an export of a store (%s)", (name) => {
  let store: Store;
  let served: Served;
  beforeAll(async () => {
    const location = name === "memory" ? name : join(folder, name);
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    await store.putReading(crowd(300));
    served = await serve(store, { location: name === "memory" ? null : location });
    await served.ready;
  });
  afterAll(async () => {
    await served.close();
    await store.close();
  });
  const skipped = name !== "memory" && !built;
  const fetchExport = (query: string): Promise<Response> => fetch(`${served.url}/export?${query}`);

  it.skipIf(skipped)("is the whole store as interchange, byte for byte", async () => {
    const response = await fetchExport("format=ndjson");
    expect(response.headers.get("content-type")).toMatch(/^application\/x-ndjson/);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="entente.ndjson"');
    expect(await response.text()).toBe(await interchangeOf(store));
  });

  it.skipIf(skipped)("is a part of the graph in every format of the command line", async () => {
    const around = "around=country:GB&depth=1&limit=50";
    const json = (await (await fetchExport(`format=json&${around}`)).json()) as { readonly nodes: readonly { readonly id: string }[] };
    expect(json.nodes.map(({ id }) => id)).toContain("country:XK");
    expect(await (await fetchExport(`format=gexf&${around}`)).text()).toMatch(/^<\?xml[\s\S]*<\/gexf>\s*$/);
    expect(await (await fetchExport(`format=csv&part=nodes&${around}`)).text()).toContain("United Kingdom");
    expect(await (await fetchExport(`format=csv&part=edges&${around}`)).text()).toContain("negotiatesWith");
  });

  it.skipIf(skipped).each([
    ["format=gefx&around=country:GB", 400, "BAD_INPUT", /did you mean .*gexf/],
    ["format=json", 400, "BAD_INPUT", /around=ID/],
    ["format=ndjson&around=country:GB", 400, "BAD_INPUT", /leave around out/],
    ["format=json&around=country:GB&depth=99", 400, "BAD_INPUT", /depth is 99/],
    ["format=json&around=country:GB&limit=many", 400, "BAD_INPUT", /limit=many/],
    ["format=csv&around=country:GB", 400, "BAD_INPUT", /part=nodes or part=edges/],
    ["format=json&around=country:ZZ", 404, "NOT_FOUND", /country:ZZ/],
  ])("that cannot be made is refused: %s", async (query, status, code, message) => {
    const response = await fetchExport(query);
    const text = await response.clone().text();
    expect([response.status, await codesOf(response)]).toEqual([status, [code]]);
    expect(text).toMatch(message);
  });

  it.skipIf(skipped)("that is given up leaves room for the next", async () => {
    for (let time = 0; time < 4; time += 1) {
      const giving = new AbortController();
      const response = await fetch(`${served.url}/export?format=ndjson`, { signal: giving.signal });
      const reader = response.body?.getReader();
      await reader?.read();
      giving.abort();
    }
    await vi.waitFor(async () => expect((await fetchExport("format=ndjson")).status).toBe(200), 5_000);
    expect(served.log).toEqual([]);
  });
});
