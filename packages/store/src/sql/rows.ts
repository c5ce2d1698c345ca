import {
  EntenteError,
  isOnEntities,
  type Judgement,
  type Mention,
  type Origin,
  type Qualifiers,
  type Reject,
  type Speaker,
  type Statement,
  type Tombstone,
  type Value,
} from "@entente/core";
import { judgementKey, undoneBy } from "../rules/judgements.js";
import type { AcceptedReading } from "../rules/reading.js";
import type { StoredDocument, VersionHead } from "../store.js";
import type { DocumentRow, JudgementRow, MentionRow, RejectRow, StatementRow, TombstoneRow, TraitsRow, VersionRow } from "./schema.js";

/** A row of a document joined with one of its versions, without the text. */
export type DocumentVersionRow = Omit<DocumentRow, "sequence"> &
  Omit<VersionRow, "text" | "documentId"> &
  Omit<TraitsRow, "documentId" | "checksum">;

export function documentRow({ id, url, path, collections, language, licence }: AcceptedReading["document"]): Omit<DocumentRow, "sequence"> {
  return { id, url, path, collections: JSON.stringify(collections), language, licence };
}

export function versionRow({ document, version: { traits: _traits, ...version }, text }: AcceptedReading, ordinal: number): VersionRow {
  return { ...version, documentId: document.id, ordinal, origin: JSON.stringify(version.origin), text };
}

export function traitsRow({ document, version: { checksum, traits } }: AcceptedReading): TraitsRow {
  return { documentId: document.id, checksum, ...traits };
}

/** Documents from rows that are ordered by document and ordinal. */
export function toDocuments(rows: readonly DocumentVersionRow[]): readonly StoredDocument[] {
  const documents = new Map<string, StoredDocument & { versions: VersionHead[] }>();
  for (const row of rows) {
    const { id, url, path, language, licence } = row;
    const known = documents.get(id);
    if (known) known.versions.push(toVersion(row));
    else
      documents.set(id, { id, url, path, collections: parse(row.collections) as string[], language, licence, versions: [toVersion(row)] });
  }
  return [...documents.values()];
}

function toVersion(row: DocumentVersionRow): VersionHead {
  const { checksum, title, outlet, published, readAt, sentences, silentSentences, signature, credit } = row;
  const origin = parse(row.origin) as Origin;
  return { checksum, title, outlet, published, readAt, origin, sentences, silentSentences, traits: { signature, credit } };
}

export function mentionRow({ entity, documentId, version, start, end, text, kind }: Mention, ordinal: number): MentionRow {
  return { documentId, version, ordinal, start, end, text, kind, entityType: entity.type, entityName: entity.name };
}

export function toMention({ documentId, version, start, end, text, kind, entityType, entityName }: MentionRow): Mention {
  const entity = { type: entityType, name: entityName };
  return { documentId, version, start, end, text, kind, entity } as Mention;
}

/** Written out, not spread: it runs for every statement of a bulk import. */
export function statementRow(statement: Statement): StatementRow {
  const { subject, object, value, speaker, qualifiers, evidence, origin } = statement;
  return {
    documentId: statement.documentId,
    version: statement.version,
    id: statement.id,
    subjectType: subject.type,
    subjectName: subject.name,
    predicate: statement.predicate,
    objectType: object?.type ?? null,
    objectName: object?.name ?? null,
    value: jsonOrNull(value),
    polarity: statement.polarity,
    modality: statement.modality,
    speaker: jsonOrNull(speaker),
    qualifiers: JSON.stringify(qualifiers),
    via: statement.via,
    start: evidence.start,
    end: evidence.end,
    quote: evidence.quote,
    sentenceStart: evidence.sentenceStart,
    sentenceEnd: evidence.sentenceEnd,
    originKind: origin.kind,
    originName: origin.name,
    originVersion: origin.version,
    confidence: statement.confidence,
  };
}

export function toStatement(row: StatementRow): Statement {
  const { id, documentId, version, predicate, polarity, modality, via, confidence } = row;
  const { start, end, quote, sentenceStart, sentenceEnd } = row;
  return {
    id,
    documentId,
    version,
    predicate,
    polarity,
    modality,
    via,
    confidence,
    subject: { type: row.subjectType, name: row.subjectName },
    object: row.objectType === null ? null : { type: row.objectType, name: row.objectName },
    value: parseOrNull(row.value) as Value | null,
    speaker: parseOrNull(row.speaker) as Speaker | null,
    qualifiers: parse(row.qualifiers) as Qualifiers,
    evidence: { start, end, quote, sentenceStart, sentenceEnd },
    origin: { kind: row.originKind, name: row.originName, version: row.originVersion },
  } as Statement;
}

export function rejectRow({ documentId, version, reason, detail, origin }: Reject, ordinal: number): RejectRow {
  return { documentId, version, ordinal, reason, detail, origin: JSON.stringify(origin) };
}

export function toReject({ documentId, version, reason, detail, origin }: RejectRow): Reject {
  return { documentId, version, reason, detail, origin: parse(origin) } as Reject;
}

export function judgementRow(judgement: Judgement): Omit<JudgementRow, "sequence"> {
  const [at, id] = judgementKey(judgement);
  return { id, at, undoes: undoneBy(judgement), body: JSON.stringify(judgement), onEntities: isOnEntities(judgement) ? 1 : 0 };
}

export function toJudgement({ body }: Pick<JudgementRow, "body">): Judgement {
  return parse(body) as Judgement;
}

export function tombstoneRow({ documentId, checksums, removedAt, reason }: Tombstone): Omit<TombstoneRow, "sequence"> {
  return { documentId, checksums: JSON.stringify(checksums), removedAt, reason };
}

export function toTombstone({ documentId, checksums, removedAt, reason }: Omit<TombstoneRow, "sequence">): Tombstone {
  return { documentId, checksums: parse(checksums) as string[], removedAt, reason };
}

/** Only damage puts anything but JSON into a column that holds JSON: SQLite does not always notice. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new EntenteError("STORE_CORRUPT", "a row of the store is damaged; restore the store from a copy", { cause });
  }
}

function parseOrNull(json: string | null): unknown {
  return json === null ? null : parse(json);
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
