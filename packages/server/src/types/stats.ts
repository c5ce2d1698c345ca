import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `Stats` and `Count`. */
export function implementStats(_builder: Builder, refs: Refs): void {
  refs.Count.implement({
    description: "How often something occurs.",
    fields: (t) => ({ name: t.exposeString("name"), count: t.exposeInt("count") }),
  });
  refs.Stats.implement({
    description: "What the graph holds, in every polarity, modality and review, and what reading gave nothing.",
    fields: (t) => ({
      documents: t.int({ resolve: ({ counts }) => counts.documents }),
      undatedDocuments: t.int({ resolve: ({ counts }) => counts.undatedDocuments }),
      silentDocuments: t.int({ description: "Documents that gave no statement.", resolve: ({ counts }) => counts.silentDocuments }),
      sentences: t.int({ resolve: ({ counts }) => counts.sentences }),
      silentSentences: t.int({ description: "Sentences that gave no statement.", resolve: ({ counts }) => counts.silentSentences }),
      entities: t.int({ resolve: ({ counts }) => counts.entities }),
      relations: t.int({ resolve: ({ counts }) => counts.relations }),
      statements: t.int({ resolve: ({ counts }) => counts.statements }),
      judgements: t.int({ resolve: ({ counts }) => counts.judgements }),
      looseJudgements: t.int({
        description: "Judgements that found nothing to attach to.",
        resolve: ({ counts }) => counts.looseJudgements,
      }),
      rejects: t.int({ description: "Statements that were proposed and refused.", resolve: ({ counts }) => counts.rejects }),
      entitiesByType: t.field({ type: [refs.Count], resolve: ({ counts }) => toCounts(counts.entitiesByType) }),
      statementsByPredicate: t.field({ type: [refs.Count], resolve: ({ counts }) => toCounts(counts.statementsByPredicate) }),
      statementsByPolarity: t.field({ type: [refs.Count], resolve: ({ counts }) => toCounts(counts.statementsByPolarity) }),
      statementsByModality: t.field({ type: [refs.Count], resolve: ({ counts }) => toCounts(counts.statementsByModality) }),
      statementsByReview: t.field({ type: [refs.Count], resolve: ({ counts }) => toCounts(counts.statementsByReview) }),
      rejectsByReason: t.field({
        type: [refs.Count],
        resolve: async (_stats, _args, { store }) =>
          (await store.derived.rejectsByReason()).map(({ reason, count }) => ({ name: reason, count })),
      }),
      sequence: t.exposeInt("sequence", { description: "The store's sequence number the graph shows; grows with every change." }),
      store: t.exposeString("store", { description: "The store's file name, or its engine if it is in memory." }),
    }),
  });
}

/** Most frequent first, then by name. */
function toCounts(counts: Readonly<Record<string, number | undefined>>) {
  const entries = Object.entries(counts).map(([name, count]) => ({ name, count: count ?? 0 }));
  return entries.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
