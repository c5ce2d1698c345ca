import { detectAll } from "tinyld";

/** Fewer letters than this say too little about their language. */
const fewestLetters = 40;
/** Below so many letters one common English word is doubt enough: two sentences full of foreign names pass for German. */
const shortText = 400;
/** How much of a text is looked at, in UTF-16 code units: a few pages tell, and the time stays bounded. */
const longestSample = 20_000;
/** From this share of common English words on a text is English, whatever its letter groups look like. */
const englishShare = 0.06;
/** A language must be this many times likelier than the next: otherwise the recogniser is guessing, mostly from names. */
const dominance = 4;
/** Languages in which no news is written, and for which names from the Balkans pass: Esperanto, Volapük, Klingon. */
const constructed = new Set(["eo", "vo", "tlh"]);

/**
 * Words that make up about a quarter of any English news text, and hardly any of another language's: "a", "for" and "was"
 * are missing because French, Danish and German have them too. Recognisers that go by groups of letters are led astray by
 * foreign names (a paragraph on Mugabe and Tsvangirai passes for Turkmen), these words are not.
 */
const commonEnglish = new Set(
  "the of and to that with by from it be has had were are been which this will would not but they its their who said after about than".split(
    " ",
  ),
);

/**
 * The language of a text, ISO 639-1, or null where it cannot be told: fewer than 40 letters, a short text with an
 * English word in it, or letter groups of no language in particular. That a text is not English is sure; which of two
 * close languages it is, is a guess.
 */
export function recogniseLanguage(text: string): string | null {
  const sample = text.slice(0, longestSample);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewestLetters) return null;
  const english = commonShare(sample);
  if (english >= englishShare) return "en";
  if (english > 0 && letters < shortText) return null;
  const [best, next] = detectAll(sample);
  const sure = best && best.accuracy >= dominance * (next?.accuracy ?? 0) && !constructed.has(best.lang);
  return sure ? best.lang : null;
}

function commonShare(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => commonEnglish.has(word)).length / Math.max(1, words.length);
}

/** True for a language that extractors read: English, or unknown, which is tried as English. */
export function isReadable(language: string | null): boolean {
  return language === null || language === "en" || language.startsWith("en-");
}
