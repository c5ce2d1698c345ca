import type { Article, Thing, Word } from "../article.js";
import { standingOf } from "../clauses/standing.js";
import { subjectOf } from "../clauses/subjects.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { referents } from "../coreference/index.js";
import { fact } from "../facts/fact.js";
import { confidence, type Finding } from "../findings.js";
import { isActor } from "./parties.js";

/** An agreement that a verb tells: "Norway and Chile agreed to strengthen cooperation on energy". */
export interface Told {
  readonly agreement: Thing;
  readonly parties: readonly Thing[];
  readonly verb: number;
  readonly first: number;
  readonly last: number;
  readonly doubt: number;
  /** Only this verb tells of it: no noun names it. */
  readonly own: boolean;
}

/** What two sides can do together or for each other: to agree to it makes an agreement, to agree to talk makes none. */
const deeds = new Set(
  (
    "strengthen boost deepen expand enhance improve increase exchange swap share restore normalise normalize establish create form build end halt cease stop withdraw " +
    "lift reopen open reduce cut lower raise demarcate recognise recognize cooperate co-operate collaborate release return host accept repatriate resettle transfer extend " +
    "limit cap ban remove eliminate abolish waive grant fund finance protect disarm dismantle demilitarise demilitarize integrate coordinate respect launch set"
  ).split(" "),
);
/** Deeds that make a phrase by what they are done to: "cooperation on energy". */
const strengthening = /^(?:strengthen|boost|deepen|expand|enhance|improve|increase|extend)$/;
const goods =
  /^(?:cooperation|co-operation|collaboration|tie|relation|partnership|trade|exchange|coordination|relationship|link|sharing|measure)$/;
/** To agree to talk makes no agreement. */
const talks = /^(?:talks|negotiations|discussions|dialogue|meeting|meetings|summit|consultations|contacts|process)$/;
const longestName = 9;

/** Finds agreements that only a verb tells, by sides that no agreement noun has told of; names them by what was agreed. */
export function findTold(article: Article): Told[] {
  const tree = treeOf(article);
  return article.words.flatMap(({ lemma }, i) => (/^(?:agree|commit|pledge)$/.test(lemma) ? (toldAt(article, tree, i) ?? []) : []));
}

function toldAt(article: Article, tree: Tree, verb: number): Told | null {
  const { polarity, modality, unread } = standingOf(tree, verb);
  if (polarity === "negated" || modality !== "asserted" || unread !== null) return null;
  const sides = sidesOf(article, tree, verb);
  const span = sides && nameOf(article, tree, verb);
  if (!sides || !span || isKnown(article, sides.things)) return null;
  const meant = meantHere(article, verb, sides.things);
  const told = { verb, parties: sides.things, first: Math.min(sides.first, verb), last: Math.max(span.last, verb) };
  if (meant) return { ...told, agreement: meant, doubt: sides.doubt + 0.1, own: false };
  const agreement = article.thing("Agreement", `at ${span.first}`, article.slice(span.first, span.last));
  agreement.parties = sides.things;
  article.spot(agreement, span.first, span.last, "description");
  return { ...told, agreement, doubt: sides.doubt, own: true };
}

/** How many sentences on the agreement may be named. */
const reach = 3;

/** "A and B agreed to share fish … they signed a letter of intent": the only agreement near by, if no other sides are told of it. */
function meantHere(article: Article, verb: number, sides: readonly Thing[]): Thing | null {
  const own = article.sentenceOf(verb);
  const from = own?.first ?? verb;
  const number = own ? article.sentences.indexOf(own) : 0;
  const until = article.sentences[Math.min(number + reach, article.sentences.length - 1)]?.last ?? verb;
  const near = article.things.filter(
    ({ type, spots, parties }) =>
      type === "Agreement" && parties.every((party) => sides.includes(party)) && spots.some(({ first }) => first > from && first <= until),
  );
  const [only] = near;
  const alone = article.things.filter(({ type, spots }) => type === "Agreement" && spots.length > 0).length === 1;
  return only && near.length === 1 && (only.parties.length > 0 || alone) ? only : null;
}

/** Two or more that agree: a plural subject, or a subject "with" someone. People stand for their countries. */
function sidesOf(article: Article, tree: Tree, verb: number): { things: readonly Thing[]; first: number; doubt: number } | null {
  const subject = subjectOf(tree, verb);
  const who = subject && referents(article, subject.token);
  if (!subject || !who) return null;
  const other = tree.with(verb, "obl").find((child) => tree.preposition(child) === "with");
  const whom = other === undefined ? null : referents(article, other);
  const sides = [...who.things, ...(whom?.things ?? [])].map((thing) => (thing.type === "Person" && thing.home ? thing.home : thing));
  const things = [...new Set(sides)].filter(isActor);
  return things.length > 1 && things.length === new Set(sides).size
    ? { things, first: Math.min(who.first, subject.token), doubt: who.doubt + subject.doubt }
    : null;
}

/** An agreement of the same sides is told of elsewhere: that is the one they agreed. */
function isKnown(article: Article, sides: readonly Thing[]): boolean {
  return article.things.some(
    ({ type, spots, parties }) => type === "Agreement" && spots.length > 0 && sides.every((side) => parties.includes(side)),
  );
}

function nameOf(article: Article, tree: Tree, verb: number): { first: number; last: number } | null {
  const deed = tree
    .with(verb, "xcomp", "ccomp", "advcl")
    .find((child) => child > verb && tree.mark(child) === "to" && deeds.has(tree.lemma(child)));
  const object = tree.child(deed ?? verb, "obj");
  if (deed === undefined)
    return object !== undefined && goods.test(tree.lemma(object)) && tree.lemma(verb) === "agree"
      ? phrase(article, tree.leftEdge(object), object)
      : null;
  if (object !== undefined && isAgreement(article, object)) return null;
  const whole = strengthening.test(tree.lemma(deed)) && object !== undefined && goods.test(tree.lemma(object));
  return whole ? phrase(article, tree.leftEdge(object), object) : phrase(article, deed, object ?? deed);
}

function isAgreement(article: Article, token: number): boolean {
  return article.owner[token]?.thing.type === "Agreement";
}

/** A verb of its own, or a preposition that tells when or how and no more what. */
function endsPhrase({ tag, fineTag, low }: Word): boolean {
  if (tag === "VERB") return /^VB[DZP]$/.test(fineTag);
  return tag === "ADP" && /^(?:after|before|during|since|until|by|at|under|amid|following|despite|within|as)$/.test(low);
}

/** From a token to the end of the object's phrase, up to the first comma. */
function phrase(article: Article, first: number, head: number): { first: number; last: number } | null {
  const end = Math.min(article.sentenceOf(head)?.last ?? head, first + longestName);
  let last = head;
  for (let i = head + 1; i <= end; i += 1) {
    const word = article.words[i];
    if (
      !word ||
      (word.kind === "punctuation" && !/^[-–'’/]$/.test(word.low)) ||
      (word.tag === "SCONJ" && !/^(?:on|in|of|by|for)$/.test(word.low)) ||
      word.tag === "AUX" ||
      endsPhrase(word)
    )
      break;
    if (word.tag === "NOUN" || word.tag === "PROPN") last = i;
  }
  if (article.words.slice(first, last + 1).some(({ low }) => talks.test(low))) return null;
  const from = /^(?:the|a|an|their|its)$/.test(article.low(first)) ? first + 1 : first;
  return last > from ? { first: from, last } : null;
}

/** Who agreed, and that it is agreed. */
export function readToldFacts({ agreement, parties, verb, first, last, doubt, own }: Told): Finding[] {
  const told = { first, last, trigger: verb, confidence: confidence(0.6 - doubt) };
  const joined = parties.map((party) => fact({ ...told, subject: party, predicate: "partyTo", object: agreement }));
  // One that a noun names has its status from what is said of that noun: "signed a letter of intent".
  return own ? [...joined, fact({ ...told, subject: agreement, predicate: "agreementStatus", value: "agreed" })] : joined;
}
