import type {
  DocumentEntity,
  DocumentRow,
  EntityRow,
  GraphReader,
  IndexChange,
  ReferenceEntity,
  RowSource,
  StatementRow,
} from "@entente/core";

/** How far what is derived follows what is stored. */
export interface DerivedState {
  /** The store's sequence number up to which everything is derived; -1 before the first time. */
  readonly sequence: number;
  /** Made anew whenever everything is derived from nothing: an index of another generation knows nothing of this one. */
  readonly generation: string;
  readonly judgements: number;
  readonly looseJudgements: number;
  readonly rejects: number;
}

/** What deriving may be told. */
export interface DeriveOptions {
  /** Called after each batch of documents. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Stops between two batches; what was derived stays. */
  readonly signal?: AbortSignal;
  /** Documents of a batch, at most; 1,000 if it is left out. */
  readonly batchSize?: number;
  /** Documents from which on a store that is derived from nothing is derived in bulk, without what readers alone use until the end; 2,000 if it is left out. */
  readonly bulkFrom?: number;
}

/** The derived rows of a whole store, streamed, as an index is built from them. */
export interface StreamedIndexRows extends DerivedState {
  readonly documents: AsyncIterable<DocumentRow>;
  readonly entities: AsyncIterable<EntityRow>;
  /** In the order in which statements are listed: by publication, document and place, undated documents last. */
  readonly statements: AsyncIterable<StatementRow>;
}

/**
 * What follows from what a store keeps, reference data and judgements: canonical entities, statements with their canonical
 * ends, reviews and judgements. Rows are kept beside the truth, can be made again at any time, and are the same whatever the order and the
 * number of steps in which they were made.
 */
export interface Derived extends RowSource {
  state(): Promise<DerivedState>;
  /**
   * Brings the rows up to date with the store, batch by batch, each one transaction, so that it can be stopped, killed and run in
   * several processes at once. Begins anew if the reference data is another than that of the rows.
   */
  derive(reference: readonly ReferenceEntity[], options?: DeriveOptions): Promise<DerivedState>;
  /** Throws all derived rows away; the next `derive` makes them again. */
  reset(): Promise<void>;
  /** A graph over the rows as they are now. Nothing is read before it is asked for: for what is not worth an index. */
  reader(): Promise<GraphReader>;
  /** All rows, for an index to be built from nothing. */
  indexRows(): Promise<StreamedIndexRows>;
  /** What changed since an index of that generation and sequence; null if that cannot be told (any more) and it must be built anew. */
  changesSince(generation: string, sequence: number): Promise<IndexChange | null>;
  /** Canonical ids of local entities, in the order asked for; null if unknown. */
  canonicalIds(locals: readonly DocumentEntity[]): Promise<readonly (string | null)[]>;
  /** Ids of documents by publication, then id, undated ones last: at most `limit` after the document `after`. */
  documentIds(limit: number, after: string | null): Promise<readonly string[]>;
  /** How many statements were refused, by reason, sorted by reason. */
  rejectsByReason(): Promise<readonly { readonly reason: string; readonly count: number }[]>;
}
