import type {
  EntityLabel,
  GraphCounts,
  GraphStatement,
  Mention,
  Position,
  QualifierValue,
  Relation,
  SourceDocument,
  SourceVersion,
  Speaker,
  StatementFilter,
} from "@entente/core";
import type { Connection } from "./paging.js";

/**
 * What the resolvers of each type are handed, where it is not simply core's own type.
 */

/** An entity as the index knows it; what else is told of it is fetched when asked for. */
export type EntitySource = EntityLabel;

/** A document with all its versions, without their texts. */
export type DocumentSource = SourceDocument;

/** One version of a document. */
export interface VersionSource extends SourceVersion {
  readonly documentId: string;
}

/** The moment a question is asked about; empty for the present. */
export type Moment = Pick<StatementFilter, "asOf" | "includeUndated">;

/** A relation and the moment it was asked for: its tally, origins and statements are those of that moment. */
export interface RelationSource {
  readonly id: string;
  readonly relation: Relation;
  readonly moment: Moment;
}

/** Everything that has an id of its own. */
export type NodeSource = EntitySource | GraphStatement | RelationSource | DocumentSource;

/** One qualifier of a statement. */
export interface QualifierSource {
  readonly name: string;
  readonly value: QualifierValue;
  /** Canonical id if the value is an entity. */
  readonly entityId: string | null;
}

/** A speaker with the canonical ids behind its names. */
export interface SpeakerSource {
  readonly speaker: Speaker;
  readonly speakerId: string | null;
  readonly speaksForId: string | null;
}

/** A mention of a document's current version and the canonical entity it names. */
export interface MentionSource {
  readonly mention: Mention;
  readonly entityId: string;
}

/** How many statements of a relation are of which form and review. */
export interface TallySource {
  readonly affirmed: number;
  readonly negated: number;
  readonly planned: number;
  readonly possible: number;
  readonly evaluative: number;
  readonly unreviewed: number;
  readonly accepted: number;
  readonly retracted: number;
  readonly disputed: number;
  readonly total: number;
}

/** A node of a subgraph; its place is settled only when asked for. */
export interface PlacedNode {
  readonly entity: EntitySource;
  readonly degree: number;
  readonly place: () => Promise<Position>;
}

/** An edge of a subgraph. */
export interface EdgeSource {
  readonly relation: RelationSource;
}

/** A part of the graph, ready to be drawn. */
export interface SubgraphSource {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly EdgeSource[];
  readonly truncated: boolean;
  readonly omitted: number;
}

/** A way from one entity to another: `relations[i]` joins `entities[i]` and `entities[i + 1]`. */
export interface PathSource {
  readonly entities: readonly EntitySource[];
  readonly relations: readonly RelationSource[];
}

/** How often something occurs. */
export interface CountSource {
  readonly name: string;
  readonly count: number;
}

/** What the graph and the store behind it hold. */
export interface StatsSource {
  readonly counts: GraphCounts;
  readonly sequence: number;
  readonly store: string;
}

/** An entity whose name is like what was searched for. */
export interface SimilarSource {
  readonly entity: EntitySource;
  readonly similarity: number;
}

/** A page of entities, and what a misspelt search may have meant. */
export interface EntityPageSource extends Connection<EntitySource> {
  readonly similar: () => Promise<readonly SimilarSource[]>;
}

/** An entity and how many relations touch it. */
export interface DegreeSource {
  readonly entity: EntitySource;
  readonly degree: number;
}

/** An entity and its share of attention. */
export interface RankSource {
  readonly entity: EntitySource;
  readonly rank: number;
}

/** Entities that belong together, the first of them. */
export interface EntityGroupSource {
  readonly size: number;
  readonly entities: readonly EntitySource[];
}

/** Parts of the graph, the largest of them. */
export interface PartsSource {
  readonly total: number;
  readonly parts: readonly EntityGroupSource[];
}

/** Parts of the graph, and how well they part it. */
export interface CommunitiesSource extends PartsSource {
  readonly modularity: number;
}
