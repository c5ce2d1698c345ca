import type { EntityType, Modality, Polarity, Predicate, Review } from "@entente/ontology";
import type { DateRange } from "../../model/dates.js";
import type { Value } from "../../model/statement.js";
import { fold } from "../../resolve/fold.js";
import { validity } from "../filter.js";
import type { Graph, VersionedStatement } from "../graph.js";
import type { SourceDocument } from "../source.js";
import type { GraphEntity } from "../types.js";

/** A document as the index keeps it. */
export interface DocumentRow {
  readonly id: string;
  readonly collections: readonly string[];
  /** Publication of each version (EDTF, null if undated), oldest version first. */
  readonly published: readonly (string | null)[];
  /** Sentences of the current version, and those that gave nothing. */
  readonly sentences: number;
  readonly silentSentences: number;
}

/** An entity as the index keeps it. */
export interface EntityRow {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Name and aliases folded, each once, the name first; empty if no current version names it: then no search finds it. */
  readonly forms: readonly string[];
  /** Whether a current version names it. */
  readonly present: boolean;
  readonly mergedIds: readonly string[];
}

/** A statement as the index keeps it. */
export interface StatementRow {
  readonly id: string;
  readonly relationId: string;
  /** Ends of its relation, which for a symmetric predicate need not be those of the statement. */
  readonly subjectId: string;
  readonly predicate: Predicate;
  readonly objectId: string | null;
  readonly value: Value | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly review: Review;
  readonly confidence: number;
  readonly documentId: string;
  /** The versions of its document that it stands in, as places in {@link DocumentRow.published}, rising. */
  readonly versions: readonly number[];
  readonly speakerId: string | null;
  readonly speaksForId: string | null;
  /** When it says that it holds; null if it does not say. */
  readonly validity: DateRange | null;
}

/** All that an index is built from: derived rows, not texts. */
export interface IndexRows {
  readonly sequence: number;
  /** Made anew whenever all rows are: empty for a graph that was built in memory. */
  readonly generation: string;
  readonly judgements: number;
  readonly looseJudgements: number;
  readonly rejects: number;
  readonly documents: Iterable<DocumentRow>;
  /** Every entity that a statement names, and others. */
  readonly entities: Iterable<EntityRow>;
  /** In the order in which statements are listed: by publication, document and place, undated documents last. */
  readonly statements: Iterable<StatementRow>;
}

/** As {@link IndexRows}, read as they come. */
export interface StreamedRows extends Omit<IndexRows, "documents" | "entities" | "statements"> {
  readonly documents: AsyncIterable<DocumentRow>;
  readonly entities: AsyncIterable<EntityRow>;
  /** In the order in which statements are listed. */
  readonly statements: AsyncIterable<StatementRow>;
}

/** The rows of a graph that was built in memory. */
export function rowsOfGraph(graph: Graph): IndexRows {
  return {
    sequence: graph.sequence,
    generation: "",
    judgements: graph.judgements,
    looseJudgements: graph.loose.length,
    rejects: graph.rejects,
    documents: mapped(graph.documents.values(), documentRow),
    entities: mapped(graph.entities.values(), entityRow),
    statements: mapped(graph.statements.values(), (statement) => statementRow(statement, graph)),
  };
}

/** A list that is made anew each time it is gone through, so that nothing is held twice. */
function mapped<Item, Row>(items: Iterable<Item>, make: (item: Item) => Row): Iterable<Row> {
  const list = [...items];
  return {
    *[Symbol.iterator]() {
      for (const item of list) yield make(item);
    },
  };
}

/** What the index keeps of a document. */
export function documentRow({ id, collections, versions }: SourceDocument): DocumentRow {
  const { sentences = 0, silentSentences = 0 } = versions.at(-1) ?? {};
  return { id, collections, published: versions.map(({ published }) => published), sentences, silentSentences };
}

/** What the index keeps of an entity. */
export function entityRow({ id, type, name, aliases, mergedIds, documents }: GraphEntity): EntityRow {
  const present = documents > 0;
  return { id, type, name, forms: present ? [...new Set([name, ...aliases].map(fold))] : [], present, mergedIds };
}

/** What the index keeps of a statement. */
export function statementRow(statement: VersionedStatement, graph: Pick<Graph, "documents" | "relations">): StatementRow {
  const { id, relationId, predicate, value, polarity, modality, review, confidence, documentId, speakerId, speaksForId } = statement;
  const ends = graph.relations.get(relationId) ?? statement;
  const order = graph.documents.get(documentId)?.versions.map(({ checksum }) => checksum) ?? [];
  return {
    id,
    relationId,
    subjectId: ends.subjectId,
    predicate,
    objectId: ends.objectId,
    value,
    polarity,
    modality,
    review,
    confidence,
    documentId,
    versions: order.flatMap((checksum, place) => (statement.versions.includes(checksum) ? [place] : [])),
    speakerId,
    speaksForId,
    validity: validity(statement),
  };
}
