import type { DisputeReason, JudgementKind, RetractReason } from "@entente/ontology";
import { digest, sortKeys } from "./hash.js";
import type { LocalEntity, Meaning, Statement } from "./statement.js";

/**
 * A statement named so that it can be found again after a re-reading: by id, and by document, quote and meaning.
 * What an accepted statement needs to outlive its reading is here too, so qualifiers and via travel along.
 */
export interface StatementTarget extends Meaning {
  readonly statementId: string;
  readonly documentId: string;
  readonly quote: string;
  /** Which occurrence of the quote in the text, 0 for the first. */
  readonly occurrence: number;
  readonly qualifiers: Statement["qualifiers"];
  readonly via: string | null;
  readonly origin: Statement["origin"];
  readonly confidence: number;
}

/** An entity as one document names it, or a canonical entity by its id. */
export type EntityTarget = { readonly documentId: string; readonly entity: LocalEntity } | { readonly entityId: string };

interface JudgementBase<Kind extends JudgementKind> {
  /** See {@link judgementId}. */
  readonly id: string;
  readonly judgement: Kind;
  readonly author: string;
  /** When the person decided, ISO 8601 in UTC. */
  readonly at: string;
  /** The person's own words, null if none. */
  readonly note: string | null;
}

/** A person's decision. Appended, never edited. */
export type Judgement =
  | (JudgementBase<"same"> & { readonly left: EntityTarget; readonly right: EntityTarget })
  | (JudgementBase<"notSame"> & { readonly left: EntityTarget; readonly right: EntityTarget })
  | (JudgementBase<"accept"> & { readonly target: StatementTarget })
  | (JudgementBase<"retract"> & { readonly target: StatementTarget; readonly reason: RetractReason })
  | (JudgementBase<"dispute"> & { readonly target: StatementTarget; readonly reason: DisputeReason })
  | (JudgementBase<"add"> & { readonly target: StatementTarget })
  | (JudgementBase<"note"> & { readonly target: StatementTarget | EntityTarget })
  | (JudgementBase<"undo"> & { readonly judgementId: string });

/** The judgements that decide a statement's review. */
export type ReviewJudgement = Extract<Judgement, { judgement: "accept" | "retract" | "dispute" | "add" }>;

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
/** A judgement before it has its id. */
export type NewJudgement = WithoutId<Judgement>;

/**
 * The id of a judgement, `jd_` and 24 hexadecimal characters: a hash of all that it says, so appending it twice is
 * appending it once, and an undo can only name a judgement that was there before it.
 */
export function judgementId(judgement: NewJudgement): string {
  const fields: Record<string, unknown> = { ...judgement };
  delete fields["id"];
  return `jd_${digest([sortKeys(fields)])}`;
}

/** True if the target is a statement rather than an entity. */
export function isStatementTarget(target: StatementTarget | EntityTarget): target is StatementTarget {
  return "statementId" in target;
}
