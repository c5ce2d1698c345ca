import { validateStatement } from "@entente/ontology";
import { readDate } from "./dates.js";
import type { DocumentVersion } from "./document.js";
import { EntenteError } from "./errors.js";
import type { Reading, Reject, RejectReason } from "./reading.js";
import { occurrence, statementId, type Mention, type ProposedStatement, type Statement } from "./statement.js";

/** One thing wrong with a statement. */
export interface StatementProblem {
  readonly reason: RejectReason;
  readonly detail: string;
}

/** Qualifiers that hold an EDTF date; the ontology checks their spelling, this file the calendar. */
const dateQualifiers = ["date", "validFrom", "validTo", "asOf"] as const;

/**
 * Everything wrong with a statement against the text of its version: grounding first, then the ontology, then dates.
 * Empty if it may be stored. The same check serves rules, models, imports and people.
 */
export function checkStatement(statement: ProposedStatement, text: string): readonly StatementProblem[] {
  return [
    ...checkEvidence(statement, text),
    ...checkOntology(statement),
    ...checkNames(statement),
    ...checkDates(statement),
    ...checkConfidence(statement),
  ];
}

function checkEvidence({ evidence }: ProposedStatement, text: string): StatementProblem[] {
  const { start, end, quote, sentenceStart, sentenceEnd } = evidence;
  if (quote.trim() === "") return [{ reason: "emptyQuote", detail: "the quote is empty; give the words that say so" }];
  if (!quote.isWellFormed()) return [{ reason: "quoteNotInText", detail: `span ${start} to ${end} cuts a character in two` }];
  const whole = [start, end, sentenceStart, sentenceEnd].every(Number.isInteger);
  const grounded = whole && text.slice(start, end) === quote && end - start === quote.length;
  const inside = sentenceStart >= 0 && sentenceStart <= start && end <= sentenceEnd && sentenceEnd <= text.length;
  if (grounded && inside) return [];
  const span = grounded ? `sentence ${sentenceStart} to ${sentenceEnd}` : `span ${start} to ${end}`;
  return [{ reason: "quoteNotInText", detail: `${span} does not hold the quote; offsets are UTF-16 code units, end exclusive` }];
}

function checkOntology(statement: ProposedStatement): StatementProblem[] {
  const problems = validateStatement({
    subjectType: statement.subject.type,
    predicate: statement.predicate,
    objectType: statement.object?.type ?? null,
    value: statement.value,
    qualifiers: statement.qualifiers,
    polarity: statement.polarity,
    modality: statement.modality,
  });
  return problems.map(({ reason, message }) => ({ reason, detail: message }));
}

function checkNames({ subject, object, speaker }: ProposedStatement): StatementProblem[] {
  const named = { subject, object, speaker, "speaker's entity": speaker?.entity, "one the speaker speaks for": speaker?.speaksFor };
  return Object.entries(named)
    .filter(([, entity]) => entity && entity.name.trim() === "")
    .map(([what]) => ({ reason: "badValue" as const, detail: `the ${what} has no name; give the form in which the document names it` }));
}

function checkDates({ qualifiers }: ProposedStatement): StatementProblem[] {
  return dateQualifiers.flatMap((name) => {
    const date = qualifiers[name];
    if (date === undefined || (typeof date === "string" && readDate(date))) return [];
    return [
      {
        reason: "badDate" as const,
        detail: `${name} "${typeof date === "object" ? date.name : date}" is no EDTF date; write 2025-05-16, 2025-05 or 2021~`,
      },
    ];
  });
}

function checkConfidence({ confidence }: ProposedStatement): StatementProblem[] {
  if (confidence >= 0 && confidence <= 1) return [];
  return [{ reason: "badConfidence", detail: `confidence ${confidence} is not between 0 and 1` }];
}

const duplicate: StatementProblem = { reason: "duplicate", detail: "another statement of this reading says the same with the same words" };

/** What a reading's statements come to: those that hold, each once, and the refusals in the order they were met. */
export interface CheckedReading {
  readonly statements: readonly Statement[];
  readonly rejects: readonly Reject[];
}

/**
 * Checks a whole reading as a store must before it writes: every statement against the version's text, every id
 * recomputed, of two statements with one id the more confident kept.
 * @throws EntenteError `BAD_DATE` if the version's publication date is no EDTF, `NOT_GROUNDED` if a mention's span
 * does not hold its text: that is a broken reader, not a doubtful statement
 */
export function checkReading(reading: Reading): CheckedReading {
  checkVersion(reading.version);
  checkMentions(reading);
  const rejects: Reject[] = [...reading.rejects];
  const kept = new Map<string, Statement>();
  for (const statement of reading.statements) {
    const problem = checkStatement(statement, reading.version.text)[0] ?? checkIdentity(statement, reading);
    const known = kept.get(statement.id);
    if (problem) rejects.push(toReject(statement, problem));
    else if (known && known.confidence >= statement.confidence) rejects.push(toReject(statement, duplicate));
    else {
      if (known) rejects.push(toReject(known, duplicate));
      kept.set(statement.id, statement);
    }
  }
  return { statements: [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), rejects };
}

function checkIdentity(statement: Statement, { document, version }: Reading): StatementProblem | null {
  const { evidence } = statement;
  const id = statementId(document.id, statement, evidence.quote, occurrence(version.text, evidence.quote, evidence.start));
  if (statement.id === id && statement.documentId === document.id && statement.version === version.checksum) return null;
  return { reason: "badValue", detail: `id ${statement.id} does not follow from what the statement says; it should be ${id}` };
}

function checkVersion({ published }: DocumentVersion): void {
  if (published === null || readDate(published)) return;
  throw new EntenteError("BAD_DATE", `published "${published}" is no EDTF date; write 2025-05-16, 2025-05 or 2021~`);
}

function checkMentions({ mentions, version, document }: Reading): void {
  const broken = mentions.find((mention) => !isGrounded(mention, version.text));
  if (!broken) return;
  throw new EntenteError(
    "NOT_GROUNDED",
    `the mention at ${broken.start} to ${broken.end} of ${document.id} does not hold its text; offsets are UTF-16 code units`,
  );
}

/** True if the mention's span holds its text. */
export function isGrounded({ start, end, text: named }: Mention, text: string): boolean {
  return Number.isInteger(start) && start >= 0 && end - start === named.length && named !== "" && text.slice(start, end) === named;
}

function toReject(statement: Statement, { reason, detail }: StatementProblem): Reject {
  return { documentId: statement.documentId, version: statement.version, reason, detail, origin: statement.origin };
}
