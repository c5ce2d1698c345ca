import type { EntityType, JudgementKind, Modality, OriginKind, Polarity, Predicate, Review } from "@entente/ontology";

/** An entity as lists and sentences name it. */
export interface EntityRef {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
}

/** An agreement's current status on one track. */
export interface CurrentStatus {
  readonly track: string;
  readonly status: string;
}

/** An entity as the graph draws it. */
export interface DrawnEntity extends EntityRef {
  readonly degree: number;
  readonly status: readonly CurrentStatus[] | null;
}

/** A statement that a person disputed or retracted, as far as its line needs it. */
export interface ContestedStatement {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly review: Review;
}

/**
 * How many statements of a relation have which form and which review. The five forms count only what
 * stands: unreviewed and accepted statements.
 */
export interface Tally {
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

/** A relation with its ends and its tally: all that is needed to draw it. */
export interface Relation {
  readonly id: string;
  readonly subject: EntityRef;
  readonly predicate: Predicate;
  readonly object: EntityRef | null;
  readonly value: string | null;
  readonly tally: Tally;
  /** Its disputed and retracted statements, at most ten: their forms are not in the tally. */
  readonly contested: { readonly edges: readonly { readonly node: ContestedStatement }[] };
  readonly disagreement: boolean;
  readonly documents: number;
  readonly origins: number;
}

/** A node with the position that the server settled, in the server's own units. */
export interface GraphNode {
  readonly entity: DrawnEntity;
  readonly x: number;
  readonly y: number;
  readonly reviewed: boolean;
}

/** Part of the graph, as `overview` and `neighbourhood` return it. */
export interface Subgraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly relation: Relation }[];
  readonly truncated: boolean;
  readonly omittedNodes: number;
}

/** One stretch of a list. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** Who the article says said it. */
export interface Speaker {
  readonly name: string;
  readonly entity: EntityRef | null;
  readonly speaksFor: EntityRef | null;
}

/** A person's decision on a statement. */
export interface Judgement {
  readonly id: string;
  readonly kind: JudgementKind;
  readonly author: string;
  readonly at: string;
  readonly note: string | null;
  readonly reason: string | null;
  readonly standing: boolean;
}

/** Where a statement stands in its document: offsets in UTF-16 code units, end exclusive. */
export interface Evidence {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

/** What a statement's source document is called. */
export interface DocumentRef {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
}

/** One source saying one thing. */
export interface Statement {
  readonly id: string;
  readonly subject: EntityRef;
  readonly predicate: Predicate;
  readonly object: EntityRef | null;
  readonly value: string | null;
  readonly qualifiers: readonly {
    readonly name: string;
    readonly value: string;
    readonly entity: EntityRef | null;
  }[];
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly speaker: Speaker | null;
  readonly via: string | null;
  readonly document: DocumentRef;
  readonly origin: {
    readonly kind: OriginKind;
    readonly name: string;
    readonly version: string;
  };
  readonly confidence: number;
  readonly review: Review;
  readonly judgements: readonly Judgement[];
  readonly evidence: Evidence;
  readonly relation: { readonly id: string };
}

/** A span of a document that names an entity: offsets in UTF-16 code units, end exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: EntityRef;
}

/** An article as read, with all that was read from it. */
export interface Article extends DocumentRef {
  readonly url: string | null;
  readonly language: string | null;
  readonly licence: string | null;
  readonly collections: readonly string[];
  readonly versions: readonly { readonly checksum: string }[];
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly sentences: number;
  readonly silentSentences: number;
  readonly statements: Connection<Statement>;
}

/** An entity with everything its card shows but its relations. */
export interface EntityDetails extends DrawnEntity {
  readonly aliases: readonly string[];
}

/** How much the store holds. */
export interface Stats {
  readonly documents: number;
  readonly entities: number;
  readonly relations: number;
  readonly statements: number;
  readonly statementsByReview: readonly { readonly name: string; readonly count: number }[];
  readonly store: string;
}
