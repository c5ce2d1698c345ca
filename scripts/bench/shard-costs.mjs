// What a query, a probe and a row cost on one PostgreSQL server: what goes into the model of many.
import { performance } from "node:perf_hooks";
import { startPostgres } from "./postgres-server.mjs";
import { indexes, tables } from "./rivals/sql.mjs";

/** Rows of the table: as many as a shard would hold of one machine's memory, and one entity with very many of them. */
const [rows, hubRows] = [1_000_000, 100_000];
/** How many ids are looked for at once, none of which is there. */
const absent = 2_000;
const rounds = 50;

/** One step of a walk on one shard: the neighbours of some entities, counted. */
const step = `select object, count(*) from statement where subject = any($1::text[]) and current = 1
  and polarity = 'affirmed' and modality = 'asserted' and review in ('unreviewed', 'accepted') group by object`;

const fill = `insert into statement
  select 'st_' || md5(n::text), 'rl_' || md5(n::text), case when n < ${hubRows} then 'hub' else 'entity:' || md5((n % 200000)::text) end,
    'met', 'entity:' || md5((n % 50000)::text), 'affirmed', 'asserted', 'unreviewed', 1, null, null
  from generate_series(0, ${rows - 1}) as n`;

/** Medians in milliseconds, from a server that is started and filled for it. */
export async function measureCosts() {
  const { client, stop } = await startPostgres();
  try {
    for (const statement of [tables[2], fill, indexes[0], "vacuum analyze"]) await client.query(statement);
    const ask = (ids) => median(rounds, () => client.query({ name: "step", text: step, values: [ids] }));
    await ask(["nobody"]);
    const query = await ask(["nobody"]);
    const missing = await ask(Array.from({ length: absent }, (_, place) => `entity:nobody ${place}`));
    const hub = await ask(["hub"]);
    return { query, probe: (missing - query) / absent, row: (hub - query) / hubRows };
  } finally {
    await stop();
  }
}

async function median(count, run) {
  const times = [];
  for (let round = 0; round < count; round += 1) {
    const before = performance.now();
    await run();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[count >> 1];
}
