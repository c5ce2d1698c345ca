import type { Article } from "../article.js";

const subjectLeads =
  /^(?:on|over|about|for|to|of|in|regarding|concerning|governing|covering|allowing|aimed|under|that|which|whereby|wherein)$/;
/** A subject in a name runs on for so many words at most. */
const longestSubject = 12;

/** Last token of what the phrase says it is about ("on fisheries", "to swap prisoners"), `end` if it says nothing. */
export function subjectEnd(article: Article, noun: number, stop: number): number {
  // "a deal Saturday to end the war".
  const end = weekdays.has(article.low(noun + 1)) ? noun + 1 : noun;
  const last = subjectBehind(article, end, stop);
  return last > end ? last : noun;
}

const weekdays = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));

function subjectBehind(article: Article, end: number, stop: number): number {
  const low = article.low(end + 1);
  const infinitive = low === "to" && article.words[end + 2]?.fineTag === "VB" && article.low(end + 2) !== "be";
  if (!infinitive && !(/^(?:on|over|about|for|of|in)$/.test(low) && isTopic(article, end + 2))) return end;
  let last = end;
  for (let i = end + 1; i <= Math.min(stop, end + longestSubject); i += 1) {
    const word = article.words[i];
    if (!word || endsSubject(article, i, end)) break;
    const gerund = word.fineTag === "VBG" && article.words[i - 1]?.tag === "ADP";
    if (word.tag === "NOUN" || word.tag === "PROPN" || word.tag === "PRON" || gerund) last = i;
  }
  return last;
}

/** "an agreement with Chile on fisheries", "a deal with Chile to share fish": the subject behind the parties. */
export function furtherSubject(article: Article, head: number, end: number, stop: number): number {
  const verb = article.low(end + 1) === "to" ? end + 2 : -1;
  const own = verb < 0 || (article.words[verb]?.head === head && article.words[verb]?.relation.startsWith("acl"));
  return own ? subjectEnd(article, end, stop) : end;
}

function isTopic(article: Article, i: number): boolean {
  const at = article.words[i]?.tag === "DET" ? i + 1 : i;
  const word = article.words[at];
  const date =
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|terms|behalf|course|time|place|force|principle|which|whom)$/;
  return (
    word !== undefined &&
    !date.test(word.low) &&
    word.tag !== "NUM" &&
    word.tag !== "PRON" &&
    (article.low(i - 1) !== "in" || word.fineTag === "VBG")
  );
}

function endsSubject(article: Article, i: number, end: number): boolean {
  const word = article.words[i];
  if (!word) return true;
  if (word.kind === "punctuation")
    return !/^[-–'"“”‘’/]$/.test(word.low) || (/^["“”]$/.test(word.low) && i > end + 2 && article.words[i - 1]?.end === word.start);
  if (word.tag === "AUX" || word.tag === "SCONJ") return true;
  if (word.tag === "VERB" && /^VB[DZP]$/.test(word.fineTag)) return true;
  if (word.fineTag === "VBG" && i > end + 2 && article.words[i - 1]?.tag === "NOUN") return true;
  if (word.tag === "CCONJ") return !/^(?:NOUN|PROPN|ADJ)$/.test(article.words[i + 1]?.tag ?? "") || article.owner[i + 1] !== undefined;
  if (i > end + 1 && /^(?:in|at|on)$/.test(word.low) && isPlaceOrDate(article, i + 1)) return true;
  return (
    i > end + 1 &&
    /^(?:between|with|after|before|during|since|until|within|by|as|at|who|which|that|but|amid|following|despite)$/.test(word.low)
  );
}

function isPlaceOrDate(article: Article, i: number): boolean {
  const at = article.words[i]?.tag === "DET" ? i + 1 : i;
  const type = article.owner[at]?.thing.type;
  return type === "Place" || type === "Country" || article.words[at]?.tag === "NUM" || !isTopic(article, at);
}

/** How far behind the noun its relative clause still tells what it is about. */
const aboutReach = 22;

/** The lemmas of what an agreement is about, as its phrase and the clause behind it tell. */
export function aboutOf(article: Article, end: number, stop: number): string[] {
  if (weekdays.has(article.low(end + 1))) return aboutOf(article, end + 1, stop);
  const { relation = "" } = article.words[end + 1] ?? {};
  if (!subjectLeads.test(article.low(end + 1)) && !relation.startsWith("acl")) return [];
  let last = end;
  while (last < Math.min(stop, end + aboutReach) && !/^[,;:.!?]$/.test(article.low(last + 1))) last += 1;
  return contentOf(article, end + 1, last);
}

/** The lemmas of nouns, names, adjectives and verbs from one token to another. */
export function contentOf(article: Article, first: number, last: number): string[] {
  return article.words
    .slice(first, last + 1)
    .flatMap(({ kind, tag, low, lemma }) =>
      kind === "word" && /^(?:NOUN|PROPN|ADJ|VERB|X)$/.test(tag) && low.length > (tag === "PROPN" ? 1 : 2) ? [lemma || low] : [],
    );
}

/** Participles that say that an agreement was made: "struck in 2021". */
export const making: RegExp = /^(?:struck|reached|signed|agreed|concluded|made|inked|sealed|forged|brokered|negotiated)$/;

/** "an agreement signed on Wednesday in Lima": what else tells it is where and when it was made. */
export function madeEnd(article: Article, end: number, stop: number): number {
  if (!making.test(article.low(end + 1))) return end;
  let last = end;
  for (let i = end + 2; i <= Math.min(stop, end + 9); i += 1) {
    const { tag = "X", kind = "punctuation", low = "" } = article.words[i] ?? {};
    if (
      kind === "punctuation" ||
      tag === "VERB" ||
      tag === "AUX" ||
      tag === "PRON" ||
      /^(?:by|after|before|with|between|and|but|under|during|when)$/.test(low)
    )
      break;
    if (tag === "NOUN" || tag === "PROPN" || tag === "NUM") last = i;
  }
  return last;
}

/** "struck in 2021", "signed in Lima in 1999": the year when it was made. */
export function yearBehind(article: Article, end: number): string {
  if (!making.test(article.low(end + 1))) return "";
  const words = article.words.slice(end + 2, end + 8);
  const stop = words.findIndex(({ low }) => /^[,;.]$/.test(low));
  return words.slice(0, stop < 0 ? undefined : stop).find(({ low }) => /^(?:19|20)\d\d$/.test(low))?.low ?? "";
}
