import type { Predicate } from "@entente/ontology";
import type { Article } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import type { Finding } from "../findings.js";
import { isAhead } from "./tense.js";
import { dateSpots, publicationOf, type DateSpot } from "./spots.js";

export { type DateSpot } from "./spots.js";

/** What is dated. */
export type Dated = Pick<Finding, "trigger" | "predicate" | "polarity" | "modality" | "first" | "last" | "features">;

/** The dates that belong to a statement, EDTF. */
export type DateQualifiers = Readonly<Partial<Record<"date" | "validFrom" | "validTo", string>>>;

/** Holds over a time: "since 2019" tells when it began. */
const states: ReadonlySet<Predicate> = new Set<Predicate>([
  "memberOf",
  "holdsOffice",
  "leads",
  "governs",
  "inOppositionIn",
  "candidateFor",
  "negotiatesWith",
  "cooperatesWith",
  "allyOf",
  "partyTo",
]);
/** Of these a day on which it began is no date of a single act. */
const begun: ReadonlySet<Predicate> = new Set<Predicate>(["memberOf", "holdsOffice", "leads", "governs", "inOppositionIn"]);
const beginning = new Set(
  "join rejoin become elect re-elect reelect appoint name take assume swear enter admit nominate inaugurate succeed install accede choose confirm".split(
    " ",
  ),
);

/**
 * The dates of a statement: those that its own verb or noun, or the verb that carries the noun, is modified by. A date of
 * the sentence that belongs to another verb ("said on Monday that") is none of it.
 */
export function datesOf(article: Article, dated: Dated): DateQualifiers {
  const sentence = article.sentenceOf(dated.trigger);
  if (!sentence) return {};
  const tree = treeOf(article);
  const near = inSentence(dateSpots(article), sentence.first, sentence.last)
    .map((spot) => ({ spot, distance: dated.features ? attachment(tree, spot, dated, sentence.first) : withinPhrase(tree, spot, dated) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance || gap(a.spot, dated.trigger) - gap(b.spot, dated.trigger));
  return near.reduce<DateQualifiers>(
    (found, { spot }) => ({ ...qualifierOf(tree, spot, dated, found, publicationOf(article)), ...found }),
    {},
  );
}

function inSentence(spots: readonly DateSpot[], first: number, last: number): DateSpot[] {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle]?.first ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const found: DateSpot[] = [];
  for (let k = low; (spots[k]?.first ?? Infinity) <= last; k += 1) found.push(...spots.slice(k, k + 1));
  return found;
}

function gap({ first }: DateSpot, trigger: number): number {
  return Math.abs(first - trigger);
}

/** How far the word that a date modifies lies from the trigger: 0 it is the trigger, up to 2 its clause; Infinity for another clause. */
function attachment(tree: Tree, spot: DateSpot, { trigger, predicate }: Dated, opening: number): number {
  const below = governorOf(tree, spot);
  // "Last week Norway signed": what opens a sentence belongs to its clause, whatever the parser hung it on.
  const governor = spot.first - opening <= 1 && below >= 0 ? clauseOf(tree, below) : below;
  if (governor < 0) return Infinity;
  if (governor === trigger) return 0;
  if (tree.head(trigger) === governor && carries(tree, trigger)) return 1;
  if (hangsLow(tree, spot, governor, trigger)) return 1;
  const clause = clauseOf(tree, trigger);
  if (trigger !== clause && begun.has(predicate) && !beginning.has(tree.lemma(clause))) return Infinity;
  return clauseOf(tree, governor) === clause && !isModifier(tree, governor, trigger) ? 2 : Infinity;
}

/** What names alone tell ("Byron, minister since 2019") is dated only inside its own phrase: the clause tells of something else. */
function withinPhrase(tree: Tree, spot: DateSpot, { first, last, predicate }: Dated): number {
  const governor = governorOf(tree, spot);
  if (!/^(?:since|from|until|to)$/.test(spot.date.lead ?? "")) return Infinity;
  return states.has(predicate) && first <= governor && governor <= last && !isVerbal(tree, governor) ? 0 : Infinity;
}

/** The word outside of dates that a date depends on: in "from 2010 to 2014" the end hangs on the beginning. */
function governorOf(tree: Tree, { first, last }: Pick<DateSpot, "first" | "last">): number {
  for (let i = first; i <= last; i += 1) {
    const head = tree.head(i);
    if (head < first || head > last) return isYear(tree, head) ? governorOf(tree, { first: head, last: head }) : head;
  }
  return -1;
}

function isYear(tree: Tree, i: number): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(tree.low(i));
}

/** "held talks on Monday", "the signing took place on Monday", "serves as minister since". */
function carries(tree: Tree, trigger: number): boolean {
  return /^(?:obj|nsubj|obl|xcomp|nsubj:pass)$/.test(tree.relation(trigger));
}

/** "met President Rojas yesterday": the parser hung the date on a word of the phrase before it. */
function hangsLow(tree: Tree, { first }: DateSpot, governor: number, trigger: number): boolean {
  if (first < trigger || /^(?:of|from)$/.test(tree.low(first - 1))) return false;
  let at = governor;
  while (at > trigger && /^(?:obj|obl|nsubj|iobj|xcomp|flat|compound|appos|nmod|amod|conj)$/.test(tree.base(at)) && !isVerbal(tree, at))
    at = tree.head(at);
  return at === trigger;
}

/** The verb or predicate at the top of a word's clause. */
function clauseOf(tree: Tree, i: number): number {
  let at = i;
  while (tree.head(at) >= 0 && !/^(?:root|ccomp|xcomp|advcl|acl|parataxis|conj|csubj)$/.test(tree.base(at))) at = tree.head(at);
  return tree.base(at) === "conj" && !isVerbal(tree, at) && tree.head(at) >= 0 ? clauseOf(tree, tree.head(at)) : at;
}

function isVerbal(tree: Tree, i: number): boolean {
  return tree.words[i]?.tag === "VERB" || tree.child(i, "cop", "nsubj") !== undefined;
}

/** The date belongs to a noun's name or description ("the accord of May 2019"), not to what is said. */
function isModifier(tree: Tree, governor: number, trigger: number): boolean {
  return !isVerbal(tree, governor) && !tree.isBelow(trigger, governor);
}

function qualifierOf(tree: Tree, spot: DateSpot, dated: Dated, found: DateQualifiers, published: string | null): DateQualifiers {
  const { date } = spot;
  const edtf = isAhead(tree, clauseOf(tree, governorOf(tree, spot)), spot.date, dated.modality, published) ? date.ahead : date.edtf;
  const state = states.has(dated.predicate);
  switch (date.lead) {
    case "since":
    case "from":
      return state ? { validFrom: edtf } : dated.predicate === "agreementStatus" ? { date: edtf } : {};
    case "until":
    case "to":
      return state ? { validTo: edtf } : {};
    case "by":
    case "before":
    case "after":
      return {};
    case null:
      if (Object.keys(found).length > 0) return {};
      return begins(tree, dated) ? { validFrom: edtf } : { date: edtf };
  }
}

function begins(tree: Tree, { predicate, polarity, trigger, modality }: Dated): boolean {
  if (!begun.has(predicate) || polarity === "negated" || modality !== "asserted") return false;
  return beginning.has(tree.lemma(trigger)) || beginning.has(tree.lemma(tree.head(trigger)));
}
