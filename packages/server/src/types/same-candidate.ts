import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** Two entities that may be one, and what speaks for and against it. */
export function implementSameCandidate(_builder: Builder, refs: Refs): void {
  refs.SameEvidence.implement({
    description: "One reason for or against two entities being one.",
    fields: (t) => ({
      reason: t.string({
        description:
          "sameName, partOfName, acronym, spelling, initials, sharedWords, sharedNeighbours speak for it; otherGivenName, otherNeighbours, otherYear, namedTogether against.",
        resolve: ({ reason }) => reason,
      }),
      detail: t.string({ description: "The names, neighbours or document it rests on.", resolve: ({ detail }) => detail }),
      weight: t.float({ description: "What it adds to the sum behind the score.", resolve: ({ weight }) => weight }),
    }),
  });
  refs.SameCandidate.implement({
    description: "Two entities that may be one. Nothing is merged by it: a person's judgement same or notSame decides.",
    fields: (t) => ({
      left: t.field({ type: refs.Entity, resolve: ({ left }) => left }),
      right: t.field({ type: refs.Entity, resolve: ({ right }) => right }),
      score: t.float({ description: "0 to 1: an order to look through, no measured probability.", resolve: ({ score }) => score }),
      evidence: t.field({ type: [refs.SameEvidence], description: "Heaviest first.", resolve: ({ evidence }) => [...evidence] }),
    }),
  });
}
