import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** `Facets` with their counts, and `Timeline`. */
export function implementFacets(_builder: Builder, refs: Refs): void {
  refs.FacetCount.implement({
    description: "A value that statements have, and how many of them; null counts those that have none.",
    fields: (t) => ({ value: t.exposeString("value", { nullable: true }), count: t.exposeInt("count") }),
  });
  refs.SpeakerCount.implement({
    description: "A speaker, and how many statements are theirs; null counts those that nobody is named for.",
    fields: (t) => ({
      speaker: t.field({
        type: refs.Entity,
        nullable: true,
        resolve: ({ value }, _args, { snapshot }) => (value === null ? null : snapshot.label(value)),
      }),
      count: t.exposeInt("count"),
    }),
  });
  refs.Facets.implement({
    description:
      "How many statements each choice would show, the most frequent first: a field is counted under the rest of the filter, so that what is not chosen shows what choosing it would add.",
    fields: (t) => ({
      predicates: t.field({ type: [refs.FacetCount], resolve: ({ predicate }) => [...predicate] }),
      polarities: t.field({ type: [refs.FacetCount], resolve: ({ polarity }) => [...polarity] }),
      modalities: t.field({ type: [refs.FacetCount], resolve: ({ modality }) => [...modality] }),
      reviews: t.field({ type: [refs.FacetCount], resolve: ({ review }) => [...review] }),
      documents: t.field({ type: [refs.FacetCount], description: "By id.", resolve: ({ document }) => [...document] }),
      collections: t.field({ type: [refs.FacetCount], resolve: ({ collection }) => [...collection] }),
      speakers: t.field({ type: [refs.SpeakerCount], resolve: ({ speaker }) => [...speaker] }),
      published: t.field({ type: [refs.FacetCount], description: "By date of publication.", resolve: ({ published }) => [...published] }),
    }),
  });
  implementTimeline(refs);
}

function implementTimeline(refs: Refs): void {
  refs.TimelinePeriod.implement({
    description: "How many statements were published in a period.",
    fields: (t) => ({
      period: t.expose("period", { type: "Edtf", description: "A date of the unit, or coarser where a publication is." }),
      count: t.exposeInt("count"),
    }),
  });
  refs.Timeline.implement({
    description: "Statements by when they were published, oldest first.",
    fields: (t) => ({
      periods: t.field({ type: [refs.TimelinePeriod], resolve: ({ periods }) => [...periods] }),
      undated: t.exposeInt("undated", { description: "Statements of documents without a date, which belong to no period." }),
    }),
  });
}
