import type { Article, Link, Spot } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import type { Holding } from "../holdings.js";
import { describedBodies } from "./bodies.js";
import { Discourse, suitsOf } from "./discourse.js";
import { referents } from "./index.js";
import { describedPerson, officesOf, type Offices } from "./people.js";
import { formerOrLatter, pluralDescription, they } from "./plurals.js";
import { personPronoun, thingPronoun } from "./pronouns.js";

/**
 * Finds what pronouns and descriptions stand for, sentence by sentence, and keeps it as links of the article. What the
 * text leaves open gets no link.
 */
export function resolveReferences(article: Article, holdings: readonly Holding[]): void {
  const tree = treeOf(article);
  const discourse = new Discourse(article, tree);
  const offices = officesOf(article, holdings);
  for (const { first, last } of article.sentences) {
    for (let i = first; i <= last; i += 1) i = Math.max(i, readToken(discourse, offices, i));
  }
}

/** Reads what a token brings up or takes up; the last token that it read. */
function readToken(discourse: Discourse, offices: Offices, i: number): number {
  const { article, tree } = discourse;
  const spot = article.owner[i];
  if (spot && spot.first === i) return bringUp(discourse, spot);
  if (spot) return i;
  const link = resolve(discourse, offices, i);
  if (link) {
    article.links.set(i, link);
    discourse.add(link.things, i);
    return i;
  }
  bringUpNoun(discourse, tree, i);
  return i;
}

/** A name: by itself, and with what it is joined with ("A and B"). */
function bringUp(discourse: Discourse, spot: Spot): number {
  const { article, tree } = discourse;
  const head = headIn(tree, spot);
  const inner = spot.kind === "description" ? article.inside(spot.first, spot.last + 1).filter((other) => other !== spot) : [];
  inner.forEach((other) => discourse.add([other.thing], other.first));
  if (isListed(tree, head) && spot.kind !== "demonym") addList(discourse, head);
  discourse.add([spot.thing], head);
  return spot.last;
}

function headIn(tree: Tree, { first, last }: Spot): number {
  let at = first;
  while (tree.head(at) >= first && tree.head(at) <= last) at = tree.head(at);
  return at;
}

function isListed(tree: Tree, head: number): boolean {
  return tree.with(head, "conj").length > 0;
}

function addList(discourse: Discourse, head: number): void {
  const found = referents(discourse.article, head);
  if (found && found.things.length > 1) discourse.add(found.things, head);
}

/** A noun that stands for things ("Danish officials"), or for none that is known. */
function bringUpNoun(discourse: Discourse, tree: Tree, i: number): void {
  const { article } = discourse;
  const { tag, fineTag } = article.words[i] ?? { tag: "X", fineTag: "" };
  // "Secretary of State A and Foreign Minister B": the titles head the list.
  if (tag === "PROPN" && isListed(tree, i)) addList(discourse, i);
  if (tag !== "NOUN" && fineTag !== "NNPS") return;
  const found = referents(article, i);
  const suits = suitsOf(article, i);
  const known = found !== null && found.things.length > 0;
  if (known) {
    discourse.add(found.things, i);
    if (found.things.length === 1 && found.things[0]?.type === "Country") discourse.addNoun(article.words[i]?.lemma ?? "", found.things, i);
  }
  // "the commander of the army … he": nobody whose name is known.
  if (suits && (!known || suits === "person") && /^(?:nsubj|obj)$/.test(tree.base(i))) discourse.add([], i, suits);
}

function resolve(discourse: Discourse, offices: Offices, i: number): Link | null {
  const { article } = discourse;
  const { low, tag } = article.words[i] ?? { low: "", tag: "X" };
  if (/^(?:he|she|him|his|her|hers|himself|herself)$/.test(low)) return personPronoun(discourse, i);
  if (/^(?:it|its|itself)$/.test(low)) return thingPronoun(discourse, i);
  if (/^(?:they|them|their|theirs|themselves|both|neither)$/.test(low) && tag !== "CCONJ") return they(discourse, i);
  if (low === "former" || low === "latter") return formerOrLatter(discourse, i);
  if (tag !== "NOUN" && tag !== "PROPN") return null;
  return pluralDescription(discourse, i) ?? describedPerson(discourse, offices, i) ?? describedBodies(discourse, i);
}
