import { EntenteError } from "../../model/errors.js";
import { readDate } from "../../model/dates.js";
import { entityState, nobody, publicationState, type CompactIndex, type IndexColumns, type IndexMeta } from "./columns.js";
import { enumerations } from "./enumerations.js";
import { indexForms } from "./grams.js";
import { createDistinctValues, packLists, packNumbers } from "./packed.js";
import { createStatementPacker, type StatementNumbers } from "./pack-statements.js";
import type { DocumentRow, EntityRow, IndexRows, StreamedRows } from "./rows.js";
import { layOut } from "./snapshot.js";
import { packStrings } from "./strings.js";

/** What a delta says besides its rows; an index built from nothing has none of it. */
export interface BuildOptions {
  /** Ids of documents that are gone. */
  readonly removedDocuments?: Iterable<string>;
  /** Ids of entities that are gone. */
  readonly removedEntities?: Iterable<string>;
  /** Entities that statements name and of which nothing changed. */
  readonly namedEntities?: Iterable<EntityRow>;
  /** Ids that lead nowhere any more. */
  readonly removedRedirects?: Iterable<string>;
}

/**
 * Builds an index from derived rows. The same rows give the same bytes, in whatever order documents and entities come.
 * @throws EntenteError `BAD_INPUT` if a statement names an entity or a document that is not among the rows
 */
export function buildIndex(rows: IndexRows, options: BuildOptions = {}): CompactIndex {
  const building = startBuilding(rows, rows, options);
  for (const row of rows.statements) building.add(row);
  return building.finish();
}

/**
 * Builds an index from derived rows as they come, of which it holds no statement longer than it takes to pack it.
 * @throws EntenteError `BAD_INPUT` if a statement names an entity or a document that is not among the rows
 */
export async function buildIndexFrom(rows: StreamedRows): Promise<CompactIndex> {
  const building = startBuilding(rows, { documents: await collect(rows.documents), entities: await collect(rows.entities) }, {});
  for await (const row of rows.statements) building.add(row);
  return building.finish();
}

async function collect<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

function startBuilding(
  { sequence, generation, judgements, looseJudgements, rejects }: Omit<IndexMeta, "enumerations">,
  rows: Pick<IndexRows, "documents" | "entities">,
  options: BuildOptions,
) {
  const entities = packEntities(rows.entities, options);
  const documents = packDocuments(rows.documents, options.removedDocuments ?? []);
  const packer = createStatementPacker({
    entities: entities.columns.entityStates.length,
    entity: numberIn(entities.numbers, "entity"),
    document: numberIn(documents.numbers, "document"),
    versions: (document) => (documents.columns.documentVersions[document + 1] ?? 0) - (documents.columns.documentVersions[document] ?? 0),
  });
  const meta = { sequence, generation, judgements, looseJudgements, rejects, enumerations };
  return { add: packer.add, finish: () => layOut(meta, { ...entities.columns, ...documents.columns, ...packer.finish() }) };
}

function numberIn(numbers: ReadonlyMap<string, number>, kind: string): StatementNumbers["entity"] {
  return (id) => {
    const number = numbers.get(id);
    if (number !== undefined) return number;
    throw new EntenteError("BAD_INPUT", `a statement names the ${kind} "${id}", which is not among the rows; derive them again`);
  };
}

/** The names of numbers: place by id. */
function numbered(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]));
}

interface StatedEntity {
  readonly row: EntityRow;
  readonly state: number;
}

function packEntities(rows: Iterable<EntityRow>, options: BuildOptions) {
  const stated = stateEntities(rows, options);
  const entities = [...stated].sort(byKey).map(([, entity]) => entity);
  const numbers = numbered(entities.map(({ row }) => row.id));
  return {
    numbers,
    columns: {
      entityIds: packStrings(entities.map(({ row }) => row.id)),
      entityTypes: Uint8Array.from(entities, ({ row }) => enumerations.entityTypes.indexOf(row.type)),
      entityStates: Uint8Array.from(entities, ({ state }) => state),
      entityNames: packStrings(entities.map(({ row }) => row.name)),
      ...packRedirects(entities, numbers, options.removedRedirects ?? []),
      ...packForms(entities),
    },
  };
}

function stateEntities(rows: Iterable<EntityRow>, { namedEntities = [], removedEntities = [] }: BuildOptions) {
  const stated = new Map<string, StatedEntity>();
  for (const row of namedEntities) stated.set(row.id, { row, state: entityState.named });
  for (const id of removedEntities) {
    stated.set(id, { row: { id, type: "Group", name: "", forms: [], present: false, mergedIds: [] }, state: entityState.removed });
  }
  for (const row of rows) stated.set(row.id, { row, state: row.present ? entityState.present : entityState.absent });
  return stated;
}

function packRedirects(entities: readonly StatedEntity[], numbers: ReadonlyMap<string, number>, removed: Iterable<string>) {
  const redirects = new Map<string, number>([...removed].map((id) => [id, nobody]));
  for (const { row, state } of entities) {
    if (state === entityState.named) continue;
    for (const id of row.mergedIds) redirects.set(id, numbers.get(row.id) ?? nobody);
  }
  const sorted = [...redirects].sort(byKey);
  return { redirectIds: packStrings(sorted.map(([id]) => id)), redirectTargets: Uint32Array.from(sorted, ([, target]) => target) };
}

function packForms(
  entities: readonly StatedEntity[],
): Pick<IndexColumns, "forms" | "formEntities" | "gramKeys" | "gramStarts" | "gramPostings"> {
  const forms = entities.flatMap(({ row, state }) => (state === entityState.present ? row.forms : []));
  const owners = entities.flatMap(({ row, state }, place) => (state === entityState.present ? row.forms.map(() => place) : []));
  const table = packStrings(forms);
  return { forms: table, formEntities: Uint32Array.from(owners), ...indexForms(table) };
}

function packDocuments(rows: Iterable<DocumentRow>, removed: Iterable<string>) {
  const gone = [...removed].map((id) => ({ id, collections: [], published: [], sentences: 0, silentSentences: 0, gone: 1 }));
  const documents: (DocumentRow & { readonly gone: number })[] = [...gone];
  for (const row of rows) documents.push({ ...row, gone: 0 });
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = documents.map(({ id }) => id);
  return {
    numbers: numbered(ids),
    columns: {
      documentIds: packStrings(ids),
      documentStates: Uint8Array.from(documents, (document) => document.gone),
      documentSentences: packNumbers(Uint32Array.from(documents, ({ sentences }) => sentences)),
      documentSilentSentences: packNumbers(Uint32Array.from(documents, ({ silentSentences }) => silentSentences)),
      ...packCollections(documents),
      ...packVersions(documents),
    },
  };
}

function packCollections(documents: readonly DocumentRow[]) {
  const names = createDistinctValues<string>();
  const sets = createDistinctValues<readonly number[]>();
  const numbers = documents.map(({ collections }) => {
    const places = collections.map((name) => names.numberOf(name, name));
    return sets.numberOf(JSON.stringify(places), places);
  });
  return {
    documentCollections: packNumbers(Uint32Array.from(numbers)),
    collectionSets: packLists(sets.values),
    collectionNames: packStrings(names.values),
  };
}

function packVersions(documents: readonly DocumentRow[]) {
  const versions = documents.flatMap(({ published }) => published);
  const starts = packLists(documents.map(({ published }) => published.map(() => 0))).starts;
  const known = createDistinctValues<string | null>();
  // "~" sorts behind every date, as undated statements are listed.
  const versionPublished = packNumbers(Uint32Array.from(versions, (published) => known.numberOf(published ?? "~", published)));
  const ends = known.values.map((published) => (published === null ? null : (readDate(published)?.to ?? null)));
  return {
    documentVersions: starts,
    versionPublished,
    publications: packStrings(known.values.map((published) => published ?? "~")),
    publicationStates: Uint8Array.from(known.values, (published, place) => stateOf(published, ends[place] ?? null)),
    publicationEnds: Float64Array.from(ends, (end) => end ?? 0),
  };
}

function stateOf(published: string | null, end: number | null): number {
  if (published === null) return publicationState.undated;
  return end === null ? publicationState.unreadable : publicationState.dated;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
