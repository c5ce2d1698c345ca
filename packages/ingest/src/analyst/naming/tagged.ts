import type { NameKind } from "@entente/language";
import { isCapital, type Article } from "../article.js";
import { openers } from "../lexicon.js";
import type { Candidate } from "./candidate.js";
import { isReadable, type Coverage } from "./coverage.js";
import { joints, particles, placeNounsAfter, plainAcronyms, prefixes, weekdaysAndMonths, type NamedType } from "./words.js";

const kindTypes: Readonly<Record<NameKind, NamedType>> = {
  person: "Person",
  country: "Country",
  party: "Party",
  organisation: "Organisation",
  place: "Place",
  event: "Event",
};

/** What the tagger found, cut to what a name may hold; where a list is sure, the tagger is not asked. */
export function fromTagger(article: Article, known: Coverage): Candidate[] {
  return article.names.flatMap((name) => {
    if (!isReadable(article, name.first) || !article.regionOf(name.first)?.capitalsTell) return [];
    const [first, last] = trimmed(article, name.kind === "person" ? behindOf(article, name) : name.first, name.last);
    const alone = first === last;
    const low = article.low(first);
    if (!isNameLike(article, first, last) || weekdaysAndMonths.has(low)) return [];
    if (alone && (known.sure.has(first) || plainAcronyms.has(low) || openers.has(low))) return [];
    if (/^(?:person|country|place)$/.test(name.kind) && known.demonyms.has(first)) return [];
    if (isOnlyDemonyms(article, first, last, known)) return [];
    const noun = last < name.last ? article.low(last + 1) : "";
    const type = placeNounsAfter.has(noun) ? "Place" : noun === "party" ? "Party" : kindTypes[name.kind];
    return [{ first, last, type, weight: alone ? 1.3 : 1.6, form: null, bare: false }];
  });
}

/** "Relatives of Ada Byron": the person is behind the "of". */
function behindOf(article: Article, { first, last }: { readonly first: number; readonly last: number }): number {
  for (let i = last - 1; i > first; i -= 1) if (article.low(i) === "of") return i + 1;
  return first;
}

/** Without titles, small words and marks at its ends. */
function trimmed(article: Article, first: number, last: number): [number, number] {
  let [from, to] = [first, last];
  const isLoose = (i: number): boolean =>
    article.titles.has(i) ||
    /^(?:the|a|an)$/.test(article.low(i)) ||
    weekdaysAndMonths.has(article.low(i)) ||
    (!isCapital(article.words[i]) && article.words[i]?.kind !== "number");
  while (from < to && isLoose(from) && !prefixes.has(article.low(from))) from += 1;
  while (to > from && isLoose(to) && !isHyphen(article, to - 1) && !/^\p{Lu}\.?$/u.test(article.words[to - 1]?.text ?? "")) to -= 1;
  return [from, to];
}

/** "the Bosnian Croat party" has no name. */
function isOnlyDemonyms(article: Article, first: number, last: number, { demonyms }: Coverage): boolean {
  for (let i = first; i <= last; i += 1) if (article.words[i]?.kind === "word" && !demonyms.has(i)) return false;
  return true;
}

function isHyphen(article: Article, i: number): boolean {
  return /^[-–‑]$/.test(article.low(i));
}

/** Capitals, joined by what names are joined by; nothing across commas or brackets. */
function isNameLike(article: Article, first: number, last: number): boolean {
  for (let i = first; i <= last; i += 1) {
    const { text = "", low = "", kind } = article.words[i] ?? {};
    const small =
      joints.has(low) ||
      particles.has(low) ||
      prefixes.has(low) ||
      low === "'s" ||
      low === "'" ||
      low === "." ||
      isHyphen(article, i) ||
      isHyphen(article, i - 1);
    if (!/^\p{Lu}/u.test(text) && kind !== "number" && (!small || i === first) && !(i === first && prefixes.has(low))) return false;
    if (i > first && weekdaysAndMonths.has(low)) return false;
  }
  return !article.titles.has(first) || first < last;
}
