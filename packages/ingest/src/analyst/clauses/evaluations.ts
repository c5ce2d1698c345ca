import type { EntityType, Predicate } from "@entente/ontology";
import type { Article, Sentence, Thing } from "../article.js";
import type { Referents } from "../coreference/index.js";
import { confidence, fits, type Finding } from "../findings.js";
import {
  bearingVerbs,
  bringingVerbs,
  effectsBrought,
  judgements,
  judgingPairs,
  judgingVerbs,
  namingVerbs,
  prevailingVerbs,
} from "../frames/evaluations.js";
import { inFocus, pointedAt } from "./focus.js";
import { verbArguments } from "./predication.js";
import { nearestSubject } from "./nearest.js";
import { resolve, resolveOwner } from "./resolve.js";
import { isCounterfactual, standingOf, type Standing } from "./standing.js";
import { agentOf, patientOf, subjectOf, type Argument } from "./subjects.js";
import type { Trace } from "./trace.js";
import { treeOf, type Tree } from "./tree.js";

type Stance = Extract<Predicate, "supports" | "criticises" | "rejects">;

/**
 * Reads judgements: who calls something good or bad ("called the deal a betrayal"), and what is said to be so ("the deal is a
 * betrayal", which is left to the speaker: the article's own voice judges nothing).
 */
export function readEvaluations(article: Article, { first, last }: Sentence, trace?: Trace): Finding[] {
  const tree = treeOf(article);
  const found: Finding[] = [];
  for (let i = first; i <= last; i += 1) {
    const findings = [...naming(article, tree, i), ...saying(article, tree, i), ...siding(article, tree, i)];
    if (findings.length > 0) trace?.({ trigger: i, frame: `evaluation ${tree.lemma(i)}`, findings, reason: null });
    found.push(...findings);
  }
  return found;
}

/** "called the deal a betrayal", "described Norway as a friend", "calling it 'another act of cruelty'". */
function naming(article: Article, tree: Tree, verb: number): Finding[] {
  if (!namingVerbs.has(tree.lemma(verb)) || tree.words[verb]?.tag !== "VERB") return [];
  const standing = standingOf(tree, verb);
  const patient = tree.lemma(verb) === "refer" ? (verbArguments(tree, verb, "to")[0] ?? null) : patientOf(tree, verb);
  const stance = patient && judgementAfter(tree, verb, patient.token);
  if (!stance || standing.unread !== null || standing.polarity === "negated" || standing.refused) return [];
  return stances(article, verb, stance, standing, agentOf(tree, verb) ?? nearestSubject(article, tree, verb), patient);
}

function isAgreement({ type }: Thing): boolean {
  return type === "Agreement";
}

/** "is against the deal", "are fully behind it": on which side one stands. */
function siding(article: Article, tree: Tree, head: number): Finding[] {
  const side = tree.preposition(head);
  const sides = side === "against" || side === "behind";
  const subject = sides && tree.child(head, "cop") !== undefined ? subjectOf(tree, head) : null;
  const standing = standingOf(tree, head);
  if (!subject || standing.unread !== null || standing.polarity === "negated") return [];
  const theme = [resolve(article, head), pointedAt(article, head)].find((found) => found?.things.some(isAgreement) === true);
  if (!theme) return [];
  const whom = { token: head, doubt: 0 };
  const known = { ...theme, things: theme.things.filter(isAgreement) };
  return stances(article, head, side === "against" ? "rejects" : "supports", standing, subject, whom, known);
}

/** What the verb calls its object: its complement, or where the parser lost that, the phrase with "a" or in quotes behind the object. */
function judgementAfter(tree: Tree, verb: number, patient: number): Stance | null {
  const complements = tree
    .with(verb, "xcomp", "obl", "advcl", "obj", "ccomp")
    .filter(
      (child) =>
        child > verb &&
        child !== patient &&
        (tree.base(child) !== "obl" || tree.preposition(child) === "as" || tree.relation(child) === "obl:unmarked"),
    );
  const found = complements.map((child) => judgementOf(tree, child)).find((stance) => stance !== null);
  if (found) return found;
  for (let i = patient + 1; i < patient + 14 && !/^[.;]$/.test(tree.low(i)); i += 1) {
    const described =
      /^(?:appos|dep|nmod:desc|obl:unmarked|amod|acl)$/.test(tree.relation(i)) &&
      (tree.child(i, "det") !== undefined || /^["“]$/.test(tree.low(i - 1)));
    const stance = described ? judgementOf(tree, i) : null;
    if (stance) return stance;
  }
  return null;
}

/** The judgement of a phrase, from its head, its adjectives or what it is of: "a bad deal", "an act of cruelty". */
function judgementOf(tree: Tree, head: number): Stance | null {
  const inside = [head, ...tree.with(head, "amod", "conj"), ...tree.with(head, "nmod").filter((child) => tree.preposition(child) === "of")];
  if (tree.children(head).some((child) => /^(?:no|not|n't)$/.test(tree.low(child)))) return null;
  if (inside.some((word) => judgements.blame.has(tree.lemma(word))) || hasPair(tree, head, judgingPairs.blame)) return "criticises";
  return inside.some((word) => judgements.praise.has(tree.lemma(word))) || hasPair(tree, head, judgingPairs.praise) ? "supports" : null;
}

/** "a new chapter", "a step forward": what judges only together. */
function hasPair(tree: Tree, head: number, pairs: ReadonlySet<string>): boolean {
  if (/^(?:step|leap)$/.test(tree.lemma(head)) && tree.with(head, "advmod").some((child) => tree.low(child) === "forward"))
    return pairs === judgingPairs.praise;
  return tree.with(head, "amod", "compound").some((child) => pairs.has(`${tree.low(child)}+${tree.lemma(head)}`));
}

function stances(
  article: Article,
  trigger: number,
  predicate: Stance,
  standing: Standing,
  who: Argument | null,
  whom: Argument | null,
  known: Referents | null = null,
): Finding[] {
  const actor = who && resolve(article, who.token);
  const theme = known ?? (whom && (resolve(article, whom.token) ?? resolveOwner(article, whom.token) ?? pointedAt(article, whom.token)));
  if (!actor || !theme || !who || !whom) return [];
  // "the country's top court" is not its government.
  if (/^(?:court|judge|ruling|tribunal)$/.test(treeOf(article).lemma(who.token)) && actor.things.some(({ type }) => type === "Country"))
    return [];
  const doubt = actor.doubt + theme.doubt + who.doubt + whom.doubt;
  const span = { first: Math.min(actor.first, theme.first, trigger), last: Math.max(actor.last, theme.last, trigger) };
  return actor.things.flatMap((subject) => {
    // A court that calls a plan unlawful stops it.
    const stops = predicate === "criticises" && /court|tribunal/i.test(subject.label) ? "rejects" : predicate;
    return theme.things
      .filter((object) => fits(stops, subject, object))
      .map((object) => stance({ subject, object, predicate: stops, trigger, doubt, standing, ...span }));
  });
}

interface StanceParts {
  readonly subject: Thing | null;
  readonly object: Thing;
  readonly predicate: Stance;
  readonly trigger: number;
  readonly first: number;
  readonly last: number;
  readonly doubt: number;
  readonly standing: Standing;
}

function stance({ doubt, standing, ...parts }: StanceParts): Finding {
  return {
    ...parts,
    value: null,
    polarity: "affirmed",
    modality: "asserted",
    qualifiers: {},
    confidence: confidence(0.6 - doubt),
    features: {
      frame: parts.subject ? "evaluation naming" : "evaluation saying",
      kind: "state",
      doubt,
      depth: standing.depth,
      distance: parts.last - parts.first,
    },
    implied: parts.subject ? null : "subject",
    asked: standing.asked,
  };
}

/** "the deal is a betrayal", "the deal will boost trade": the speaker's judgement. */
function saying(article: Article, tree: Tree, head: number): Finding[] {
  const predicate = said(tree, head);
  if (predicate === null) return [];
  const subject = subjectOf(tree, head);
  const standing = standingOf(tree, head);
  const duty = isCounterfactual(tree, head);
  if (standing.unread !== null || (standing.polarity === "negated" && !duty)) return [];
  const exclaimed = isExclamation(tree, head);
  if (!subject && !exclaimed) return [];
  const theme = exclaimed || !subject ? inFocus(article, head) : judgedThing(article, tree, head, subject, { predicate, duty });
  if (!theme) return [];
  const judgement = tree.child(head, "obj") ?? head;
  const span = { first: Math.min(theme.first, head, startOf(tree, subject?.token ?? head)), last: Math.max(theme.last, head, judgement) };
  const objects = duty ? [...theme.things, ...signed(article, tree, head)] : theme.things;
  return objects.map((object) =>
    stance({ subject: null, object, predicate, trigger: head, doubt: theme.doubt + (subject?.doubt ?? 0.1), standing, ...span }),
  );
}

/** Where a phrase begins, past an opening quotation mark. */
function startOf(tree: Tree, token: number): number {
  const first = tree.leftEdge(token);
  return first < token && tree.words[first]?.tag === "PUNCT" ? first + 1 : first;
}

/** What is judged: what the subject stands for, or where it only points ("it", "today", "the move") the agreement spoken of. */
function judgedThing(
  article: Article,
  tree: Tree,
  head: number,
  { token }: Argument,
  { predicate, duty }: { predicate: Stance; duty: boolean },
): Referents | null {
  const own = resolve(article, token);
  const agreement = own?.things.some(({ type }) => type === "Agreement") === true;
  const happened = !agreement && !duty && !isExtraposed(tree, head, token) && isEventful(tree, head, token) ? inFocus(article, head) : null;
  if (happened) return happened;
  const things = own?.things.filter(({ type }) => judged(type, predicate, duty)) ?? [];
  if (own && things.length > 0) return { ...own, things };
  return own || duty || isExtraposed(tree, head, token) ? null : pointedAt(article, token);
}

function judged(type: EntityType, predicate: Stance, duty: boolean): boolean {
  if (type === "Agreement" || (type === "Organisation" && predicate === "supports")) return true;
  return predicate === "criticises" && (type === "Country" || type === "Organisation" || (duty && type === "Person"));
}

/** "It is important to act": "it" stands for what comes behind. */
function isExtraposed(tree: Tree, head: number, subject: number): boolean {
  if (tree.low(subject) !== "it") return false;
  return (
    tree.child(head, "csubj", "ccomp", "xcomp", "acl") !== undefined || tree.with(head, "advcl").some((child) => tree.mark(child) === "to")
  );
}

/** What one says of what has happened: "it is a historic day", "it sends the wrong signal". */
const happening =
  /^(?:day|moment|event|occasion|step|breakthrough|milestone|achievement|success|news|victory|outcome|result|chapter|era|beginning|win|mark|represent|constitute|open|herald|signal|usher|send|pave|set)$/;

/** "It is a historic day", "common sense has prevailed": a sentence about what has happened, whatever its subject was taken for. */
function isEventful(tree: Tree, head: number, subject: number): boolean {
  if (/^(?:it|this|that|today)$/.test(tree.low(subject))) return happening.test(tree.lemma(head));
  return prevailingVerbs.has(tree.lemma(head));
}

/** "should never have signed the deal" blames the deal as well. */
function signed(article: Article, tree: Tree, verb: number): Thing[] {
  const patient = standingOf(tree, verb).polarity === "affirmed" ? patientOf(tree, verb) : null;
  return (patient && resolve(article, patient.token)?.things.filter(({ type }) => type === "Agreement")) ?? [];
}

function said(tree: Tree, head: number): Stance | null {
  // "should not have stopped": whoever did is blamed.
  if (isCounterfactual(tree, head) && tree.with(head, "aux").some((child) => tree.low(child) === "should")) return "criticises";
  return tree.child(head, "cop") !== undefined || isExclamation(tree, head) ? judgementOf(tree, head) : verbJudgement(tree, head);
}

/** "A great day for Chile!", "Good news for all": what has happened is judged without a verb. */
function isExclamation(tree: Tree, head: number): boolean {
  const alone = /^(?:ccomp|root|parataxis)$/.test(tree.base(head)) && tree.child(head, "nsubj", "case") === undefined;
  const first = tree.leftEdge(head);
  const quoted = [first - 1, first].some((at) => /^["“'‘]$/.test(tree.low(at)));
  return alone && quoted && tree.words[head]?.tag === "NOUN" && happening.test(tree.lemma(head));
}

function verbJudgement(tree: Tree, verb: number): Stance | null {
  if (tree.words[verb]?.tag !== "VERB" || tree.child(verb, "aux:pass") !== undefined || tree.base(verb) === "amod") return null;
  if (judgingVerbs.blame.has(tree.lemma(verb))) return "criticises";
  if (judgingVerbs.praise.has(tree.lemma(verb))) return "supports";
  return bornJudgement(tree, verb);
}

/** "will bring peace and prosperity". */
function broughtJudgement(tree: Tree, object: number): Stance | null {
  const brought = [object, ...tree.with(object, "conj")].map((each) => tree.lemma(each));
  if (brought.some((lemma) => effectsBrought.blame.has(lemma))) return "criticises";
  return brought.some((lemma) => effectsBrought.praise.has(lemma)) ? "supports" : null;
}

/** "marks a milestone", "sends the wrong signal": the judgement of the object; "common sense has prevailed": that of the subject. */
function bornJudgement(tree: Tree, verb: number): Stance | null {
  const [object, subject] = [tree.child(verb, "obj"), tree.child(verb, "nsubj")];
  const borne = object !== undefined && bearingVerbs.has(tree.lemma(verb)) ? judgementOf(tree, object) : null;
  if (borne) return borne;
  if (object !== undefined && bringingVerbs.has(tree.lemma(verb))) return broughtJudgement(tree, object);
  return subject !== undefined && object === undefined && prevailingVerbs.has(tree.lemma(verb)) ? judgementOf(tree, subject) : null;
}
