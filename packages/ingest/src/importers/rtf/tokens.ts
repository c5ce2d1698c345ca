/** A piece of RTF: a group's edge, a control word or symbol, or bytes (one character each), plain or one in hexadecimal. */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly word: string; readonly number: number | null }
  | { readonly kind: "bytes"; readonly bytes: string };

/** One token: `\'hh`, a control word with its number and the blank that ends it, a control symbol, a brace, plain bytes. */
const token = /\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/giy;

/**
 * The tokens of RTF in order, without recursion; anything broken is passed over, as readers do.
 * @param source - the file, one character a byte
 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const pattern = new RegExp(token);
  for (let match = pattern.exec(source); match && pattern.lastIndex > match.index; match = pattern.exec(source)) {
    const found = toToken(match);
    if (found) yield found;
    if (found?.kind === "word" && found.word === "bin") pattern.lastIndex += Math.max(0, found.number ?? 0);
  }
}

function toToken([, byte, word, number, symbol, brace, bytes]: RegExpExecArray): RtfToken | null {
  if (byte !== undefined) return { kind: "bytes", bytes: String.fromCharCode(Number.parseInt(byte, 16)) };
  if (word !== undefined) return { kind: "word", word, number: number === undefined ? null : Number(number) };
  if (symbol !== undefined) return { kind: "word", word: symbol, number: null };
  if (brace !== undefined) return { kind: brace === "{" ? "open" : "close" };
  return bytes === undefined ? null : { kind: "bytes", bytes };
}
