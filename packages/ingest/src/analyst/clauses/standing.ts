import type { Modality, Polarity } from "@entente/ontology";
import { arriving, effectOf, happening, reporting, type Complement, type Effect } from "./governors.js";
import { isRelativePronoun } from "./subjects.js";
import type { Tree } from "./tree.js";

/** How far what a predicate says is said to be so, once everything above it in the sentence is counted. */
export interface Standing {
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Denied because someone refuses: "declined to sign". */
  readonly refused: boolean;
  /** Someone was asked whether it is so. */
  readonly asked: boolean;
  /** Why nothing can be read of it ("condition", "obligation", "question"); null if something can. */
  readonly unread: string | null;
  /** How many predicates stand above it. */
  readonly depth: number;
}

/** A standing while it is worked out, from the inside to the outside. */
interface Draft {
  negated: boolean;
  modality: Modality;
  refused: boolean;
  asked: boolean;
  unread: string | null;
  depth: number;
}

/** The standing of what a verb, or a noun or adjective with "be", says. */
export function standingOf(tree: Tree, clause: number): Standing {
  const draft: Draft = { negated: false, modality: "asserted", refused: false, asked: false, unread: null, depth: 0 };
  addOwn(tree, clause, draft);
  climb(tree, clause, draft);
  return finished(draft);
}

/** The standing of a noun that names a deed: "called for talks", "has no talks", "talks were cancelled". */
export function standingOfNoun(tree: Tree, noun: number, light: ReadonlySet<string>): Standing {
  const draft: Draft = { negated: hasNo(tree, noun), modality: "asserted", refused: false, asked: false, unread: null, depth: 0 };
  addAdjectives(tree, noun, draft);
  climbNoun(tree, noun, light, draft, 0);
  return finished(draft);
}

/** The standing of what an apposition says ("Norway, a former member of"): nothing above it matters. */
export function standingBeside(tree: Tree, noun: number): Standing {
  const former = tree.with(noun, "amod").some((child) => /^(?:former|ex|erstwhile|then|onetime)$/.test(tree.low(child)));
  return finished({ negated: former || hasNo(tree, noun), modality: "asserted", refused: false, asked: false, unread: null, depth: 0 });
}

function finished({ negated, modality, refused, asked, unread, depth }: Draft): Standing {
  return { polarity: negated ? "negated" : "affirmed", modality, refused: refused && negated, asked, unread, depth };
}

const rank: Readonly<Record<Modality, number>> = { asserted: 0, planned: 1, possible: 2, evaluative: 3 };

function weaken(draft: Draft, modality: Modality): void {
  if (rank[modality] > rank[draft.modality]) draft.modality = modality;
}

function apply(draft: Draft, effect: Effect, name: string): void {
  if (effect === "planned" || effect === "possible") weaken(draft, effect);
  // What is put off does not happen as planned.
  if (effect === "deferred") {
    weaken(draft, "planned");
    draft.negated = !draft.negated;
  }
  if (effect === "negated" || effect === "refused") draft.negated = !draft.negated;
  if (effect === "refused") draft.refused = true;
  if (effect === "unread") draft.unread ??= name;
}

const modals: Readonly<Record<string, Effect>> = {
  will: "planned",
  "'ll": "planned",
  wo: "planned",
  shall: "planned",
  would: "possible",
  "'d": "possible",
  may: "possible",
  might: "possible",
  can: "possible",
  ca: "possible",
  could: "possible",
  should: "unread",
  must: "unread",
  ought: "unread",
};

const negators = new Set(["not", "n't", "never", "nor", "neither", "hardly", "scarcely", "barely", "nowhere"]);
const noWords = new Set(["no", "neither", "none"]);
const nobody = new Set(["nobody", "none", "neither", "nothing"]);
const subjectsAndObjects = new Set(["nsubj", "obj"]);

/**
 * What stands in the clause itself: auxiliaries, "not", "no longer", "yet to", "no" before its subject or object.
 *
 * @param counted - the part whose own "no" was counted already
 */
function addOwn(tree: Tree, clause: number, draft: Draft, counted = -1): void {
  addNegations(tree, clause, draft, counted);
  addAuxiliaries(tree, clause, draft);
  if (tree.low(tree.children(clause)[0] ?? -1) === "should" && tree.child(clause, "nsubj") !== undefined) draft.unread ??= "condition";
  if (isImperative(tree, clause)) draft.unread ??= "imperative";
  if (draft.modality === "planned" && hasCondition(tree, clause)) weaken(draft, "possible");
}

/** "Sign the treaty": a bare verb that nobody does and nothing governs. */
function isImperative(tree: Tree, clause: number): boolean {
  return (
    tree.fineTag(clause) === "VB" &&
    tree.base(clause) === "root" &&
    tree.child(clause, "nsubj", "aux", "mark", "cop") === undefined &&
    tree.children(clause)[0] === undefined
  );
}

function addNegations(tree: Tree, clause: number, draft: Draft, counted = -1): void {
  for (const child of tree.children(clause)) if (child !== counted && denies(tree, child)) draft.negated = !draft.negated;
}

function denies(tree: Tree, child: number): boolean {
  const low = tree.low(child);
  if (tree.base(child) === "advmod" || tree.base(child) === "cc" || tree.base(child) === "aux") {
    // "not only … but also" denies nothing.
    const only = tree.low(child + 1) === "only" || tree.low(child + 1) === "just" || tree.low(child + 1) === "merely";
    return (negators.has(low) && !only) || (low === "longer" && tree.low(child - 1) === "no");
  }
  if (!subjectsAndObjects.has(tree.base(child))) return low === "neither" && tree.base(child) === "det";
  return nobody.has(low) || hasNo(tree, child);
}

/** True for "no talks", "neither side". */
function hasNo(tree: Tree, noun: number): boolean {
  return tree.children(noun).some((child) => child < noun && noWords.has(tree.low(child)) && /^(?:det|advmod|cc)$/.test(tree.base(child)));
}

function addAuxiliaries(tree: Tree, clause: number, draft: Draft): void {
  if (isCounterfactual(tree, clause)) return addCounterfactual(tree, clause, draft);
  for (const child of tree.with(clause, "aux")) {
    const effect = modals[tree.low(child)];
    if (effect) apply(draft, tree.low(child) === "would" && inReport(tree, clause) ? "planned" : effect, "obligation");
  }
  if (!tree.with(clause, "mark").some((child) => tree.low(child) === "to")) return;
  const be = tree
    .with(clause, "aux", "cop")
    .some((child) => tree.lemma(child) === "be" && tree.low(child) !== "be" && tree.low(child) !== "been");
  // "Norway is to sign", and in headlines "Norway to sign".
  if (be || tree.child(clause, "nsubj") !== undefined) weaken(draft, "planned");
  // "has yet to be carried out".
  if (tree.with(clause, "advmod").some((child) => tree.low(child) === "yet")) draft.negated = !draft.negated;
}

/** "should have signed" tells that it did not, "should not have signed" that it did; "would have signed" tells nothing. */
function addCounterfactual(tree: Tree, clause: number, draft: Draft): void {
  if (tree.with(clause, "aux").some((child) => /^(?:should|ought)$/.test(tree.low(child)))) draft.negated = !draft.negated;
  else draft.unread ??= "not so";
}

/** True for "should have signed", "would not have signed". */
export function isCounterfactual(tree: Tree, clause: number): boolean {
  const auxiliaries = tree.with(clause, "aux").map((child) => tree.low(child));
  return auxiliaries.includes("have") && auxiliaries.some((low) => /^(?:should|ought|would|could)$/.test(low));
}

/** "said it would": the future of the past. */
function inReport(tree: Tree, clause: number): boolean {
  const governor = tree.head(clause);
  const past = /^VB[DN]$/.test(tree.fineTag(governor));
  return tree.base(clause) === "ccomp" && past && reporting.has(tree.lemma(governor)) && !hasCondition(tree, clause);
}

function hasCondition(tree: Tree, clause: number): boolean {
  return tree.with(clause, "advcl").some((child) => /^(?:if|unless)$/.test(tree.mark(child) ?? ""));
}

const conditions = /^(?:if|unless|until|till|once|lest|whether|provided|in case|as if|as though|assuming|should|so that|in order for|had)$/;

/** Goes up from a clause to the main clause and adds what each step makes of it. */
function climb(tree: Tree, clause: number, draft: Draft): void {
  let at = clause;
  for (let steps = 0; steps < 8; steps += 1) {
    const next = step(tree, at, draft);
    if (next === null) return;
    at = next;
  }
}

/** One step up: the next clause to go on from, or null where nothing above matters any more. */
function step(tree: Tree, clause: number, draft: Draft): number | null {
  const governor = tree.head(clause);
  if (markedUnread(tree, clause, governor, draft) || governor < 0) return null;
  const relation = tree.base(clause);
  if (relation === "conj") return shareWithFirst(tree, clause, governor, draft);
  if (relation === "acl") return modifierStep(tree, clause, governor, draft);
  if (relation === "advcl") return adverbialStep(tree, clause, governor, draft);
  if (/^(?:xcomp|ccomp|csubj|obj|obl|nmod)$/.test(relation)) return complementStep(tree, clause, governor, draft);
  return null;
}

function markedUnread(tree: Tree, clause: number, governor: number, draft: Draft): boolean {
  const mark = tree.mark(clause) ?? openingWord(tree, clause);
  if (mark === "without" || mark === "instead of" || mark === "rather than") draft.negated = !draft.negated;
  if (mark === null || !conditions.test(mark)) return false;
  if (/^(?:whether|if)$/.test(mark) && tree.lemma(governor) === "ask") draft.asked = true;
  else draft.unread ??= "condition";
  return true;
}

/** "Whether …" may hang on the clause as an adverb. */
function openingWord(tree: Tree, clause: number): string | null {
  const first = tree.children(clause).find((child) => child < clause && /^(?:advmod|cc)$/.test(tree.base(child)));
  const low = first === undefined ? "" : tree.low(first);
  return /^(?:whether|if|unless|how|why)$/.test(low) ? low.replace(/how|why/, "") || null : null;
}

/** "will meet X and sign Y": a later verb of a list shares what the first one says of itself. */
function shareWithFirst(tree: Tree, clause: number, first: number, draft: Draft): number | null {
  const shares =
    tree.child(clause, "nsubj", "aux", "cop") === undefined &&
    (tree.fineTag(clause) === tree.fineTag(first) || tree.fineTag(clause) === "VB" || tree.child(first, "cop") !== undefined);
  if (!shares) return embedded(tree, first) ? first : null;
  const but = tree.with(clause, "cc").some((child) => tree.low(child) === "but");
  if (!but && sharesNegation(tree, clause, first)) addNegations(tree, first, draft);
  if (!/^VB[DZP]$/.test(tree.fineTag(clause))) addAuxiliaries(tree, first, draft);
  return first;
}

function sharesNegation(tree: Tree, clause: number, first: number): boolean {
  return tree.child(first, "aux") !== undefined && !/^VB[DZ]$/.test(tree.fineTag(clause));
}

/** A clause that has its own subject still stands under what governs the first one. */
function embedded(tree: Tree, clause: number): boolean {
  return /^(?:ccomp|xcomp|advcl|conj)$/.test(tree.base(clause));
}

/** "the tenth country to sign": who is first, last or only to do it has done it. */
function isRanked(tree: Tree, noun: number): boolean {
  const ranks = /^(?:first|second|third|last|latest|only|\w+(?:th|st|nd|rd))$/;
  return tree.with(noun, "amod", "nummod").some((child) => ranks.test(tree.low(child)));
}

/** "plan to leave", "a deal struck in 2021", "the deal that Norway signed". */
function modifierStep(tree: Tree, clause: number, noun: number, draft: Draft): number | null {
  const relative = tree.relation(clause) === "acl:relcl" || tree.children(clause).some((child) => isRelativePronoun(tree, child));
  const mark = tree.mark(clause);
  if (relative || mark === null) return null;
  draft.depth += 1;
  const complement: Complement = mark === "to" ? "infinitive" : mark === "that" ? "clause" : "gerund";
  const listed = effectOf(complement, tree.lemma(noun), null) ?? (complement === "infinitive" ? "possible" : "asserted");
  const effect = isRanked(tree, noun) ? "asserted" : listed;
  apply(draft, effect, tree.lemma(noun));
  if (hasNo(tree, noun)) draft.negated = !draft.negated;
  const governor = tree.head(noun);
  if (governor < 0 || !/^(?:obj|nsubj|obl)$/.test(tree.base(noun))) return null;
  if (tree.base(noun) === "nsubj") return null;
  const rejected = effectOf("noun", tree.lemma(governor), particleOf(tree, governor));
  // "rejected a proposal to join": whose deed is rejected, and who rejects, are two.
  if (rejected === "refused") draft.unread ??= tree.lemma(governor);
  if (rejected === "negated") apply(draft, rejected, tree.lemma(governor));
  addOwn(tree, governor, draft);
  return governor;
}

/** "after signing", "without signing", "…, calling it", "visited Italy to discuss". */
function adverbialStep(tree: Tree, clause: number, governor: number, draft: Draft): number | null {
  const mark = tree.mark(clause);
  draft.depth += 1;
  if (mark === "to" || mark === "in order") {
    const lemma = tree.lemma(governor);
    const object = tree.child(governor, "obj");
    // "submitted its application to join": what the object makes of it, wherever the parser hung it.
    const noun = object === undefined ? null : effectOf("infinitive", tree.lemma(object), null);
    const effect = noun ?? effectOf("infinitive", lemma, companionOf(tree, governor)) ?? (arriving.has(lemma) ? "asserted" : "planned");
    apply(draft, effect, lemma);
    addOwn(tree, governor, draft);
    return governor;
  }
  if (mark === "from" || mark === "of" || mark === "for" || mark === "against" || mark === "on" || mark === "about" || mark === "to") {
    const effect = effectOf("gerund", tree.lemma(governor), companionOf(tree, governor) ?? mark);
    if (effect) apply(draft, effect, tree.lemma(governor));
    addOwn(tree, governor, draft);
    return governor;
  }
  if (mark === null && tree.fineTag(clause) === "VBG") return participleStep(tree, governor, draft);
  return mark === "before" ? (weakenIfFuture(tree, governor, draft), null) : null;
}

/** "will visit Oslo, signing a treaty": a participle shares the future of its verb, not its denial. */
function participleStep(tree: Tree, governor: number, draft: Draft): null {
  addAuxiliaries(tree, governor, draft);
  return null;
}

function weakenIfFuture(tree: Tree, governor: number, draft: Draft): void {
  if (tree.with(governor, "aux").some((child) => modals[tree.low(child)] === "planned")) weaken(draft, "planned");
}

function complementStep(tree: Tree, clause: number, governor: number, draft: Draft): number | null {
  const lemma = tree.lemma(governor);
  const complement = complementOf(tree, clause);
  draft.depth += 1;
  if (complement === "clause" && reporting.has(lemma) && effectOf("clause", lemma, null) === null) return reportStep(tree, governor, draft);
  const effect = effectOf(complement, lemma, companionOf(tree, governor)) ?? unlisted(complement, lemma);
  apply(draft, yetTo(tree, governor) ? "negated" : effect, lemma);
  addOwn(tree, governor, draft, clause);
  return governor;
}

/** "has yet to sign": the parser may make "has" the governor. */
function yetTo(tree: Tree, governor: number): boolean {
  return tree.lemma(governor) === "have" && tree.with(governor, "advmod").some((child) => tree.low(child) === "yet");
}

function unlisted(complement: Complement, governor: string): Effect {
  return complement === "infinitive" && !arriving.has(governor) ? "possible" : "asserted";
}

function complementOf(tree: Tree, clause: number): Complement {
  if (tree.mark(clause) === "to") return "infinitive";
  const finite = tree.child(clause, "nsubj") !== undefined || tree.mark(clause) === "that";
  if (finite) return "clause";
  return tree.fineTag(clause) === "VBG" ? "gerund" : tree.fineTag(clause) === "VB" ? "infinitive" : "clause";
}

/** What is reported stands as it is; what is not said to be so, or might be said, is not. */
function reportStep(tree: Tree, governor: number, draft: Draft): number | null {
  const own: Draft = { negated: false, modality: "asserted", refused: false, asked: false, unread: null, depth: 0 };
  addOwn(tree, governor, own);
  if (own.negated) draft.unread ??= "not said";
  return governor;
}

/** The particle or preposition that belongs to a verb: "rule out", "call for". */
export function particleOf(tree: Tree, verb: number): string | null {
  const particle = tree.child(verb, "compound:prt");
  return particle === undefined ? null : tree.low(particle);
}

function companionOf(tree: Tree, governor: number): string | null {
  const particle = particleOf(tree, governor);
  if (particle !== null) return particle;
  const next = tree.low(governor + 1);
  return /^(?:out|off|down|on|for|up|ahead)$/.test(next) ? next : null;
}

const planning = new Set([
  "planned",
  "proposed",
  "upcoming",
  "forthcoming",
  "possible",
  "potential",
  "scheduled",
  "expected",
  "future",
  "prospective",
  "eventual",
]);

function addAdjectives(tree: Tree, noun: number, draft: Draft): void {
  for (const child of tree.with(noun, "amod")) {
    const low = tree.low(child);
    if (planning.has(low)) weaken(draft, /^(?:possible|potential|proposed|prospective|eventual)$/.test(low) ? "possible" : "planned");
    if (low === "cancelled" || low === "canceled" || low === "failed") draft.negated = draft.negated !== (low !== "failed");
  }
}

function climbNoun(tree: Tree, noun: number, light: ReadonlySet<string>, draft: Draft, depth: number): void {
  const governor = tree.head(noun);
  const lead = tree.preposition(noun);
  if (/^(?:ahead of|before|pending)$/.test(lead ?? "")) weaken(draft, "planned");
  if (lead === "without" || lead === "instead of") draft.negated = !draft.negated;
  if (tree.child(noun, "cop") !== undefined || governor < 0 || tree.base(noun) === "root") return underClause(tree, noun, draft);
  if (tree.base(noun) === "conj" && depth < 4) return climbNoun(tree, governor, light, draft, depth + 1);
  if (/^(?:nmod|appos|compound)$/.test(tree.base(noun))) return underNoun(tree, noun, governor, light, draft, depth);
  if (/^(?:obj|obl|nsubj|xcomp|dep|iobj|ccomp|advcl|parataxis)$/.test(tree.base(noun))) underVerb(tree, noun, governor, lead, light, draft);
}

function underClause(tree: Tree, clause: number, draft: Draft): void {
  addOwn(tree, clause, draft);
  climb(tree, clause, draft);
}

function underNoun(tree: Tree, noun: number, governor: number, light: ReadonlySet<string>, draft: Draft, depth: number): void {
  const effect = effectOf("noun", tree.lemma(governor), tree.preposition(noun));
  if (effect) apply(draft, effect, tree.lemma(governor));
  if (depth < 4 && tree.base(noun) === "nmod" && tree.words[governor]?.tag === "NOUN") {
    if (hasNo(tree, governor)) draft.negated = !draft.negated;
    climbNoun(tree, governor, light, draft, depth + 1);
  }
}

/** True for verbs that say of a deed that it happens: "took place", "began", "broke down". */
function happens(tree: Tree, verb: number): boolean {
  const lemma = tree.lemma(verb);
  const particle = particleOf(tree, verb);
  if (lemma === "take") return tree.with(verb, "obj").some((child) => tree.lemma(child) === "place");
  return happening.has(lemma) || (particle !== null && happening.has(`${lemma}+${particle}`));
}

/** "Ratification would be hard": what nobody has said to be there and a modal speaks of is not there. */
function supposed(tree: Tree, noun: number, clause: number, draft: Draft): void {
  const modal = tree.with(clause, "aux").some((child) => modals[tree.low(child)] !== undefined);
  if (modal && tree.child(noun, "det", "nmod:poss") === undefined) draft.unread ??= "supposition";
}

function underVerb(tree: Tree, noun: number, verb: number, lead: string | null, light: ReadonlySet<string>, draft: Draft): void {
  const particle = particleOf(tree, verb);
  const lemma = tree.lemma(verb);
  const effect = effectOf("noun", lemma, particle ?? lead);
  const subject = tree.base(noun) === "nsubj";
  if (subject && !happens(tree, verb) && !effect && !light.has(lemma)) return supposed(tree, noun, verb, draft);
  if (effect && !(subject && tree.relation(noun) !== "nsubj:pass")) apply(draft, effect, lemma);
  const adjunct = /^(?:after|during|before|at|following|since|amid|despite|ahead of|until|by|under)$/.test(lead ?? "");
  const bound = !adjunct && (effect !== null || light.has(lemma) || (subject && happens(tree, verb)) || tree.base(noun) === "xcomp");
  if (bound) addOwn(tree, verb, draft, noun);
  const { negated, refused } = draft;
  climb(tree, verb, draft);
  // "failed to agree after talks" denies no talks.
  if (!bound) [draft.negated, draft.refused] = [negated, refused];
}
