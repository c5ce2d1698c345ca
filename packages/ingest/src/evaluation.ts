import { basename, extname } from "node:path";
import {
  checkReading,
  checksum,
  EntenteError,
  type DocumentHead,
  type LocalEntity,
  type Mention,
  type MentionKind,
  type QualifierValue,
  type Reading,
  type Speaker,
  type Statement,
  type Value,
} from "@entente/core";
import type { EntityType, Modality, Polarity, Predicate } from "@entente/ontology";
import { isAddress } from "./fetching/sources.js";
import type { FoundFile } from "./files.js";
import { isLocalEntity, localKey } from "./local-entities.js";
import { byPlace } from "./reading.js";

/** What was read in one document, in the form that extraction is scored in. Offsets are UTF-16 code units, end exclusive. */
export interface EvaluationForm {
  readonly entities: readonly EvaluationEntity[];
  readonly statements: readonly EvaluationStatement[];
}

/** A local entity with everything that names it. */
export interface EvaluationEntity {
  /** `e1`, `e2` …, in the order in which the text first mentions them; those it never mentions last. */
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** Every form that names it, demonyms included, exactly as it stands in the text, each once, in text order. */
  readonly aliases: readonly string[];
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string; readonly kind: MentionKind }[];
}

/** A statement with entities by their ids; exactly one of `object` and `value` is there. */
export interface EvaluationStatement {
  readonly subject: string;
  readonly predicate: Predicate;
  readonly object?: string;
  readonly value?: Value;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Entities among them by their ids. */
  readonly qualifiers: Readonly<Record<string, string | number | boolean>>;
  readonly speaker: { readonly name: string; readonly entity: string | null; readonly speaksFor: string | null } | null;
  readonly via: string | null;
  readonly confidence: number;
}

/**
 * The evaluation form of a reading: only what a store would keep, in text order, the same for the same reading.
 * @throws EntenteError `NOT_GROUNDED` if a mention's span does not hold its text
 */
export function extractEvaluationForm(reading: Reading): EvaluationForm {
  const statements = [...checkReading(reading).statements].sort(byPlace);
  const ids = numberEntities(reading.mentions, statements);
  return {
    entities: [...ids.values()].map(toEntity),
    statements: statements.map((statement) => toStatement(statement, (entity) => ids.get(localKey(entity))?.id ?? "")),
  };
}

/**
 * The names under which files are written in evaluation form, `NAME.json` each, in the order of the files.
 * @throws EntenteError `DUPLICATE` if two files come to one name (on a disk that ignores case, too)
 */
export function evaluationFileNames(files: readonly Pick<FoundFile, "path" | "location">[]): readonly string[] {
  const first = new Map<string, string>();
  return files.map(({ path, location }) => {
    const name = isAddress(location) ? `${fileName(path)}.json` : `${basename(path, extname(path))}.json`;
    const known = first.get(name.toLowerCase());
    if (known) throw new EntenteError("DUPLICATE", `${known} and ${location} would both be written to ${name}; rename one of them`);
    first.set(name.toLowerCase(), location);
    return name;
  });
}

/**
 * The name for one document of a file: the file's own, or for one of several in it `NAME.KEY.json`.
 * @param name - the file's name of {@link evaluationFileNames}
 * @param document - its path is the file's, and behind `#` its key
 */
export function evaluationDocumentName(name: string, { path }: Pick<DocumentHead, "path">, file: Pick<FoundFile, "path">): string {
  const key = path?.startsWith(`${file.path}#`) ? path.slice(file.path.length + 1) : "";
  return key === "" ? name : name.replace(/json$/, `${fileName(key)}.json`);
}

/** Words as a file name on any disk; where that changes them, a digest keeps two from becoming one. */
function fileName(words: string): string {
  const safe = words.replace(/[^\w.-]+/g, "_").slice(0, 100);
  return safe === words ? safe : `${safe}-${checksum(words).slice(0, 8)}`;
}

interface NumberedEntity {
  readonly id: string;
  readonly entity: LocalEntity;
  readonly mentions: Mention[];
}

function numberEntities(mentions: readonly Mention[], statements: readonly Statement[]): ReadonlyMap<string, NumberedEntity> {
  const numbered = new Map<string, NumberedEntity>();
  const number = (entity: LocalEntity): NumberedEntity => {
    const known = numbered.get(localKey(entity)) ?? { id: `e${numbered.size + 1}`, entity, mentions: [] };
    numbered.set(localKey(entity), known);
    return known;
  };
  for (const mention of mentions) number(mention.entity).mentions.push(mention);
  for (const entity of statements.flatMap(entitiesOf)) number(entity);
  return numbered;
}

function entitiesOf({ subject, object, speaker, qualifiers }: Statement): readonly LocalEntity[] {
  const named = [subject, object, speaker?.entity, speaker?.speaksFor];
  return [...named.filter((entity) => entity !== null && entity !== undefined), ...Object.values(qualifiers).filter(isLocalEntity)];
}

function toEntity({ id, entity: { type, name }, mentions }: NumberedEntity): EvaluationEntity {
  const naming = mentions.filter(({ kind }) => kind === "name" || kind === "demonym");
  return {
    id,
    type,
    name,
    aliases: [...new Set(naming.map(({ text }) => text))],
    mentions: mentions.map(({ start, end, text, kind }) => ({ start, end, text, kind })),
  };
}

function toStatement(statement: Statement, idOf: (entity: LocalEntity) => string): EvaluationStatement {
  const { predicate, object, value, polarity, modality, evidence, via, confidence } = statement;
  return {
    subject: idOf(statement.subject),
    predicate,
    ...(object ? { object: idOf(object) } : {}),
    ...(value === null ? {} : { value }),
    polarity,
    modality,
    quote: evidence.quote,
    start: evidence.start,
    end: evidence.end,
    qualifiers: toQualifiers(statement.qualifiers, idOf),
    speaker: statement.speaker && toSpeaker(statement.speaker, idOf),
    via,
    confidence,
  };
}

function toQualifiers(
  qualifiers: Readonly<Record<string, QualifierValue>>,
  idOf: (entity: LocalEntity) => string,
): EvaluationStatement["qualifiers"] {
  return Object.fromEntries(Object.entries(qualifiers).map(([name, value]) => [name, isLocalEntity(value) ? idOf(value) : value]));
}

function toSpeaker({ name, entity, speaksFor }: Speaker, idOf: (entity: LocalEntity) => string): EvaluationStatement["speaker"] {
  return { name, entity: entity && idOf(entity), speaksFor: speaksFor && idOf(speaksFor) };
}
