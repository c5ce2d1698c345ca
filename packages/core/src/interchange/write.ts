import type { GraphSource, SourceDocument } from "../graph/source.js";
import { EntenteError } from "../model/errors.js";
import { sortKeys } from "../model/hash.js";
import type { Origin } from "../model/statement.js";

/** A source whose versions say who read them, as a store's do. */
export interface InterchangeSource extends GraphSource {
  listDocuments(): AsyncIterable<SourceDocument & { readonly versions: readonly { readonly origin: Origin }[] }>;
}

/**
 * Writes all that a source holds as interchange lines (with line ends): documents with their texts, then mentions,
 * statements and judgements, fields in the order of their names, so that the same records are the same bytes. Nothing derived is written; reading it back gives the same graph.
 * @throws EntenteError `STORE_CORRUPT` if a version has no text
 */
export async function* writeInterchange(source: InterchangeSource): AsyncGenerator<string> {
  for await (const document of source.listDocuments()) yield line("document", await withTexts(source, document));
  for await (const { kind, ...mention } of source.listMentions()) yield line("mention", { ...mention, mentionKind: kind });
  for await (const statement of source.listStatements()) yield line("statement", statement);
  for await (const judgement of source.listJudgements()) yield line("judgement", judgement);
}

function line(kind: string, record: object): string {
  return `${JSON.stringify({ kind, ...(sortKeys(record) as object) })}\n`;
}

async function withTexts(source: GraphSource, document: SourceDocument): Promise<object> {
  const versions = await Promise.all(
    document.versions.map(async ({ traits: _derived, ...version }) => ({
      ...version,
      text: await requireText(source, document.id, version.checksum),
    })),
  );
  return { ...document, versions };
}

async function requireText(source: GraphSource, documentId: string, version: string): Promise<string> {
  const text = await source.text(documentId, version);
  if (text !== null) return text;
  throw new EntenteError(
    "STORE_CORRUPT",
    `version ${version} of document ${documentId} has no text; check the store or read the document again`,
  );
}
