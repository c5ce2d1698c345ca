import { EntenteError } from "../model/errors.js";
import { checksum } from "../model/hash.js";
import type { DocumentHead } from "../model/document.js";
import type { Judgement } from "../model/judgement.js";
import type { Reading } from "../model/reading.js";
import { sentenceAround } from "../model/sentence.js";
import { completeStatement, type Mention, type Statement } from "../model/statement.js";
import { parseRecord, toJudgement } from "../interchange/parse.js";
import type { InterchangeRecord } from "../interchange/schema.js";

/** What an interchange file holds, ready for a store: readings first, in the file's order, then judgements. */
export interface Interchange {
  /** One a version, older versions of a document before newer ones. */
  readonly readings: readonly Reading[];
  readonly judgements: readonly Judgement[];
}

type DocumentRecord = Extract<InterchangeRecord, { kind: "document" }>;
type StatementRecord = Extract<InterchangeRecord, { kind: "statement" }>;
type MentionRecord = Extract<InterchangeRecord, { kind: "mention" }>;

interface Draft {
  readonly reading: Omit<Reading, "mentions" | "statements">;
  readonly mentions: Mention[];
  readonly statements: Statement[];
}

/** Drafts by document id, then by version checksum in the order of the document's versions. */
type Drafts = Map<string, Map<string, Draft>>;

/**
 * Reads the lines of an interchange file all at once and refuses it whole if one is wrong: the plain meaning of the
 * format, to which what reads files piece by piece is held. Empty lines are passed over.
 * @param lines - without line ends
 * @param name - of the file, for errors
 * @param readAt - time (ISO 8601, UTC) for versions that give none
 * @throws EntenteError `BAD_INPUT` with file, line and field; `NOT_FOUND` if a line cites a document or version that no earlier line gave
 */
export async function readInterchange(lines: AsyncIterable<string> | Iterable<string>, name: string, readAt: string): Promise<Interchange> {
  const drafts: Drafts = new Map();
  const judgements: Judgement[] = [];
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    const where = `${name}, line ${number}`;
    const record = parseRecord(text, where);
    if (record.kind === "judgement") judgements.push(toJudgement(record, where));
    else takeRecord(record, drafts, where, readAt);
  }
  const readings = [...drafts.values()].flatMap((versions) => [...versions.values()].map(toReading));
  return { readings, judgements };
}

function toReading({ reading, mentions, statements }: Draft): Reading {
  return { ...reading, mentions, statements };
}

function takeRecord(record: DocumentRecord | StatementRecord | MentionRecord, drafts: Drafts, where: string, readAt: string): void {
  if (record.kind === "document") takeDocument(record, drafts, where, readAt);
  else {
    const draft = findDraft(record, drafts, where);
    if (record.kind === "mention") draft.mentions.push(toMention(record, draft));
    else draft.statements.push(toStatement(record, draft));
  }
}

function takeDocument(record: DocumentRecord, drafts: Drafts, where: string, readAt: string): void {
  if (drafts.has(record.id)) throw new EntenteError("DUPLICATE", `${where}: document ${record.id} stands in the file twice; keep one line`);
  const { kind: _kind, versions, ...head } = record;
  const drafted = new Map<string, Draft>();
  for (const given of versions) {
    const draft = toDraft(given, head, where, readAt);
    const sum = draft.reading.version.checksum;
    if (drafted.has(sum))
      throw new EntenteError("DUPLICATE", `${where}: two versions of document ${record.id} have the same text; keep one`);
    drafted.set(sum, draft);
  }
  drafts.set(record.id, drafted);
}

function toDraft(given: DocumentRecord["versions"][number], document: DocumentHead, where: string, readAt: string): Draft {
  const { origin, sentences, silentSentences, ...version } = given;
  const sum = checksum(version.text);
  if (version.checksum !== undefined && version.checksum !== sum) {
    throw new EntenteError("BAD_INPUT", `${where}: checksum ${version.checksum} is not that of the text; leave it out or write ${sum}`);
  }
  const whole = { ...version, checksum: sum, readAt: version.readAt ?? readAt };
  return { reading: { document, version: whole, rejects: [], origin, sentences, silentSentences }, mentions: [], statements: [] };
}

function findDraft({ documentId, version }: StatementRecord | MentionRecord, drafts: Drafts, where: string): Draft {
  const versions = drafts.get(documentId);
  if (!versions)
    throw new EntenteError("NOT_FOUND", `${where}: no earlier line gives document ${documentId}; write it before what cites it`);
  const draft = version === undefined ? [...versions.values()].at(-1) : versions.get(version);
  if (draft) return draft;
  throw new EntenteError(
    "NOT_FOUND",
    `${where}: document ${documentId} has no version ${version}; its checksums are ${[...versions.keys()].join(", ")}`,
  );
}

function toMention({ kind: _kind, mentionKind, ...mention }: MentionRecord, { reading }: Draft): Mention {
  return { ...mention, kind: mentionKind, version: reading.version.checksum };
}

function toStatement(record: StatementRecord, { reading }: Draft): Statement {
  const { kind: _kind, id, documentId, version: _version, evidence, ...proposed } = record;
  const around = sentenceAround(reading.version.text, evidence.start, evidence.end);
  const { sentenceStart = around.start, sentenceEnd = around.end } = evidence;
  const statement = completeStatement({ ...proposed, evidence: { ...evidence, sentenceStart, sentenceEnd } }, documentId, reading.version);
  return id === undefined ? statement : { ...statement, id };
}
