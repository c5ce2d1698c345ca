import { addAuxiliaries, addOwn, apply, type Draft, finished, hasNo, modals, particleOf, type Standing, weaken } from "./draft.js";
import { effectOf, happening } from "./governors.js";
import { climb } from "./standing.js";
import type { Tree } from "./tree.js";

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

/** "out of" as the particle of "walk out". */
export function shortened(lead: string | null): string | null {
  return lead === "out of" ? "out" : lead;
}

function underVerb(tree: Tree, noun: number, verb: number, lead: string | null, light: ReadonlySet<string>, draft: Draft): void {
  const particle = particleOf(tree, verb);
  const lemma = tree.lemma(verb);
  const effect = effectOf("noun", lemma, particle ?? shortened(lead));
  const subject = tree.base(noun) === "nsubj";
  if (subject && !happens(tree, verb) && !effect && !light.has(lemma)) return supposed(tree, noun, verb, draft);
  if (effect && !(subject && tree.relation(noun) !== "nsubj:pass")) apply(draft, effect, lemma);
  const adjunct = /^(?:after|during|before|at|following|since|amid|despite|ahead of|until|by|under)$/.test(lead ?? "");
  const bound = !adjunct && (effect !== null || light.has(lemma) || (subject && happens(tree, verb)) || tree.base(noun) === "xcomp");
  if (bound) addOwn(tree, verb, draft, noun);
  // "will travel to Chile for talks": what one goes for is as sure as the going.
  else if (lead === "for") addAuxiliaries(tree, verb, draft);
  const { negated, refused } = draft;
  climb(tree, verb, draft);
  // "failed to agree after talks" denies no talks.
  if (!bound) [draft.negated, draft.refused] = [negated, refused];
}
