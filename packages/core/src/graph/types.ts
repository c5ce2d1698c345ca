import type { EntityType, Modality, Polarity, Predicate, Review } from "@entente/ontology";
import type { Judgement } from "../model/judgement.js";
import type { LocalEntity, Statement, Value } from "../model/statement.js";

/** A canonical entity: what `resolve` made of the local entities of all documents. */
export interface GraphEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Every other name form that documents or reference data give it, sorted. */
  readonly aliases: readonly string[];
  /** Ids that lead here: of entities merged into this one, sorted. */
  readonly mergedIds: readonly string[];
  /** How many documents name it at present; 0 if only older versions do. */
  readonly documents: number;
}

/** A local entity together with the document that names it. */
export interface DocumentEntity extends LocalEntity {
  readonly documentId: string;
}

/** A statement with everything that is derived about it. */
export interface GraphStatement extends Statement {
  readonly subjectId: string;
  readonly objectId: string | null;
  /** Canonical entity of the speaker, or of whom an unnamed speaker speaks for: null if neither is known. */
  readonly speakerId: string | null;
  readonly speaksForId: string | null;
  /** Canonical ids of the entities among its qualifiers, by qualifier name. */
  readonly qualifierIds: Readonly<Record<string, string>>;
  readonly relationId: string;
  readonly review: Review;
  /** Every judgement of it that stands or stood, oldest first; undone ones are marked. */
  readonly judgements: readonly AttachedJudgement[];
  /** Publication date of the version it was read in (EDTF), null if undated. */
  readonly published: string | null;
  readonly collections: readonly string[];
  readonly outlet: string | null;
  /** The agency or outlet that its article as a whole credits, null if it credits none. */
  readonly credit: string | null;
  /** What stands for its text and all near-copies of it: the smallest of their checksums. */
  readonly copies: string;
}

/** A judgement on a statement, and whether it still counts. */
export interface AttachedJudgement {
  readonly judgement: Judgement;
  /** False if another judgement undid it. */
  readonly standing: boolean;
}

/** All statements with the same subject, predicate and object or value: the edge that is drawn. */
export interface Relation {
  /** `rl_` and 24 hexadecimal characters, from subject, predicate and object or value. */
  readonly id: string;
  readonly subjectId: string;
  readonly predicate: Predicate;
  /** For a symmetric predicate the smaller of the two ids is the subject. */
  readonly objectId: string | null;
  readonly value: Value | null;
}

/** A judgement that found nothing to attach to, kept and listed. */
export interface LooseJudgement {
  readonly judgement: Judgement;
  readonly reason: LooseReason;
}

/** Why a judgement is loose. */
export const looseReasons = ["documentGone", "quoteGone", "noStatement", "entityGone", "judgementGone", "contradicted"] as const;
/** One of {@link looseReasons}. */
export type LooseReason = (typeof looseReasons)[number];

/**
 * Which statements count. A field left out does not restrict; an empty list lets nothing through.
 * Used by every verb, so that a question means the same wherever it is asked.
 */
export interface StatementFilter {
  readonly predicates?: readonly Predicate[];
  readonly polarities?: readonly Polarity[];
  readonly modalities?: readonly Modality[];
  readonly reviews?: readonly Review[];
  /** Types of the entity at the other end. */
  readonly types?: readonly EntityType[];
  readonly documents?: readonly string[];
  readonly collections?: readonly string[];
  /** Ids of speakers, or of whom they speak for; merged ids lead on. */
  readonly speakers?: readonly string[];
  /** Least confidence, 0 to 1. */
  readonly minConfidence?: number;
  /** Published up to and including this EDTF date; undated documents are left out unless `includeUndated`. */
  readonly asOf?: string;
  /** Holds on a day of this EDTF date (validFrom, validTo, date); undated statements are left out unless `includeUndated`. */
  readonly validAt?: string;
  readonly includeUndated?: boolean;
}

/** What graph verbs follow unless asked otherwise: affirmed, asserted, and neither retracted nor disputed. */
export const factual: StatementFilter = {
  polarities: ["affirmed"],
  modalities: ["asserted"],
  reviews: ["unreviewed", "accepted"],
};

/** The relations that touch one entity, as far as they pass a filter. */
export interface Expansion {
  readonly entityId: string;
  /** At most as many as asked for, those with the most statements that pass first, then by id. */
  readonly relations: readonly Relation[];
  /** How many there are in all. */
  readonly total: number;
}

/** One stretch of a longer list; `after` of the next call is the cursor of its last item. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly hasNext: boolean;
}

/** Keyset paging: `limit` items after the one with the id `after`; from the beginning without it. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | null;
}

/** How much the graph holds; counts of relations and statements give every form, not only affirmed ones. */
export interface GraphCounts {
  readonly documents: number;
  readonly undatedDocuments: number;
  readonly silentDocuments: number;
  readonly sentences: number;
  readonly silentSentences: number;
  readonly entities: number;
  readonly relations: number;
  readonly statements: number;
  readonly entitiesByType: Readonly<Partial<Record<EntityType, number>>>;
  readonly statementsByPredicate: Readonly<Partial<Record<Predicate, number>>>;
  readonly statementsByPolarity: Readonly<Partial<Record<Polarity, number>>>;
  readonly statementsByModality: Readonly<Partial<Record<Modality, number>>>;
  readonly statementsByReview: Readonly<Partial<Record<Review, number>>>;
  readonly judgements: number;
  readonly looseJudgements: number;
  readonly rejects: number;
}
