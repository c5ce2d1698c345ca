import type { DocumentVersion, EntenteError, Mention, Origin, ProposedStatement, RejectReason } from "@entente/core";

/** A file as it lies on disk, or came from an address. */
export interface SourceFile {
  /** Path below the folder or file the user named, `/` between the parts: part of the document's identity. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where it was fetched, after redirects; absent for a file on disk. */
  readonly address?: string;
}

/** What is known about a document besides its text; null where nobody says. */
export interface DocumentMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  /** EDTF. */
  readonly published: string | null;
  readonly url: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly licence: string | null;
}

/** What an importer found in a file. */
export interface ImportedDocument extends DocumentMetadata {
  /** Never empty; every offset of what is read in it counts its UTF-16 code units. */
  readonly text: string;
  /**
   * What tells it from the other documents of its file: an accession number, a row's id, an address, a digest of title
   * and date. Part of its identity where it has no URL. Absent: its place in the file tells it.
   */
  readonly key?: string;
}

/** One document of a file, or why this one is none: the others of the file are read all the same. */
export type ImportedPart = ImportedDocument | EntenteError;

/**
 * Turns one kind of file into documents. One file an importer, all of them in one list, one contract suite.
 * An importer is deterministic, runs nothing that a file holds, and never guesses a date from a file's time.
 */
export interface Importer {
  /** `text`, `markdown`, `html`, `pdf`, … */
  readonly name: string;
  /** File name endings it reads, lower case with the dot. */
  readonly extensions: readonly string[];
  /** The largest file it reads, in bytes. Absent: 10 MB, more than any article of mere text has. */
  readonly maxBytes?: number;
  /**
   * @throws EntenteError `BAD_INPUT` (a date: `BAD_DATE`, too large: `LIMIT_EXCEEDED`) naming the file and what is
   * wrong with it
   */
  read(file: SourceFile): Promise<readonly ImportedPart[]>;
}

/** What an extractor is given to read. */
export interface ExtractorInput {
  readonly documentId: string;
  /** BCP 47; null or absent: unknown, tried as English. */
  readonly language?: string | null;
  readonly version: Pick<DocumentVersion, "checksum" | "text" | "title" | "outlet" | "published">;
}

/** A stretch of text, UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an extractor read. Nothing here is trusted: grounding and the ontology are checked after it. */
export interface Extraction {
  readonly mentions: readonly Mention[];
  readonly statements: readonly ProposedStatement[];
  /** The sentences of the text, in order, so that silence can be counted. */
  readonly sentences: readonly Span[];
  /** What the extractor refused itself, before the store's check. Absent: nothing. */
  readonly rejects?: readonly Refusal[];
  /** Who read it, where that is not the extractor as a whole: a language model that did not answer read nothing. */
  readonly origin?: Origin;
}

/** A statement that an extractor was offered and did not take on, without the document's text. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly detail: string;
}

/**
 * Reads mentions and statements from a text. Deterministic: the same input gives the same extraction.
 * One file or folder an extractor, all of them in one list, one contract suite.
 */
export interface Extractor {
  /** Name and version; another version re-reads documents. */
  readonly origin: Origin;
  /** Whether it reads a language, BCP 47. Absent: English, and texts of unknown language. */
  reads?(language: string | null): boolean;
  extract(input: ExtractorInput): Promise<Extraction>;
}
