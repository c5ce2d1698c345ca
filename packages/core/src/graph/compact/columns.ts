import type { NumberLists, PackedColumn } from "./packed.js";
import type { StringTable } from "./strings.js";

/** What a column is made of. */
interface ColumnKinds {
  /** Bytes: enumerations, flags, ids, codes. */
  readonly bytes: Uint8Array;
  /** Whole numbers to 2^32. */
  readonly words: Uint32Array;
  /** Numbers. */
  readonly doubles: Float64Array;
  /** Whole numbers, as narrow as the largest allows. */
  readonly packed: PackedColumn;
  readonly strings: StringTable;
  readonly lists: NumberLists;
}

/** One of the kinds of columns. */
export type ColumnKind = keyof ColumnKinds;

/**
 * Every column of an index. What stands once a statement is called a row, its rows lie in the order of their relations, those
 * of one relation in the order in which statements are listed. Relations lie in the order of their subject, those of one subject
 * by how many rows they have, most first, then by id, so that the first page of a much connected entity is found without
 * looking at all of them. Entities and documents lie in the order of their ids: a number says where.
 */
export const columnKinds = {
  entityIds: "strings",
  /** Place in the list of types. */
  entityTypes: "bytes",
  /** See `entityState`. */
  entityStates: "bytes",
  entityNames: "strings",
  /** Relations of each entity that stand in current versions. */
  entityDegrees: "words",
  /** Ids that lead to another entity, sorted, and where they lead. */
  redirectIds: "strings",
  redirectTargets: "words",
  /** Folded names and aliases of entities, and whose they are. */
  forms: "strings",
  formEntities: "words",
  /** Three letters each, sorted, and the forms that hold them. */
  gramKeys: "words",
  gramStarts: "words",
  gramPostings: "bytes",
  documentIds: "strings",
  /** 1 if the document was removed, 0 if not. */
  documentStates: "bytes",
  /** Which set of collections. */
  documentCollections: "packed",
  collectionSets: "lists",
  collectionNames: "strings",
  documentSentences: "packed",
  documentSilentSentences: "packed",
  /** Where each document's versions begin among all, and where the last ends. */
  documentVersions: "words",
  /** Which publication each version has: many have the same. */
  versionPublished: "packed",
  publications: "strings",
  /** See `publicationState`. */
  publicationStates: "bytes",
  /** Last millisecond of a publication. */
  publicationEnds: "doubles",
  statementIds: "bytes",
  statementIdOrder: "words",
  /** Polarity, modality, review and whether it stands in the current version, as one number. */
  statementFlags: "bytes",
  statementConfidences: "packed",
  confidences: "doubles",
  statementDocuments: "packed",
  /** Which pair of speaker and of whom they speak for. */
  statementSpeakers: "packed",
  speakers: "words",
  /** Which set of versions of its document. */
  statementVersions: "packed",
  versionSets: "lists",
  /** Which range of days; the first range is none. */
  statementValidity: "packed",
  validities: "doubles",
  /** Place in the order in which statements are listed. */
  statementPositions: "words",
  relationIds: "bytes",
  relationIdOrder: "words",
  relationSubjects: "words",
  /** The other entity, or 2^31 and more for a value. */
  relationObjects: "words",
  relationPredicates: "bytes",
  /** Where each relation's rows begin, and where the last ends. */
  relationRows: "words",
  /** Values as JSON. */
  values: "strings",
  /** Where each entity's relations as their subject begin, and where the last ends. */
  outRelations: "words",
  /** Relations whose object an entity is, unless it is their subject too: those with the most rows first, then by id. */
  inRelations: "lists",
} as const satisfies Readonly<Record<string, ColumnKind>>;

/** The name of a column. */
export type ColumnName = keyof typeof columnKinds;

/** All columns of an index. */
export type IndexColumns = { readonly [Name in ColumnName]: ColumnKinds[(typeof columnKinds)[Name]] };

/** Where there is no entity. */
export const nobody = 0xffff_ffff;

/** Object numbers from here on stand for values. */
export const firstValue = 0x8000_0000;

/** How an index knows an entity. */
export const entityState = {
  /** Its statements name it, but what is known about it stands in the index below. */
  named: 0,
  absent: 1,
  /** A current version names it. */
  present: 2,
  removed: 3,
} as const;

/** What is known of a publication. */
export const publicationState = { dated: 0, undated: 1, unreadable: 2 } as const;

/** What an index holds besides columns. */
export interface IndexMeta {
  /** The store's sequence number of the last change in it. */
  readonly sequence: number;
  /** That of the derived rows it was built from: an index of another generation knows nothing of them. */
  readonly generation: string;
  readonly judgements: number;
  readonly looseJudgements: number;
  readonly rejects: number;
  /** Names that the numbers of enumerations stand for: those of the ontology it was built with. */
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
}

/** An index: columns over one buffer, which threads share. */
export interface CompactIndex {
  readonly meta: IndexMeta;
  readonly columns: IndexColumns;
  /** Every byte of it, as it stands in a snapshot file. */
  readonly buffer: ArrayBufferLike;
}

/** How many entities, documents, statements and relations an index holds. */
export function sizesOf({ entityTypes, documentStates, statementFlags, relationPredicates }: IndexColumns) {
  return {
    entities: entityTypes.length,
    documents: documentStates.length,
    statements: statementFlags.length,
    relations: relationPredicates.length,
  };
}
