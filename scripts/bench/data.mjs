// The benchmark's data as files that every rival loads: lists in JSON, one row a line.
import { createReadStream, createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";

/** Tables of the data: entities (id, type, name), forms (entity, folded name), statements (see rivals/sql.mjs). */
export const dataTables = ["entities", "forms", "statements"];

/** Rows of a table, one at a time. */
export async function* readRows(folder, table) {
  const lines = createInterface({ input: createReadStream(join(folder, `${table}.ndjson`)), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line);
}

async function writeRows(folder, table, rows) {
  const file = createWriteStream(join(folder, `${table}.ndjson`));
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  return count;
}

/**
 * Writes what a store derived as the rivals' data: the same entities, names and statements, each with the days from which
 * and up to which it stood in the version that was current.
 */
export async function dumpStore(store, folder, { readDate }) {
  const rows = await store.derived.indexRows();
  const versions = new Map();
  for await (const { id, published } of rows.documents)
    versions.set(
      id,
      published.map((date) => (date === null ? null : (readDate(date)?.to ?? null))),
    );
  const forms = createWriteStream(join(folder, "forms.ndjson"));
  const entities = await writeRows(
    folder,
    "entities",
    mapped(rows.entities, async (row) => {
      if (!row.present) return null;
      for (const form of row.forms) if (!forms.write(`${JSON.stringify([row.id, form])}\n`)) await once(forms, "drain");
      return [row.id, row.type, row.name];
    }),
  );
  forms.end();
  await finished(forms);
  const statements = await writeRows(
    folder,
    "statements",
    mapped(rows.statements, (row) => statementRow(row, versions.get(row.documentId) ?? [])),
  );
  return { entities, statements };
}

async function* mapped(items, convert) {
  for await (const item of items) {
    const row = await convert(item);
    if (row) yield row;
  }
}

function statementRow({ id, relationId, subjectId, predicate, objectId, polarity, modality, review, versions }, days) {
  const last = versions.at(-1);
  const isCurrent = last === days.length - 1;
  // A version that left it out again ends it; one without a date never counts at any date.
  const next = days.slice(last + 1).find((day) => day !== null) ?? null;
  return [id, relationId, subjectId, predicate, objectId, polarity, modality, review, isCurrent ? 1 : 0, days[versions[0]] ?? null, next];
}
