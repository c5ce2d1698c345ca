import type { Mention, Reading, Reject, Statement } from "@entente/core";
import { compareText } from "../rules/order.js";
import type { Store, StoredDocument, VersionHead } from "../store.js";

/** A document as a store keeps it, as the readings that would make it: one a version, oldest first. */
export interface DocumentReadings {
  readonly document: StoredDocument;
  readonly readings: readonly Reading[];
}

/**
 * Everything that was read in every document, in the order of their ids. Each list of the store is read once, side by side, so that
 * neither all of them nor one query a document is needed.
 */
export async function* documentReadings(store: Store): AsyncIterable<DocumentReadings> {
  const mentions = new Follower(store.listMentions());
  const statements = new Follower(store.listStatements());
  const rejects = new Follower(store.listRejects());
  try {
    for await (const document of store.listDocuments()) {
      const parts = {
        mentions: await mentions.of(document.id),
        statements: await statements.of(document.id),
        rejects: await rejects.of(document.id),
      };
      const readings: Reading[] = [];
      for (const version of document.versions) readings.push(await toReading(store, document, version, parts));
      yield { document, readings };
    }
  } finally {
    for (const list of [mentions, statements, rejects]) await list.end();
  }
}

interface Parts {
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly rejects: readonly Reject[];
}

async function toReading(store: Store, document: StoredDocument, version: VersionHead, parts: Parts): Promise<Reading> {
  const { versions: _versions, ...head } = document;
  const { traits: _traits, origin, sentences, silentSentences, ...rest } = version;
  const inVersion = (item: { readonly version: string }): boolean => item.version === version.checksum;
  return {
    document: head,
    version: { ...rest, text: (await store.text(document.id, version.checksum)) ?? "" },
    mentions: parts.mentions.filter(inVersion),
    statements: parts.statements.filter(inVersion),
    rejects: parts.rejects.filter(inVersion),
    origin,
    sentences,
    silentSentences,
  };
}

/** A list that is ordered by document, read as far as the documents asked for, which come in the same order. */
class Follower<Item extends { readonly documentId: string }> {
  readonly #items: AsyncIterator<Item>;
  #next: Item | null = null;
  #done = false;

  constructor(items: AsyncIterable<Item>) {
    this.#items = items[Symbol.asyncIterator]();
  }

  /** What belongs to a document. What belongs to documents that were passed by was written meanwhile, and is left out. */
  async of(documentId: string): Promise<readonly Item[]> {
    const found: Item[] = [];
    for (;;) {
      const item = await this.#peek();
      const order = item === null ? 1 : compareText(item.documentId, documentId);
      if (item === null || order > 0) return found;
      if (order === 0) found.push(item);
      this.#next = null;
    }
  }

  async #peek(): Promise<Item | null> {
    if (this.#next !== null || this.#done) return this.#next;
    const { value, done } = await this.#items.next();
    this.#done = done === true;
    this.#next = done === true ? null : value;
    return this.#next;
  }

  async end(): Promise<void> {
    await this.#items.return?.();
  }
}
