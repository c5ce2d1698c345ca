import type { SourceDocument, SourceVersion } from "../graph/source.js";
import { groupBy } from "../model/group.js";
import { copyGroups } from "./groups.js";

/** A document whose text is a copy or near-copy of another's. */
export interface CopiedDocument {
  readonly document: SourceDocument;
  /** The one of its group that was published first; undated ones come last, then the id decides. */
  readonly original: SourceDocument;
}

/**
 * Which documents are copies or near-copies of others, by their current texts; nobody knows who copied from whom, so the
 * one published first passes for the original.
 * @param documents - all that there are
 * @returns ordered by document id
 */
export async function findCopies(documents: AsyncIterable<SourceDocument> | Iterable<SourceDocument>): Promise<readonly CopiedDocument[]> {
  const current: [SourceDocument, SourceVersion][] = [];
  for await (const document of documents) for (const version of document.versions.slice(-1)) current.push([document, version]);
  const copies = copyGroups(current.map(([, { checksum, traits }]) => ({ checksum, signature: traits.signature })));
  const groups = groupBy(current, ([, { checksum }]) => copies.get(checksum) ?? checksum);
  return [...groups.values()].flatMap(copiedIn).sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
}

function copiedIn(group: readonly (readonly [SourceDocument, SourceVersion])[]): readonly CopiedDocument[] {
  const [first, ...others] = [...group].sort(([a, x], [b, y]) => compare(x.published ?? "~", y.published ?? "~") || compare(a.id, b.id));
  return first ? others.map(([document]) => ({ document, original: first[0] })) : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
