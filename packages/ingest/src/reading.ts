import {
  checkStatement,
  completeStatement,
  type DocumentHead,
  type DocumentVersion,
  type Mention,
  type Origin,
  type ProposedStatement,
  type Reading,
  type Statement,
} from "@entente/core";
import { isReadable } from "./languages.js";
import { LocalEntities, localKey } from "./local-entities.js";
import type { Extraction, Extractor } from "./seams.js";
import { countSilent } from "./silence.js";

/** What a document in a language that nobody here reads gives. */
const silence: Extraction = { mentions: [], statements: [], sentences: [] };

/**
 * One reading of one version. A document in another language is read as silence, with no sentence counted: sentences are
 * split by English rules. Mentions and statements come in text order, each entity as one object; which statements hold,
 * the store decides when it takes the reading.
 */
export async function readVersion(document: DocumentHead, version: DocumentVersion, extractor: Extractor): Promise<Reading> {
  const { language } = document;
  const reads = extractor.reads?.(language) ?? isReadable(language);
  const extraction = reads ? await extractor.extract({ documentId: document.id, language, version }) : silence;
  return completeReading(document, version, extraction, extraction.origin ?? extractor.origin);
}

function completeReading(document: DocumentHead, version: DocumentVersion, extraction: Extraction, origin: Origin): Reading {
  const entities = new LocalEntities();
  return {
    document,
    version,
    mentions: sortMentions(extraction.mentions.map((mention) => entities.mention(mention))),
    statements: sortStatements(
      extraction.statements.map((statement) => completeStatement(entities.statement(statement), document.id, version)),
    ),
    rejects: (extraction.rejects ?? []).map((refusal) => ({ ...refusal, documentId: document.id, version: version.checksum, origin })),
    origin,
    sentences: extraction.sentences.length,
    silentSentences: countSilent(extraction.sentences, grounded(extraction.statements, version.text)),
  };
}

/** Evidence of what will be kept: a sentence whose only statement is refused gave nothing. */
function grounded(statements: readonly ProposedStatement[], text: string): readonly ProposedStatement["evidence"][] {
  return statements.filter((statement) => checkStatement(statement, text).length === 0).map(({ evidence }) => evidence);
}

/** By place, longer before shorter, then by entity; the same span for the same entity once. */
function sortMentions(mentions: readonly Mention[]): readonly Mention[] {
  const unique = new Map(mentions.map((mention) => [mentionKey(mention), mention]));
  return [...unique.values()].sort((a, b) => a.start - b.start || b.end - a.end || compare(localKey(a.entity), localKey(b.entity)));
}

function mentionKey({ start, end, entity }: Mention): string {
  return `${start} ${end} ${localKey(entity)}`;
}

function sortStatements(statements: readonly Statement[]): readonly Statement[] {
  return [...statements].sort(byPlace);
}

/** Order of statements: by where their evidence starts and ends, then by id. */
export function byPlace(a: Statement, b: Statement): number {
  return a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
