import { isCapital, type Article } from "../article.js";
import { feminineNames, masculineNames } from "../coreference/givenNames.js";
import { isAdverb } from "../lexicon.js";
import type { Candidate } from "./candidate.js";
import { personObjectVerbs, personVerbs, placeNounsAfter, placeNounsBefore, placePrepositions } from "./words.js";

/** What is known of people's names before any is read. */
export interface Titles {
  readonly honorifics: ReadonlySet<string>;
}

/** What stands around a candidate speaks for its type: 0 nothing, 1 enough for a word alone, 3 beyond doubt. */
export function contextWeight(article: Article, candidate: Candidate, titles: Titles): number {
  if (candidate.form?.kind === "demonym") return 0;
  if (candidate.type === "Person") return personWeight(article, candidate, titles);
  if (candidate.type === "Place" || candidate.type === "Country") return placeWeight(article, candidate);
  if (candidate.type === "Party") return partyWeight(article, candidate);
  return candidate.type === "Organisation" ? organisationWeight(article, candidate) : 0;
}

function personWeight(article: Article, { first, last }: Candidate, titles: Titles): number {
  const honoured = isHonorific(article, first - 1, titles);
  const low = article.low(first);
  const given = first < last && (feminineNames.has(low) || masculineNames.has(low)) ? 1.2 : 0;
  const author = first < last && article.regionOf(first)?.kind === "byline" && /^(?:by|and|,)$/.test(article.low(first - 1)) ? 2 : 0;
  return (
    (honoured ? 3 : 0) +
    (honoured ? 0 : titleBefore(article, first)) +
    given +
    author +
    (first < last ? ofCountry(article, first, last) : 0) +
    asSubject(article, last) +
    asObject(article, first) +
    described(article, last)
  );
}

/** True if the token is an honorific, or the stop after one ("Mr."). */
function isHonorific(article: Article, i: number, { honorifics }: Titles): boolean {
  const at = article.low(i) === "." ? i - 1 : i;
  const word = article.words[at];
  return word !== undefined && /^\p{Lu}/u.test(word.text) && honorifics.has(word.low.replace(/\.$/, ""));
}

/** "Prime Minister X", "spokesman X", but not "the president of X". */
function titleBefore(article: Article, first: number): number {
  if (article.titles.has(first - 1)) return 2.2;
  if (article.low(first - 1) !== ",") return 0;
  // "foreign minister, X", "the leader of the Farmers' Union, X".
  if (article.titles.has(first - 2)) return 1;
  for (let at = first - 3; at > first - 18 && !/^[,.;]$/.test(article.low(at)); at -= 1)
    if (article.titles.has(at) && /^(?:of|for|in|at)$/.test(article.low(at + 1))) return 1.2;
  return 0;
}

/** "Norway's Ada Byron", "Ada Byron of Norway". */
function ofCountry(article: Article, first: number, last: number): number {
  const owned = /^'s?$/.test(article.low(first - 1)) && isCapital(article.words[first - 2]);
  const from = /^(?:of|\()$/.test(article.low(last + 1)) && isCapital(article.words[article.low(last + 2) === "the" ? last + 3 : last + 2]);
  return (owned ? 0.6 : 0) + (from ? 0.5 : 0);
}

function asSubject(article: Article, last: number): number {
  let at = last + 1;
  while (isAdverb(article.low(at))) at += 1;
  const helped = /^(?:has|had|was|will|would)$/.test(article.low(at)) && personVerbs.has(article.low(at + 1));
  return personVerbs.has(article.low(at)) ? 0.9 : helped ? 0.7 : 0;
}

function asObject(article: Article, first: number): number {
  return personObjectVerbs.has(article.low(first - 1)) ? (article.low(first - 1) === "told" ? 0.5 : 0.8) : 0;
}

/** "X, who", "X, 54,", "X, the prime minister". */
function described(article: Article, last: number): number {
  if (article.low(last + 1) !== ",") return 0;
  const next = article.low(last + 2);
  if (next === "who" || next === "whose") return 1.3;
  if (/^\d\d$/.test(next) && article.low(last + 3) === ",") return 2;
  for (let at = last + 2; at < last + 8 && article.low(at) !== ","; at += 1) if (article.titles.has(at)) return 1.5;
  return 0;
}

/** Offices that only states have. */
const ofState = /^(?:president|minister|king|queen|government|chancellor|ambassador|republic)$/;

function placeWeight(article: Article, { first, last, type, bare }: Candidate): number {
  const before = article.low(article.low(first - 1) === "the" ? first - 2 : first - 1);
  if (article.low(first - 1) === "of" && placeNounsBefore.has(article.low(first - 2))) return 3;
  if (type === "Country" && article.low(first - 1) === "of" && ofState.test(article.low(first - 2))) return 2;
  const capital = article.low(first - 1) === "capital" || (article.low(first - 1) === "," && article.low(first - 2) === "capital");
  if (capital) return 3;
  const lies = placePrepositions.has(before) ? (/^(?:in|near|outside|around|across)$/.test(before) ? 1 : before === "at" ? 0.5 : 0.35) : 0;
  const based = article.low(last + 1) === "-" && /^(?:based|headquartered|born|area)$/.test(article.low(last + 2)) ? 2 : 0;
  const after = placeNounsAfter.has(article.low(last + 1)) ? 1.2 : based;
  const unknownNext = type !== "Country" || !bare ? neighbour(article, first, last) : 0;
  return lies + after + unknownNext;
}

/** A listed name of one word beside an unknown capitalised one is more likely part of a person's name. */
function neighbour(article: Article, first: number, last: number): number {
  const [before, after] = [article.words[first - 1], article.words[last + 1]];
  const plain = (i: number): boolean =>
    /^\p{Lu}\p{Ll}+$/u.test(article.words[i]?.text ?? "") && !article.titles.has(i) && !article.openings.has(i);
  return first === last && ((after && plain(last + 1)) || (before && plain(first - 1) && !article.openings.has(first - 1))) ? -0.4 : 0;
}

function partyWeight(article: Article, { first, last }: Candidate): number {
  const after = article.low(last + 1);
  const party =
    after === "party" || after === "parties"
      ? 3
      : /^(?:lawmakers?|mps?|mp|senators?|backbenchers?|voters|politicians?|deput(?:y|ies)|candidates?|legislators?|leader)$/.test(after)
        ? 0.9
        : 0;
  const before = /^(?:opposition|ruling|governing|nationalist|conservative|liberal|leftist|centrist|socialist|far-right|populist)$/.test(
    article.low(first - 1),
  )
    ? 1.2
    : 0;
  const titled = article.titles.has(last + 1) ? 0.5 : 0;
  const brackets = article.low(first - 1) === "(" && article.low(last + 1) === ")" && article.low(first - 3) === "party" ? 2 : 0;
  return party + titled + before + brackets;
}

const groupAfter =
  /^(?:group|groups|militia|militias|rebels|movement|opposition|faction|factions|organisation|organization|forces|coalition|alliance|network|agency|charity)$/;

function organisationWeight(article: Article, { first, last }: Candidate): number {
  const after = article.low(last + 1);
  const works =
    /^(?:spokesman|spokeswoman|spokesperson|officials?|chief|director|chairman|chairwoman|chair|ceo|members?|headquarters|secretariat|militants?|fighters|rebels|troops|analysts?|researchers?|staff)$/.test(
      after,
    )
      ? 0.8
      : 0;
  const group = /^(?:group|militia|rebels|movement|agency|network|broadcaster|newspaper|magazine|website|company|bloc|alliance)$/;
  const armed =
    /^(?:armed|militia|militant|insurgent|rebel|opposition|separatist|terror|terrorist|extremist|paramilitary|jihadist|human|aid)$/.test(
      after,
    ) && groupAfter.test(article.low(last + 2));
  const before = article.low(first - 1) === "," ? article.low(first - 2) : article.low(first - 1);
  const named = group.test(before) || group.test(after) || armed ? 1.3 : 0;
  // "told BenarNews.": unknown and alone, an outlet more often than a person.
  const outlet = first === last && article.low(first - 1) === "told" && /^(?:[.,]|that|in|on)$/.test(after) ? 1.1 : 0;
  const member =
    /^(?:of|by|from|with)$/.test(article.low(first - 1)) && /^(?:members?|member|head|chief|director|part)$/.test(article.low(first - 2))
      ? 0.5
      : 0;
  return works + named + member + outlet;
}
