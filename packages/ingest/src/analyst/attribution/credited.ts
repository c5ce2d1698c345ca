import { treeOf, type Tree } from "../clauses/tree.js";
import type { SpeechAct, TokenSpan } from "./acts.js";
import type { Telling } from "./reported.js";
import { sourceAt, type Source } from "./sources.js";
import { viewNouns } from "./words.js";

/** "according to X", "in X's view", "in the words of X": the clause is theirs. Null if no such phrase starts at the token. */
export function creditedAt(telling: Telling, token: number): SpeechAct | null {
  const { article, before } = telling;
  const tree = treeOf(article);
  const head = article.low(token) === "according" && article.low(token + 1) === "to" ? accordingHead(tree, token) : viewHolder(tree, token);
  const source: Source | null = head === null ? null : sourceAt(article, head, before);
  if (!source || head === null) return null;
  const top = tree.base(token) === "case" || article.low(token) === "according" ? phraseTop(tree, token, head) : token;
  return { ...source, verb: token, spans: around(telling, tree, top), denies: false, answer: null };
}

/** The noun that "according to" leads: by the tree, else the next noun. */
function accordingHead(tree: Tree, token: number): number | null {
  const head = tree.head(token);
  if (head > token + 1) return head;
  const below = tree.with(token, "obl", "nmod", "pcomp", "obj").find((child) => child > token + 1);
  if (below !== undefined) return below;
  for (let i = token + 2; i < token + 10; i += 1)
    if (/^(?:NOUN|PROPN)$/.test(tree.words[i]?.tag ?? "") && tree.head(i) < token + 2) return i;
  return null;
}

function phraseTop(tree: Tree, token: number, head: number): number {
  return tree.isBelow(head, token) ? token : head;
}

/** Whose view it is: "in her view", "in the opinion of the court". */
function viewHolder(tree: Tree, token: number): number | null {
  if (!viewNouns.has(tree.lemma(token)) || !/^(?:in|to|from)$/.test(tree.preposition(token) ?? "")) return null;
  const owner = tree.child(token, "nmod:poss") ?? tree.with(token, "nmod").find((child) => tree.preposition(child) === "of");
  return owner ?? null;
}

/** The clause that the phrase belongs to, without the phrase itself. */
function around({ sentence }: Telling, tree: Tree, top: number): TokenSpan[] {
  const verb = tree.head(top);
  const whole = verb < 0 ? { first: sentence.first, last: sentence.last } : { first: tree.leftEdge(verb), last: tree.rightEdge(verb) };
  const phrase = { first: tree.leftEdge(top), last: tree.rightEdge(top) };
  return [
    { first: whole.first, last: phrase.first - 1 },
    { first: phrase.last + 1, last: whole.last },
  ].filter(({ first, last }) => first <= last);
}
