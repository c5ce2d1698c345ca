import { firstValue, nobody, type IndexColumns } from "./columns.js";
import { currentFlags, enumerations, packFlags } from "./enumerations.js";
import { createDistinctValues, createGrowingColumn, packLists, packNumbers, type GrowingColumn } from "./packed.js";
import type { StatementRow } from "./rows.js";
import { countingSort, orderShortIds, packShortId, shortIdBytes, type ShortIdPrefix } from "./short-ids.js";
import { packStrings } from "./strings.js";

/** What statements refer to by number. */
export interface StatementNumbers {
  /** How many entities there are. */
  readonly entities: number;
  /** Number of an entity. */
  readonly entity: (id: string) => number;
  /** Number of a document. */
  readonly document: (id: string) => number;
  /** How many versions a document has. */
  readonly versions: (document: number) => number;
}

/** Columns of statements and of the relations that they make up. */
export type StatementColumns = Omit<
  IndexColumns,
  | `entity${"Ids" | "Types" | "States" | "Names"}`
  | `redirect${"Ids" | "Targets"}`
  | "forms"
  | "formEntities"
  | `gram${"Keys" | "Starts" | "Postings"}`
  | `document${"Ids" | "States" | "Collections" | "Sentences" | "SilentSentences" | "Versions"}`
  | "collectionSets"
  | "collectionNames"
  | "versionPublished"
  | `publication${"s" | "States" | "Ends"}`
>;

/** Takes statements one by one. */
export interface StatementPacker {
  /** The next in the order in which statements are listed. */
  readonly add: (row: StatementRow) => void;
  readonly finish: () => StatementColumns;
}

/** Packs statements that come in the order in which they are listed. */
export function createStatementPacker(numbers: StatementNumbers): StatementPacker {
  const draft = createDraft(numbers);
  return { add: draft.add, finish: () => arrange(draft.finish(), numbers) };
}

type Draft = ReturnType<ReturnType<typeof createDraft>["finish"]>;

function arrange(draft: Draft, numbers: StatementNumbers): StatementColumns {
  const relations = orderRelations(draft, numbers.entities);
  // Rows of one relation stay in the order in which statements are listed.
  const rowOrder = countingSort(
    places(draft.statementRelations.length),
    relations.count,
    (place) => relations.newPlace[draft.statementRelations[place] ?? 0] ?? 0,
  );
  const statementIds = permuteIds(draft.statementIds, rowOrder);
  const column = (numbers: Uint32Array): Uint32Array => permute(numbers, rowOrder);
  const columns = {
    ...relations.columns,
    relationRows: rowStarts(column(draft.statementRelations), relations),
    statementIds,
    statementIdOrder: orderShortIds(statementIds),
    statementFlags: Uint8Array.from(column(draft.flags)),
    statementDocuments: packNumbers(column(draft.documents)),
    statementPositions: rowOrder,
    ...draft.dictionaries(column),
  };
  return { ...columns, entityDegrees: currentDegrees(columns, numbers.entities) };
}

function places(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, place) => place);
}

function permute(numbers: Uint32Array, order: Uint32Array): Uint32Array {
  return order.map((place) => numbers[place] ?? 0);
}

function permuteIds(ids: Uint8Array, order: Uint32Array): Uint8Array {
  const permuted = new Uint8Array(ids.length);
  for (const [to, from] of order.entries()) permuted.set(ids.subarray(from * shortIdBytes, (from + 1) * shortIdBytes), to * shortIdBytes);
  return permuted;
}

/** Relations and statements as they come, before they have their places. */
function createDraft(numbers: StatementNumbers) {
  const [statementIds, relationIds] = [createGrowingIds("st_"), createGrowingIds("rl_")];
  const relationNumbers = new Map<string, number>();
  const [statementRelations, flags, documents] = [createGrowingColumn(), createGrowingColumn(), createGrowingColumn()];
  const [subjects, objects, predicates] = [createGrowingColumn(), createGrowingColumn(), createGrowingColumn()];
  const values = createDistinctValues<string>();
  const details = createDetails(numbers);
  const add = (row: StatementRow): void => {
    let relation = relationNumbers.get(row.relationId);
    if (relation === undefined) {
      relation = relationNumbers.size;
      relationNumbers.set(row.relationId, relation);
      relationIds.push(row.relationId);
      subjects.push(numbers.entity(row.subjectId));
      objects.push(
        row.objectId === null
          ? firstValue + values.numberOf(JSON.stringify(row.value), JSON.stringify(row.value))
          : numbers.entity(row.objectId),
      );
      predicates.push(enumerations.predicates.indexOf(row.predicate));
    }
    const document = numbers.document(row.documentId);
    statementIds.push(row.id);
    statementRelations.push(relation);
    documents.push(document);
    flags.push(packFlags({ ...row, current: row.versions.at(-1) === numbers.versions(document) - 1 }));
    details.push(row);
  };
  const finish = () => ({
    statementIds: statementIds.finish(),
    statementRelations: statementRelations.finish(),
    flags: flags.finish(),
    documents: documents.finish(),
    dictionaries: details.finish,
    relationIds: relationIds.finish(),
    subjects: subjects.finish(),
    objects: objects.finish(),
    predicates: predicates.finish(),
    values: packStrings(values.values),
  });
  return { add, finish };
}

function createGrowingIds(prefix: ShortIdPrefix) {
  let bytes = new Uint8Array(shortIdBytes * 256);
  let count = 0;
  return {
    push: (id: string) => {
      if (bytes.length === count * shortIdBytes) {
        const wider = new Uint8Array(bytes.length * 2);
        wider.set(bytes);
        bytes = wider;
      }
      packShortId(prefix, id, bytes, count);
      count += 1;
    },
    finish: () => bytes.slice(0, count * shortIdBytes),
  };
}

/** What statements share with others: numbers of distinct confidences, speakers, version sets and ranges of days. */
function createDetails({ entity }: StatementNumbers) {
  const columns = [createGrowingColumn(), createGrowingColumn(), createGrowingColumn(), createGrowingColumn()] as const;
  const confidences = createDistinctValues<number>();
  const speakers = createDistinctValues<readonly [number, number]>();
  const versionSets = createDistinctValues<readonly number[]>();
  const validities = createDistinctValues<readonly [number, number]>();
  speakers.numberOf("null null", [nobody, nobody]);
  validities.numberOf("", [0, 0]);
  const push = ({ confidence, speakerId, speaksForId, versions, validity }: StatementRow): void => {
    const pair = [speakerId === null ? nobody : entity(speakerId), speaksForId === null ? nobody : entity(speaksForId)] as const;
    columns[0].push(confidences.numberOf(confidence, confidence));
    columns[1].push(speakerId === null && speaksForId === null ? 0 : speakers.numberOf(pair.join(" "), pair));
    columns[2].push(versionSets.numberOf(versions.join(" "), versions));
    columns[3].push(validity === null ? 0 : validities.numberOf(`${validity.from} ${validity.to}`, [validity.from, validity.to]));
  };
  const finish = (place: (numbers: Uint32Array) => Uint32Array) => ({
    statementConfidences: packColumn(columns[0], place),
    confidences: Float64Array.from(confidences.values),
    statementSpeakers: packColumn(columns[1], place),
    speakers: Uint32Array.from(speakers.values.flat()),
    statementVersions: packColumn(columns[2], place),
    versionSets: packLists(versionSets.values),
    statementValidity: packColumn(columns[3], place),
    validities: Float64Array.from(validities.values.flat()),
  });
  return { push, finish };
}

function packColumn(column: GrowingColumn, place: (numbers: Uint32Array) => Uint32Array) {
  return packNumbers(place(column.finish()));
}

/** Relations by subject, those of one subject by how many rows they have, most first, then by id. */
function orderRelations({ relationIds, statementRelations, subjects, objects, predicates, values }: Draft, entities: number) {
  const bySize = orderBySize(relationIds, statementRelations);
  const order = countingSort(bySize, entities, (relation) => subjects[relation] ?? 0);
  const newPlace = new Uint32Array(order.length);
  for (const [place, relation] of order.entries()) newPlace[relation] = place;
  const relationSubjects = permute(subjects, order);
  const relationObjects = permute(objects, order);
  const ids = permuteIds(relationIds, order);
  return {
    count: order.length,
    newPlace,
    columns: {
      relationIds: ids,
      relationIdOrder: orderShortIds(ids),
      relationSubjects,
      relationObjects,
      relationPredicates: Uint8Array.from(permute(predicates, order)),
      values,
      outRelations: startsOf(relationSubjects, entities),
      inRelations: inRelations(permute(newPlace, bySize), relationSubjects, relationObjects, entities),
    },
  };
}

/** Relations by how many rows they have, most first, then by id. */
function orderBySize(relationIds: Uint8Array, statementRelations: Uint32Array): Uint32Array {
  const byId = orderShortIds(relationIds);
  const sizes = new Uint32Array(byId.length);
  for (const relation of statementRelations) sizes[relation] = (sizes[relation] ?? 0) + 1;
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  return countingSort(byId, most + 1, (relation) => most - (sizes[relation] ?? 0));
}

/** Where the items of each key begin in a list sorted by key. */
function startsOf(sortedKeys: Uint32Array, keys: number): Uint32Array {
  const starts = new Uint32Array(keys + 1);
  for (const key of sortedKeys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < keys; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
}

/** @param relations - all, in the order in which those of one object are to lie */
function inRelations(relations: Uint32Array, subjects: Uint32Array, objects: Uint32Array, entities: number): IndexColumns["inRelations"] {
  const pointing = relations.filter((relation) => (objects[relation] ?? 0) < firstValue && objects[relation] !== subjects[relation]);
  const items = countingSort(pointing, entities, (relation) => objects[relation] ?? 0);
  return { items, starts: startsOf(permute(objects, items), entities) };
}

function rowStarts(relations: Uint32Array, { newPlace, count }: { readonly newPlace: Uint32Array; readonly count: number }): Uint32Array {
  return startsOf(
    relations.map((relation) => newPlace[relation] ?? 0),
    count,
  );
}

type Adjacency = Pick<IndexColumns, "relationRows" | "relationSubjects" | "relationObjects" | "statementFlags">;

/** How many relations of each entity stand in current versions. */
function currentDegrees({ relationRows, relationSubjects, relationObjects, statementFlags }: Adjacency, entities: number): Uint32Array {
  const degrees = new Uint32Array(entities);
  for (const [relation, subject] of relationSubjects.entries()) {
    const [from, to] = [relationRows[relation] ?? 0, relationRows[relation + 1] ?? 0];
    if (!statementFlags.subarray(from, to).some((flags) => currentFlags[flags] === 1)) continue;
    const object = relationObjects[relation] ?? firstValue;
    degrees[subject] = (degrees[subject] ?? 0) + 1;
    if (object < firstValue && object !== subject) degrees[object] = (degrees[object] ?? 0) + 1;
  }
  return degrees;
}
