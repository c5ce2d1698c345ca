import type { Article, Spot, Thing } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { antecedent } from "../clauses/subjects.js";
import { officialNouns, spokesNouns } from "../lexicon.js";

/** What a noun phrase or a pronoun stands for. */
export interface Referents {
  /** More than one for lists ("A and B") and plurals ("the two countries"). */
  readonly things: readonly Thing[];
  /** 0 for a name; more, up to 0.3, the likelier another reading is. Taken off the confidence. */
  readonly doubt: number;
  /** First and last token of the whole phrase. */
  readonly first: number;
  readonly last: number;
  /** The phrase, where unnamed people act for the things: "Danish officials". Null where the things themselves are named. */
  readonly unnamed: string | null;
}

/** Lists within lists go no deeper. */
const depthLimit = 4;

/**
 * What the noun phrase headed at a token stands for: a name, a description ("the president", "the deal"), a pronoun,
 * officials of a country ("Danish ministers", "leaders of A and B"), or a list of these. Null where the text leaves it
 * open: unsure means nothing. Pronouns and descriptions are known once `resolveReferences` has run.
 */
export function referents(article: Article, token: number): Referents | null {
  return list(article, treeOf(article), token, 0);
}

function list(article: Article, tree: Tree, token: number, depth: number): Referents | null {
  if (depth > depthLimit || !article.words[token]) return null;
  const top = headOfSpot(article, tree, token);
  const own = single(article, tree, token, depth);
  const joined = conjuncts(article, tree, top).map((child) => list(article, tree, child, depth + 1));
  return [own, ...joined].reduce(join, null);
}

function join(one: Referents | null, other: Referents | null): Referents | null {
  if (!one || !other) return one ?? other;
  return {
    things: [...new Set([...one.things, ...other.things])],
    doubt: Math.max(one.doubt, other.doubt),
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    unnamed: one.unnamed ?? other.unnamed,
  };
}

function conjuncts(article: Article, tree: Tree, top: number): number[] {
  return tree
    .with(top, "conj")
    .filter((child) => /^(?:NOUN|PROPN|PRON|X|ADJ|NUM)$/.test(article.words[child]?.tag ?? "") || article.owner[child]);
}

/** The token of a name on which the rest of it hangs: "Nations" of "United Nations". */
function headOfSpot(article: Article, tree: Tree, token: number): number {
  const spot = innermost(article, token);
  if (!spot) return token;
  let at = token;
  while (tree.head(at) >= spot.first && tree.head(at) <= spot.last) at = tree.head(at);
  return at;
}

/** The name at a token: of those inside each other the one that the token itself heads. */
function innermost(article: Article, token: number): Spot | undefined {
  const spot = article.owner[token];
  if (!spot || spot.kind === "name") return spot;
  const within = article.inside(spot.first, spot.last + 1);
  return within.find((other) => other !== spot && other.first <= token && token <= other.last) ?? spot;
}

function single(article: Article, tree: Tree, token: number, depth: number): Referents | null {
  const link = article.links.get(token);
  if (link) return { ...link, unnamed: null };
  const spot = innermost(article, token);
  if (spot) return ofSpot(article, tree, spot, token, depth);
  const relative = antecedent(tree, token);
  if (relative !== token) return list(article, tree, relative, depth + 1);
  const before = relativeBefore(article, token);
  if (before >= 0) return list(article, tree, before, depth + 1);
  return titled(article, tree, token) ?? standing(article, tree, token, depth);
}

/** "Norway, which signed": where the tree does not say what "which" takes up, it is what stands right before it. */
function relativeBefore(article: Article, token: number): number {
  if (!/^(?:which|who)$/.test(article.low(token)) || article.words[token]?.tag !== "PRON") return -1;
  const at = article.low(token - 1) === "," ? token - 2 : token - 1;
  return article.owner[at] ? at : -1;
}

function ofSpot(article: Article, tree: Tree, spot: Spot, token: number, depth: number): Referents | null {
  const { first, last } = { first: Math.min(spot.first, spot.extentFirst), last: Math.max(spot.last, spot.extentLast) };
  const head = headOfSpot(article, tree, token);
  // "Norway's" and "Norwegian" before a noun are asked for through that noun.
  if (spot.kind === "demonym" && spot.thing.type === "Country" && tree.base(head) === "amod")
    return list(article, tree, tree.head(head), depth + 1);
  return { things: [spot.thing], doubt: 0, first, last, unnamed: null };
}

/** "Prime Minister Ada Byron", "the minister, Ada Byron": the person that a title leads to. */
function titled(article: Article, tree: Tree, token: number): Referents | null {
  for (const child of tree.with(token, "flat", "appos", "compound", "nmod")) {
    if (tree.base(child) === "nmod" && child !== token + 1) continue;
    const spot = article.owner[child];
    const person = spot?.thing.type === "Person" && (article.titles.has(token) || tree.base(child) !== "compound");
    if (spot && person)
      return {
        things: [spot.thing],
        doubt: 0,
        first: Math.min(spot.extentFirst, tree.leftEdge(token)),
        last: Math.max(spot.last, token),
        unnamed: null,
      };
  }
  return null;
}

const bodies =
  /^(?:government|parliament|authority|administration|cabinet|army|military|force|troop|delegation|senate|regime|junta|court|side|state|people|police|team|mission|embassy|rebel|guerrilla|insurgent|fighter|militia|militant|negotiator|leadership)$/;
const memberNouns = /^(?:country|nation|state|government|side|party|capital|neighbour|neighbor|member)$/;
const ownCountry = /^(?:country|nation|homeland|government|side|administration|cabinet|parliament|state)$/;

/** "Danish ministers", "leaders of Norway and Chile", "Norway's parliament", "his country": the things that a noun stands for. */
function standing(article: Article, tree: Tree, token: number, depth: number): Referents | null {
  const { low, lemma } = article.words[token] ?? { low: "", lemma: "" };
  const noun = lemma || low;
  const official = officialNouns.has(low) || spokesNouns.has(low) || bodies.test(noun) || article.titles.has(token);
  if (!official && !memberNouns.test(noun)) return null;
  const owner = owners(article, tree, token, depth);
  const things = owner.flatMap((found) => found.things).map((thing) => (governing.test(noun) ? countryOf(article, thing) : thing));
  const own = things.flatMap((thing) =>
    thing.type === "Person" ? (ownCountry.test(noun) && thing.home ? [thing.home] : []) : isBody(thing) ? [thing] : [],
  );
  if (own.length === 0) return null;
  const first = tree.leftEdge(token);
  const last = Math.max(token, ...owner.map((found) => found.last));
  const people = officialNouns.has(low) || spokesNouns.has(low) || article.titles.has(token);
  return {
    things: [...new Set(own)],
    doubt: Math.max(...owner.map((found) => found.doubt)) + (official ? 0.02 : 0.05),
    first: Math.min(first, ...owner.map((found) => found.first)),
    last,
    unnamed:
      people && !/^(?:government|parliament|administration|regime|governments|cabinet)$/.test(low)
        ? article.slice(Math.min(first, ...owner.map((found) => found.first)), last)
        : null,
  };
}

const governing = /^(?:government|administration|cabinet|regime|minister)$/;

/** "the Labour government": a party's government is its country's. */
function countryOf(article: Article, thing: Thing): Thing {
  const id = thing.type === "Party" ? thing.reference?.country : undefined;
  return (id === undefined ? undefined : article.find("Country", id)) ?? thing;
}

function isBody({ type }: Thing): boolean {
  return type === "Country" || type === "Organisation" || type === "Party";
}

/** Whose officials they are: "Norway's", "Norwegian", "of Norway and Chile", "from", "in". */
function owners(article: Article, tree: Tree, token: number, depth: number): Referents[] {
  const found = tree.children(token).flatMap((child) => {
    const before = child < token && /^(?:amod|compound|nmod)$/.test(tree.base(child));
    const behind = child > token && tree.base(child) === "nmod" && /^(?:of|from|in|for)$/.test(tree.preposition(child) ?? "");
    return before || behind ? (ownerAt(article, tree, child, depth) ?? []) : [];
  });
  return found.length > 0 ? found : adjacent(article, token);
}

function ownerAt(article: Article, tree: Tree, child: number, depth: number): Referents | null {
  const link = article.links.get(child);
  const spot = innermost(article, child);
  const joined = conjuncts(article, tree, child).flatMap((other) => ownerAt(article, tree, other, depth + 1) ?? []);
  const own = link
    ? { ...link, unnamed: null }
    : spot
      ? { things: [spot.thing], doubt: 0, first: spot.first, last: spot.last, unnamed: null }
      : null;
  const through = own ?? (depth < depthLimit && article.words[child]?.tag === "NOUN" ? standing(article, tree, child, depth + 1) : null);
  return [through, ...joined].reduce<Referents | null>(join, null);
}

/** Without a tree: the name right before it ("Danish ministers", "Norway's government"). */
function adjacent(article: Article, token: number): Referents[] {
  let at = token - 1;
  while (
    at > token - 4 &&
    (article.words[at]?.tag === "ADJ" || article.words[at]?.tag === "NOUN" || article.titles.has(at)) &&
    !article.owner[at]
  )
    at -= 1;
  if (article.low(at) === "'s" || article.low(at) === "'") at -= 1;
  const spot = article.endingAt(at);
  return spot ? [{ things: [spot.thing], doubt: 0, first: spot.first, last: spot.last, unnamed: null }] : [];
}
