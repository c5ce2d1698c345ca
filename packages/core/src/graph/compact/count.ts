import type { GraphCounts } from "../types.js";
import { sizesOf, publicationState, type IndexColumns } from "./columns.js";
import { enumerations, flagCombinations, hiddenFlags } from "./enumerations.js";
import { countPresent } from "./names.js";
import { findString, stringAt } from "./strings.js";
import { eachRelation, eachRowOf, locateRelation, type GraphView } from "./view.js";

/** Counts what a view holds in the present, as `countGraph` does. */
export function countView(view: GraphView): GraphCounts {
  const { judgements, looseJudgements, rejects } = (view.delta ?? view.base).meta;
  const byType = countPresent(view);
  const { speaking, relations, statements, ...tallies } = countStatements(view);
  const documents = countDocuments(view);
  return {
    ...documents,
    silentDocuments: documents.documents - speaking,
    entities: byType.reduce((sum, count) => sum + count, 0),
    relations,
    statements,
    entitiesByType: tallyOf(enumerations.entityTypes, byType),
    ...tallies,
    judgements,
    looseJudgements,
    rejects,
  };
}

/** Counts by name, without those that are 0. */
function tallyOf<Name extends string>(names: readonly Name[], counts: readonly number[]): Partial<Record<Name, number>> {
  const entries = names.map((name, place) => [name, counts[place] ?? 0] as const).filter(([, count]) => count > 0);
  return Object.fromEntries(entries) as Partial<Record<Name, number>>;
}

function countStatements(view: GraphView) {
  const byPredicate = enumerations.predicates.map(() => 0);
  const byFlags = flagCombinations.map(() => 0);
  const speaking = view.parts.map(({ columns }) => new Uint8Array(sizesOf(columns).documents));
  let relations = 0;
  eachRelation(view, (relation) => {
    const [{ columns }, number] = locateRelation(view, relation);
    const predicate = columns.relationPredicates[number] ?? 0;
    let current = 0;
    eachRowOf(view, relation, (part, row) => {
      const flags = part.flags[row] ?? hiddenFlags;
      if (flags === hiddenFlags || flags % 2 === 0) return;
      current += 1;
      byFlags[flags] = (byFlags[flags] ?? 0) + 1;
      const documents = speaking[part === view.parts[0] ? 0 : 1];
      if (documents) documents[part.columns.statementDocuments[row] ?? 0] = 1;
    });
    relations += current > 0 ? 1 : 0;
    byPredicate[predicate] = (byPredicate[predicate] ?? 0) + current;
  });
  const sumOf = (field: "polarity" | "modality" | "review") => (name: string) =>
    byFlags.reduce((sum, count, flags) => sum + (flagCombinations[flags]?.[field] === name ? count : 0), 0);
  return {
    speaking: speaking.reduce((sum, documents) => sum + documents.reduce((count, speaks) => count + speaks, 0), 0),
    relations,
    statements: byFlags.reduce((sum, count) => sum + count, 0),
    statementsByPredicate: tallyOf(enumerations.predicates, byPredicate),
    statementsByPolarity: tallyOf(enumerations.polarities, enumerations.polarities.map(sumOf("polarity"))),
    statementsByModality: tallyOf(enumerations.modalities, enumerations.modalities.map(sumOf("modality"))),
    statementsByReview: tallyOf(enumerations.reviews, enumerations.reviews.map(sumOf("review"))),
  };
}

function stateOf({ publicationStates, versionPublished }: IndexColumns, version: number): number | undefined {
  return publicationStates[versionPublished[version] ?? 0];
}

function countDocuments({ base, delta }: GraphView) {
  const counts = { documents: 0, undatedDocuments: 0, sentences: 0, silentSentences: 0 };
  const add = (columns: IndexColumns, document: number): void => {
    const [first, end] = [columns.documentVersions[document] ?? 0, columns.documentVersions[document + 1] ?? 0];
    counts.documents += 1;
    counts.undatedDocuments += end > first && stateOf(columns, end - 1) === publicationState.undated ? 1 : 0;
    counts.sentences += columns.documentSentences[document] ?? 0;
    counts.silentSentences += columns.documentSilentSentences[document] ?? 0;
  };
  for (let document = 0; document < sizesOf(base.columns).documents; document += 1) {
    if (!delta || findString(delta.columns.documentIds, stringAt(base.columns.documentIds, document)) < 0) add(base.columns, document);
  }
  for (const [document, gone] of delta?.columns.documentStates.entries() ?? []) if (delta && gone === 0) add(delta.columns, document);
  return counts;
}
