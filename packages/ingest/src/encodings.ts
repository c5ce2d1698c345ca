import { Buffer } from "node:buffer";

/** What Windows-1252 has at 0x80 to 0x9F, as the WHATWG Encoding Standard lists it. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/**
 * Text from bytes in a named encoding. Windows-1252, under any of its names (Latin-1, ASCII), is decoded here, since some
 * releases of Node take it for Latin-1 and lose quotation marks and dashes.
 * @param label - a name of the WHATWG Encoding Standard
 * @param fatal - whether bytes that are none in the encoding are an error; else they become U+FFFD
 * @throws RangeError if the encoding is unknown, TypeError for bytes that are none in it
 */
export function decodeBytes(bytes: Uint8Array, label: string, fatal = false): string {
  const decoder = new TextDecoder(label, { fatal });
  if (decoder.encoding !== "windows-1252") return decoder.decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character);
}
