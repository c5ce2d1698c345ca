import type { GraphSource, SourceDocument } from "../graph/source.js";
import { EntenteError } from "../model/errors.js";
import { sortKeys } from "../model/hash.js";
import type { Origin } from "../model/statement.js";

/** A source whose versions say who read them and whose lists are ordered by document, by code point, as a store's are. */
export interface InterchangeSource extends GraphSource {
  listDocuments(): AsyncIterable<InterchangeDocument>;
}

type InterchangeDocument = SourceDocument & { readonly versions: readonly { readonly origin: Origin }[] };

/**
 * Writes all that a source holds as interchange lines (with line ends): each document with its texts, then its mentions and statements,
 * so that it can be read in one go; last the judgements. Fields stand in the order of their names, so that the same records are the same
 * bytes. Nothing derived is written; reading it back gives the same graph. Holds one document at a time.
 * @throws EntenteError `STORE_CORRUPT` if a version has no text
 */
export async function* writeInterchange(source: InterchangeSource): AsyncGenerator<string> {
  const mentions = followDocuments(source.listMentions());
  const statements = followDocuments(source.listStatements());
  try {
    for await (const document of source.listDocuments()) {
      yield line("document", await withTexts(source, document));
      for await (const { kind, ...mention } of mentions.of(document)) yield line("mention", { ...mention, mentionKind: kind });
      for await (const statement of statements.of(document)) yield line("statement", statement);
    }
  } finally {
    await Promise.all([mentions.close(), statements.close()]);
  }
  for await (const judgement of source.listJudgements()) yield line("judgement", judgement);
}

function line(kind: string, record: object): string {
  return `${JSON.stringify({ kind, ...(sortKeys(record) as object) })}\n`;
}

/**
 * Walks a list of what documents cite beside the list of documents. What was stored between the two looks at a source
 * that is being written is left out: a file must not cite what it does not give.
 */
function followDocuments<Item extends { readonly documentId: string; readonly version: string }>(list: AsyncIterable<Item>) {
  const items = list[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<Item>> | null = null;
  return {
    async *of({ id, versions }: InterchangeDocument): AsyncGenerator<Item> {
      const known = new Set(versions.map(({ checksum }) => checksum));
      for (;;) {
        next ??= items.next();
        const { done, value } = await next;
        if (done || isBefore(id, value.documentId)) return;
        next = null;
        if (value.documentId === id && known.has(value.version)) yield value;
      }
    },
    close: async () => void (await items.return?.()),
  };
}

/** True if a text comes before another by code point: surrogates, which stand for what is above U+FFFF, come last. */
function isBefore(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)].map((unit) => (unit >= 0xd8_00 && unit <= 0xdf_ff ? unit + 0x1_00_00 : unit));
  return Number.isNaN(x) ? !Number.isNaN(y) : (x ?? 0) < (y ?? 0);
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
