import { entityTypes, modalities, originKinds, polarities, predicates } from "@entente/ontology";
import { mentionKinds } from "../model/statement.js";
import { defaultOrigin, type InterchangeRecord } from "./schema.js";

/*
 * Most lines of a large file are right, and telling so with zod takes longer than all else that is done with them. This
 * file tells it by hand for the three kinds of line that come by the million, and stays silent wherever it is not sure:
 * then zod decides and explains. A property test holds both to the same answers.
 */

type Fields = Readonly<Record<string, unknown>>;
type DocumentRecord = Extract<InterchangeRecord, { kind: "document" }>;
type MentionRecord = Extract<InterchangeRecord, { kind: "mention" }>;
type StatementRecord = Extract<InterchangeRecord, { kind: "statement" }>;
type Local = MentionRecord["entity"];
type Speaker = NonNullable<StatementRecord["speaker"]>;
type OriginRecord = StatementRecord["origin"];
type QualifierRecord = StatementRecord["qualifiers"];

/** What a value is once it is known to fit; {@link unsure} if that cannot be told quickly. */
const unsure = Symbol("unsure");
type Quick<T> = T | typeof unsure;

/**
 * The record of a line if it can be told quickly that it is right, with defaults filled in.
 * @param input - the line's JSON
 * @returns null if that cannot be told: the line may be right all the same
 */
export function quickRecord(input: unknown): Exclude<InterchangeRecord, { kind: "judgement" }> | null {
  if (!isFields(input)) return null;
  switch (input["kind"]) {
    case "statement":
      return quickStatement(input);
    case "mention":
      return quickMention(input);
    case "document":
      return quickDocument(input);
    default:
      return null;
  }
}

function quickStatement(input: Fields): StatementRecord | null {
  const { id, documentId, version, predicate, value = null, polarity = "affirmed", modality = "asserted" } = input;
  const { via = null, confidence = 1 } = input;
  if (!isName(documentId) || !isTextOrAbsent(id) || !isTextOrAbsent(version)) return null;
  if (!isOneOf(predicates, predicate) || !isOneOf(polarities, polarity) || !isOneOf(modalities, modality)) return null;
  if (!isTextOrNull(via) || !isShare(confidence) || !(value === null || typeof value === "string" || isNumber(value))) return null;
  const subject = local(input["subject"]);
  const object = localOrNull(input["object"]);
  const speaker = speakerOrNull(input["speaker"]);
  if (subject === unsure || object === unsure || speaker === unsure) return null;
  const qualifiers = qualifiersOf(input["qualifiers"]);
  const origin = originOf(input["origin"]);
  const evidence = evidenceOf(input["evidence"]);
  if (qualifiers === unsure || origin === unsure || evidence === unsure || hasOthers(input, statementFields)) return null;
  const meaning = { subject, predicate, object, value, polarity, modality, speaker, qualifiers, via, confidence };
  return { kind: "statement", ...given({ id }), documentId, ...given({ version }), ...meaning, origin, evidence };
}

function quickMention(input: Fields): MentionRecord | null {
  const { documentId, version, start, end, text, mentionKind = "name" } = input;
  const entity = local(input["entity"]);
  if (!isName(documentId) || !isTextOrAbsent(version) || !isOffset(start) || !isOffset(end) || !isName(text)) return null;
  if (!isMentionKind(mentionKind) || entity === unsure || hasOthers(input, mentionFields)) return null;
  return { kind: "mention", documentId, ...given({ version }), start, end, text, mentionKind, entity };
}

function quickDocument(input: Fields): DocumentRecord | null {
  const { id, url = null, path = null, language = null, licence = null, collections = [], versions } = input;
  if (!isName(id) || !isTextOrNull(url) || !isTextOrNull(path) || !isTextOrNull(language) || !isTextOrNull(licence)) return null;
  if (!isTexts(collections) || !Array.isArray(versions) || versions.length === 0 || hasOthers(input, documentFields)) return null;
  const quick = versions.map(versionOf);
  if (quick.includes(unsure)) return null;
  return { kind: "document", id, url, path, collections, language, licence, versions: quick as DocumentRecord["versions"] };
}

function versionOf(input: unknown): Quick<DocumentRecord["versions"][number]> {
  if (!isFields(input)) return unsure;
  const { checksum, title = null, outlet = null, published = null, readAt, text, sentences = 0, silentSentences = 0 } = input;
  const origin = originOf(input["origin"]);
  if (typeof text !== "string" || !isTextOrNull(title) || !isTextOrNull(outlet) || !isTextOrNull(published)) return unsure;
  if (!isTextOrAbsent(checksum) || !isTextOrAbsent(readAt) || !isOffset(sentences) || !isOffset(silentSentences)) return unsure;
  if (origin === unsure || hasOthers(input, versionFields)) return unsure;
  return { ...given({ checksum }), title, outlet, published, ...given({ readAt }), text, origin, sentences, silentSentences };
}

function local(input: unknown): Quick<Local> {
  if (!isFields(input) || !isOneOf(entityTypes, input["type"]) || !isName(input["name"]) || hasOthers(input, localFields)) return unsure;
  return { type: input["type"], name: input["name"] };
}

function localOrNull(input: unknown): Quick<Local | null> {
  return input === undefined || input === null ? null : local(input);
}

function speakerOrNull(input: unknown): Quick<Speaker | null> {
  if (input === undefined || input === null) return null;
  if (!isFields(input) || !isName(input["name"]) || hasOthers(input, speakerFields)) return unsure;
  const entity = localOrNull(input["entity"]);
  const speaksFor = localOrNull(input["speaksFor"]);
  return entity === unsure || speaksFor === unsure ? unsure : { name: input["name"], entity, speaksFor };
}

function originOf(input: unknown): Quick<OriginRecord> {
  if (input === undefined) return { ...defaultOrigin };
  if (!isFields(input) || hasOthers(input, originFields)) return unsure;
  const { kind, name, version } = input;
  return isOneOf(originKinds, kind) && isName(name) && typeof version === "string" ? { kind, name, version } : unsure;
}

function evidenceOf(input: unknown): Quick<StatementRecord["evidence"]> {
  if (!isFields(input) || hasOthers(input, evidenceFields)) return unsure;
  const { start, end, quote, sentenceStart, sentenceEnd } = input;
  if (!isOffset(start) || !isOffset(end) || typeof quote !== "string") return unsure;
  if (!isOffsetOrAbsent(sentenceStart) || !isOffsetOrAbsent(sentenceEnd)) return unsure;
  return { start, end, quote, ...given({ sentenceStart }), ...given({ sentenceEnd }) };
}

function qualifiersOf(input: unknown): Quick<QualifierRecord> {
  if (input === undefined) return {};
  if (!isFields(input)) return unsure;
  const qualifiers: QualifierRecord = {};
  for (const [name, value] of Object.entries(input)) {
    const quick = typeof value === "string" || typeof value === "boolean" || isNumber(value) ? value : local(value);
    // The one name that an object does not take as a field of its own.
    if (quick === unsure || name === "__proto__") return unsure;
    qualifiers[name] = quick;
  }
  return qualifiers;
}

const localFields = new Set(["type", "name"]);
const speakerFields = new Set(["name", "entity", "speaksFor"]);
const originFields = new Set(["kind", "name", "version"]);
const evidenceFields = new Set(["start", "end", "quote", "sentenceStart", "sentenceEnd"]);
const mentionFields = new Set(["kind", "documentId", "version", "start", "end", "text", "mentionKind", "entity"]);
const documentFields = new Set(["kind", "id", "url", "path", "collections", "language", "licence", "versions"]);
const versionFields = new Set(["checksum", "title", "outlet", "published", "readAt", "text", "origin", "sentences", "silentSentences"]);
const statementFields = new Set([
  "kind",
  "id",
  "documentId",
  "version",
  "subject",
  "predicate",
  "object",
  "value",
  "polarity",
  "modality",
  "speaker",
  "qualifiers",
  "via",
  "confidence",
  "origin",
  "evidence",
]);

function hasOthers(input: Fields, known: ReadonlySet<string>): boolean {
  for (const name in input) if (!known.has(name)) return true;
  return Object.hasOwn(input, "__proto__");
}

/** A field only where it was given: what is absent stays absent, as zod has it. */
function given<Field extends Fields>(field: Field): { [Name in keyof Field]?: Exclude<Field[Name], undefined> } {
  for (const name in field) if (field[name] === undefined) return {};
  return field as { [Name in keyof Field]?: Exclude<Field[Name], undefined> };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOneOf<Name extends string>(table: Readonly<Record<Name, unknown>>, value: unknown): value is Name {
  return typeof value === "string" && Object.hasOwn(table, value);
}

const kindsOfMention: ReadonlySet<unknown> = new Set(mentionKinds);
const isMentionKind = (value: unknown): value is MentionRecord["mentionKind"] => kindsOfMention.has(value);
const isName = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
const isTextOrAbsent = (value: unknown): value is string | undefined => value === undefined || typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((text) => typeof text === "string");
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isShare = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 1;
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOffsetOrAbsent = (value: unknown): value is number | undefined => value === undefined || isOffset(value);
