import { EntenteError } from "../../model/errors.js";
import type { Graph, VersionedStatement } from "../graph.js";
import { groupBy } from "../../model/group.js";
import { buildIndex } from "./build.js";
import { sizesOf, type CompactIndex } from "./columns.js";
import { enumerations } from "./enumerations.js";
import { documentRow, entityRow, statementRow, type DocumentRow, type EntityRow, type StatementRow } from "./rows.js";
import { findString } from "./strings.js";

/**
 * What changed since an index was built. The unit of change is the document: one that changed comes with all its statements,
 * and those the index has of it count no longer. So a judgement on a statement changes one document. A judgement of `same`
 * or `notSame` gives statements of other documents other ends: each of those documents changes too.
 */
export interface IndexChange {
  /** The store's sequence number after the change. */
  readonly sequence: number;
  readonly judgements: number;
  readonly looseJudgements: number;
  readonly rejects: number;
  /** New and changed documents, and null for those that are gone. */
  readonly documents: ReadonlyMap<string, ChangedDocument | null>;
  /** New and changed entities, and null for those that are gone or merged into another. */
  readonly entities: ReadonlyMap<string, EntityRow | null>;
  /** Ids that led to an entity and lead nowhere any more. */
  readonly removedRedirects: ReadonlySet<string>;
}

/** A document as it is now. */
export interface ChangedDocument {
  readonly row: DocumentRow;
  /** All its statements, in the order in which statements are listed. */
  readonly statements: readonly StatementRow[];
}

/** Share of an index's statements in a delta from which on it is worth merging the two. */
const compactionShare = 0.1;

/** Puts a later change on an earlier one over the same index. */
export function joinChanges(earlier: IndexChange, later: IndexChange): IndexChange {
  return {
    ...later,
    documents: new Map([...earlier.documents, ...later.documents]),
    entities: new Map([...earlier.entities, ...later.entities]),
    // One that leads somewhere again stands in an entity's row, which wins.
    removedRedirects: new Set([...earlier.removedRedirects, ...later.removedRedirects]),
  };
}

/**
 * Builds the delta of a change over an index.
 * @throws EntenteError `BAD_INPUT` if a statement names an entity that neither the change nor the index has
 */
export function buildDelta(base: CompactIndex, change: IndexChange): CompactIndex {
  const changed = [...change.documents.values()].filter((document) => document !== null);
  const statements = changed.flatMap((document) => document.statements.map((row) => ({ row, document })));
  statements.sort((a, b) => compareText(publishedOf(a), publishedOf(b)) || compareText(a.row.documentId, b.row.documentId));
  const rows = {
    ...change,
    generation: base.meta.generation,
    documents: changed.map(({ row }) => row),
    entities: [...change.entities.values()].filter((row) => row !== null),
    statements: statements.map(({ row }) => row),
  };
  return buildIndex(rows, {
    removedDocuments: removedKeys(change.documents),
    removedEntities: removedKeys(change.entities),
    removedRedirects: change.removedRedirects,
    namedEntities: namedEntities(base, change, rows.statements),
  });
}

function removedKeys(map: ReadonlyMap<string, unknown>): readonly string[] {
  return [...map].flatMap(([id, row]) => (row === null ? [id] : []));
}

/** "~" sorts behind every date. */
function publishedOf({ row, document }: { readonly row: StatementRow; readonly document: ChangedDocument }): string {
  return document.row.published[row.versions.at(-1) ?? -1] ?? "~";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Entities that statements of the change name and of which only the index knows the type. */
function namedEntities(base: CompactIndex, { entities }: IndexChange, statements: readonly StatementRow[]): readonly EntityRow[] {
  const named = new Set(
    statements.flatMap(({ subjectId, objectId, speakerId, speaksForId }) => [subjectId, objectId, speakerId, speaksForId]),
  );
  return [...named].filter((id) => id !== null && !entities.get(id)).map((id) => namedEntity(base, id ?? ""));
}

function namedEntity({ columns }: CompactIndex, id: string): EntityRow {
  const type = enumerations.entityTypes[columns.entityTypes[findString(columns.entityIds, id)] ?? -1];
  if (type) return { id, type, name: "", forms: [], present: false, mergedIds: [] };
  throw new EntenteError(
    "BAD_INPUT",
    `a statement names the entity "${id}", which neither the change nor the index has; rebuild the index`,
  );
}

/** True if a delta has grown so large beside its base that the two should be merged. */
export function needsCompaction(base: CompactIndex, delta: CompactIndex): boolean {
  return sizesOf(delta.columns).statements > compactionShare * sizesOf(base.columns).statements;
}

/** What changed between two graphs that were built in memory. */
export function changeBetween(before: Graph, after: Graph): IndexChange {
  const entities = changedEntries(entityRows(before), entityRows(after));
  const redirects = [...before.redirects.keys()].filter((id) => !after.redirects.has(id));
  return {
    sequence: after.sequence,
    judgements: after.judgements,
    looseJudgements: after.loose.length,
    rejects: after.rejects,
    documents: changedEntries(documentsOf(before), documentsOf(after)),
    entities,
    removedRedirects: new Set(redirects),
  };
}

function entityRows({ entities }: Graph): ReadonlyMap<string, EntityRow> {
  return new Map([...entities].map(([id, entity]) => [id, entityRow(entity)]));
}

function documentsOf(graph: Graph): ReadonlyMap<string, ChangedDocument> {
  const statements = groupBy(graph.statements.values(), ({ documentId }: VersionedStatement) => documentId);
  const changed = (id: string): readonly StatementRow[] => (statements.get(id) ?? []).map((statement) => statementRow(statement, graph));
  return new Map([...graph.documents].map(([id, document]) => [id, { row: documentRow(document), statements: changed(id) }]));
}

function changedEntries<Row>(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): ReadonlyMap<string, Row | null> {
  const gone = [...before.keys()].filter((id) => !after.has(id)).map((id) => [id, null] as const);
  const changed = [...after].filter(([id, row]) => JSON.stringify(row) !== JSON.stringify(before.get(id)));
  return new Map<string, Row | null>([...gone, ...changed]);
}
