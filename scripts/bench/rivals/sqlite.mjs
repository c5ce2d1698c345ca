// Plain SQL on SQLite: two tables, covering indexes, FTS5 with trigrams for misspelt names.
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import { readRows } from "../data.mjs";
import { asOf, between, bothWays, facets, hop, indexes, neighbours, tables, walk } from "./sql.mjs";

/** Loads the data into a file and answers from it. */
export async function open({ folder, data }) {
  const path = join(folder, "rival.sqlite");
  for (const ending of ["", "-wal", "-shm"]) rmSync(path + ending, { force: true });
  const database = new Libsql(path);
  database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -262144");
  for (const statement of tables) database.exec(statement);
  await load(database, data);
  for (const statement of indexes) database.exec(statement);
  database.exec("create virtual table grams using fts5(folded, entity unindexed, tokenize='trigram')");
  database.exec("insert into grams select folded, entity from form");
  database.exec("analyze");
  const among = (column) => `${column} in (select value from json_each(?))`;
  const prepared = (sql) => database.prepare(sql);
  const queries = {
    hop: prepared(hop("?")),
    asOf: prepared(asOf("?", "?", "?")),
    neighbours: prepared(neighbours(among)),
    between: prepared(between(among, among)),
    names: prepared(`select id, type, name from entity where ${among("id")}`),
    prefix: prepared("select distinct entity from form where folded >= ? and folded < ? order by folded limit 20"),
    grams: prepared("select entity, folded from grams where grams match ? order by rank limit 20"),
    facets: prepared(facets),
  };
  const asker = {
    neighboursOf: async (ids) => {
      const list = JSON.stringify(ids);
      return queries.neighbours.all(list, list).map(({ object }) => object);
    },
    relationsBetween: async (ids) => {
      const list = JSON.stringify(ids);
      return queries.between.all(list, list);
    },
    namesOf: async (ids) => queries.names.all(JSON.stringify(ids)),
  };
  return {
    hop: async (id) => queries.hop.all(id, id).map(({ relation }) => relation),
    asOf: async (id, day) => queries.asOf.all(id, day, day, id, day, day).map(({ relation }) => relation),
    walk: (id, limit) => walk(asker, id, limit),
    path: (from, to) => bothWays(asker, from, to, 6),
    prefix: async (text) => queries.prefix.all(text, `${text}\u{10ffff}`).map(({ entity }) => entity),
    fuzzy: async (text) => queries.grams.all(trigrams(text)).map(({ entity }) => entity),
    facets: async () => queries.facets.all(),
    bytes: () => statSync(path).size,
    close: async () => database.close(),
  };
}

async function load(database, data) {
  const into = {
    entities: database.prepare("insert into entity values (?, ?, ?)"),
    forms: database.prepare("insert into form values (?, ?)"),
    statements: database.prepare("insert into statement values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
  };
  for (const [table, insert] of Object.entries(into)) {
    database.exec("begin");
    for await (const row of readRows(data, table)) insert.run(...row);
    database.exec("commit");
  }
}

function trigrams(text) {
  const grams = Array.from({ length: Math.max(1, text.length - 2) }, (_, at) => text.slice(at, at + 3));
  return [...new Set(grams)].map((gram) => `"${gram.replaceAll('"', '""')}"`).join(" or ");
}
