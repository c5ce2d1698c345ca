// Entente itself, as the server runs it: the index from its snapshot, labels and evidence from the store.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createFinder, createIndexReader, createView, fold, factual, neighbourhood, paths } from "../../../packages/core/dist/index.js";
import { openStore, readSnapshotFile } from "../../../packages/store/dist/index.js";

/** Reads the snapshot of the store that the data came from. */
export async function open({ folder }) {
  const { store: location, snapshot } = JSON.parse(readFileSync(join(folder, "ours.json"), "utf8"));
  const { index, message } = await readSnapshotFile(snapshot);
  if (!index) throw new Error(message);
  const store = await openStore(location);
  const view = createView(index);
  const finder = createFinder(view);
  // As the server does: names come with the index, everything else about an entity from the store.
  const labels = async (ids) => ids.map((id) => finder.label(id));
  return {
    ...answersOf(createIndexReader(view, store.derived, finder), labels),
    bytes: () => statSync(snapshot).size,
    close: () => store.close(),
  };
}

/** The questions of the benchmark, asked of any reader. */
export function answersOf(reader, labels = (ids) => reader.labels(ids)) {
  const page = async (id, filter) => {
    const [{ relations }] = await reader.expand([id], filter, 50);
    await labels(relations.flatMap(({ subjectId, objectId }) => (objectId === null ? [subjectId] : [subjectId, objectId])));
    return relations.map((relation) => relation.id);
  };
  return {
    hop: (id) => page(id, factual),
    asOf: (id, _day, date) => page(id, { ...factual, asOf: date }),
    walk: async (id, limit) => {
      const part = await neighbourhood(reader, { seeds: [id], depth: 2, limit });
      return { entities: part.entities.length, relations: part.relations.length };
    },
    // Rivals are asked for the number of steps alone; names would be one more question to the store.
    path: reader.native?.routes
      ? async (from, to) => {
          const [route] = await reader.native.routes(from, to, { maxLength: 6, limit: 1, filter: factual });
          return route?.relations.length ?? null;
        }
      : async (from, to) => (await paths(reader, { from, to, maxLength: 6, limit: 1 }))[0]?.relations.length ?? null,
    prefix: async (text) => (await reader.search({ text, limit: 20 })).items.map(({ id }) => id),
    fuzzy: reader.native?.similar
      ? async (text) => (await reader.native.similar({ text: fold(text), limit: 20 })).map(({ entity }) => entity.id)
      : null,
    facets: () => tallied(reader),
  };
}

const fields = ["predicate", "polarity", "modality", "review"];

/** Counts by field and value, as lists. */
async function tallied(reader) {
  const counts = await reader.native.tally({ filter: {} }, fields);
  return fields.flatMap((field, place) => [...counts[place]].map(([value, statements]) => ({ [field]: value, statements })));
}
