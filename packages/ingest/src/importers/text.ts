import { decodeText } from "../decode.js";
import { noMetadata } from "../metadata.js";
import type { Importer } from "../seams.js";

/** Plain text: the document's text is the file's text unchanged but for a byte-order mark, so offsets fit the file. */
export const textImporter: Importer = {
  name: "text",
  extensions: [".txt"],
  read: async (file) => [{ ...noMetadata, text: decodeText(file) }],
};
