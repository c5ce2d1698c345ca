/**
 * Which encoding a font's character set means, by Windows' charset numbers (Rich Text Format Specification 1.9.1,
 * "Font Table"), in the names of the WHATWG Encoding Standard. 0 and 1 mean the document's own; 2 are symbols.
 */
const charsets: ReadonlyMap<number, string> = new Map([
  [77, "macintosh"],
  [128, "shift_jis"],
  [129, "euc-kr"],
  [134, "gb18030"],
  [136, "big5"],
  [161, "windows-1253"],
  [162, "windows-1254"],
  [163, "windows-1258"],
  [177, "windows-1255"],
  [178, "windows-1256"],
  [186, "windows-1257"],
  [204, "windows-1251"],
  [222, "windows-874"],
  [238, "windows-1250"],
]);

/** Windows code pages whose encoding has another name than `windows-N`. */
const codePages: ReadonlyMap<number, string> = new Map([
  [866, "ibm866"],
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gb18030"],
  [949, "euc-kr"],
  [950, "big5"],
  [10_000, "macintosh"],
  [65_001, "utf-8"],
]);

/** The encoding of a font's character set (`\fcharsetN`), null if it is the document's. */
export function charsetEncoding(charset: number): string | null {
  return charsets.get(charset) ?? null;
}

/** The encoding of a code page (`\ansicpgN`); Western European where it is unknown, as RTF readers do. */
export function codePageEncoding(codePage: number): string {
  const known = codePages.get(codePage);
  return known ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "windows-1252");
}
