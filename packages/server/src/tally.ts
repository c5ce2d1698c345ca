import type { GraphStatement } from "@entente/core";
import type { TallySource } from "./sources.js";

/**
 * How many statements are of which form, and of which review. The five forms count what stands (unreviewed or
 * accepted): a retracted misreading is never counted as affirmed. Forms, retracted and disputed add up to the total.
 */
export function tallyStatements(statements: readonly Pick<GraphStatement, "polarity" | "modality" | "review">[]): TallySource {
  const reviews = { unreviewed: 0, accepted: 0, retracted: 0, disputed: 0 };
  const forms = { affirmed: 0, negated: 0, planned: 0, possible: 0, evaluative: 0 };
  for (const statement of statements) {
    reviews[statement.review] += 1;
    if (statement.review === "unreviewed" || statement.review === "accepted") forms[formOf(statement)] += 1;
  }
  return { ...forms, ...reviews, total: statements.length };
}

/** A negation is a negation whatever its modality; an affirmed statement is what its modality makes it. */
function formOf({ polarity, modality }: Pick<GraphStatement, "polarity" | "modality">) {
  if (polarity === "negated") return polarity;
  return modality === "asserted" ? "affirmed" : modality;
}
