// PostgreSQL: the same tables and indexes, a recursive query for paths, pg_trgm for misspelt names.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRows } from "../data.mjs";
import { startPostgres } from "../postgres-server.mjs";
import { asOf, between, facets, hop, indexes, neighbours, recursivePath, tables, walk } from "./sql.mjs";

/** How long a path may take, in milliseconds, before it counts as not found in time. */
const patience = 10_000;

/** Starts a server of its own, loads the data and answers from it. */
export async function open({ data }) {
  const { client, folder, stop } = await startPostgres();
  for (const statement of tables) await client.query(statement);
  for (const [table, name, width] of [
    ["entities", "entity", 3],
    ["forms", "form", 2],
    ["statements", "statement", 11],
  ])
    await load(client, data, table, name, width);
  for (const statement of indexes) await client.query(statement);
  await client.query("create extension pg_trgm");
  await client.query("create index form_grams on form using gin (folded gin_trgm_ops)");
  await client.query("analyze");
  const ask = async (name, text, values) => (await client.query({ name, text, values })).rows;
  const among = (column) => `${column} = any($1::text[])`;
  const asker = {
    neighboursOf: async (ids) => (await ask("neighbours", neighbours(among), [ids])).map(({ object }) => object),
    relationsBetween: (ids) => ask("between", between(among, among), [ids]),
    namesOf: (ids) => ask("names", `select id, type, name from entity where ${among("id")}`, [ids]),
  };
  return {
    hop: async (id) => (await ask("hop", hop("$1"), [id])).map(({ relation }) => relation),
    asOf: async (id, day) => (await ask("as of", asOf("$1", "$2", "$2"), [id, day])).map(({ relation }) => relation),
    walk: (id, limit) => walk(asker, id, limit),
    path: (from, to) => findPath(client, from, to),
    prefix: async (text) =>
      (
        await ask("prefix", "select distinct entity, folded from form where folded >= $1 and folded < $2 order by folded limit 20", [
          text,
          `${text}\u{10ffff}`,
        ])
      ).map(({ entity }) => entity),
    fuzzy: async (text) =>
      (
        await ask(
          "fuzzy",
          "select entity, similarity(folded, $1) as likeness from form where folded % $1 order by likeness desc limit 20",
          [text],
        )
      ).map(({ entity }) => entity),
    facets: () => ask("facets", facets, []),
    bytes: async () => Number((await client.query("select pg_database_size('bench') as bytes")).rows[0].bytes),
    memory: () => residentMemory(folder),
    close: stop,
  };
}

async function load(client, data, table, name, width) {
  let batch = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const lists = Array.from({ length: width }, (_, column) => batch.map((row) => row[column] ?? null));
    const types = { entity: ["text", "text", "text"], form: ["text", "text"] }[name] ?? [
      ...Array(8).fill("text"),
      "int",
      "bigint",
      "bigint",
    ];
    await client.query(
      `insert into ${name} select * from unnest(${types.map((type, column) => `$${column + 1}::${type}[]`).join(", ")})`,
      lists,
    );
    batch = [];
  };
  for await (const row of readRows(data, table)) {
    batch.push(row);
    if (batch.length === 10_000) await flush();
  }
  await flush();
}

async function findPath(client, from, to) {
  await client.query(`set statement_timeout = ${patience}`);
  try {
    const { rows } = await client.query({ name: "path", text: recursivePath("$1", "$2", 6), values: [from, to] });
    return rows[0].steps;
  } catch (error) {
    if (error.code === "57014") return "too slow";
    throw error;
  } finally {
    await client.query("set statement_timeout = 0");
  }
}

/** Bytes that the server's processes hold: their proportional share of memory, where the system tells it. */
function residentMemory(folder) {
  try {
    const [server] = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n");
    const children = execFileSync("pgrep", ["-P", server], { encoding: "utf8" }).trim().split("\n");
    const shares = [server, ...children].map((pid) => /^Pss: *(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]);
    return shares.reduce((total, share) => total + Number(share ?? 0) * 1024, 0);
  } catch {
    return null;
  }
}
