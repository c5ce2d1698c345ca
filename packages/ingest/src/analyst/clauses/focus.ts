import type { Article, Thing } from "../article.js";
import type { Referents } from "../coreference/index.js";
import { treeOf, type Tree } from "./tree.js";

/** In sentences: how long an agreement stays what "this" or "the move" points at. */
const memory = 3;

/** Nouns that point at what was just told without naming it: "welcomed the move", "hailed the outcome". */
const pointing = new Set(
  (
    "move step decision outcome result news announcement development breakthrough progress signing conclusion day today moment event achievement " +
    "occasion effort initiative idea proposal offer compromise resolution"
  ).split(" "),
);

/** Nouns of agreements, which point where no name and no description is known for them: "such a deal", "any agreement". */
const agreeing = new Set("deal agreement accord pact treaty truce ceasefire arrangement plan scheme settlement".split(" "));

const undoings = new Set(
  (
    "leave quit exit abandon scrap cancel suspend terminate withdraw withdrawal pull reject rejection renounce revoke repeal freeze shelve boycott denounce " +
    "collapse expel suspension cancellation termination tariff sanction annex annexation attack invade"
  ).split(" "),
);

interface Spoken {
  readonly thing: Thing;
  readonly at: number;
}

type Kind = "agreement" | "election";

const election = /election|run-?off|ballot|presidential race/i;
const kinds: Readonly<Record<Kind, (thing: Thing) => boolean>> = {
  agreement: ({ type }) => type === "Agreement",
  election: ({ type, label }) => type === "Event" && election.test(label),
};

const known: Readonly<Record<Kind, WeakMap<Article, readonly Spoken[]>>> = { agreement: new WeakMap(), election: new WeakMap() };

/** Every place where an article names or describes things of a kind, in the order of the text. */
function spoken(article: Article, kind: Kind): readonly Spoken[] {
  const before = known[kind].get(article);
  if (before) return before;
  const found = article.things
    .filter(kinds[kind])
    .flatMap((thing) => thing.spots.map(({ first }) => ({ thing, at: first })))
    .sort((a, b) => a.at - b.at);
  known[kind].set(article, found);
  return found;
}

/** What a pointing word stands for: the agreement that the text spoke of last, or the only one it has. Null if it is no such word. */
export function pointedAt(article: Article, token: number): Referents | null {
  const tree = treeOf(article);
  const found = points(tree, token) ? inFocus(article, token) : null;
  // "Norway left the pact. Chile welcomed the decision": what is pointed at is the leaving.
  return found && /^(?:move|step|decision|news|announcement|outcome|result)$/.test(tree.lemma(token)) && isUndone(article, token)
    ? null
    : found;
}

/** True if what was told since shortly before speaks of an end. */
function isUndone(article: Article, token: number): boolean {
  const from = article.sentences[Math.max(0, article.sentenceNumberOf(token) - memory)]?.first ?? token;
  for (let i = from; i < token; i += 1) if (undoings.has(article.words[i]?.lemma ?? "")) return true;
  return false;
}

/** The agreement that the text speaks of at a token: the last before it within a few sentences, else the only one. */
export function inFocus(article: Article, token: number): Referents | null {
  return focused(article, token, "agreement");
}

/** The election that the text speaks of at a token, as for agreements. */
export function electionInFocus(article: Article, token: number): Referents | null {
  return focused(article, token, "election");
}

/** What an article is about that one can leave: the organisation or agreement that it names most often, if often enough. */
export function unionInFocus(article: Article, token: number): Referents | null {
  const unions = article.things.filter(({ type }) => type === "Organisation" || type === "Agreement");
  const [most, next] = unions.toSorted((a, b) => b.spots.length - a.spots.length);
  if (!most || most.spots.length < Math.max(3, (next?.spots.length ?? 0) * 1.5)) return null;
  return { things: [most], doubt: 0.2, first: token, last: token, unnamed: null };
}

function focused(article: Article, token: number, kind: Kind): Referents | null {
  const all = spoken(article, kind);
  const before = lastBefore(all, token);
  const near = before !== undefined && article.sentenceNumberOf(token) - article.sentenceNumberOf(before.at) <= memory;
  const thing = near ? before.thing : onlyOne(all);
  return thing === null ? null : { things: [thing], doubt: near ? 0.12 : 0.2, first: token, last: token, unnamed: null };
}

/** Halves the list, so that long texts stay cheap. */
function lastBefore(all: readonly Spoken[], token: number): Spoken | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? Infinity) < token) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}

function onlyOne(all: readonly Spoken[]): Thing | null {
  const things = new Set(all.map(({ thing }) => thing));
  return things.size === 1 ? (all[0]?.thing ?? null) : null;
}

function points(tree: Tree, token: number): boolean {
  if (/^(?:it|this|that)$/.test(tree.low(token))) return !tree.fineTag(token).startsWith("W");
  if (tree.child(token, "nmod:poss") !== undefined && tree.low(token) !== "today") return false;
  if (agreeing.has(tree.lemma(token)))
    return tree.children(token).some((child) => child < token && /^(?:such|any|this|that)$/.test(tree.low(child)));
  // "the outcome of the vote" says itself what it is of.
  return pointing.has(tree.lemma(token)) && tree.with(token, "nmod", "acl").length === 0;
}
