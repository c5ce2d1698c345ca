import {
  checkStatement,
  EntenteError,
  judgementId,
  statementId,
  type EntityTarget,
  type ErrorCode,
  type Judgement,
  type RejectReason,
  type StatementTarget,
} from "@entente/core";
import { checkStorable, sortableTime } from "./storable.js";

/** What a store must look up before judgements can be checked; every list holds each id once. */
export interface JudgementQuestions {
  /** The judgements themselves and those they undo. */
  readonly judgementIds: readonly string[];
  readonly documentIds: readonly string[];
  /** Documents whose texts are needed, for `add`. */
  readonly textsOf: readonly string[];
}

/** A store's answers to {@link JudgementQuestions}. */
export interface JudgementFacts {
  readonly judgements: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  /** Those of the asked documents that a tombstone names. */
  readonly removed: ReadonlySet<string>;
  /** By document, the text of every version, the current one first. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** What must be looked up to check these judgements. */
export function judgementQuestions(judgements: readonly Judgement[]): JudgementQuestions {
  const undone = judgements.flatMap((judgement) => undoneBy(judgement) ?? []);
  const added = judgements.flatMap((judgement) => (judgement.judgement === "add" ? judgement.target.documentId : []));
  return {
    judgementIds: [...new Set([...judgements.map(({ id }) => id), ...undone])],
    documentIds: [...new Set(judgements.flatMap(judgedDocuments))],
    textsOf: [...new Set(added)],
  };
}

/** The documents in which a judgement's targets lie, each once. */
export function judgedDocuments(judgement: Judgement): readonly string[] {
  const documents = targets(judgement).flatMap((target) => ("documentId" in target ? target.documentId : []));
  return [...new Set(documents)];
}

function targets(judgement: Judgement): readonly (StatementTarget | EntityTarget)[] {
  if ("target" in judgement) return [judgement.target];
  return "left" in judgement ? [judgement.left, judgement.right] : [];
}

/** The judgement that this one undoes, null if it is no undo. */
export function undoneBy(judgement: Judgement): string | null {
  return judgement.judgement === "undo" ? judgement.judgementId : null;
}

/** The key that orders judgements: when the person decided, then the id. */
export function judgementKey({ id, at }: Judgement): readonly [string, string] {
  return [sortableTime(at, "at"), id];
}

/**
 * The judgements that are not there yet, each once, after checking them against what is there.
 * @throws EntenteError `BAD_INPUT` if an id does not follow from what the judgement says, `NOT_FOUND` or `REMOVED` if it
 * names a document or judgement that is not there, and as {@link checkAdded}; nothing may be written then
 */
export function freshJudgements(judgements: readonly Judgement[], facts: JudgementFacts): readonly Judgement[] {
  for (const judgement of judgements) checkIdentity(judgement);
  const fresh = new Map<string, Judgement>();
  for (const judgement of judgements) if (!facts.judgements.has(judgement.id)) fresh.set(judgement.id, judgement);
  for (const judgement of fresh.values()) checkJudgement(judgement, facts, fresh);
  return [...fresh.values()];
}

function checkJudgement(judgement: Judgement, facts: JudgementFacts, batch: ReadonlyMap<string, Judgement>): void {
  checkStorable(judgement, judgement.id);
  sortableTime(judgement.at, `at of ${judgement.id}`);
  for (const document of judgedDocuments(judgement)) checkDocument(judgement.id, document, facts);
  const undone = undoneBy(judgement);
  if (undone !== null && !facts.judgements.has(undone) && !batch.has(undone)) {
    throw new EntenteError("NOT_FOUND", `${judgement.id} undoes ${undone}, which is not in the store; append that one first`);
  }
  if (judgement.judgement === "add") checkAdded(judgement.target, facts.texts.get(judgement.target.documentId) ?? []);
}

function checkIdentity(judgement: Judgement): void {
  const id = judgementId(judgement);
  if (judgement.id === id) return;
  throw new EntenteError("BAD_INPUT", `judgement id ${judgement.id} does not follow from what it says; it should be ${id}`);
}

function checkDocument(judgement: string, document: string, { documents, removed }: JudgementFacts): void {
  if (documents.has(document)) return;
  if (removed.has(document)) {
    throw new EntenteError("REMOVED", `${judgement} speaks of ${document}, which was removed; leave the judgement out`);
  }
  throw new EntenteError("NOT_FOUND", `${judgement} speaks of ${document}, which is not in the store; read that document first`);
}

/**
 * Checks a statement that a person added against the texts of its document: the current one, else the latest older one
 * that holds the quote, so that a store that is exported and imported again takes it too.
 * @throws EntenteError `NOT_GROUNDED` if no version has the quote so often, `OUTSIDE_ONTOLOGY`, `BAD_DATE` or `BAD_INPUT`
 * if the statement does not hold
 */
function checkAdded(target: StatementTarget, texts: readonly string[]): void {
  for (const text of texts) {
    const start = placeOf(text, target.quote, target.occurrence);
    if (start !== null) return checkAddedAt(target, text, start);
  }
  const where = `occurrence ${target.occurrence} of its quote is in no version of ${target.documentId}`;
  throw new EntenteError("NOT_GROUNDED", `the added statement ${target.statementId} has no evidence: ${where}; copy the words exactly`);
}

function placeOf(text: string, quote: string, occurrence: number): number | null {
  if (quote.trim() === "" || !Number.isInteger(occurrence) || occurrence < 0) return null;
  let at = text.indexOf(quote);
  for (let count = 0; count < occurrence && at >= 0; count += 1) at = text.indexOf(quote, at + 1);
  return at < 0 ? null : at;
}

function checkAddedAt(target: StatementTarget, text: string, start: number): void {
  const end = start + target.quote.length;
  const evidence = { start, end, quote: target.quote, sentenceStart: start, sentenceEnd: end };
  const problem = checkStatement({ ...target, evidence }, text)[0];
  if (problem) throw new EntenteError(problemCode(problem.reason), `the added statement ${target.statementId}: ${problem.detail}`);
  const id = statementId(target.documentId, target, target.quote, target.occurrence);
  if (target.statementId === id) return;
  throw new EntenteError("BAD_INPUT", `statement id ${target.statementId} does not follow from what it says; it should be ${id}`);
}

const problemCodes: Partial<Record<RejectReason, ErrorCode>> = {
  quoteNotInText: "NOT_GROUNDED",
  emptyQuote: "NOT_GROUNDED",
  badDate: "BAD_DATE",
  badConfidence: "BAD_INPUT",
};

function problemCode(reason: RejectReason): ErrorCode {
  return problemCodes[reason] ?? "OUTSIDE_ONTOLOGY";
}
