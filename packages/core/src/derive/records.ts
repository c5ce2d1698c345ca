import type { SourceDocument } from "../graph/source.js";
import type { Judgement } from "../model/judgement.js";
import { isStatementTarget } from "../model/judgement.js";
import type { StatementJudgement } from "../graph/attach.js";
import type { Mention, Statement } from "../model/statement.js";

/** What of a mention tells whom its document names. */
export type NamingMention = Pick<Mention, "documentId" | "version" | "text" | "kind" | "entity">;

/** All that is kept of one document, from which everything about it is derived. */
export interface DocumentRecords {
  readonly document: SourceDocument;
  /** Of all versions. */
  readonly mentions: readonly NamingMention[];
  /** Of all versions, as they were read. */
  readonly statements: readonly Statement[];
  /** All on its statements, in any order, those that were undone too. */
  readonly judgements: readonly StatementJudgement[];
  /** By version checksum: those of all its versions, needed only if there are judgements. */
  readonly texts: ReadonlyMap<string, string>;
}

/** True if the judgement names a statement rather than entities or another judgement. */
export function isOnStatement(judgement: Judgement): judgement is StatementJudgement {
  return "target" in judgement && isStatementTarget(judgement.target);
}

/** What people accepted or added names entities too, which no reading may name any more. */
export function statementsOfPeople(judgements: readonly StatementJudgement[]): readonly Statement[] {
  return judgements.flatMap((judgement) => {
    if (judgement.judgement !== "accept" && judgement.judgement !== "add") return [];
    const { statementId, occurrence: _occurrence, quote, ...meaning } = judgement.target;
    const evidence = { start: 0, end: 0, quote, sentenceStart: 0, sentenceEnd: 0 };
    return [{ ...meaning, id: statementId, version: "", evidence }];
  });
}
