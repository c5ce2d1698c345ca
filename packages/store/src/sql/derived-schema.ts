/**
 * Tables that hold nothing but what follows from the others, beside `Schema`. Every row can be made again.
 * On a sharded store those with a `documentId` lie with their document, entities by `id`, forms by `entityId`.
 */
export interface DerivedSchema {
  readonly derivation: DerivationRow;
  readonly derivedDocuments: DerivedDocumentRow;
  readonly derivedStatements: DerivedStatementRow;
  readonly locals: LocalRow;
  readonly entities: EntityTableRow;
  readonly entityForms: EntityFormRow;
  readonly redirects: RedirectRow;
}

/** One row: how far deriving has come. */
export interface DerivationRow {
  /** Always 1. */
  readonly id: number;
  /** Every change up to this sequence number is derived. */
  readonly sequence: number;
  /** Grows with each batch: who finds another number than the one read before begins again. */
  readonly turn: number;
  readonly generation: string;
  /** Checksum of the reference data and of the deriving rules. */
  readonly reference: string;
}

/** Key: id. */
export interface DerivedDocumentRow {
  readonly id: string;
  /** Publication of the current version (EDTF), "~" if undated, so that it sorts last. */
  readonly published: string;
  /** Checksum of the current version. */
  readonly version: string;
  /** JSON list: publication of each version, oldest version first, null if undated. */
  readonly versions: string;
  /** JSON list. */
  readonly collections: string;
  readonly sentences: number;
  readonly silentSentences: number;
  /** 1 for a document that was removed: kept so that indexes learn of it. */
  readonly gone: number;
  /** The derivation's sequence number when the row last changed. */
  readonly changed: number;
}

/** Key: document and id. */
export interface DerivedStatementRow {
  readonly documentId: string;
  readonly id: string;
  /** Checksum of the newest version it stands in. */
  readonly version: string;
  /** JSON list: places in its document's versions that it stands in, rising. */
  readonly versions: string;
  /** 1 if it stands in the current version. */
  readonly current: number;
  /** Publication of `version` (EDTF), "~" if undated. */
  readonly published: string;
  readonly start: number;
  readonly end: number;
  readonly relationId: string;
  /** Ends of its relation: for a symmetric predicate the smaller id is the subject. */
  readonly subjectId: string;
  readonly subjectType: string;
  readonly predicate: string;
  readonly objectId: string | null;
  readonly objectType: string | null;
  /** JSON, null where there is an object. */
  readonly value: string | null;
  readonly polarity: string;
  readonly modality: string;
  readonly review: string;
  readonly confidence: number;
  readonly speakerId: string | null;
  readonly speaksForId: string | null;
  /** Days on which it holds, as numbers of core's `DateRange`; both null if it does not say, else null for an open end. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** JSON object: canonical ids of entities among the qualifiers. */
  readonly qualifierIds: string;
  /** JSON list of judgement id and whether it stands, oldest first. */
  readonly judgements: string;
  /** JSON of the statement where it is not (as) in `statements`: what a person added or accepted. Else null. */
  readonly decided: string | null;
  /** What stands for its text and all near-copies of it. */
  readonly copies: string;
}

/** Key: document, type and name: a local entity and whom it is. */
export interface LocalRow {
  readonly documentId: string;
  readonly entityType: string;
  readonly entityName: string;
  /** JSON list of the name forms its document uses, fullest first. */
  readonly forms: string;
  /** Its id before anyone's `same`. */
  readonly baseId: string;
  /** Its canonical id. */
  readonly entityId: string;
  /** 1 if a current version names it. */
  readonly present: number;
}

/** Key: id. */
export interface EntityTableRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** JSON list. */
  readonly aliases: string;
  /** JSON list. */
  readonly mergedIds: string;
  /** How many documents name it at present; 0 for one that only older versions name. */
  readonly documents: number;
  /** 1 for one that is no more: kept so that indexes learn of it. */
  readonly gone: number;
  readonly changed: number;
}

/** Key: entity and form: the names of an entity and how many present locals give it. */
export interface EntityFormRow {
  readonly entityId: string;
  readonly form: string;
  /** The form folded, as searches compare it. */
  readonly folded: string;
  /** Locals that use the form. */
  readonly locals: number;
  /** Locals whose name it is. */
  readonly names: number;
}

/** Key: id of a merged entity. */
export interface RedirectRow {
  readonly id: string;
  readonly entityId: string;
}
