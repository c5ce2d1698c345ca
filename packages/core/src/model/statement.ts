import type { EntityType, Modality, OriginKind, Polarity, Predicate } from "@entente/ontology";
import { digest } from "./hash.js";

/** An entity as one document names it; which entity of the world that is, `resolve` decides. */
export interface LocalEntity {
  readonly type: EntityType;
  /** The fullest form in which the document names it, exactly as it stands there. */
  readonly name: string;
}

/** How a mention names its entity; only names count as aliases. */
export const mentionKinds = ["name", "description", "demonym", "pronoun"] as const;
/** One of {@link mentionKinds}. */
export type MentionKind = (typeof mentionKinds)[number];

/** A span of a document's version that names an entity. */
export interface Mention {
  readonly documentId: string;
  /** Checksum of the version it was read in. */
  readonly version: string;
  /** UTF-16 code units, end exclusive: `text.slice(start, end) === this.text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: MentionKind;
  readonly entity: LocalEntity;
}

/** Where a document says something: `text.slice(start, end) === quote`, UTF-16 code units, end exclusive. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The sentence or sentences around the quote, same units; `sentenceStart <= start`, `end <= sentenceEnd`. */
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

/** Who the article says said it. */
export interface Speaker {
  /** As the article names it ("Vjosa Osmani", "a Home Office spokesperson"). */
  readonly name: string;
  /** The entity it is, null if the article leaves the speaker unnamed. */
  readonly entity: LocalEntity | null;
  /** Whom an unnamed speaker speaks for, null if nobody or unknown. */
  readonly speaksFor: LocalEntity | null;
}

/** Who or what read the statement. */
export interface Origin {
  readonly kind: OriginKind;
  readonly name: string;
  readonly version: string;
}

/** A value: a status, an instrument, a topic, an amount or a count. */
export type Value = string | number;

/** A qualifier's value: text, EDTF date, number, flag, or an entity of the same document. */
export type QualifierValue = string | number | boolean | LocalEntity;

/** Qualifiers by name, as the ontology defines them for the predicate. */
export type Qualifiers = Readonly<Record<string, QualifierValue>>;

/** What a statement says, apart from where and by whom it was read. */
export interface Meaning {
  readonly subject: LocalEntity;
  readonly predicate: Predicate;
  /** Exactly one of `object` and `value` is not null. */
  readonly object: LocalEntity | null;
  readonly value: Value | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Null: the article's own voice. */
  readonly speaker: Speaker | null;
}

/** One source saying one thing. */
export interface Statement extends Meaning {
  /** See {@link statementId}. */
  readonly id: string;
  readonly documentId: string;
  /** Checksum of the version it was read in. */
  readonly version: string;
  readonly qualifiers: Qualifiers;
  /** The outlet or agency that the article credits ("according to the Times"), null if none. */
  readonly via: string | null;
  readonly evidence: Evidence;
  readonly origin: Origin;
  /** 0 to 1; 1 for what a person stated. */
  readonly confidence: number;
}

/** What a proposer must give; id, document and version follow from where it was read. */
export type ProposedStatement = Omit<Statement, "id" | "documentId" | "version">;

/** How many times `quote` occurs in `text` before `start`: 0 for its first occurrence. An empty quote occurs nowhere. */
export function occurrence(text: string, quote: string, start: number): number {
  let count = 0;
  if (quote === "") return count;
  for (let at = text.indexOf(quote); at >= 0 && at < start; at = text.indexOf(quote, at + 1)) count += 1;
  return count;
}

/**
 * The id of a statement, `st_` and 24 hexadecimal characters: a hash of document, local subject, predicate, local
 * object or value, polarity, modality, speaker, quote and which occurrence of that quote it is. Offsets, qualifiers,
 * origin and version stay out of it, so an edit elsewhere in the article or a merge of entities changes no id.
 */
export function statementId(documentId: string, meaning: Meaning, quote: string, quoteOccurrence: number): string {
  const { subject, predicate, object, value, polarity, modality, speaker } = meaning;
  const target = object ? ["object", object.type, object.name] : ["value", value];
  const said = speaker ? [speaker.name, speaker.entity?.name ?? null] : null;
  const parts = [documentId, subject.type, subject.name, predicate, target, polarity, modality, said, quote, quoteOccurrence];
  return `st_${digest(parts)}`;
}

/** Completes a proposed statement with its document, version and id. `text` is the version's text. */
export function completeStatement(
  proposed: ProposedStatement,
  documentId: string,
  version: { readonly checksum: string; readonly text: string },
): Statement {
  const { quote, start } = proposed.evidence;
  const id = statementId(documentId, proposed, quote, occurrence(version.text, quote, start));
  return { ...proposed, id, documentId, version: version.checksum };
}
