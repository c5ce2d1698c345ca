import type { SourceDocument } from "./source.js";
import type { DocumentEntity, GraphEntity, GraphStatement, LooseJudgement, Relation } from "./types.js";

/** Everything that is derived from a store at one moment. The same records give the same graph, byte for byte. */
export interface Graph {
  readonly sequence: number;
  /** Ordered by id. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly entities: ReadonlyMap<string, GraphEntity>;
  /** The local entities that current versions name, by canonical id, sorted by document, type and name. */
  readonly locals: ReadonlyMap<string, readonly DocumentEntity[]>;
  readonly relations: ReadonlyMap<string, GraphRelation>;
  /** Ordered by publication, document and place; undated documents last. */
  readonly statements: ReadonlyMap<string, VersionedStatement>;
  /** Ids of merged entities, and where they lead. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Ordered by when the person decided, then by id. */
  readonly loose: readonly LooseJudgement[];
  /** Pairs of entities that a standing `notSame` keeps apart. */
  readonly apart: readonly (readonly [string, string])[];
  readonly judgements: number;
  readonly rejects: number;
}

/** A relation and its statements. */
export interface GraphRelation extends Relation {
  /** Oldest document first, then by place in the text. */
  readonly statementIds: readonly string[];
}

/** A statement and the versions of its document that it stands in, by checksum. */
export interface VersionedStatement extends GraphStatement {
  readonly versions: readonly string[];
}
