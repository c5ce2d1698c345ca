import type { Graph } from "./graph.js";
import type { SourceVersion } from "./source.js";
import type { GraphCounts, GraphEntity } from "./types.js";

/** Counts what the graph holds in the present: current versions, every polarity, modality and review. */
export function countGraph(graph: Graph): GraphCounts {
  const current = [...graph.documents.values()].map(({ versions }) => versions.at(-1)).filter((version) => version !== undefined);
  const entities = [...graph.entities.values()].filter(({ documents }) => documents > 0);
  const statements = [...graph.statements.values()].filter(
    ({ documentId, versions }) => versions.at(-1) === graph.documents.get(documentId)?.versions.at(-1)?.checksum,
  );
  const speaking = new Set(statements.map(({ documentId }) => documentId));
  return {
    documents: graph.documents.size,
    undatedDocuments: current.filter(({ published }) => published === null).length,
    silentDocuments: [...graph.documents.keys()].filter((id) => !speaking.has(id)).length,
    sentences: sum(current, ({ sentences }) => sentences),
    silentSentences: sum(current, ({ silentSentences }) => silentSentences),
    entities: entities.length,
    relations: new Set(statements.map(({ relationId }) => relationId)).size,
    statements: statements.length,
    entitiesByType: tally(entities, ({ type }: GraphEntity) => type),
    statementsByPredicate: tally(statements, ({ predicate }) => predicate),
    statementsByPolarity: tally(statements, ({ polarity }) => polarity),
    statementsByModality: tally(statements, ({ modality }) => modality),
    statementsByReview: tally(statements, ({ review }) => review),
    judgements: graph.judgements,
    looseJudgements: graph.loose.length,
    rejects: graph.rejects,
  };
}

function sum(versions: readonly SourceVersion[], read: (version: SourceVersion) => number): number {
  return versions.reduce((total, version) => total + read(version), 0);
}

function tally<Item, Key extends string>(items: readonly Item[], read: (item: Item) => Key): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const item of items) counts[read(item)] = (counts[read(item)] ?? 0) + 1;
  return counts;
}
