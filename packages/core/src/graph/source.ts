import type { TextTraits } from "../copies/traits.js";
import type { DocumentHead, DocumentVersion } from "../model/document.js";
import type { Judgement } from "../model/judgement.js";
import type { Reject } from "../model/reading.js";
import type { Mention, Statement } from "../model/statement.js";

/** A document as the graph needs it: its versions without their texts, oldest first, the last one current. */
export interface SourceDocument extends DocumentHead {
  readonly versions: readonly SourceVersion[];
}

/** One version without its text. */
export interface SourceVersion extends Omit<DocumentVersion, "text"> {
  /** Derived from its text, so that copies are found without reading all texts again. */
  readonly traits: TextTraits;
  readonly sentences: number;
  readonly silentSentences: number;
}

/** Where a graph is built from: every store is one. */
export interface GraphSource {
  sequence(): Promise<number>;
  listDocuments(): AsyncIterable<SourceDocument>;
  listMentions(): AsyncIterable<Mention>;
  listStatements(): AsyncIterable<Statement>;
  listJudgements(): AsyncIterable<Judgement>;
  listRejects(): AsyncIterable<Reject>;
  /** The text of a version; null if unknown. */
  text(documentId: string, version?: string): Promise<string | null>;
}

/** All that a graph is derived from, read at one moment. */
export interface GraphRecords {
  readonly sequence: number;
  readonly documents: readonly SourceDocument[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly judgements: readonly Judgement[];
  readonly rejects: readonly Reject[];
  /** Texts of the versions of every document that a judgement names, by version checksum. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads everything; begins again if something was written meanwhile, so that the graph shows one moment. */
export async function readRecords(source: GraphSource): Promise<GraphRecords> {
  for (;;) {
    const sequence = await source.sequence();
    const records = await readOnce(source, sequence);
    if ((await source.sequence()) === sequence) return records;
  }
}

async function readOnce(source: GraphSource, sequence: number): Promise<GraphRecords> {
  const documents = await collect(source.listDocuments());
  const judgements = await collect(source.listJudgements());
  return {
    sequence,
    documents,
    judgements,
    mentions: await collect(source.listMentions()),
    statements: await collect(source.listStatements()),
    rejects: await collect(source.listRejects()),
    texts: await readTexts(source, documents, judgements),
  };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function readTexts(
  source: GraphSource,
  documents: readonly SourceDocument[],
  judgements: readonly Judgement[],
): Promise<ReadonlyMap<string, string>> {
  const judged = new Set(
    judgements.flatMap((judgement) => ("target" in judgement && "documentId" in judgement.target ? [judgement.target.documentId] : [])),
  );
  const texts = new Map<string, string>();
  for (const { id, versions } of documents) {
    if (!judged.has(id)) continue;
    for (const { checksum } of versions) texts.set(checksum, (await source.text(id, checksum)) ?? "");
  }
  return texts;
}
