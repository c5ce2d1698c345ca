import type { Article, Sentence } from "../article.js";
import { subjectOf } from "../clauses/subjects.js";
import type { Tree } from "../clauses/tree.js";
import { behindNoun, phraseEnd } from "./phrases.js";
import type { Telling } from "./telling.js";
import { peopleNouns } from "./words.js";

/** Where a verb's speaker stands. */
export interface Speaker {
  readonly token: number;
  /** "said Byron": behind the verb. */
  readonly inverted: boolean;
}

/** The subject of a verb of saying; where the parser lost it, the phrase right before or behind the verb. Null for none. */
export function speakerOf(telling: Telling, tree: Tree, verb: number): Speaker | null {
  const { article, sentence } = telling;
  const mark = article.low(verb - 1);
  const participle = tree.fineTag(verb) === "VBG";
  const told = participle || (tree.lemma(verb) === "tell" && mark === ",");
  const behind = !told && (/^[,”"’?!]$/.test(mark) || verb === sentence.first) ? phraseBehind(article, verb) : null;
  if (behind !== null && mark !== ",") return { token: behind, inverted: true };
  const before = rightBefore(article, verb);
  if (before !== null) return { token: before, inverted: false };
  const own = tree
    .with(verb, "nsubj")
    .reduce<number | undefined>(
      (best, child) => (best !== undefined && Math.abs(best - verb) < Math.abs(child - verb) ? best : child),
      undefined,
    );
  if (own !== undefined && isSpeaker(telling, own)) return at(article, own, verb);
  if (behind !== null) return { token: behind, inverted: true };
  const shared = tree.base(verb) === "amod" ? undefined : subjectOf(tree, verb)?.token;
  if (shared !== undefined && isSpeaker(telling, shared)) return at(article, shared, verb);
  if (participle) return null;
  const near =
    opener(tree, sentence, verb) ?? phraseBefore(article, tree, sentence.first, verb) ?? (told ? null : phraseBehind(article, verb));
  return near === null ? null : { token: near, inverted: near > verb };
}

function at(article: Article, token: number, verb: number): Speaker {
  return { token: spokesman(article, token) ?? token, inverted: token > verb };
}

const times =
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|today|yesterday|tomorrow|earlier|later|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

function isSpeaker({ article, quotations }: Telling, token: number): boolean {
  return (
    article.words[token]?.kind === "word" &&
    !times.test(article.low(token)) &&
    !quotations.some(({ first, last }) => first <= token && token <= last)
  );
}

/** "A spokeswoman for Norway said" where the parser took Norway for the subject: who stands before "for". */
function spokesman(article: Article, token: number): number | null {
  const first = article.owner[token]?.first ?? token;
  const preposition = article.low(first - 1) === "the" ? first - 2 : first - 1;
  const noun = article.words[preposition - 1];
  const led = /^(?:for|of|from|at|in)$/.test(article.low(preposition)) && noun !== undefined && peopleNouns.has(noun.lemma || noun.low);
  return led && behindNoun(article, preposition - 1)?.token === (article.owner[token]?.last ?? token) ? preposition - 1 : null;
}

/** "said Norway's prime minister, Ada Byron": the phrase right behind the verb, unless a verb of its own follows. */
function phraseBehind(article: Article, verb: number): number | null {
  const end =
    /^(?:PROPN|DET|ADJ|NOUN|NUM)$/.test(article.words[verb + 1]?.tag ?? "") || article.startingAt(verb + 1)
      ? phraseEnd(article, verb + 1)
      : null;
  return end === null || /^(?:VERB|AUX)$/.test(article.words[end + 1]?.tag ?? "") ? null : end;
}

/** "Critics, among them the Greens, say", "Sources close to the talks said": the noun that opens the sentence and has no verb of its own. */
function opener(tree: Tree, { first, last }: Sentence, verb: number): number | null {
  let found: number | null = null;
  for (let i = first; i < Math.min(verb, last); i += 1) {
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(tree.fineTag(i))) return null;
    const { tag = "", lemma = "" } = tree.words[i] ?? {};
    const people = i < first + 4 && peopleNouns.has(lemma);
    if (/^(?:NOUN|PROPN)$/.test(tag) && (tree.base(i) === "root" || people)) found ??= i;
  }
  return found;
}

/** "Norway, Ada Byron said, has", "the minister, Ada Byron, told": the name between comma and verb. */
function rightBefore(article: Article, verb: number): number | null {
  let last = article.low(verb - 1) === "," && article.endingAt(verb - 2)?.thing.type === "Person" ? verb - 2 : verb - 1;
  while (/^(?:AUX|ADV)$/.test(article.words[last]?.tag ?? "")) last -= 1;
  const spot = article.endingAt(last);
  const speaks = spot && /^(?:Person|Country|Organisation|Party)$/.test(spot.thing.type) && spot.kind !== "demonym";
  if (!speaks) return null;
  if (last < verb - 1 && article.low(spot.first - 1) === ",") return spot.last;
  const first = Math.min(spot.first, spot.extentFirst);
  return /^[,”"]$/.test(article.low(article.low(first - 1) === "the" ? first - 2 : first - 1)) ? spot.last : null;
}

/** "Byron told", and "Byron, who …, told", where the sentence opens with the speaker. */
function phraseBefore(article: Article, tree: Tree, first: number, verb: number): number | null {
  let last = verb - 1;
  while (/^(?:AUX|ADV|PART)$/.test(article.words[last]?.tag ?? "")) last -= 1;
  const spot = article.endingAt(last);
  if (spot && spot.first >= first) return spot.last;
  if (/^(?:NOUN|PRON)$/.test(article.words[last]?.tag ?? "") && tree.base(last) !== "obj") return last;
  if (article.low(last) !== ",") return null;
  const opening = [0, 1, 2, 3].map((k) => article.startingAt(first + k)).find((found) => found?.thing.type === "Person");
  return opening && opening.last < last ? opening.last : null;
}
