import type { GraphStatement, RelationTally } from "@entente/core";
import type { TallySource } from "./sources.js";

type Form = Pick<GraphStatement, "polarity" | "modality" | "review">;

/** As {@link tallyForms}, of statements. */
export function tallyStatements(statements: readonly Form[]): TallySource {
  return tallyForms(statements.map(({ polarity, modality, review }) => ({ polarity, modality, review, count: 1 })));
}

/**
 * How many statements are of which form, and of which review. The five forms count what stands (unreviewed or
 * accepted): a retracted misreading is never counted as affirmed. Forms, retracted and disputed add up to the total.
 */
export function tallyForms(counts: RelationTally["forms"]): TallySource {
  const reviews = { unreviewed: 0, accepted: 0, retracted: 0, disputed: 0 };
  const forms = { affirmed: 0, negated: 0, planned: 0, possible: 0, evaluative: 0 };
  let total = 0;
  for (const { count, ...form } of counts) {
    reviews[form.review] += count;
    if (form.review === "unreviewed" || form.review === "accepted") forms[formOf(form)] += count;
    total += count;
  }
  return { ...forms, ...reviews, total };
}

/** A negation is a negation whatever its modality; an affirmed statement is what its modality makes it. */
function formOf({ polarity, modality }: Pick<GraphStatement, "polarity" | "modality">) {
  if (polarity === "negated") return polarity;
  return modality === "asserted" ? "affirmed" : modality;
}
