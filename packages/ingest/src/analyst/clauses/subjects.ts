import type { Tree } from "./tree.js";
import { controls } from "./governors.js";

/** A token that fills a place of a predicate, and how doubtful that is (0 is certain, 0.3 a guess). */
export interface Argument {
  readonly token: number;
  readonly doubt: number;
  /** A name before its noun ("Norwegian support"), which stands for itself there. */
  readonly modifier?: true;
}

const relativePronouns = new Set(["who", "whom", "which", "that", "whose"]);
/** What joins two clauses whose subject is said once. */
const sharing: ReadonlySet<string> = new Set(["conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"]);

/** True if the token is "who", "which" or "that" of a relative clause. */
export function isRelativePronoun(tree: Tree, i: number): boolean {
  return relativePronouns.has(tree.low(i)) && tree.fineTag(i).startsWith("W") && relativeClause(tree, i) >= 0;
}

/** What a relative pronoun stands for; any other token is returned as it is. */
export function antecedent(tree: Tree, i: number): number {
  if (!isRelativePronoun(tree, i)) return isLooseRelative(tree, i) ? nounBefore(tree, i) : i;
  const clause = relativeClause(tree, i);
  const noun = tree.head(clause);
  const cop = tree.child(noun, "cop");
  // "Mali, a landlocked country which …": the apposition tells of what stands before it.
  return cop === undefined && tree.relation(noun) === "appos" ? tree.head(noun) : noun;
}

/** "Byron, who arrived in Oslo," where the parser hung the clause elsewhere. */
function isLooseRelative(tree: Tree, i: number): boolean {
  return (
    /^(?:who|which)$/.test(tree.low(i)) &&
    tree.fineTag(i).startsWith("W") &&
    (isNominal(tree, i - 1) || (tree.low(i - 1) === "," && isNominal(tree, i - 2)))
  );
}

function nounBefore(tree: Tree, i: number): number {
  return tree.low(i - 1) === "," ? i - 2 : i - 1;
}

function relativeClause(tree: Tree, i: number): number {
  let at = tree.head(i);
  for (let steps = 0; at >= 0 && steps < 6; steps += 1) {
    if (tree.relation(at) === "acl:relcl" || tree.relation(at) === "acl") return at;
    at = tree.head(at);
  }
  return -1;
}

/** True if the subject of a verb is what the verb is done to. */
export function isPassive(tree: Tree, verb: number): boolean {
  if (tree.child(verb, "nsubj:pass", "aux:pass", "csubj:pass") !== undefined) return true;
  if (tree.fineTag(verb) !== "VBN" && tree.fineTag(verb) !== "VBD") return false;
  const relation = tree.relation(verb);
  if (relation === "amod") return !isLostVerb(tree, verb);
  if (relation === "acl" && isLostVerb(tree, verb)) return false;
  const object = tree.child(verb, "obj", "xcomp", "ccomp");
  if (relation === "acl" || relation === "advcl") return object === undefined && !hasFinite(tree, verb);
  if (tree.fineTag(verb) === "VBD") return false;
  if (relation === "conj" && tree.child(verb, "aux", "nsubj", "obj") === undefined) return isPassive(tree, tree.head(verb));
  // Headlines leave "is" out ("Treaty signed in Lisbon"), and the full stop.
  if (tree.low(tree.rightEdge(verb)) === ".") return false;
  return tree.child(verb, "aux") === undefined && object === undefined && tree.child(verb, "nsubj") !== undefined;
}

/**
 * True where the parser took the verb of a clause for a participle: "The spokesman, Byron, blamed Norway" with "blamed"
 * before "Norway" like an adjective, "The ministers met" with "met" behind "ministers" and no other verb.
 */
function isLostVerb(tree: Tree, verb: number): boolean {
  const head = tree.head(verb);
  if (head < 0) return false;
  if (tree.relation(verb) === "amod")
    return (
      tree.words[head]?.tag === "PROPN" &&
      tree.low(verb - 1) !== "-" &&
      !/^(?:DET|ADJ|PART|ADP|ADV|NUM)$/.test(tree.words[verb - 1]?.tag ?? "")
    );
  const bare = tree.child(head, "cop", "nsubj") === undefined && tree.fineTag(head).startsWith("N");
  return tree.relation(verb) === "acl" && tree.base(head) === "root" && bare && tree.mark(verb) === null && tree.fineTag(verb) !== "VBG";
}

function hasFinite(tree: Tree, verb: number): boolean {
  return tree.with(verb, "aux").length > 0 || tree.child(verb, "nsubj") !== undefined;
}

/** The grammatical subject of a clause, its own or one it shares or is given; null if it has none. */
export function subjectOf(tree: Tree, clause: number, depth = 0): Argument | null {
  const own = tree.children(clause).filter((child) => isSubject(tree, child));
  const subjects = own.length > 0 ? own : tree.with(clause, "nsubj:outer");
  // Of two the nearest: the other is a dateline or a lost apposition.
  const nearest = subjects.findLast((child) => child < clause) ?? subjects[0];
  if (nearest !== undefined) return { token: antecedent(tree, nearest), doubt: 0 };
  if (tree.child(clause, "expl") !== undefined || depth > 6) return null;
  return borrowedSubject(tree, clause, depth);
}

function isSubject(tree: Tree, child: number): boolean {
  // "France and Spain, but not Portugal, have joined".
  const excluded = tree.low(tree.leftEdge(child) - 1) === "not" || tree.low(child - 1) === "not";
  return tree.base(child) === "nsubj" && tree.relation(child) !== "nsubj:outer" && !excluded;
}

/** True for "there is", "it is": the clause has a subject word that stands for nothing. */
export function isExistential(tree: Tree, clause: number): boolean {
  return tree.with(clause, "expl").some((child) => tree.low(child) === "there");
}

function borrowedSubject(tree: Tree, clause: number, depth: number): Argument | null {
  const relation = tree.base(clause);
  const head = tree.head(clause);
  if (head < 0) return null;
  // "Unless Norway pays, Chile will leave": a condition has no subject to share.
  if (relation === "conj")
    return /^(?:if|unless|once|until)$/.test(tree.mark(head) ?? "") ? null : doubted(subjectOf(tree, head, depth + 1), 0.03);
  if (relation === "xcomp" || relation === "advcl" || relation === "ccomp") return controlledSubject(tree, clause, head, depth);
  if (relation === "acl") return subjectOfModifier(tree, clause, head, depth);
  if (relation === "amod") return isLostVerb(tree, clause) ? null : { token: head, doubt: 0 };
  return sharing.has(relation) ? doubted(subjectOf(tree, head, depth + 1), 0.15) : null;
}

function doubted(argument: Argument | null, doubt: number): Argument | null {
  return argument ? { token: argument.token, doubt: argument.doubt + doubt } : null;
}

/** "asked X to sign", "accused X of breaking", "promised X to sign", "…, calling it illegal". */
function controlledSubject(tree: Tree, clause: number, governor: number, depth: number): Argument | null {
  const told = forPhrase(tree, clause, governor);
  if (told !== undefined) return { token: told, doubt: 0.05 };
  const relation = tree.base(clause);
  const finite = /^VB[DZP]$/.test(tree.fineTag(clause)) && tree.child(clause, "aux") === undefined && tree.mark(clause) !== "to";
  const doubt = finite ? 0.15 : 0.03;
  // "after a court declared": a finite clause has a subject of its own, which the parser has lost.
  if (finite && relation === "advcl") return null;
  const bound = relation === "xcomp" || isComplement(tree, clause, governor);
  const object = bound && (controls(tree.lemma(governor)) === "object" || tree.mark(clause) === "for") ? objectOf(tree, governor) : null;
  if (object) return object;
  return doubted(isNominal(tree, governor) && !isPredicate(tree, governor) ? null : subjectOf(tree, governor, depth + 1), doubt);
}

/** "hopes for Norway to sign": the phrase behind "for", right before "to". */
function forPhrase(tree: Tree, clause: number, governor: number): number | undefined {
  if (tree.mark(clause) !== "to") return undefined;
  const phrases = tree
    .with(governor, "obl", "obj")
    .filter((child) => child > governor && child < clause && tree.preposition(child) === "for");
  return phrases.find((child) => tree.low(tree.rightEdge(child) + 1) === "to");
}

function isComplement(tree: Tree, clause: number, governor: number): boolean {
  const mark = tree.mark(clause);
  return (
    mark === "of" || mark === "from" || mark === "for" || mark === "into" || (mark === "to" && controls(tree.lemma(governor)) === "object")
  );
}

/** What is told to act: the object, the person asked, or the phrase behind "on" or "for". */
function objectOf(tree: Tree, governor: number): Argument | null {
  if (isPassive(tree, governor)) return subjectOf(tree, governor, 1);
  const object = tree.child(governor, "obj", "iobj");
  if (object !== undefined) return { token: antecedent(tree, object), doubt: 0 };
  const lead = tree.with(governor, "obl").find((child) => /^(?:on|upon|for|to)$/.test(tree.preposition(child) ?? ""));
  return lead === undefined ? null : { token: antecedent(tree, lead), doubt: 0.05 };
}

/** Nouns that tell how far a deed has come: whoever is at them does it. */
const passing = /^(?:stage|process|verge|brink|middle|midst|hope|point|way|course|threshold|phase)$/;

/** Nouns of asking: whoever is asked would do it ("his call on Norway to leave"). */
const asking = /^(?:call|appeal|request|demand|order|invitation|plea|pressure|ultimatum|warning)$/;

/** "a deal struck in 2021", "leaders attending the summit", "Norway's plan to leave". */
function subjectOfModifier(tree: Tree, clause: number, noun: number, depth: number): Argument | null {
  if (tree.relation(clause) === "acl:relcl") return null;
  // A verb with a tense is no participle: the parser has lost its subject.
  if (/^VB[DZP]$/.test(tree.fineTag(clause)) && !isPassive(tree, clause)) return null;
  if (/^(?:after|before|since|while|when)$/.test(tree.mark(clause) ?? ""))
    return doubted(subjectOf(tree, tree.head(noun), depth + 1), 0.05);
  if (tree.mark(clause) === null) return { token: noun, doubt: 0 };
  const asked = asking.test(tree.lemma(noun))
    ? tree.with(noun, "nmod", "obl").find((child) => /^(?:on|to|for|upon)$/.test(tree.preposition(child) ?? ""))
    : undefined;
  if (asked !== undefined) return { token: asked, doubt: 0.05 };
  const owner = tree.child(noun, "nmod:poss");
  if (owner !== undefined) return { token: owner, doubt: 0.03 };
  // "are in the final stages of negotiating".
  if (passing.test(tree.lemma(noun)) && tree.mark(clause) === "of")
    return doubted(subjectOf(tree, tree.child(noun, "cop") === undefined ? tree.head(noun) : noun, depth + 1), 0.05);
  const by = tree.with(noun, "nmod").find((child) => /^(?:by|of|from)$/.test(tree.preposition(child) ?? ""));
  if (by !== undefined) return { token: by, doubt: 0.1 };
  const nation = tree
    .children(noun)
    .find((child) => child < noun && /^(?:amod|compound)$/.test(tree.base(child)) && isCapitalised(tree, child));
  if (nation !== undefined) return { token: nation, doubt: 0.1 };
  const verb = tree.head(noun);
  return verb >= 0 && /^(?:obj|obl|xcomp|nsubj:pass)$/.test(tree.relation(noun)) ? doubted(agentOf(tree, verb, depth + 1), 0.08) : null;
}

function isCapitalised(tree: Tree, i: number): boolean {
  return /^\p{Lu}/u.test(tree.words[i]?.text ?? "");
}

function isNominal(tree: Tree, i: number): boolean {
  return /^(?:NOUN|PROPN|PRON)$/.test(tree.words[i]?.tag ?? "");
}

function isPredicate(tree: Tree, i: number): boolean {
  return tree.child(i, "cop", "nsubj") !== undefined;
}

/** Who does it: the subject of an active clause, the "by" phrase of a passive one. */
export function agentOf(tree: Tree, verb: number, depth = 0): Argument | null {
  if (!isPassive(tree, verb)) return subjectOf(tree, verb, depth);
  const by = tree.child(verb, "obl:agent") ?? tree.with(verb, "obl", "nmod").find((child) => tree.preposition(child) === "by");
  return by === undefined ? agentBelow(tree, verb) : { token: antecedent(tree, by), doubt: 0 };
}

/** "signed in Oslo by Norway": the parser may hang the agent on the phrase before it. */
function agentBelow(tree: Tree, verb: number): Argument | null {
  const phrases = tree.with(verb, "obl", "obl:unmarked", "nmod");
  const by = phrases.flatMap((phrase) => tree.with(phrase, "nmod")).find((child) => child > verb && tree.preposition(child) === "by");
  return by === undefined ? null : { token: antecedent(tree, by), doubt: 0.08 };
}

/** What it is done to: the object of an active verb, the subject of a passive one, or what a relative clause leaves open. */
export function patientOf(tree: Tree, verb: number): Argument | null {
  if (isPassive(tree, verb)) return subjectOf(tree, verb);
  const objects = tree.with(verb, "obj");
  const object = objects.find((child) => !relativePronouns.has(tree.low(child))) ?? objects[0] ?? tree.child(verb, "iobj");
  if (object !== undefined) return { token: antecedent(tree, object), doubt: 0 };
  if (tree.relation(verb) === "amod") return { token: tree.head(verb), doubt: 0.1 };
  // "a deal to end ethnic violence" whose object the parser has hung elsewhere.
  if (
    /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tree.words[verb + 1]?.tag ?? "") &&
    tree.relation(verb) === "acl" &&
    tree.mark(verb) === "to"
  )
    return null;
  return gap(tree, verb) ?? relativeObject(tree, verb) ?? sharedObject(tree, verb) ?? raisedObject(tree, verb);
}

/** "the deal Norway signed": a relative clause without a pronoun lacks its object. */
function gap(tree: Tree, verb: number): Argument | null {
  if (tree.relation(verb) !== "acl:relcl" || tree.child(verb, "nsubj") === undefined) return null;
  const pronoun = tree.children(verb).some((child) => isRelativePronoun(tree, child));
  return pronoun ? null : { token: tree.head(verb), doubt: 0.1 };
}

/** "the deal, which Norway has threatened to scrap": the object of the inner verb stands before the outer one. */
function relativeObject(tree: Tree, verb: number): Argument | null {
  if (tree.base(verb) !== "xcomp" || tree.mark(verb) !== "to") return null;
  const governor = tree.head(verb);
  const pronoun = tree.with(governor, "obj").find((child) => child < governor && isRelativePronoun(tree, child));
  return pronoun === undefined ? gap(tree, governor) : { token: antecedent(tree, pronoun), doubt: 0.05 };
}

/** "Norway signed and ratified the treaty": the first verb may leave its object to the last. */
function sharedObject(tree: Tree, verb: number): Argument | null {
  const next = tree.with(verb, "conj").find((child) => tree.words[child]?.tag === "VERB" && tree.child(child, "obj") !== undefined);
  const object = next === undefined ? undefined : tree.child(next, "obj");
  return object === undefined || next === undefined || next - verb > 4 || tree.child(next, "nsubj") !== undefined
    ? null
    : { token: antecedent(tree, object), doubt: 0.1 };
}

/** "a treaty to sign": an infinitive behind a noun that has its object before it. */
function raisedObject(tree: Tree, verb: number): Argument | null {
  const noun = tree.head(verb);
  return tree.relation(verb) === "acl" && tree.mark(verb) === "to" && isNominal(tree, noun) ? { token: noun, doubt: 0.2 } : null;
}
