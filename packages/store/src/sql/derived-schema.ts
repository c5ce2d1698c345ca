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
  readonly looseJudgements: LooseJudgementRow;
  readonly textBands: TextBandRow;
  readonly textHolders: TextHolderRow;
  readonly copies: CopyRow;
}

/** One row: how far deriving has come. */
export interface DerivationRow {
  /** Always 1. */
  readonly id: number;
  /** Every change up to this sequence number is derived; -1 if nothing is. */
  readonly sequence: number;
  /** Every judgement and removal up to this sequence number has marked the documents that it changes as pending. */
  readonly judged: number;
  /** Grows with each batch: who finds another number than the one read before begins again. */
  readonly turn: number;
  /** Made anew when everything is derived from nothing, and when a document is removed. */
  readonly generation: string;
  /** Checksum of the reference data and of the deriving rules. */
  readonly reference: string;
  /** How many statements of derived documents were refused. */
  readonly rejects: number;
  /** What is left out, so that deriving from nothing need not keep it: nothing (1), indexes for readers (0), entities too (-1). See `kept`. */
  readonly indexed: number;
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
  readonly rejects: number;
  /** The document's own sequence number when it was derived. */
  readonly source: number;
  /** 1 if something else than the document changed what is derived of it, so that it must be derived again. */
  readonly pending: number;
  /** Later than any sequence number at which an index may have been built without it. */
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
  /** Milliseconds, as of core's `DateRange`, between which it holds: minus and plus 8.64e15 for open ends; both null if it does not say. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** JSON object: canonical ids of entities among the qualifiers. */
  readonly qualifierIds: string;
  /** JSON list of pairs: judgement id and whether it stands, oldest first. */
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
  /** Its id before anyone's `same` and `notSame`. */
  readonly baseId: string;
  /** Its canonical id. */
  readonly entityId: string;
  /** 1 if a current version names it. */
  readonly present: number;
  /** 0 if no text or statement names it but only a judgement on a statement that is no more: it makes no entity. */
  readonly named: number;
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
  /** 1 for one that is no more: kept so that indexes learn of it, until a document is removed. */
  readonly gone: number;
  readonly changed: number;
}

/** Key: entity and form: the names of an entity and how many local entities give it. */
export interface EntityFormRow {
  readonly entityId: string;
  readonly form: string;
  /** The form folded, as searches compare it. */
  readonly folded: string;
  /** Present locals that use the form. */
  readonly locals: number;
  /** Present locals whose name it is. */
  readonly names: number;
  /** Locals of older versions whose name it is. */
  readonly pastNames: number;
  /** 2 for the name that reference data give it, 1 for an alias of theirs, else 0. */
  readonly known: number;
}

/** Key: id of a merged entity. */
export interface RedirectRow {
  readonly id: string;
  readonly entityId: string;
  /** 1 for one that leads nowhere any more: kept so that indexes learn of it, until a document is removed. */
  readonly gone: number;
  readonly changed: number;
}

/** Key: judgement: one that found nothing to attach to. */
export interface LooseJudgementRow {
  readonly judgementId: string;
  /** The document in which it is loose, empty for one on entities. */
  readonly documentId: string;
  readonly reason: string;
}

/** Key: band and text: which texts agree in a part of their signatures and may be copies of each other. */
export interface TextBandRow {
  readonly band: string;
  /** The first 16 characters of its checksum: there are twenty rows for every text. */
  readonly text: string;
}

/** Key: text, document and checksum: which documents hold the texts of the bands. */
export interface TextHolderRow {
  /** As in {@link TextBandRow}. */
  readonly text: string;
  readonly documentId: string;
  readonly checksum: string;
}

/** Key: document and checksum: a text that has near-copies. */
export interface CopyRow {
  readonly documentId: string;
  readonly checksum: string;
  /** The smallest checksum of its group. */
  readonly copies: string;
}
