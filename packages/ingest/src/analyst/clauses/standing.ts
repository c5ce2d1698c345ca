import {
  addAuxiliaries,
  addNegations,
  addOwn,
  apply,
  companionOf,
  type Draft,
  finished,
  hasNo,
  modals,
  particleOf,
  type Standing,
  weaken,
} from "./draft.js";
import { arriving, effectOf, reporting, type Complement, type Effect } from "./governors.js";
import { isRelativePronoun } from "./subjects.js";
import type { Tree } from "./tree.js";

export { isCounterfactual, particleOf, type Standing } from "./draft.js";

/** The standing of what a verb, or a noun or adjective with "be", says. */
export function standingOf(tree: Tree, clause: number): Standing {
  const draft: Draft = { negated: false, modality: "asserted", refused: false, asked: false, unread: null, depth: 0 };
  addOwn(tree, clause, draft);
  climb(tree, clause, draft);
  return finished(draft);
}

const conditions = /^(?:if|unless|until|till|once|lest|whether|provided|in case|as if|as though|assuming|should|so that|in order for|had)$/;

/** Goes up from a clause to the main clause and adds what each step makes of it. */
export function climb(tree: Tree, clause: number, draft: Draft): void {
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
  addOwn(tree, governor, draft, noun);
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
  const done = complement === "infinitive" && tree.with(governor, "obj", "xcomp").some((child) => child < clause && isRanked(tree, child));
  apply(draft, yetTo(tree, governor) ? "negated" : done ? "asserted" : effect, lemma);
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
