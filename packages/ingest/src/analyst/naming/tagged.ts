import type { NameKind, NameSpan } from "@entente/language";
import { isCapital, type Article } from "../article.js";
import { openers } from "../lexicon.js";
import type { Candidate } from "./candidate.js";
import { isReadable, type Coverage } from "./coverage.js";
import { eventHeads, joints, particles, peoples, placeNounsAfter, plainAcronyms, prefixes, isCalendar, type NamedType } from "./words.js";

const kindTypes: Readonly<Record<NameKind, NamedType>> = {
  person: "Person",
  country: "Country",
  party: "Party",
  organisation: "Organisation",
  place: "Place",
  event: "Event",
};

/** What the tagger found, cut to what a name may hold; where a list is sure, the tagger is not asked. */
export function fromTagger(article: Article, known: Coverage, listed: ReadonlyMap<string, NamedType>): Candidate[] {
  return article.names
    .flatMap((name) => partsAtTitle(article, name))
    .flatMap((name) => {
      if (!isReadable(article, name.first) || !article.regionOf(name.first)?.capitalsTell) return [];
      const [first, last] = trimmed(article, name.kind === "person" ? behindCountry(article, name, known) : name.first, name.last);
      const alone = first === last;
      const low = article.low(first);
      if (!isNameLike(article, first, last) || isCalendar(low)) return [];
      if (alone && (known.sure.has(first) || plainAcronyms.has(low) || openers.has(low))) return [];
      if (/^(?:person|country|place)$/.test(name.kind) && known.demonyms.has(first)) return [];
      if (alone && /(?:ians|eans|ites|ists|eses?|gans)$/.test(low)) return [];
      if (name.kind === "place" && isOfPlaces(article, first, last)) return [];
      if (isOnlyDemonyms(article, first, last, known)) return [];
      const noun = last < name.last ? article.low(last + 1) : "";
      const bodyListed =
        /^(?:Organisation|Party)$/.test(listed.get(`${first} ${last}`) ?? "") && name.kind !== "person" && name.kind !== "country";
      const type = bodyListed
        ? (listed.get(`${first} ${last}`) ?? "Organisation")
        : placeNounsAfter.has(noun)
          ? "Place"
          : noun === "party"
            ? "Party"
            : kindTypes[name.kind];
      return [{ first, last, type, weight: weightOf(article, type, first, last), form: null, bare: false }];
    });
}

/** "Baltic Council Chairman Ada Byron": a title between two names, which the tagger took for one. */
function partsAtTitle(article: Article, name: NameSpan): NameSpan[] {
  for (let at = name.first + 1; at < name.last - 1; at += 1) {
    const parts = article.titles.has(at) && !article.titles.has(at + 1) && isCapital(article.words[at + 1]);
    if (!parts || !personHeads.test(article.low(at)) || !isCapital(article.words[at + 2])) continue;
    const kind = name.kind === "person" ? "organisation" : name.kind;
    return [
      { ...name, last: at - 1, kind },
      { ...name, first: at + 1, kind: "person" },
    ];
  }
  return [name];
}

const personHeads =
  /^(?:chairman|chairwoman|chairperson|chair|president|minister|secretary|leader|chief|head|spokesman|spokeswoman|ambassador|envoy|commissioner|director|commander|secretary-general|director-general)$/;

/** A name of several words is surer than a word alone, an event whose noun tells none the least. */
function weightOf(article: Article, type: NamedType, first: number, last: number): number {
  const told =
    type !== "Event" ||
    article.words
      .slice(first, last + 1)
      .some(
        ({ low }) =>
          eventHeads.has(low) ||
          /^(?:talks|dialogue|summits|games|cup|crisis|conflict|protests|accident|attack|attacks|massacre|day|process)$/.test(low),
      );
  return told ? (first === last ? 1.3 : 1.6) : 0.8;
}

/** "Relatives of Ada Byron": the person is behind the "of". */
function behindOf(article: Article, { first, last }: { readonly first: number; readonly last: number }): number {
  for (let i = last - 1; i > first; i -= 1) if (article.low(i) === "of") return i + 1;
  return first;
}

/** "Ambassador to Chile Ada Byron": where a person is sent to is no part of the name. */
function behindCountry(article: Article, name: { readonly first: number; readonly last: number }, known: Coverage): number {
  const first = behindOf(article, name);
  const sentTo = /^(?:to|for|in)$/.test(article.low(first - 1)) && article.titles.has(first - 2);
  return sentTo && known.sure.has(first) && name.last - first > 1 ? first + 1 : first;
}

/** Without titles, small words and marks at its ends. */
function trimmed(article: Article, first: number, last: number): [number, number] {
  let [from, to] = [first, last];
  const isLoose = (i: number): boolean =>
    article.titles.has(i) ||
    /^(?:the|a|an)$/.test(article.low(i)) ||
    isCalendar(article.low(i)) ||
    (!isCapital(article.words[i]) && article.words[i]?.kind !== "number");
  while (from < to && isLoose(from) && !prefixes.has(article.low(from))) from += 1;
  while (to > from && isLoose(to) && !isHyphen(article, to - 1) && !/^\p{Lu}\.?$/u.test(article.words[to - 1]?.text ?? "")) to -= 1;
  return [from, to];
}

/** "the Northern Islands of Great Tamba": two places, not one; "Gulf of Tamba" is one. */
function isOfPlaces(article: Article, first: number, last: number): boolean {
  for (let i = first + 2; i < last; i += 1) if (article.low(i) === "of") return true;
  return false;
}

/** "the Bosnian Croat party" has no name. */
function isOnlyDemonyms(article: Article, first: number, last: number, { demonyms }: Coverage): boolean {
  for (let i = first; i <= last; i += 1)
    if (article.words[i]?.kind === "word" && !demonyms.has(i) && !peoples.has(article.low(i)) && !joints.has(article.low(i))) return false;
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
      (isHyphen(article, i - 1) && text.length < 6);
    if (!/^\p{Lu}/u.test(text) && kind !== "number" && (!small || i === first) && !(i === first && prefixes.has(low))) return false;
    if (i > first && isCalendar(low)) return false;
  }
  return !article.titles.has(first) || first < last;
}
