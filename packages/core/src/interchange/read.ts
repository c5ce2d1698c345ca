import { readDate } from "../model/dates.js";
import { isGrounded } from "../model/check.js";
import type { DocumentHead } from "../model/document.js";
import { EntenteError, type ErrorCode } from "../model/errors.js";
import { checksum } from "../model/hash.js";
import type { Judgement } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import { sentenceAround } from "../model/sentence.js";
import { completeStatement, type Mention, type Statement } from "../model/statement.js";
import { parseRecord, toJudgement } from "./parse.js";
import type { InterchangeRecord } from "./schema.js";

/** A line of an interchange file. */
export interface FileLine {
  /** 1 for the first of the file. */
  readonly number: number;
  readonly text: string;
}

/** A line that was not taken, and why. */
export interface RefusedLine extends FileLine {
  readonly code: ErrorCode;
  /** Names the line, the field and what it should be ("line 12: predicate: …"). */
  readonly reason: string;
}

/** What the lines of one document come to. */
export interface DocumentLines {
  /** One a version, oldest first; empty if the document's own line was refused. */
  readonly readings: readonly Reading[];
  readonly refused: readonly RefusedLine[];
}

type DocumentRecord = Extract<InterchangeRecord, { kind: "document" }>;
type StatementRecord = Extract<InterchangeRecord, { kind: "statement" }>;
type MentionRecord = Extract<InterchangeRecord, { kind: "mention" }>;

interface Draft {
  readonly reading: Omit<Reading, "mentions" | "statements">;
  readonly mentions: Mention[];
  readonly statements: Statement[];
}

/** Drafts by checksum, in the order of the document's versions. */
type Drafts = ReadonlyMap<string, Draft>;

/**
 * Reads the lines of one document. A wrong line is refused by itself; if it is the document's own, all that cite it are
 * refused too.
 * @param lines - the document's own, then those that cite it in the order of the file
 * @param readAt - time (ISO 8601, UTC) for versions that give none
 */
export function readDocument([own, ...citing]: readonly [FileLine, ...FileLine[]], readAt: string): DocumentLines {
  const drafted = attempt(own, () => draftDocument(own, readAt));
  if ("code" in drafted) return { readings: [], refused: [drafted, ...refuseAll(citing, own)] };
  const refused: RefusedLine[] = [];
  for (const line of citing) {
    const taken = attempt(line, () => takeLine(line, drafted.id, drafted.drafts));
    if (taken) refused.push(taken);
  }
  const readings = [...drafted.drafts.values()].map(({ reading, mentions, statements }) => ({ ...reading, mentions, statements }));
  return { readings, refused };
}

/** Lines that cannot be taken since their document's own line was refused. */
export function refuseAll(citing: readonly FileLine[], own: FileLine): readonly RefusedLine[] {
  return citing.map((line) =>
    refuse(
      line,
      new EntenteError("NOT_FOUND", `line ${line.number}: line ${own.number}, which gives its document, was refused; mend that one`),
    ),
  );
}

/**
 * Reads the line of a judgement.
 * @returns the line itself with the reason if it is wrong
 */
export function readJudgement(line: FileLine): Judgement | RefusedLine {
  return attempt(line, () => {
    const record = parseRecord(line.text, nameOf(line));
    if (record.kind === "judgement") return toJudgement(record, nameOf(line));
    throw new EntenteError("BAD_INPUT", `${nameOf(line)} is a ${record.kind} and was taken for a judgement; name each field once`);
  });
}

/** A line that was refused because of an error. */
export function refuse(line: FileLine, { code, message }: EntenteError): RefusedLine {
  return { ...line, code, reason: message };
}

/**
 * Why a line that belongs to no document cannot be taken.
 * @param twice - it gives a document that an earlier line gave
 */
export function refuseStray(line: FileLine, twice: boolean): RefusedLine {
  const read = attempt(line, () => parseRecord(line.text, nameOf(line)));
  if ("code" in read) return read;
  const where = nameOf(line);
  if (read.kind === "document" && twice) {
    return refuse(line, new EntenteError("DUPLICATE", `${where}: document ${read.id} stands in the file twice; keep one line`));
  }
  const cited =
    "documentId" in read ? `no earlier line gives document ${read.documentId}; write it before what cites it` : "name each field once";
  return refuse(line, new EntenteError("NOT_FOUND", `${where}: ${cited}`));
}

function nameOf({ number }: FileLine): string {
  return `line ${number}`;
}

function attempt<Result>(line: FileLine, read: () => Result): Result | RefusedLine {
  try {
    return read();
  } catch (error) {
    if (error instanceof EntenteError) return refuse(line, error);
    throw error;
  }
}

function draftDocument(line: FileLine, readAt: string): { readonly id: string; readonly drafts: Drafts } {
  const where = nameOf(line);
  const record = parseRecord(line.text, where);
  if (record.kind !== "document") throw new EntenteError("BAD_INPUT", `${where} is a ${record.kind} and was taken for a document`);
  const { kind: _kind, versions, ...head } = record;
  const drafts = new Map<string, Draft>();
  for (const given of versions) {
    const draft = draftVersion(given, head, where, readAt);
    const sum = draft.reading.version.checksum;
    if (drafts.has(sum)) throw new EntenteError("DUPLICATE", `${where}: two versions of document ${head.id} have the same text; keep one`);
    drafts.set(sum, draft);
  }
  return { id: head.id, drafts };
}

function draftVersion(given: DocumentRecord["versions"][number], document: DocumentHead, where: string, readAt: string): Draft {
  const { origin, sentences, silentSentences, ...version } = given;
  const sum = checksum(version.text);
  if (version.checksum !== undefined && version.checksum !== sum) {
    throw new EntenteError("BAD_INPUT", `${where}: checksum ${version.checksum} is not that of the text; leave it out or write ${sum}`);
  }
  if (version.published !== null && !readDate(version.published)) {
    throw new EntenteError("BAD_DATE", `${where}: published "${version.published}" is no EDTF date; write 2025-05-16, 2025-05 or 2021~`);
  }
  const whole = { ...version, checksum: sum, readAt: version.readAt ?? readAt };
  return { reading: { document, version: whole, rejects: [], origin, sentences, silentSentences }, mentions: [], statements: [] };
}

function takeLine(line: FileLine, documentId: string, drafts: Drafts): null {
  const where = nameOf(line);
  const record = parseRecord(line.text, where);
  if ((record.kind !== "mention" && record.kind !== "statement") || record.documentId !== documentId) {
    throw new EntenteError("BAD_INPUT", `${where} was taken for a line of document ${documentId}; name each field once`);
  }
  const draft = findDraft(record, drafts, where);
  if (record.kind === "mention") draft.mentions.push(toMention(record, draft, where));
  else draft.statements.push(toStatement(record, draft));
  return null;
}

function findDraft({ documentId, version }: StatementRecord | MentionRecord, drafts: Drafts, where: string): Draft {
  const draft = version === undefined ? [...drafts.values()].at(-1) : drafts.get(version);
  if (draft) return draft;
  const known = [...drafts.keys()].join(", ");
  throw new EntenteError("NOT_FOUND", `${where}: document ${documentId} has no version ${version}; its checksums are ${known}`);
}

function toMention({ kind: _kind, mentionKind, ...given }: MentionRecord, { reading: { version } }: Draft, where: string): Mention {
  const mention = { ...given, kind: mentionKind, version: version.checksum };
  if (isGrounded(mention, version.text)) return mention;
  throw new EntenteError(
    "NOT_GROUNDED",
    `${where}: ${mention.start} to ${mention.end} of document ${mention.documentId} does not hold the mention's text; offsets are UTF-16 code units, end exclusive`,
  );
}

function toStatement(record: StatementRecord, { reading: { version } }: Draft): Statement {
  const { kind: _kind, id, documentId, version: _version, evidence, ...proposed } = record;
  const { sentenceStart, sentenceEnd } = evidence;
  const whole =
    sentenceStart !== undefined && sentenceEnd !== undefined
      ? { ...evidence, sentenceStart, sentenceEnd }
      : { ...evidence, ...sentenceOf(evidence, version.text) };
  const said = { ...proposed, evidence: whole };
  // The store makes the id again and refuses a wrong one: making it here too would be work for nothing.
  return id === undefined ? completeStatement(said, documentId, version) : { ...said, id, documentId, version: version.checksum };
}

function sentenceOf({ start, end, sentenceStart, sentenceEnd }: StatementRecord["evidence"], text: string) {
  const around = sentenceAround(text, start, end);
  return { sentenceStart: sentenceStart ?? around.start, sentenceEnd: sentenceEnd ?? around.end };
}
