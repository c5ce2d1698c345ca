import { treeOf, type Tree } from "../clauses/tree.js";
import type { Article } from "../article.js";
import type { SpeechAct, TokenSpan } from "./acts.js";
import { behindNoun, phraseEnd } from "./phrases.js";
import { sourceAt } from "./sources.js";
import type { Telling } from "./telling.js";
import { viewNouns } from "./words.js";

/** "according to X", "in X's view", "in the words of X": the clause is theirs. Null if no such phrase starts at the token. */
export function creditedAt(telling: Telling, token: number): SpeechAct | null {
  const { article, before } = telling;
  const tree = treeOf(article);
  const head =
    article.low(token) === "according" && article.low(token + 1) === "to"
      ? phraseEnd(article, token + 2)
      : viewHolder(article, tree, token);
  const source = head === null ? null : sourceAt(article, head, before);
  if (!source || head === null) return null;
  const last = lastOf(article, head, token);
  const speakers = source.speakers.filter(({ spots }) => spots.some((spot) => token <= spot.last && spot.first <= last));
  return {
    ...source,
    // What follows the comma ("according to Norway, Chile and Peru met") is no part of the list.
    speakers: speakers.length > 0 && article.low(last + 1) === "," ? speakers : source.speakers,
    verb: token,
    spans: clauseOf(telling, tree, token, last),
    denies: false,
    unsaid: false,
    answer: null,
  };
}

/** Whose view it is: "in her view", "in the opinion of the court". */
function viewHolder(article: Article, tree: Tree, token: number): number | null {
  if (!viewNouns.has(tree.lemma(token)) || !/^(?:in|to|from)$/.test(tree.preposition(token) ?? "")) return null;
  const behind = behindNoun(article, token);
  return behind?.preposition === "of" ? behind.token : (tree.child(token, "nmod:poss") ?? null);
}

/** The last token of the whole phrase: with "of …" and an apposition between commas. */
function lastOf(article: Article, head: number, token: number): number {
  const behind = behindNoun(article, head);
  const last = Math.max(behind?.token ?? head, head, token);
  const named = article.low(last + 1) === "," ? article.startingAt(last + 2) : undefined;
  return named?.thing.type === "Person" && article.low(named.last + 1) === "," ? named.last : last;
}

/** What the phrase from `first` to `last` is said of: behind it where it opens the sentence, else the clause it stands in. */
function clauseOf({ sentence, article }: Telling, tree: Tree, token: number, last: number): TokenSpan[] {
  const first = tree.low(token) === "according" ? token : Math.min(token, tree.leftEdge(token));
  const opens = first - sentence.first < 3;
  if (opens) return [{ first: last + 1, last: sentence.last }];
  const verb = verbAbove(tree, article, token, first);
  const whole = verb < 0 ? sentence : { first: tree.leftEdge(verb), last: tree.rightEdge(verb) };
  return [
    { first: whole.first, last: first - 1 },
    { first: last + 1, last: whole.last },
  ].filter((span) => span.first <= span.last);
}

/** The verb of the clause around a phrase. */
function verbAbove(tree: Tree, article: Article, token: number, first: number): number {
  let at = tree.head(token);
  for (let steps = 0; at >= 0 && steps < 12; steps += 1) {
    const clause = article.words[at]?.tag === "VERB" || tree.child(at, "cop", "nsubj") !== undefined;
    if (clause && at < first) return at;
    at = tree.head(at);
  }
  return -1;
}
