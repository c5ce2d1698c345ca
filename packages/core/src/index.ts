export * from "./model/errors.js";
export * from "./model/hash.js";
export * from "./model/group.js";
export * from "./model/dates.js";
export * from "./model/document.js";
export * from "./model/statement.js";
export * from "./model/judgement.js";
export * from "./model/reading.js";
export * from "./model/check.js";
export * from "./resolve/reference.js";
export * from "./graph/types.js";
export * from "./graph/reader.js";
export * from "./graph/requests.js";
export * from "./graph/source.js";
export * from "./graph/graph.js";
export * from "./graph/build.js";
export * from "./graph/memory.js";
export * from "./graph/layout.js";
export * from "./resolve/fold.js";
export * from "./resolve/resolve.js";
export * from "./resolve/candidates.js";
export * from "./query/entity.js";
export * from "./query/neighbourhood.js";
export * from "./query/overview.js";
export * from "./query/paths.js";
export * from "./query/relations.js";
export * from "./model/sentence.js";
export * from "./graph/serialise.js";
export * from "./check/report.js";
export { checkRecords, type CheckSource } from "./check/check-graph.js";
export * from "./interchange/schema.js";
export * from "./interchange/parse.js";
export * from "./interchange/complete.js";
export * from "./interchange/head.js";
export * from "./interchange/read.js";
export * from "./interchange/write.js";
export * from "./export/exporter.js";
export * from "./export/exporters.js";
export * from "./copies/signature.js";
export * from "./copies/groups.js";
export * from "./copies/find-copies.js";
export * from "./copies/credit.js";
export * from "./copies/agencies.js";
export * from "./copies/traits.js";
export * from "./query/origins.js";
export * from "./query/disagreement.js";
export * from "./query/status.js";
export * from "./query/excerpt.js";
export {
  attachIndex,
  columnSizes,
  readSnapshot,
  snapshotProblems,
  type SnapshotProblem,
  type SnapshotReading,
} from "./graph/compact/snapshot.js";
export { buildDelta, changeBetween, joinChanges, needsCompaction, type ChangedDocument, type IndexChange } from "./graph/compact/delta.js";
export { buildIndex, buildIndexFrom } from "./graph/compact/build.js";
export { compact } from "./graph/compact/compaction.js";
export { createIndexReader, type IndexReader } from "./graph/compact/reader.js";
export { createFinder, type EntityLabel, type GraphFinder, type RelationTally, type SimilarId } from "./graph/compact/finder.js";
export { createView } from "./graph/compact/create-view.js";
export type { GraphView } from "./graph/compact/view.js";
export { memoryRowSource, type RowSource } from "./graph/compact/row-source.js";
export {
  rowsOfGraph,
  type DocumentRow,
  type EntityRow,
  type IndexRows,
  type StatementRow,
  type StreamedRows,
} from "./graph/compact/rows.js";
export type { CompactIndex, IndexMeta } from "./graph/compact/columns.js";
export { candidatesOf } from "./query/candidates-of.js";
export * from "./query/communities.js";
export * from "./query/components.js";
export * from "./query/degrees.js";
export * from "./query/facets.js";
export * from "./query/page-rank.js";
export * from "./query/search.js";
export * from "./query/timeline.js";
export * from "./graph/native.js";
export { applyChange, isGrown, startIndex, type IndexState } from "./graph/compact/state.js";
export { leastShared, leastSimilarity, mostCompared, similarity, similarityScore } from "./graph/compact/similarity.js";
export { validity } from "./graph/filter.js";
export * from "./derive/document.js";
export * from "./derive/locals.js";
export * from "./derive/names.js";
export * from "./derive/records.js";
export type { StatementJudgement } from "./graph/attach.js";
export { createGazetteer, type Gazetteer } from "./resolve/gazetteer.js";
export { localKey } from "./resolve/locals.js";
export { isOnEntities, judgedEntities, resolvePairs, type PairFacts, type Pairs } from "./resolve/pairs.js";
export { inOrder, standingJudgements } from "./resolve/standing.js";
