// Makes the data, reads it into a store as a user would, and leaves behind all that the engines need.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { buildIndexFrom, columnSizes, readDate } from "../../../packages/core/dist/index.js";
import { readReference } from "../../../packages/ingest/dist/index.js";
import { openStore, readSnapshotFile, writeSnapshotFile } from "../../../packages/store/dist/index.js";
import { dumpStore } from "../data.mjs";

/** Columns that are no part of adjacency with filters: ids, and names with their trigrams. */
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

/** Everything is made once for a folder: a file that is there is taken, and a second run over the folder begins where the data is. */
export async function prepare({ folder, entities, statements, cli, root }) {
  const known = join(folder, "prepared.json");
  if (existsSync(known)) return JSON.parse(readFileSync(known, "utf8"));
  const [file, location, snapshot] = ["graph.ndjson", "graph.db", "graph.db.index"].map((name) => join(folder, name));
  const node = (name, ...words) => timed(name, () => run(process.execPath, words));
  const generate = existsSync(file)
    ? null
    : await node("generate", join(root, "scripts/generate.mjs"), "--entities", entities, "--statements", statements, "--out", file);
  const imported = await node("import", cli, "import", file, "--store", location);
  const store = await openStore(location);
  try {
    const derive = await timed("derive what is left", async () => {
      const reference = await readReference(join(root, "data/reference"));
      await store.derived.derive(reference.entities);
    });
    const build = await timed("build the index", async () =>
      writeSnapshotFile(snapshot, await buildIndexFrom(await store.derived.indexRows())),
    );
    const read = await timed("read the snapshot", () => readSnapshotFile(snapshot));
    const { index } = await readSnapshotFile(snapshot);
    const info = await store.info();
    writeFileSync(join(folder, "ours.json"), JSON.stringify({ store: location, snapshot }));
    const dumped = await dumpStore(store, folder, { readDate });
    const bytes = bytesPerStatement(index, dumped.statements);
    const report = {
      ...dumped,
      documents: info.documents,
      store: location,
      storeBytes: info.bytes,
      fileBytes: statSync(file).size,
      snapshotBytes: statSync(snapshot).size,
      bytes,
      seconds: { generate, import: imported, derive, build, read },
    };
    print(report);
    writeFileSync(known, JSON.stringify(report));
    return report;
  } finally {
    await store.close();
  }
}

function bytesPerStatement(index, statements) {
  const sizes = columnSizes(index);
  const sum = (names) => names.reduce((total, name) => total + (sizes[name] ?? 0), 0) / statements;
  const [ids, names, all] = [sum(idColumns), sum(nameColumns), sum(Object.keys(sizes))];
  return { adjacency: all - ids - names, ids, names };
}

function print({ entities, statements, documents, storeBytes, snapshotBytes, bytes, seconds }) {
  console.log(`\n${entities} entities, ${statements} statements, ${documents} documents`);
  console.log(`import            ${Math.round(statements / seconds.import)} statements a second`);
  console.log(`store             ${(storeBytes / statements).toFixed(0)} bytes a statement on disk`);
  console.log(`snapshot          ${(snapshotBytes / 1e6).toFixed(0)} MB`);
  for (const [name, value] of Object.entries(bytes)) console.log(`index, ${name.padEnd(10)} ${value.toFixed(1)} bytes a statement`);
}

async function timed(name, work) {
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name.padEnd(20)} ${seconds.toFixed(1).padStart(7)} s`);
  return seconds;
}

function run(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words.map(String), { stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${words[0]} ended with ${code}`))));
  });
}
