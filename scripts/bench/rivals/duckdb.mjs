// DuckDB: the same tables in columns, its own distance function for misspelt names.
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { readRows } from "../data.mjs";
import { asOf, between, bothWays, facets, hop, neighbours, tables, walk } from "./sql.mjs";

/** Loads the data into a file and answers from it. */
export async function open({ folder, data }) {
  const path = join(folder, "rival.duckdb");
  for (const ending of ["", ".wal"]) rmSync(path + ending, { force: true });
  const instance = await DuckDBInstance.create(path, { threads: "2" });
  const connection = await instance.connect();
  for (const statement of tables) await connection.run(statement);
  for (const [table, name] of [
    ["entities", "entity"],
    ["forms", "form"],
    ["statements", "statement"],
  ])
    await load(connection, data, table, name);
  await connection.run("create index statement_subject on statement (subject)");
  await connection.run("create index statement_object on statement (object)");
  await connection.run("checkpoint");
  const ask = async (sql, values = {}) => (await connection.runAndReadAll(sql, values)).getRowObjectsJS();
  const quoted = (ids) => ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(", ");
  const listed = (ids) => (column) => `${column} in (${quoted(ids)})`;
  const asker = {
    neighboursOf: async (ids) => (ids.length === 0 ? [] : (await ask(neighbours(listed(ids)))).map(({ object }) => object)),
    relationsBetween: (ids) => ask(between(listed(ids), listed(ids))),
    namesOf: (ids) => ask(`select id, type, name from entity where ${listed(ids)("id")}`),
  };
  return {
    hop: async (id) => (await ask(hop("$id"), { id })).map(({ relation }) => relation),
    asOf: async (id, day) => (await ask(asOf("$id", "$day", "$day"), { id, day })).map(({ relation }) => relation),
    walk: (id, limit) => walk(asker, id, limit),
    path: (from, to) => bothWays(asker, from, to, 6),
    prefix: async (text) =>
      (await ask("select distinct entity, folded from form where starts_with(folded, $text) order by folded limit 20", { text })).map(
        ({ entity }) => entity,
      ),
    fuzzy: async (text) =>
      (await ask("select entity from form order by jaro_winkler_similarity(folded, $text) desc limit 20", { text })).map(
        ({ entity }) => entity,
      ),
    facets: async () => (await ask(facets)).map((row) => ({ ...row, statements: Number(row.statements) })),
    bytes: () => statSync(path).size,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load(connection, data, table, name) {
  const appender = await connection.createAppender(name);
  for await (const row of readRows(data, table)) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === "string") appender.appendVarchar(value);
      else if (name === "statement" && value < 2) appender.appendInteger(value);
      else appender.appendBigInt(BigInt(value));
    }
    appender.endRow();
  }
  appender.closeSync();
}
