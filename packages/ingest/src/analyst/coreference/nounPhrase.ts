import { isCapital, type Article } from "../article.js";
import { determiners } from "../lexicon.js";

/** A noun with what stands before it: article, adjectives, nouns and names. */
export interface Nominal {
  /** First token without article or possessive. */
  readonly first: number;
  readonly head: number;
  /** "the", "a", "this", "its", folded; "'s" after an owner; empty for none. */
  readonly determiner: string;
  /** Token of that determiner, `first` if there is none. */
  readonly from: number;
}

const days = new Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split(" "));
/** Verbs of headlines that a tagger takes for plural nouns: "Minister signs new treaty". */
const headlineVerbs = new Set(
  "sign ratify reject approve signs seeks agrees backs rejects urges inks strikes reaches ends scraps suspends hails slams quits leaves joins ratifies approves eyes mulls wins wants says makes gets calls faces breaks halts extends renews welcomes criticises criticizes".split(
    " ",
  ),
);
const taggedModifiers = new Set(["ADJ", "NOUN", "PROPN", "NUM", "SYM"]);

/** The noun phrase headed at a token, as far as it stands before it. Names before it belong to it as a whole. */
export function nominal(article: Article, head: number): Nominal {
  const sentence = article.sentenceOf(head)?.first ?? head;
  let first = head;
  for (let at = head - 1; at >= sentence;) {
    const start = modifierStart(article, at);
    if (start === null) break;
    first = start;
    at = start - 1;
  }
  const start = first;
  while (first < head && isJoint(article, first)) first += 1;
  return withDeterminer(article, first, start, head);
}

function isJoint(article: Article, i: number): boolean {
  const { tag } = article.words[i] ?? { tag: "X" };
  return /^(?:['"“”‘’]|-|–|'s|and|,)$/.test(article.low(i)) || tag === "ADV" || tag === "PUNCT" || tag === "PART";
}

/** The determiner stands before all of the phrase, adverbs and the like included: "a nearly year-old deal". */
function withDeterminer(article: Article, first: number, start: number, head: number): Nominal {
  const at = /^['"“”‘’]$/.test(article.low(start - 1)) ? start - 2 : start - 1;
  const low = article.low(at);
  if (determiners.has(low)) return { first, head, determiner: low, from: at };
  return { first, head, determiner: "", from: first };
}

/** The first token of the modifier that ends at `at`, null if it is none of the phrase. */
function modifierStart(article: Article, at: number): number | null {
  const word = article.words[at];
  const spot = article.owner[at];
  if (!word || determiners.has(word.low) || headlineVerbs.has(word.low)) return null;
  if (spot?.last === at) return spot.first;
  if (word.low === "'s" || (word.low === "'" && word.tag === "PART" && !isQuoted(article, at))) return at;
  if (/^[-–]$/.test(word.low)) return isGlued(article, at) ? at : null;
  if (/^["“”‘’']$/.test(word.low)) return isQuoted(article, at) ? at : null;
  if (days.has(word.low) && article.low(at + 1) !== "'s") return null;
  if (word.tag === "VERB" || word.tag === "AUX") return isParticiple(article, at) ? at : null;
  if (word.tag === "ADV") return isDegree(article, at) ? at : null;
  if (word.tag === "CCONJ") return joinsModifiers(article, at) ? at : null;
  if (word.low === ",") return article.words[at - 1]?.tag === "ADJ" && article.words[at + 1]?.tag === "ADJ" ? at : null;
  return taggedModifiers.has(word.tag) ? at : null;
}

function isGlued(article: Article, at: number): boolean {
  const [before, dash, after] = [article.words[at - 1], article.words[at], article.words[at + 1]];
  return before?.end === dash?.start && dash?.end === after?.start;
}

/** A quotation mark around a word or two of the phrase: "the so-called 'return hub' scheme". */
function isQuoted(article: Article, at: number): boolean {
  const close = [at - 2, at - 3, at - 4].some((i) => /^["“”‘’']$/.test(article.low(i)));
  const open = [at + 2, at + 3, at + 4].some((i) => /^["“”‘’']$/.test(article.low(i)));
  const next = article.words[at + 1];
  return close ? next?.tag !== "VERB" && next?.kind === "word" : open && article.words[at]?.end === next?.start;
}

/** "a signed deal", "the long-delayed pact", "its existing scheme"; no verb with its object. */
function isParticiple(article: Article, at: number): boolean {
  if (!/(?:ed|ing|en|led|held|struck|made|backed)$/.test(article.low(at))) return false;
  const before = article.words[at - 1];
  if (!before) return false;
  return (
    determiners.has(before.low) ||
    before.low === "'s" ||
    /^["“‘']$/.test(before.low) ||
    before.tag === "ADJ" ||
    (/^[-–]$/.test(before.low) && isGlued(article, at - 1)) ||
    (before.tag === "ADV" && determiners.has(article.low(at - 2)))
  );
}

/** "a nearly year-old agreement", "the previously signed deal". */
function isDegree(article: Article, at: number): boolean {
  const before = article.low(at - 1);
  const dashed = /^[-–]$/.test(article.low(at + 1)) || (/^[-–]$/.test(before) && isGlued(article, at - 1));
  return dashed || determiners.has(before) || before === "'s";
}

/** "trade and cooperation agreement", "the political and economic pact": adjectives or plain nouns on both sides. */
function joinsModifiers(article: Article, at: number): boolean {
  const [before, after] = [article.words[at - 1], article.words[at + 1]];
  if (!before || !after || article.low(at) !== "and") return false;
  const capital = isCapital(before) && isCapital(after) && !article.owner[at - 1] && !article.owner[at + 1];
  if (before.tag === "ADJ" && after.tag === "ADJ") return true;
  const demonyms = article.owner[at - 1]?.kind === "demonym" && article.owner[at + 1]?.kind === "demonym";
  if (demonyms || capital) return true;
  return (
    before.tag === "NOUN" &&
    after.tag === "NOUN" &&
    before.fineTag === "NN" &&
    after.fineTag === "NN" &&
    (article.words[at - 2]?.tag === "DET" || article.words[at - 2]?.tag === "ADJ")
  );
}
