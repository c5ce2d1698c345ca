// `npm run -s bench -- shards`: what a hop costs on a sharded store of a size that no machine here can hold. Nothing runs on
// shards: a model draws entities and their neighbours from the same power law as the generator, deals rows to shards by
// hash as Citus would, and adds up what a query, a probe and a row cost on one PostgreSQL server, measured in the same run.
import { parseArgs } from "node:util";
import { installRivals } from "./install.mjs";
import { createRandom } from "./power-law.mjs";

/** There and back between two machines of one room, in ms, by assumption. */
const roundTrip = 0.5;

/** Answers `bench shards [--entities N] [--statements N] [--shards N] [--machines N] [--cores N] [--rounds N]`. */
export async function benchmark(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      entities: { type: "string", default: "100000000" },
      statements: { type: "string", default: "1000000000" },
      shards: { type: "string", default: "128" },
      machines: { type: "string", default: "8" },
      cores: { type: "string", default: "16" },
      rounds: { type: "string", default: "2000" },
    },
  });
  const sizes = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  installRivals();
  const { measureCosts } = await import("./shard-costs.mjs");
  const costs = await measureCosts();
  const world = { ...sizes, costs };
  console.log(
    `measured on one PostgreSQL server, in ms: a query that finds nothing ${costs.query.toFixed(3)}, a probe ${costs.probe.toFixed(5)}, a row ${costs.row.toFixed(5)}; by assumption a round trip ${roundTrip}`,
  );
  console.log(
    `${world.entities} entities, ${world.statements} statements; ${world.shards} shards on ${world.machines} machines of ${world.cores} cores`,
  );
  printSkew(world);
  for (const [name, cost] of Object.entries(layouts)) printCosts(name, cost, world);
  console.log("\nFrom a model fed with measured times; not run on shards.");
}

/** Where the statements of a hop lie, and so what it costs. */
const layouts = {
  "statements with their document": byDocument,
  "a row for each end, with its entity": byEntity,
};

/** Expected statements at an entity: its share of the end that follows the power law, and its even share of the other. */
function degreeOf(rank, { entities, statements }) {
  const share = Math.cbrt((rank + 1) / entities) - Math.cbrt(rank / entities);
  return statements * share + statements / entities;
}

function drawEnd(random, { entities }) {
  return random() < 0.5 ? Math.floor(entities * random() ** 3) : Math.floor(entities * random());
}

/** The other end of a statement of an entity: a hub's is anybody's, anybody's is often a hub. */
function drawNeighbour(random, rank, world) {
  const powerEnd = degreeOf(rank, world) - world.statements / world.entities;
  const isPowerEnd = random() * degreeOf(rank, world) < powerEnd;
  return isPowerEnd ? Math.floor(world.entities * random()) : Math.floor(world.entities * random() ** 3);
}

/** A two-step walk to at most 500 entities: the degrees of those asked for in each step. */
function drawWalk(random, world) {
  const seed = drawEnd(random, world);
  const reached = Math.min(500, Math.round(degreeOf(seed, world)));
  const frontier = Array.from({ length: reached }, () => drawNeighbour(random, seed, world));
  return [[seed], frontier].map((ranks) => ranks.map((rank) => ({ rank, degree: degreeOf(rank, world) })));
}

/** Every shard looks for every id; the rows lie evenly. */
function byDocument(frontier, { shards, machines, cores, costs }) {
  const rows = frontier.reduce((total, { degree }) => total + degree, 0);
  const perShard = costs.query + frontier.length * costs.probe + (rows / shards) * costs.row;
  const waves = Math.ceil(shards / machines / cores);
  return { milliseconds: roundTrip + waves * perShard, queries: shards, rows };
}

/** Only the shards that have one of the ids are asked; all rows of an entity lie on one. */
function byEntity(frontier, { shards, machines, cores, costs }) {
  const load = new Map();
  let rows = 0;
  for (const { rank, degree } of frontier) {
    const shard = hash(rank) % shards;
    load.set(shard, (load.get(shard) ?? costs.query) + costs.probe + degree * costs.row);
    rows += degree;
  }
  const byMachine = new Map();
  for (const [shard, cost] of load) byMachine.set(shard % machines, [...(byMachine.get(shard % machines) ?? []), cost]);
  const slowest = Math.max(
    ...[...byMachine.values()].map((times) => Math.max(...times, times.reduce((sum, time) => sum + time, 0) / cores)),
  );
  return { milliseconds: roundTrip + slowest, queries: load.size, rows };
}

function hash(rank) {
  let mixed = Math.imul(rank ^ (rank >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function printCosts(name, cost, world) {
  const random = createRandom(5);
  const [one, two, rows] = [[], [], []];
  for (let round = 0; round < world.rounds; round += 1) {
    const steps = drawWalk(random, world).map((frontier) => cost(frontier, world));
    one.push(steps[0].milliseconds);
    two.push(steps[0].milliseconds + steps[1].milliseconds);
    rows.push(steps[0].rows + steps[1].rows);
  }
  console.log(`\n${name}`);
  for (const { what, list, unit } of [
    { what: "1 hop", list: one, unit: "ms" },
    { what: "2 hops to 500", list: two, unit: "ms" },
    { what: "rows that 2 hops read", list: rows, unit: "" },
  ]) {
    list.sort((a, b) => a - b);
    const at = (share) => list[Math.floor(list.length * share)].toPrecision(3);
    console.log(`  ${what.padEnd(24)} p50 ${at(0.5)} ${unit}, p95 ${at(0.95)} ${unit}, p99 ${at(0.99)} ${unit}`);
  }
}

/** How much fuller than the mean the fullest shard is, if each entity's rows lie together: hubs are what makes it so. */
function printSkew(world) {
  const load = new Float64Array(world.shards);
  const hubs = Math.min(world.entities, 1_000_000);
  let rest = 2 * world.statements;
  for (let rank = 0; rank < hubs; rank += 1) {
    const degree = degreeOf(rank, world);
    load[hash(rank) % world.shards] += degree;
    rest -= degree;
  }
  const fullest = Math.max(...load.map((rows) => rows + rest / world.shards));
  const mean = (2 * world.statements) / world.shards;
  console.log(
    `the best connected entity has ${Math.round(degreeOf(0, world))} statements; with rows by entity the fullest shard holds ${(fullest / mean).toFixed(2)} × the mean`,
  );
}
