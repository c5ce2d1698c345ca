import {
  EntenteError,
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
export type DocumentVersionRow = DocumentRow & Omit<VersionRow, "text" | "documentId"> & Omit<TraitsRow, "documentId" | "checksum">;

export function documentRow({ id, url, path, collections, language, licence }: AcceptedReading["document"]): DocumentRow {
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

export function statementRow(statement: Statement): StatementRow {
  const { subject, object, value, speaker, qualifiers, evidence, origin, ...plain } = statement;
  const { start, end, quote, sentenceStart, sentenceEnd } = evidence;
  return {
    ...sharedFields(plain),
    subjectType: subject.type,
    subjectName: subject.name,
    objectType: object?.type ?? null,
    objectName: object?.name ?? null,
    value: jsonOrNull(value),
    speaker: jsonOrNull(speaker),
    qualifiers: JSON.stringify(qualifiers),
    start,
    end,
    quote,
    sentenceStart,
    sentenceEnd,
    originKind: origin.kind,
    originName: origin.name,
    originVersion: origin.version,
  };
}

export function toStatement(row: StatementRow): Statement {
  const { start, end, quote, sentenceStart, sentenceEnd } = row;
  return {
    ...sharedFields(row),
    subject: { type: row.subjectType, name: row.subjectName },
    object: row.objectType === null ? null : { type: row.objectType, name: row.objectName },
    value: parseOrNull(row.value) as Value | null,
    speaker: parseOrNull(row.speaker) as Speaker | null,
    qualifiers: parse(row.qualifiers) as Qualifiers,
    evidence: { start, end, quote, sentenceStart, sentenceEnd },
    origin: { kind: row.originKind, name: row.originName, version: row.originVersion },
  } as Statement;
}

type PlainColumn = "id" | "documentId" | "version" | "predicate" | "polarity" | "modality" | "via" | "confidence";

/** The fields that row and statement share, and nothing else that either carries. */
function sharedFields<Source extends Pick<StatementRow, PlainColumn>>(source: Source): Pick<Source, PlainColumn> {
  const { id, documentId, version, predicate, polarity, modality, via, confidence } = source;
  return { id, documentId, version, predicate, polarity, modality, via, confidence };
}

export function rejectRow({ documentId, version, reason, detail, origin }: Reject, ordinal: number): RejectRow {
  return { documentId, version, ordinal, reason, detail, origin: JSON.stringify(origin) };
}

export function toReject({ documentId, version, reason, detail, origin }: RejectRow): Reject {
  return { documentId, version, reason, detail, origin: parse(origin) } as Reject;
}

export function judgementRow(judgement: Judgement): JudgementRow {
  const [at, id] = judgementKey(judgement);
  return { id, at, undoes: undoneBy(judgement), body: JSON.stringify(judgement) };
}

export function toJudgement({ body }: Pick<JudgementRow, "body">): Judgement {
  return parse(body) as Judgement;
}

export function tombstoneRow({ documentId, checksums, removedAt, reason }: Tombstone): TombstoneRow {
  return { documentId, checksums: JSON.stringify(checksums), removedAt, reason };
}

export function toTombstone({ documentId, checksums, removedAt, reason }: TombstoneRow): Tombstone {
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
