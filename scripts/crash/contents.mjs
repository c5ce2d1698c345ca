// What a store holds, as the lines of its export by document, so that two stores can be compared.
import { fileURLToPath } from "node:url";
import { writeInterchange } from "../../packages/core/dist/index.js";
import { readReference } from "../../packages/ingest/dist/index.js";
import { openStore } from "../../packages/store/dist/index.js";

/** When something was read is the one thing in which two runs of `ingest` differ. */
const readAt = /"readAt":"[^"]*"/g;

/** Lines by document id; judgements under the empty id. Times of reading are masked, since each run has its own. */
export async function contentsOf(store) {
  const contents = new Map();
  for await (const line of writeInterchange(store)) {
    const { kind, id, documentId } = JSON.parse(line);
    const key = kind === "judgement" ? "" : kind === "document" ? id : documentId;
    contents.set(key, `${contents.get(key) ?? ""}${line.replace(readAt, '"readAt":""')}`);
  }
  return contents;
}

/** Opens a store, asks it something and closes it. */
export async function withStore(location, use) {
  const store = await openStore(location);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** What a killed call left wrong: acknowledged documents that are not there, and whatever is there in part, the whole store if it does not open. */
export async function faultsIn(location, judged) {
  return lookFor(location, judged).catch((error) => ({ lost: [...judged.acknowledged], torn: [`the store: ${error.message}`] }));
}

async function lookFor(location, { acknowledged, expected }) {
  return withStore(location, async (store) => {
    const contents = await contentsOf(store);
    const lost = [...acknowledged].filter((id) => !contents.has(id));
    const torn = [...contents].filter(([id, lines]) => id !== "" && lines !== expected.get(id)).map(([id]) => id);
    const judged = new Set((expected.get("") ?? "").split("\n"));
    const strange = (contents.get("") ?? "").split("\n").filter((line) => !judged.has(line));
    return { lost, torn: [...torn, ...strange, ...(await store.integrity())] };
  });
}

/** Documents in which what a store holds differs from what it should hold. */
export async function differences(location, expected) {
  const contents = await withStore(location, contentsOf);
  const ids = new Set([...contents.keys(), ...expected.keys()]);
  return [...ids].filter((id) => contents.get(id) !== expected.get(id));
}

/** Derived rows that are not what deriving everything from nothing gives. */
export async function derivedFaults(location) {
  return withStore(location, async ({ derived }) => {
    const entities = await referenceEntities();
    await derived.derive(entities);
    const grown = await rowsOf(derived);
    await derived.reset();
    await derived.derive(entities);
    const fresh = await rowsOf(derived);
    return [...grown, ...fresh].filter((row) => !grown.has(row) || !fresh.has(row)).map((row) => `derived row ${row}`);
  });
}

async function referenceEntities() {
  return (await readReference(fileURLToPath(new URL("../../data/reference", import.meta.url)))).entities;
}

async function rowsOf(derived) {
  const { documents, entities, statements } = await derived.indexRows();
  const rows = new Set();
  for (const [kind, list] of Object.entries({ documents, entities, statements }))
    for await (const row of list) rows.add(`${kind} ${JSON.stringify(row)}`);
  return rows;
}
