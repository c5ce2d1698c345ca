import type { ImportedDocument, Importer } from "../seams.js";

const encoder = new TextEncoder();

/** The documents in a file; a part of it that was refused is thrown. */
export async function importDocuments(
  importer: Importer,
  content: string | Uint8Array,
  path?: string,
): Promise<readonly ImportedDocument[]> {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const parts = await importer.read({ path: path ?? `file${importer.extensions[0]}`, bytes });
  return parts.map((part) => {
    if (part instanceof Error) throw part;
    return part;
  });
}

/** The one document in a file, undefined if there is none. */
export async function importDocument(
  importer: Importer,
  content: string | Uint8Array,
  path?: string,
): Promise<ImportedDocument | undefined> {
  return (await importDocuments(importer, content, path))[0];
}
