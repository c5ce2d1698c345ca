import type { Article } from "../article.js";
import { subjectOf } from "../clauses/subjects.js";
import { treeOf } from "../clauses/tree.js";
import { referents } from "../coreference/index.js";
import { fits, type Finding } from "../findings.js";
import { fact } from "./fact.js";
import { whereFrom } from "./where.js";

/** Verbs that say how much of a whole something is. */
const measuring = new Set(["make", "account", "comprise", "cover", "constitute", "occupy", "represent", "form", "be", "remain"]);

/** Which regions belong to which country, by the share they have in it: "the Northland makes up a third of Norway". */
export function shareFacts(article: Article): Finding[] {
  return article.words.flatMap((_, i) => shareAt(article, i));
}

const shares = /^(?:half|thirds?|quarters?|fifths?|tenths?|percent|%|most|much|part|area|territory|landmass|bulk|size)$/;

/** The share at a token, whose clause says what has it. */
function shareAt(article: Article, i: number): Finding[] {
  if (!shares.test(article.low(i))) return [];
  const where = wholeAfter(article, i + 1);
  const verb = where ? verbBefore(article, i) : null;
  if (!where || verb === null) return [];
  const before = aside(article, verb);
  const subject = before === null ? (subjectOf(treeOf(article), verb)?.token ?? null) : before;
  const meant = subject === null ? null : subjectAt(article, subject);
  const [thing] = meant?.things ?? [];
  if (!meant || !thing || meant.things.length > 1 || thing.type !== "Place" || !fits("locatedIn", thing, where.thing)) return [];
  const [first, last] = [Math.min(meant.first, where.first), Math.max(verb, where.last)];
  return [fact({ subject: thing, predicate: "locatedIn", object: where.thing, first, last, trigger: verb, confidence: 0.65 })];
}

/** "the Northland — which few know — makes up": the place before an aside that ends at the verb. */
function aside(article: Article, verb: number): number | null {
  const mark = article.low(verb - 1);
  if (!/^[,—–)-]$/.test(mark)) return null;
  const opening = mark === ")" ? "(" : mark;
  for (let at = verb - 3; at > verb - 16; at -= 1)
    if (article.low(at) === opening) return article.endingAt(at - 1)?.thing.type === "Place" ? at - 1 : null;
  return null;
}

/** What the subject stands for; "the Northland region" for what it is called. */
function subjectAt(article: Article, token: number): ReturnType<typeof referents> {
  return referents(article, article.endingAt(token - 1)?.thing.type === "Place" ? token - 1 : token);
}

/** "of Norway", "of the territory of Norway", "of Norway's land". */
function wholeAfter(article: Article, of: number): ReturnType<typeof whereFrom> {
  if (article.low(of) !== "of") return undefined;
  const noun = article.low(of + 1) === "the" ? of + 2 : of + 1;
  const nested = shares.test(article.low(noun)) && article.low(noun + 1) === "of";
  const where = whereFrom(article, nested ? noun + 2 : of + 1);
  return where?.thing.type === "Country" ? where : undefined;
}

/** The measuring verb that the share is the object of, within a few words; null behind a denial or a modal verb. */
function verbBefore(article: Article, share: number): number | null {
  for (let at = share - 1; at > share - 9; at -= 1) {
    const { tag = "X", lemma = "" } = article.words[at] ?? {};
    if (/^(?:[,.;:]|not|n't|never|no)$/.test(article.low(at))) return null;
    if (tag !== "VERB" && tag !== "AUX") continue;
    if (!measuring.has(lemma)) return null;
    const before = article.words.slice(Math.max(0, at - 3), at).map(({ low }) => low);
    if (before.some((low) => /^(?:not|n't|never|would|could|should|might|if|to)$/.test(low))) return null;
    // "is half of Norway" tells a size; only "is part of" tells a place.
    const copular = /^(?:be|remain)$/.test(lemma);
    if (!copular) return at;
    return article.low(share) === "part" ? (article.words[at]?.head ?? at) : null;
  }
  return null;
}
