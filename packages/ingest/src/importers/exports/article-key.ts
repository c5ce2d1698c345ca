import { checksum, EntenteError } from "@entente/core";
import type { ImportedDocument, ImportedPart } from "../../seams.js";

/** A key for an article that has no number of its own: what it is called, who printed it and when. 16 hexadecimal digits. */
export function describedKey({ title, outlet, published, text }: Omit<ImportedDocument, "key">): string {
  return checksum(JSON.stringify([title ?? text.slice(0, 200), outlet, published])).slice(0, 16);
}

/**
 * The same documents with no key twice: a further document of a known key (another edition under the same title) gets
 * its place among them, `KEY-2`. The same text under the same key is a copy, and left to be named as such.
 */
export function distinctKeys(parts: readonly ImportedPart[]): readonly ImportedPart[] {
  const texts = new Map<string, string[]>();
  return parts.map((part) => {
    if (part instanceof EntenteError || part.key === undefined) return part;
    const known = texts.get(part.key) ?? [];
    texts.set(part.key, known);
    const place = known.indexOf(part.text);
    if (place < 0) known.push(part.text);
    const count = place < 0 ? known.length : place + 1;
    return count === 1 ? part : { ...part, key: `${part.key}-${count}` };
  });
}
