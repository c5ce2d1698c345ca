import type { Modality, Polarity } from "@entente/ontology";
import { reporting, type Effect } from "./governors.js";
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
export interface Draft {
  negated: boolean;
  modality: Modality;
  refused: boolean;
  asked: boolean;
  unread: string | null;
  depth: number;
}

export function finished({ negated, modality, refused, asked, unread, depth }: Draft): Standing {
  return { polarity: negated ? "negated" : "affirmed", modality, refused: refused && negated, asked, unread, depth };
}

const rank: Readonly<Record<Modality, number>> = { asserted: 0, planned: 1, possible: 2, evaluative: 3 };

export function weaken(draft: Draft, modality: Modality): void {
  if (rank[modality] > rank[draft.modality]) draft.modality = modality;
}

export function apply(draft: Draft, effect: Effect, name: string): void {
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

export const modals: Readonly<Record<string, Effect>> = {
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
export function addOwn(tree: Tree, clause: number, draft: Draft, counted = -1): void {
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

export function addNegations(tree: Tree, clause: number, draft: Draft, counted = -1): void {
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
export function hasNo(tree: Tree, noun: number): boolean {
  return tree.children(noun).some((child) => child < noun && noWords.has(tree.low(child)) && /^(?:det|advmod|cc)$/.test(tree.base(child)));
}

export function addAuxiliaries(tree: Tree, clause: number, draft: Draft): void {
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

/** The particle or preposition that belongs to a verb: "rule out", "call for". */
export function particleOf(tree: Tree, verb: number): string | null {
  const particle = tree.child(verb, "compound:prt");
  return particle === undefined ? null : tree.low(particle);
}

export function companionOf(tree: Tree, governor: number): string | null {
  const particle = particleOf(tree, governor);
  if (particle !== null) return particle;
  const next = tree.low(governor + 1);
  return /^(?:out|off|down|on|for|up|ahead)$/.test(next) ? next : null;
}
