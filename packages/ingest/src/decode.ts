import { Buffer, isUtf8 } from "node:buffer";
import { EntenteError } from "@entente/core";
import { decodeBytes } from "./encodings.js";
import type { SourceFile } from "./seams.js";

/** The largest file that is read where an importer says nothing else, in bytes: no article is longer. */
const maxFileBytes = 10_000_000;

/**
 * The text of a file, unchanged but for a byte-order mark: UTF-8 with one or without, UTF-16 with one.
 * @param file - the file
 * @param charset - the encoding that the file itself declares (HTML), null for UTF-8; a byte-order mark wins over it
 * @param maxBytes - the largest file that is read
 * @throws EntenteError `LIMIT_EXCEEDED` over `maxBytes`; `BAD_INPUT` if the file is binary, empty or wrongly encoded,
 * then with the offset of the first bad byte
 */
export function decodeText(file: SourceFile, charset: string | null = null, maxBytes: number = maxFileBytes): string {
  checkSize(file.path, file.bytes.length, maxBytes);
  const text = decode(file, charset);
  if (looksBinary(text)) throw binary(file);
  if (text.trim() === "") throw new EntenteError("BAD_INPUT", `${file.path} is empty; give a file with the article's text`);
  return text;
}

/**
 * Refuses what is too large, before it is read where the size is known.
 * @throws EntenteError `LIMIT_EXCEEDED`
 */
export function checkSize(path: string, bytes: number, maxBytes: number = maxFileBytes): void {
  if (bytes <= maxBytes) return;
  const [size, most] = [(bytes / 1e6).toFixed(1), Math.round(maxBytes / 1e6)];
  throw new EntenteError("LIMIT_EXCEEDED", `${path} has ${size} MB, and at most ${most} MB are read; split it into its articles`);
}

function decode(file: SourceFile, charset: string | null): string {
  const mark = byteOrderMark(file.bytes);
  if (mark) return decodeUtf16(file, mark);
  if (file.bytes.includes(0)) throw binary(file);
  return charset === null || charset === "utf-8" ? decodeUtf8(file) : decodeDeclared(file, charset);
}

function byteOrderMark([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decodeUtf8(file: SourceFile): string {
  if (isUtf8(file.bytes)) return new TextDecoder().decode(file.bytes);
  throw wronglyEncoded(file, "UTF-8", firstBadByte(file.bytes));
}

/** Where a byte sequence stops being UTF-8: the decoder's first replacement character that is none of the file's own. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!isReplacementCharacter(bytes, offset)) return offset;
    offset += 3;
    from = at + 1;
  }
  return bytes.length;
}

function isReplacementCharacter(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

function decodeUtf16(file: SourceFile, encoding: "utf-16le" | "utf-16be"): string {
  const text = new TextDecoder(encoding).decode(file.bytes);
  if (file.bytes.length % 2 === 1) throw wronglyEncoded(file, "UTF-16", file.bytes.length - 1);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file.bytes);
  } catch {
    throw wronglyEncoded(file, "UTF-16", firstLoneSurrogate(file.bytes, encoding, text));
  }
}

/** The byte offset of the first half of a surrogate pair without its other half; the mark itself takes two bytes. */
function firstLoneSurrogate(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", text: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = [...indexesOf(text, "\uFFFD")].find((index) => view.getUint16(2 + 2 * index, encoding === "utf-16le") !== 0xfffd);
  return 2 + 2 * (at ?? 0);
}

function* indexesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) yield at;
}

function decodeDeclared(file: SourceFile, charset: string): string {
  try {
    return decodeBytes(file.bytes, charset, true);
  } catch (cause) {
    const message =
      cause instanceof RangeError
        ? `${file.path} declares the encoding "${charset}", which is unknown; save it as UTF-8`
        : `${file.path} declares the encoding ${charset}, and its bytes are none; save it as UTF-8`;
    throw new EntenteError("BAD_INPUT", message, { cause });
  }
}

/** True if more than one character in a hundred is a control character: program, image or archive. */
function looksBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) controls += 1;
  return text.includes("\0") || controls * 100 > text.length;
}

/** Control characters that no text holds; tab, line ends, form feed and escape do occur. */
function isControl(code: number): boolean {
  return code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b);
}

function binary({ path }: SourceFile): EntenteError {
  return new EntenteError("BAD_INPUT", `${path} is binary, not text; give the article in its own format, or as text`);
}

function wronglyEncoded({ path }: SourceFile, encoding: string, offset: number): EntenteError {
  return new EntenteError("BAD_INPUT", `${path} is not valid ${encoding} at byte ${offset}; save it as UTF-8`);
}
