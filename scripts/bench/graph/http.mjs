// The server under load, beside a bare Apollo server that answers the same shape from constants: start-up, requests a second,
// latency, and the delay of the event loop meanwhile.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

const queries = {
  "1-hop of 20": `query ($id: ID!) { relations(entity: $id, first: 20) { totalCount edges { node {
    id predicate subject { id name type __typename } object { id name type __typename } } } } }`,
  "2-hop of 500": aroundQuery(""),
  // Along all predicates the made-up hubs have many thousand relations among 500 entities, along one about as many as real ones.
  "2-hop along partyTo": aroundQuery(
    ", filter: { predicates: [partyTo], polarities: [affirmed], modalities: [asserted], reviews: [unreviewed, accepted] }",
  ),
};
const connections = { "1-hop of 20": [1, 8, 32, 64], "2-hop of 500": [1, 8], "2-hop along partyTo": [1, 8] };
/** How many times both servers are asked in turn, so that neither has a quieter machine. */
const turns = 3;
const starts = 5;
/** How many entities are tried to find those that have 500 within two hops. */
const mostTried = 120;

function aroundQuery(filter) {
  return `query ($id: ID!) { neighbourhood(seeds: [$id], depth: 2, limit: 500${filter}) { truncated omittedNodes
    nodes { entity { id name type __typename } degree } edges { relation { id predicate subject { id __typename } object { id __typename } } } } }`;
}

/** Measures start-up, then both servers in turns under the same load, so many seconds each. */
export async function measureHttp({ folder, cli, root, questions, store, seconds }) {
  const ready = [];
  for (let round = 0; round < starts; round += 1) {
    const server = await startOurs(cli, store, folder);
    ready.push(server.seconds);
    await server.stop();
  }
  console.log(`\nready after start, snapshot present: ${median(ready).toFixed(2)} s (median of ${starts})`);
  const ours = await startOurs(cli, store, folder);
  try {
    const asked = await chooseIds(ours.url, questions);
    await keepAnswers(ours.url, asked, folder);
    const bare = await startBare(root, folder);
    try {
      const results = await compare({ entente: ours, bare }, asked, seconds);
      results.push({ server: "entente", name: "export of 200,000 statements", connections: 1, ...(await exportDelay(ours)) });
      print(results);
      return { ready, results };
    } finally {
      await bare.stop();
    }
  } finally {
    await ours.stop();
  }
}

async function chooseIds(url, questions) {
  const ids = [...new Set(questions.hop.map(([id]) => id))];
  const asked = { "1-hop of 20": ids };
  for (const name of ["2-hop of 500", "2-hop along partyTo"]) asked[name] = await crowdedIds(url, name, ids.slice(0, mostTried));
  return asked;
}

/** What ours answers is what the bare server has as constants. */
async function keepAnswers(url, asked, folder) {
  const answers = {};
  for (const [name, query] of Object.entries(queries)) {
    answers[name] = {};
    for (const id of asked[name]) answers[name][id] = await askOnce(url, query, id);
  }
  writeFileSync(join(folder, "constants.json"), JSON.stringify(answers));
}

async function compare(servers, asked, seconds) {
  const results = [];
  for (const [name, query] of Object.entries(queries)) {
    for (const count of connections[name]) {
      const rounds = [];
      for (const place of Object.values(servers)) await load(place, query, asked[name], count, 1);
      for (let turn = 0; turn < turns; turn += 1) {
        for (const [server, place] of Object.entries(servers))
          rounds.push({ server, ...(await load(place, query, asked[name], count, seconds)) });
      }
      for (const server of Object.keys(servers)) {
        const own = rounds.filter((round) => round.server === server);
        const figures = ["perSecond", "p50", "p95", "p99", "loopP99"].map((key) => [key, median(own.map((round) => round[key]))]);
        results.push({ server, name, connections: count, ...Object.fromEntries(figures) });
      }
    }
  }
  return results.sort((a, b) => (a.server < b.server ? 1 : a.server > b.server ? -1 : 0));
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** What a neighbourhood of 500 is measured at: so many relations among them. */
const wantedEdges = 1_000;

/** Of the entities whose neighbourhood fills 500 places the 20 that come nearest to so many relations, those with fewer first. */
async function crowdedIds(url, name, ids) {
  const found = [];
  for (const id of ids) {
    const { neighbourhood } = await askOnce(url, queries[name], id);
    if (neighbourhood.nodes.length === 500) found.push({ id, edges: neighbourhood.edges.length });
  }
  if (found.length === 0) throw new Error("no entity has 500 within two hops; take a larger size");
  found.sort((a, b) => Math.abs(a.edges - wantedEdges) - Math.abs(b.edges - wantedEdges));
  const nearest = found.slice(0, 20).sort((a, b) => a.edges - b.edges);
  const [fewest, median, most] = [0, nearest.length >> 1, nearest.length - 1].map((place) => nearest[place].edges);
  console.log(`${name}: asked of ${nearest.length} entities with ${fewest} to ${most} relations among the 500, median ${median}`);
  return nearest.map(({ id }) => id);
}

async function askOnce(url, query, id) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { id } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${url} answered: ${errors[0].message}`);
  return data;
}

async function load({ url, delays }, query, ids, count, seconds) {
  await delays();
  const { requests, latency, non2xx, errors } = await cannon(url, query, ids, count, seconds);
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed`);
  return { perSecond: requests.average, p50: latency.p50, p95: latency.p97_5, p99: latency.p99, loopP99: await delays() };
}

function cannon(url, query, ids, count, seconds) {
  const requests = ids.map((id) => ({ method: "POST", path: "/graphql", body: JSON.stringify({ query, variables: { id } }) }));
  return autocannon({ url, connections: count, duration: seconds, requests, headers: { "content-type": "application/json" }, workers: 1 });
}

/** The delay of the event loop while statements are exported, until 200,000 lines have come. */
async function exportDelay({ url, delays }) {
  await delays();
  const start = performance.now();
  const stop = new AbortController();
  const response = await fetch(`${url}/export?format=ndjson`, { signal: stop.signal });
  if (!response.ok) throw new Error(`the export answered ${response.status}`);
  let lines = 0;
  try {
    for await (const chunk of response.body) {
      for (const byte of chunk) if (byte === 10) lines += 1;
      if (lines > 200_000) stop.abort();
    }
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
  return { lines, seconds: (performance.now() - start) / 1000, loopP99: await delays() };
}

function startOurs(cli, store, folder) {
  return start([cli, "serve", "--store", store, "--port", "0"], folder, true);
}

function startBare(root, folder) {
  const bare = fileURLToPath(new URL("bare.mjs", import.meta.url));
  return start([bare, join(root, "docs/schema.graphql"), join(folder, "constants.json")], folder, false);
}

/** Starts a server with the monitor of its event loop loaded into it. */
async function start(words, folder, hasHealth) {
  const delayFolder = mkdtempSync(join(tmpdir(), "entente-delay-"));
  const began = performance.now();
  const monitor = new URL("loop-delay.mjs", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", monitor, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ENTENTE_BENCH_DELAYS: join(delayFolder, "delays"), ENTENTE_CACHE: folder },
  });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    const look = (chunk) => {
      said += chunk;
      const found = /Open (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("close", () => reject(new Error(`the server ended: ${said}`)));
  });
  if (hasHealth) await untilHealthy(url);
  const seconds = (performance.now() - began) / 1000;
  const delays = async () => {
    child.kill("SIGUSR2");
    await new Promise((resolve) => setTimeout(resolve, 300));
    return Number(readFileSync(join(delayFolder, "delays"), "utf8"));
  };
  const stop = async () => {
    const closed = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    await closed;
    rmSync(delayFolder, { recursive: true, force: true });
  };
  return { url, seconds, delays, stop };
}

async function untilHealthy(url) {
  for (;;) {
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function print(results) {
  console.log(
    `\n${"".padEnd(34)}${["connections", "requests/s", "p50 ms", "p97.5 ms", "loop p99 ms"].map((name) => name.padStart(13)).join("")}`,
  );
  for (const { server, name, connections: count, perSecond, p50, p95, loopP99 } of results) {
    const figures = [count, perSecond?.toFixed(0) ?? "–", p50 ?? "–", p95 ?? "–", loopP99?.toFixed(1) ?? "–"];
    console.log(`${`${server}, ${name}`.padEnd(34)}${figures.map((text) => String(text).padStart(13)).join("")}`);
  }
  for (const { name, connections: count, perSecond, p95 } of results.filter(({ server, perSecond }) => server === "entente" && perSecond)) {
    const bare = results.find((other) => other.server === "bare" && other.name === name && other.connections === count);
    console.log(
      `${name}, ${count} connections: ${(perSecond / bare.perSecond).toFixed(2)} × the bare server's requests a second, ${(p95 / bare.p95).toFixed(2)} × its p97.5`,
    );
  }
}
