// The index beside the reader over plain maps, on one made-up graph in one run: bytes, build, hops, paths, searches.
import { performance } from "node:perf_hooks";
import {
  buildIndex,
  columnSizes,
  createIndexReader,
  createMemoryGraphReader,
  createView,
  factual,
  memoryRowSource,
  neighbourhood,
  paths,
  readSnapshot,
  rowsOfGraph,
} from "../../packages/core/dist/index.js";
import { createRandom, powerLawGraph } from "./power-law.mjs";

const sizes = { "10k": [10_000, 50_000], "100k": [100_000, 500_000], "1m": [1_000_000, 5_000_000] };

/** Columns that are no part of adjacency with filters: ids and names. */
const idColumns = [
  "entityIds",
  "redirectIds",
  "redirectTargets",
  "documentIds",
  "statementIds",
  "statementIdOrder",
  "relationIds",
  "relationIdOrder",
];
const nameColumns = ["entityNames", "forms", "formEntities", "gramKeys", "gramStarts", "gramPostings"];

/** Runs `npm run -s bench -- graph [--size 10k|100k|1m] [--rounds N]`. */
export async function benchmark(words) {
  const option = (name, otherwise) => (words.includes(name) ? words[words.indexOf(name) + 1] : otherwise);
  const size = option("--size", "100k");
  if (!Object.hasOwn(sizes, size)) throw new Error(`there is no size "${size}"; use ${Object.keys(sizes).join(", ")}`);
  const [entities, statements] = sizes[size];
  const graph = timed("make up the graph", () => powerLawGraph({ entities, statements }));
  const index = timed("build the index", () => buildIndex(rowsOfGraph(graph)));
  printBytes(index, statements);
  timed("read the snapshot and check it", () => readSnapshot(index.buffer));
  const indexed = timed("make the index reader", () => createIndexReader(createView(index), memoryRowSource(graph)));
  const plain = timed("make the memory reader", () => createMemoryGraphReader(graph));
  await printTimes({ indexed, plain, graph, rounds: Number(option("--rounds", "200")) });
  await printSimilar(indexed, [...graph.entities.values()]);
}

function timed(name, work) {
  const start = performance.now();
  const result = work();
  console.log(`${name.padEnd(34)} ${(performance.now() - start).toFixed(0).padStart(7)} ms`);
  return result;
}

function printBytes(index, statements) {
  const bytes = columnSizes(index);
  const sum = (names) => names.reduce((total, name) => total + (bytes[name] ?? 0), 0);
  const [ids, names, all] = [sum(idColumns), sum(nameColumns), sum(Object.keys(bytes))];
  const each = (total) => `${(total / statements).toFixed(1).padStart(7)} bytes a statement, ${(total / 2 ** 20).toFixed(1)} MiB`;
  console.log(`adjacency with filters             ${each(all - ids - names)}`);
  console.log(`ids                                ${each(ids)}`);
  console.log(`names and trigrams                 ${each(names)}`);
}

async function printTimes({ indexed, plain, graph, rounds }) {
  const random = createRandom(7);
  const ids = [...graph.entities.keys()];
  const pick = () => ids[Math.floor(random() * ids.length)];
  const named = [...graph.entities.values()];
  const questions = {
    "1-hop page of 50 with labels": async (reader, id) => {
      const [{ relations }] = await reader.expand([id], factual, 50);
      await reader.labels(relations.flatMap(({ subjectId, objectId }) => (objectId === null ? [subjectId] : [subjectId, objectId])));
    },
    "2-hop neighbourhood of 500": (reader, id) => neighbourhood(reader, { seeds: [id], depth: 2, limit: 500 }),
    "1-hop as of 2015, page of 50": (reader, id) => reader.expand([id], { ...factual, asOf: "2015" }, 50),
    "path up to 6": (reader, id, other) => paths(reader, { from: id, to: other, maxLength: 6, limit: 1 }),
    "prefix search, page of 20": (reader, _id, _other, name) => reader.search({ text: name.slice(0, 4), limit: 20 }),
    "best connected 200 under a filter": (reader) => reader.search({ limit: 200, filter: factual }),
  };
  console.log(`\n${"p50 / p95, ms".padEnd(34)} ${"index".padStart(18)} ${"memory".padStart(18)}`);
  for (const [name, ask] of Object.entries(questions)) {
    const count = /search|best|path|2-hop/.test(name) ? Math.ceil(rounds / 10) : rounds;
    const inputs = Array.from({ length: count }, () => [pick(), pick(), named[Math.floor(random() * named.length)].name]);
    const [mine, theirs] = [
      await percentiles(inputs, (input) => ask(indexed, ...input)),
      await percentiles(inputs, (input) => ask(plain, ...input)),
    ];
    console.log(`${name.padEnd(34)} ${mine.padStart(18)} ${theirs.padStart(18)}`);
  }
}

async function percentiles(inputs, ask) {
  for (const input of inputs.slice(0, 5)) await ask(input);
  const times = [];
  for (const input of inputs) {
    const start = performance.now();
    await ask(input);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Names with one letter wrong: is the one that was meant among the first 20? */
async function printSimilar(reader, entities) {
  const random = createRandom(11);
  const times = [];
  let found = 0;
  const rounds = 200;
  for (let round = 0; round < rounds; round += 1) {
    const meant = entities[Math.floor(random() * entities.length)];
    const text = misspell(meant.name.toLowerCase(), random);
    const start = performance.now();
    const similar = await reader.native.similar({ text, limit: 20 });
    times.push(performance.now() - start);
    if (similar.some(({ entity }) => entity.id === meant.id)) found += 1;
  }
  times.sort((a, b) => a - b);
  console.log(
    `\nfuzzy search, one letter wrong     recall at 20: ${(found / rounds).toFixed(3)}, ${times[100].toFixed(1)} ms p50, ${times[190].toFixed(1)} ms p95`,
  );
}

function misspell(name, random) {
  const at = Math.floor(random() * (name.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    name.slice(0, at) + letter + name.slice(at + 1),
    name.slice(0, at) + letter + name.slice(at),
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
  ];
  return kinds[Math.floor(random() * kinds.length)];
}
