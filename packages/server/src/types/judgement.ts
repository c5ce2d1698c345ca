import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";

/** A person's decision on a statement. */
export function implementJudgement(_builder: Builder, refs: Refs): void {
  refs.Judgement.implement({
    description: "A person's decision, appended, never edited.",
    fields: (t) => ({
      id: t.id({ resolve: ({ judgement }) => judgement.id }),
      kind: t.field({ type: refs.JudgementKind, resolve: ({ judgement }) => judgement.judgement }),
      author: t.string({ resolve: ({ judgement }) => judgement.author }),
      at: t.string({ description: "When, ISO 8601 in UTC.", resolve: ({ judgement }) => judgement.at }),
      note: t.string({ nullable: true, description: "The person's own words.", resolve: ({ judgement }) => judgement.note }),
      reason: t.string({
        nullable: true,
        description: "Why it was retracted or disputed.",
        resolve: ({ judgement }) => ("reason" in judgement ? judgement.reason : null),
      }),
      standing: t.exposeBoolean("standing", { description: "False if another judgement undid it." }),
    }),
  });
}
