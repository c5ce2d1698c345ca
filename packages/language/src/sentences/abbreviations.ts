import { functionWords } from "./functionWords.js";

/** Written before a name: a stop after them never ends a sentence. Folded, without the stop. */
const titles = new Set(
  "mr mrs ms mx dr prof sen rep gov gen maj col cmdr lt capt sgt cpl adm rev hon msgr fr sr st ste mt ft pres amb min supt insp messrs mme mlle".split(
    " ",
  ),
);
/** Other abbreviations: a stop after them ends a sentence only before a word that hardly goes on with a name. */
const others = new Set(
  (
    "jr vs v nos vols figs approx dept jan feb mar apr jun jul aug sep sept oct nov dec inc ltd corp bros plc cf ca pp " +
    "mon tue tues wed thu thur thurs fri ave blvd rd univ assn intl govt dist est al etc"
  ).split(" "),
);
/** Abbreviations that are words or names of other things too: a stop after them goes on only before a number ("No. 5"). */
const beforeNumbers = new Set("no co art arts ed p par sec vol fig ch cl ver".split(" "));
/** What comes before a full stop and behind it, as far as it tells whether the stop ends a sentence. */
interface AroundStop {
  /** The word before the stop with the stops inside it ("U.K" of "U.K."). */
  readonly word: string;
  /** The first word behind the stop, "" for none. */
  readonly next: string;
  /** True if the word before the stop opens the paragraph: "1. The parties …", "A. Scope". */
  readonly first: boolean;
}

/** True if the full stop only shortens the word before it, or numbers a list, and the sentence goes on. */
export function isAbbreviating({ word, next, first }: AroundStop): boolean {
  const low = word.toLowerCase();
  if (first && /^(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})$/u.test(word)) return true;
  if (titles.has(low)) return true;
  if (beforeNumbers.has(low)) return /^\p{N}/u.test(next);
  if (functionWords.has(next.toLowerCase()) && !/^\p{Lu}$/u.test(next)) return low === "e.g" || low === "i.e";
  return others.has(low) || /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
}
