import type { Article } from "../article.js";
import { referents } from "../coreference/index.js";
import { subjectOf, type Argument } from "./subjects.js";
import type { Tree } from "./tree.js";

/** How doubtful a part is that only its place in the sentence tells. */
const guess = 0.15;
const reach = 12;

/**
 * The subject of a verb whose tree has none: the name or description that ends right before it, past adverbs and
 * auxiliaries. Null at the first word that may begin another clause.
 */
export function nearestSubject(article: Article, tree: Tree, verb: number): Argument | null {
  if (!isFinite(tree, verb)) return null;
  let at = verb - 1;
  while (at > verb - reach && /^(?:AUX|ADV|PART)$/.test(tree.words[at]?.tag ?? "") && !article.owner[at]) at -= 1;
  if (tree.low(at) === "," && article.endingAt(at - 1)?.thing.type === "Person") at -= 1;
  if (tree.low(at) === ",") at = beforeAside(tree, at);
  if (/^(?:who|which)$/.test(tree.low(at))) at -= tree.low(at - 1) === "," ? 2 : 1;
  const found = referents(article, at);
  if (!found || found.things.length === 0) return null;
  const top = topOf(article, tree, at, verb);
  return { token: top, doubt: guess };
}

/** "Byron, who took office in May, travelled": before the relative clause that a comma closes. */
function beforeAside(tree: Tree, comma: number): number {
  for (let i = comma - 2; i > comma - 14; i -= 1) {
    if (/^[.;:]$/.test(tree.low(i))) return comma;
    if (/^(?:who|which)$/.test(tree.low(i)) && tree.low(i - 1) === ",") return i - 2;
  }
  return beforeApposition(tree, comma);
}

/** "Byron, Norway's prime minister, hit back": before the comma that opens an apposition without a verb. */
function beforeApposition(tree: Tree, comma: number): number {
  for (let i = comma - 1; i > comma - 12; i -= 1) {
    const tag = tree.words[i]?.tag ?? "X";
    if (tree.low(i) === ",") return tree.words[i - 1]?.tag === "PROPN" ? i - 1 : comma;
    if (tag === "VERB" || tag === "AUX" || tag === "SCONJ" || tag === "PUNCT") return comma;
  }
  return comma;
}

/** A verb with a tense: what else has no subject of its own. */
function isFinite(tree: Tree, verb: number): boolean {
  return (
    /^(?:VB[DZP]|NNS)$/.test(tree.fineTag(verb)) ||
    tree.with(verb, "aux").length > 0 ||
    (tree.fineTag(verb) === "VB" && tree.mark(verb) === null && /^(?:root|parataxis|acl|conj)$/.test(tree.base(verb))) ||
    (tree.fineTag(verb) === "VBN" && tree.relation(verb) !== "acl" && tree.mark(verb) === null)
  );
}

/** "the ministers of Norway met": the noun above, where it stands before the verb and is known. */
function topOf(article: Article, tree: Tree, at: number, verb: number): number {
  const first = article.owner[at]?.first ?? at;
  const lead = tree.low(first - 1) === "the" ? first - 2 : first - 1;
  if (tree.low(lead) !== "of") return at;
  let top = at;
  for (let head = tree.head(at), steps = 0; head >= 0 && head < verb && steps < 4; head = tree.head(head), steps += 1) {
    if (!/^(?:NOUN|PROPN)$/.test(tree.words[head]?.tag ?? "")) break;
    if (referents(article, head)) top = head;
  }
  return top;
}

/** "During a visit to Norway – a first – Byron said": whose deed a phrase is that opens a sentence whose tree is lost. */
export function openingAround(article: Article, tree: Tree, noun: number): Argument | null {
  const sentence = article.sentenceOf(noun);
  const lead = tree.preposition(noun);
  if (!sentence || noun > sentence.first + 6 || !/^(?:during|after|at|on|following|before|in)$/.test(lead ?? "")) return null;
  for (let i = noun + 1; i <= Math.min(sentence.last, noun + 30); i += 1) {
    if (!/^VB[DZ]$/.test(tree.fineTag(i))) continue;
    const subject = subjectOf(tree, i) ?? nearestSubject(article, tree, i);
    return subject && { token: subject.token, doubt: subject.doubt + guess };
  }
  return null;
}

/** The object of a verb whose tree has none: only a person with a title right behind it ("met Russian President Byron"). */
export function nearestObject(article: Article, tree: Tree, verb: number): Argument | null {
  const at = article.owner[verb + 1]?.kind === "demonym" ? verb + 2 : verb + 1;
  return article.titles.has(at) ? firstPhrase(article, tree, verb) : null;
}

/** The first name or description within a few words, past articles, adjectives and plain nouns. */
function firstPhrase(article: Article, tree: Tree, from: number): Argument | null {
  for (let i = from + 1; i <= from + 6; i += 1) {
    const spot = article.owner[i];
    if (spot) return spot.kind === "demonym" ? next(article, i, spot.last) : { token: headIn(tree, spot.first, spot.last), doubt: guess };
    if (!/^(?:DET|ADJ|ADV|NUM|NOUN)$/.test(tree.words[i]?.tag ?? "") && !/^["“'‘-]$/.test(tree.low(i))) return null;
  }
  return null;
}

/** "criticised Danish officials": the noun behind the demonym. */
function next(article: Article, i: number, last: number): Argument {
  let at = last + 1;
  while (article.titles.has(at) && !article.owner[at] && at < last + 6) at += 1;
  const person = article.owner[at];
  if (person?.thing.type === "Person") return { token: person.last, doubt: guess };
  const noun = referents(article, last + 1);
  return { token: noun && noun.things.length > 0 ? last + 1 : i, doubt: guess };
}

function headIn(tree: Tree, first: number, last: number): number {
  for (let i = first; i <= last; i += 1) if (tree.head(i) < first || tree.head(i) > last) return i;
  return last;
}

/** The phrase behind a preposition that follows closely, with no other verb or clause between ("ending its participation in"). */
export function nearestBehind(article: Article, tree: Tree, trigger: number, preposition: string): Argument | null {
  for (let i = trigger + 1; i <= trigger + 4; i += 1) {
    if (tree.low(i) === preposition && tree.words[i]?.tag !== "ADV") return firstPhrase(article, tree, i);
    if (!/^(?:DET|ADJ|ADV|NOUN|PRON|PART|INTJ)$/.test(tree.words[i]?.tag ?? "") || article.owner[i]) return null;
  }
  return null;
}
