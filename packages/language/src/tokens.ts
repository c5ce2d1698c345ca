import type { Span } from "./span.js";

/** What a token is made of. */
export type TokenKind = "word" | "number" | "punctuation";

/** A word, a number or one mark, with its place in the text: `text.slice(start, end) === token.text`. */
export interface Token extends Span {
  readonly text: string;
  readonly kind: TokenKind;
}

const letter = String.raw`[\p{L}\p{M}\p{N}]`;
const ends = `(?!${letter})`;
/** What English writes together with the word before it: possessives and shortened verbs ("he's", "they'll"). */
const clitic = String.raw`['’](?:[sdmSDM]|ll|LL|re|RE|ve|VE)${ends}`;
const negation = String.raw`[nN]['’][tT]${ends}`;
/** A word up to a negation in it ("is" of "isn't"), with inner apostrophes that begin no clitic ("N'Djamena"). */
const part = String.raw`[\p{L}\p{M}](?:(?!${negation})${letter})*`;
const word = String.raw`${part}(?:(?!${clitic})['’]${part})*`;
const abbreviation =
  "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Rev|Gov|Gen|Lt|Col|Capt|Sgt|Hon|St|Ft|Mt|Jr|Sr|Inc|Corp|Co|Ltd|Bros|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec";

/** First match wins. Nothing can match the same text in two ways and addresses are bounded, so the scan is linear. */
const words = [
  String.raw`https?:\/\/[^\s<>"“”]{1,2000}[\p{L}\p{N}\/]`,
  String.raw`www\.[^\s<>"“”]{1,200}[\p{L}\p{N}\/]`,
  String.raw`[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}`,
  String.raw`[\p{L}\p{N}]{1,63}(?:\.[\p{L}\p{N}]{1,63}){0,2}\.(?:com|org|net|gov|edu|int|info|eu|co\.uk)${ends}`,
  String.raw`\p{L}\.(?:\p{L}\.)+`,
  String.raw`\p{Lu}\.(?=\s+\p{Lu})|(?:${abbreviation})\.(?=\s+[\p{L}\p{N}])|No\.(?=\s+\p{N})`,
  clitic,
  negation,
  String.raw`[cC]an(?=not${ends})|[gG]on(?=na${ends})|[gG]ot(?=ta${ends})`,
  word,
];
const number = String.raw`\p{N}{1,4}(?:\/\p{N}{1,4}){2}${ends}|\p{N}+(?:[.,:]\p{N}+)*(?:(?:st|nd|rd|th|s)${ends})?`;
const marks = String.raw`\.{2,}|-{2,}|[!?]{2,}|={2,}|_{2,}|\*{2,}|[^\s]`;
const tokenPattern = new RegExp(`(${words.join("|")})|(${number})|${marks}`, "gu");

/**
 * The words, numbers and marks of a text, in order, cut as Universal Dependencies cuts English: "hasn't" is "has" and
 * "n't", "cannot" is "can" and "not", "they'll" is "they" and "'ll", a possessive "'s" and a hyphen are tokens of their
 * own ("UK-led" has three), dotted abbreviations ("U.K.", "Mr.") are one.
 */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(tokenPattern), (match) => {
    const kind = match[1] ? "word" : match[2] ? "number" : "punctuation";
    return { start: match.index, end: match.index + match[0].length, text: match[0], kind };
  });
}

/** True if the token starts with a capital letter. */
export function isCapitalised(token: Token): boolean {
  return token.kind === "word" && /^\p{Lu}/u.test(token.text);
}

/** A token's text for comparing: lower case, straight apostrophes, no accents or other marks. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
}
