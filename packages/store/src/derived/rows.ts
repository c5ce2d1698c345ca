import { fold, typeOfEntity, validity, type DerivedStatement, type NameForm, type PresentLocal, type SourceDocument } from "@entente/core";
import type { DerivedDocumentRow, DerivedStatementRow, EntityFormRow, LocalRow } from "../sql/derived-schema.js";

/** What stands for no date: it sorts behind every date. */
const undated = "~";
/** Milliseconds that stand for open ends: those of the last day that a date of JavaScript reaches. */
export const openEnd = 8.64e15;

/** What is known of a document besides its own versions. */
type DocumentMarks = Pick<DerivedDocumentRow, "rejects" | "source" | "changed">;

/** The row of a document that was derived just now. */
export function derivedDocumentRow({ id, versions, collections }: SourceDocument, marks: DocumentMarks): DerivedDocumentRow {
  const current = versions.at(-1);
  return {
    id,
    published: current?.published ?? undated,
    version: current?.checksum ?? "",
    versions: JSON.stringify(versions.map(({ published }) => published)),
    collections: JSON.stringify(collections),
    sentences: current?.sentences ?? 0,
    silentSentences: current?.silentSentences ?? 0,
    pending: 0,
    ...marks,
  };
}

/** Written out, not spread: it runs for every statement of a store. */
export function derivedStatementRow({ statement, ends, asRead }: DerivedStatement, document: SourceDocument): DerivedStatementRow {
  const { evidence, value, judgements, qualifierIds } = statement;
  const places = placesOf(statement.versions, document);
  const range = validity(statement);
  return {
    documentId: statement.documentId,
    id: statement.id,
    version: statement.version,
    versions: places.length === 1 ? `[${places[0]}]` : JSON.stringify(places),
    current: places.at(-1) === document.versions.length - 1 ? 1 : 0,
    published: statement.published ?? undated,
    start: evidence.start,
    end: evidence.end,
    relationId: statement.relationId,
    subjectId: ends[0],
    subjectType: typeOfEntity(ends[0]),
    predicate: statement.predicate,
    objectId: ends[1],
    objectType: ends[1] === null ? null : typeOfEntity(ends[1]),
    value: value === null ? null : JSON.stringify(value),
    polarity: statement.polarity,
    modality: statement.modality,
    review: statement.review,
    confidence: statement.confidence,
    speakerId: statement.speakerId,
    speaksForId: statement.speaksForId,
    validFrom: range && Math.max(range.from, -openEnd),
    validTo: range && Math.min(range.to, openEnd),
    qualifierIds: JSON.stringify(qualifierIds),
    judgements: JSON.stringify(judgements.map(({ judgement, standing }) => [judgement.id, standing])),
    decided: asRead ? null : JSON.stringify(asStatement(statement)),
    copies: statement.copies,
  };
}

/** Places of a statement's versions among those of its document. */
function placesOf(versions: readonly string[], document: SourceDocument): readonly number[] {
  return document.versions.flatMap(({ checksum }, place) => (versions.includes(checksum) ? [place] : []));
}

/** A statement as `statements` would keep it, without what is derived about it. */
function asStatement(statement: DerivedStatement["statement"]) {
  const { id, documentId, version, subject, predicate, object, value, polarity, modality, speaker, qualifiers, via } = statement;
  const { evidence, origin, confidence } = statement;
  const meaning = { subject, predicate, object, value, polarity, modality, speaker };
  return { id, documentId, version, ...meaning, qualifiers, via, confidence, evidence, origin };
}

export function localRow({ local, names, baseId, entityId, present, named }: PresentLocal): LocalRow {
  const { documentId, type: entityType, name: entityName } = local;
  const forms = JSON.stringify(names);
  return { documentId, entityType, entityName, forms, baseId, entityId, present: present ? 1 : 0, named: named ? 1 : 0 };
}

export function toLocal(row: LocalRow): PresentLocal {
  const { documentId, entityType, entityName, forms, baseId, entityId, present, named } = row;
  const local = { documentId, type: entityType, name: entityName } as PresentLocal["local"];
  return { local, names: JSON.parse(forms) as string[], baseId, entityId, present: present === 1, named: named === 1 };
}

export function formRow(entityId: string, { form, locals, names, pastNames, known }: NameForm): EntityFormRow {
  return { entityId, form, folded: fold(form), locals, names, pastNames, known };
}

export function toForm({ form, locals, names, pastNames, known }: EntityFormRow): NameForm {
  return { form, locals, names, pastNames, known: known as NameForm["known"] };
}
