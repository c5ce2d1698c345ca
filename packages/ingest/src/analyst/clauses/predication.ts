import type { Tree } from "./tree.js";
import { agentOf, antecedent, isPassive, patientOf, subjectOf, type Argument } from "./subjects.js";
import { effectOf } from "./governors.js";
import { shortened } from "./deed-standing.js";
import { particleOf } from "./standing.js";

/** Verbs that carry a noun's deed without adding to it: "hold talks", "reach an agreement", "pay a visit". */
const usualLight =
  "have hold make take give get reach conduct start begin open launch enter resume continue conclude finish end express voice issue announce confirm " +
  "undertake pursue offer do renew join be involve engage participate restart reopen complete lend pledge declare reiterate reaffirm restate " +
  "show receive win enjoy stage see complete withdraw deliver";

const lightSets = new Map<string, ReadonlySet<string>>();

/** The light verbs of a deed: the usual ones and its own, or only its own. */
export function lightVerbs(own = "", only?: string): ReadonlySet<string> {
  const list = only ?? `${usualLight} ${own}`;
  const known = lightSets.get(list) ?? new Set(list.split(" ").filter(Boolean));
  lightSets.set(list, known);
  return known;
}

/**
 * The phrases that may fill a place of a verb, surest first.
 *
 * @param verbs - lemmas of the verbs whose object counts for `deed`, parted by spaces; absent for any
 */
export function verbArguments(tree: Tree, verb: number, place: string, verbs?: string): Argument[] {
  if (place === "subject") return some(agentOf(tree, verb));
  if (place === "object") return some(patientOf(tree, verb));
  if (place === "iobj") return indirect(tree, verb);
  if (place === "next") return [{ token: verb + 1, doubt: 0 }];
  if (place === "deed" || place === "undoing") return deeds(tree, verb, place === "undoing", verbs);
  if (place === "claim") return claimed(tree, verb);
  if (place === "that") return outcome(tree, verb);
  return prepositional(tree, verb, place);
}

function some(argument: Argument | null): Argument[] {
  return argument ? [argument] : [];
}

function indirect(tree: Tree, verb: number): Argument[] {
  const token = tree.child(verb, "iobj");
  return token === undefined ? [] : [{ token: antecedent(tree, token), doubt: 0 }];
}

/** Verbs whose deed undoes what they are done to: to urge it is to speak against it. */
const undoing = new Set(
  (
    "leave quit exit abandon ditch dump scrap drop cancel suspend terminate tear end withdraw pull walk block stop halt veto reject oppose " +
    "renounce revoke repeal freeze shelve boycott denounce break violate undermine resist refuse kill bury"
  ).split(" "),
);
/** Verbs that do it to a phrase: "vote for the deal", "stick to the deal", "comply with the deal". */
const leaning = /^(?:for|to|with|by|behind|against|in|from)$/;

/** The object of the verb that this one takes: "ruled out hosting a hub", "voted to approve the deal"; or of one that undoes it. */
function deeds(tree: Tree, verb: number, undone: boolean, verbs?: string): Argument[] {
  const clauses = tree
    .with(verb, "xcomp", "ccomp", "advcl")
    .filter(
      (child) =>
        (tree.base(child) !== "advcl" && tree.fineTag(child) === "VBG") || /^(?:to|of|for|against|on|from)$/.test(tree.mark(child) ?? ""),
    );
  return clauses
    .filter((clause) => (undoing.has(tree.lemma(clause)) || isAgainst(tree, clause)) === undone)
    .filter((clause) => verbs === undefined || verbs.split(" ").includes(tree.lemma(clause)))
    .flatMap((clause) => [...some(patientOf(tree, clause)), ...leant(tree, clause)])
    .map((found) => doubted(found, 0.05));
}

function isAgainst(tree: Tree, clause: number): boolean {
  return tree.with(clause, "obl").some((child) => tree.preposition(child) === "against");
}

function leant(tree: Tree, clause: number): Argument[] {
  return tree
    .with(clause, "obl")
    .filter((child) => leaning.test(tree.preposition(child) ?? ""))
    .map((child) => ({ token: antecedent(tree, child), doubt: 0 }));
}

/** "hopes that the deal will be signed", "happy that we have reached a deal": what the clause is about, unless it undoes it. */
function outcome(tree: Tree, governor: number): Argument[] {
  return tree
    .with(governor, "ccomp", "acl", "advcl")
    .filter((clause) => clause > governor && tree.child(clause, "nsubj") !== undefined && /^(?:that)?$/.test(tree.mark(clause) ?? ""))
    .filter(
      (clause) =>
        !undoing.has(tree.lemma(clause)) && tree.with(clause, "advmod").every((child) => !/^(?:not|n't|never)$/.test(tree.low(child))),
    )
    .flatMap((clause) => [...some(patientOf(tree, clause)), ...some(subjectOf(tree, clause))])
    .map((found) => doubted(found, 0.08));
}

/** Of whom something is claimed: "charged that the court was biased". */
function claimed(tree: Tree, verb: number): Argument[] {
  const clause = tree.child(verb, "ccomp");
  return clause === undefined || tree.child(clause, "nsubj") === undefined ? [] : some(subjectOf(tree, clause));
}

function doubted({ token, doubt }: Argument, more: number): Argument {
  return { token, doubt: doubt + more };
}

/** What leads a phrase that tells of another deed: "signed it after a meeting with Chile". */
const aside = /^(?:after|before|during|following|since|amid|at|ahead of|despite|as)$/;

/** Phrases with a preposition: the verb's own, then those that the parser may have hung on its object or its complement. */
function prepositional(tree: Tree, verb: number, preposition: string): Argument[] {
  const own = phrases(tree, verb, preposition);
  if (own.length > 0) return own;
  const object = tree.child(verb, "obj", "nsubj:pass");
  const inside = tree.with(verb, "obl", "xcomp").filter((child) => !aside.test(tree.preposition(child) ?? ""));
  const beside = [object, ...inside].flatMap((near) => (near === undefined ? [] : phrases(tree, near, preposition)));
  return beside.map((found) => doubted(found, 0.05));
}

function phrases(tree: Tree, head: number, preposition: string): Argument[] {
  return tree
    .with(head, "obl", "nmod", "obj", "iobj", "dep")
    .filter((child) => tree.relation(child) !== "nmod:poss" && leads(tree, child, preposition))
    .map((child) => ({ token: antecedent(tree, child), doubt: 0 }));
}

function leads(tree: Tree, child: number, preposition: string): boolean {
  const found = tree.preposition(child);
  return (
    found === preposition ||
    (found !== null && found.endsWith(` ${preposition}`)) ||
    (preposition === "with" && found === "alongside") ||
    (found === null && strands(tree, child, preposition))
  );
}

/** "which it belongs to": the preposition stays behind. */
function strands(tree: Tree, child: number, preposition: string): boolean {
  const after = tree.children(child).find((token) => tree.base(token) === "case" && token > child);
  return after !== undefined && tree.low(after) === preposition;
}

/** The phrases that may fill a place of a state: "is a member of", "Norway, a party to", "as a candidate for". */
export function stateArguments(tree: Tree, noun: number, place: string): Argument[] {
  if (place === "subject") return stateSubject(tree, noun);
  if (place === "poss") return owners(tree, noun);
  if (place === "modifier") return modifiers(tree, noun);
  if (place === "deed") return deeds(tree, noun, false);
  if (place === "that") return outcome(tree, noun);
  const own = prepositional(tree, noun, place);
  const verb = tree.head(noun);
  // "of which Norway became a member".
  return own.length === 0 && verb >= 0 && /^(?:obj|xcomp|obl)$/.test(tree.base(noun)) && carries(tree, noun, verb)
    ? phrases(tree, verb, place)
    : own;
}

function stateSubject(tree: Tree, noun: number): Argument[] {
  const relation = tree.base(noun);
  const head = tree.head(noun);
  const named = tree.child(noun, "appos");
  if (tree.child(noun, "nsubj") !== undefined) return some(subjectOf(tree, noun));
  if (named !== undefined && tree.words[named]?.tag === "PROPN") return [{ token: named, doubt: 0.03 }];
  if (relation === "appos") return [{ token: head, doubt: 0.05 }];
  if (relation === "acl" && head >= 0) return some(subjectOf(tree, noun) ?? { token: head, doubt: 0.05 });
  if (relation === "xcomp" || relation === "conj" || relation === "advcl") return some(subjectOf(tree, noun));
  if ((relation === "obl" || relation === "obj") && head >= 0 && carries(tree, noun, head)) return some(agentOf(tree, head));
  if (/^(?:amod|compound)$/.test(relation) && head >= 0) return [{ token: head, doubt: 0.05 }];
  if (tree.relation(noun) === "nmod:desc" && head >= 0) return [{ token: head, doubt: 0.03 }];
  return looseApposition(tree, noun);
}

/** "The candidate of the party for the presidency, Ada Byron, said": a name between commas, before any verb. */
function looseApposition(tree: Tree, noun: number): Argument[] {
  for (let i = noun + 1; i < noun + 16; i += 1) {
    const tag = tree.words[i]?.fineTag ?? "";
    if (/^(?:VB[DZP]|MD)$/.test(tag) || /^[.;:]$/.test(tree.low(i))) return [];
    if (tree.low(i) === "," && tree.words[i + 1]?.tag === "PROPN") return nameUpTo(tree, i + 1);
  }
  return [];
}

function nameUpTo(tree: Tree, first: number): Argument[] {
  let at = first;
  while (at < first + 6 && (tree.words[at + 1]?.tag === "PROPN" || tree.low(at + 1) === "-")) at += 1;
  return tree.low(at + 1) === "," ? [{ token: at, doubt: 0.1 }] : [];
}

/** "serves as a member", "became a party", "remains in favour", "came into force". */
function carries(tree: Tree, noun: number, verb: number): boolean {
  if (tree.preposition(noun) === "as") return true;
  return /^(?:be|become|remain|stay|stand|come|go|enter|speak|vote|argue|appear|campaign|have|rule|decide|find|declare)$/.test(
    tree.lemma(verb),
  );
}

/** The phrases that may fill a place of a deed noun. */
export function deedArguments(tree: Tree, noun: number, place: string, light: ReadonlySet<string>): Argument[] {
  if (place === "poss") return owners(tree, noun);
  if (place === "light") return lightSubject(tree, noun, light);
  if (place === "around") return aroundSubject(tree, noun);
  if (place === "modifier") return modifiers(tree, noun);
  if (place === "deed")
    return [...tree.with(noun, "acl"), ...tree.with(tree.head(noun), "advcl")].flatMap((clause) =>
      clause > noun ? some(patientOf(tree, clause)) : [],
    );
  if (place === "involving") return involved(tree, noun);
  if (place === "that") return outcome(tree, noun);
  if (place === "recipient") return recipient(tree, noun);
  if (place === "kind") return tree.with(noun, "compound", "amod").map((token) => ({ token, doubt: 0 }));
  if (place === "head") return tree.relation(noun) === "appos" ? [{ token: tree.head(noun), doubt: 0.05 }] : [];
  const own = phrases(tree, noun, place);
  return own.length > 0 ? own : besideDeed(tree, noun, place, light);
}

/** "Chile was granted candidate status", "granted Chile candidate status", "won candidate status". */
function recipient(tree: Tree, noun: number): Argument[] {
  const verb = tree.base(noun) === "obj" ? tree.head(noun) : -1;
  if (verb < 0 || !/^(?:grant|give|award|offer|receive|get|win|obtain|secure|gain|hold|have)$/.test(tree.lemma(verb))) return [];
  const given = tree.child(verb, "iobj");
  return given === undefined ? some(subjectOf(tree, verb)) : [{ token: given, doubt: 0 }];
}

function owners(tree: Tree, noun: number): Argument[] {
  const owner = tree.child(noun, "nmod:poss");
  return owner === undefined ? [] : [{ token: antecedent(tree, owner), doubt: 0 }];
}

function modifiers(tree: Tree, noun: number): Argument[] {
  return tree
    .with(noun, "amod", "compound", "nmod:unmarked", "nmod:desc")
    .filter((child) => child < noun && /^\p{Lu}/u.test(tree.words[child]?.text ?? "") && !isUnreal(tree, child))
    .map((token) => ({ token, doubt: 0.05, modifier: true }));
}

/** "non-EU member", "former EU member", "aspiring EU member": the name does not tell what is so. */
function isUnreal(tree: Tree, name: number): boolean {
  const at = tree.low(name - 1) === "-" ? name - 2 : name - 1;
  return /^(?:non|former|ex|aspiring|prospective|potential|would-be|be|candidate|future|hopeful)$/.test(tree.low(at));
}

/** Nouns that only count or time a deed: "the fourth round of negotiations". */
const counting = new Set(
  "round series stage phase session set day hour week month year part start end beginning conclusion resumption course number kind".split(
    " ",
  ),
);

/** "talks were held involving A and B": who takes part. */
function involved(tree: Tree, noun: number): Argument[] {
  const clauses = [...tree.with(noun, "acl"), ...tree.with(tree.head(noun), "advcl")];
  return clauses.filter((clause) => /^(?:involve|include)$/.test(tree.lemma(clause))).flatMap((clause) => some(patientOf(tree, clause)));
}

/** The verb that carries a deed: "held talks", "in talks" with "be", or the noun itself where "be" stands with it. */
export function carrier(tree: Tree, noun: number, light: ReadonlySet<string>): number {
  const head = tree.head(noun);
  if (tree.child(noun, "cop") !== undefined && tree.preposition(noun) !== null) return noun;
  const part = tree.base(noun) === "conj" || (tree.base(noun) === "nmod" && counting.has(tree.lemma(head)));
  if (part && head >= 0 && tree.words[head]?.tag === "NOUN") return carrier(tree, head, light);
  const bound =
    /^(?:obj|nsubj|xcomp)$/.test(tree.base(noun)) ||
    tree.relation(noun) === "obl:unmarked" ||
    (tree.base(noun) === "obl" && /^(?:in|into|on|for)$/.test(tree.preposition(noun) ?? ""));
  return bound && head >= 0 && isLight(tree, head, light) ? head : -1;
}

/** "held talks", "wrapped up a visit" where the deed names the particle, but not "put off talks". */
function isLight(tree: Tree, verb: number, light: ReadonlySet<string>): boolean {
  const particle = particleOf(tree, verb);
  return particle === null ? light.has(tree.lemma(verb)) : light.has(`${tree.lemma(verb)}+${particle}`);
}

function lightSubject(tree: Tree, noun: number, light: ReadonlySet<string>): Argument[] {
  const verb = carrier(tree, noun, light);
  if (verb < 0) return plannedSubject(tree, noun);
  if (verb === noun) return some(subjectOf(tree, noun));
  const agent = some(agentOf(tree, verb));
  return agent.filter(({ token }) => token !== noun);
}

/** "called for talks", "cancelled a visit": whoever asks for or puts off a deed is the one who would do it. */
function plannedSubject(tree: Tree, noun: number): Argument[] {
  const verb = tree.head(noun);
  const bound =
    tree.base(noun) === "obj" || (tree.base(noun) === "obl" && /^(?:for|to|on|from|(?:out )?of)$/.test(tree.preposition(noun) ?? ""));
  if (!bound || verb < 0 || tree.words[verb]?.tag !== "VERB" || isPassive(tree, verb)) return [];
  if (effectOf("noun", tree.lemma(verb), particleOf(tree, verb) ?? shortened(tree.preposition(noun))) === null) return [];
  return some(agentOf(tree, verb)).map((found) => doubted(found, 0.08));
}

/** "said after a meeting with": whose deed a noun beside the clause is. */
function aroundSubject(tree: Tree, noun: number): Argument[] {
  const verb = tree.head(noun);
  if (tree.base(noun) === "nmod" && counting.has(tree.lemma(verb))) return aroundSubject(tree, verb);
  // "is in Norway for a meeting with".
  if (tree.base(noun) === "nmod" && tree.preposition(noun) === "for" && tree.child(verb, "cop") !== undefined)
    return some(subjectOf(tree, verb));
  const beside =
    /^(?:obl|advcl)$/.test(tree.base(noun)) &&
    /^(?:after|following|during|at|in|before|ahead of|on|for|since|amid|through)$/.test(tree.preposition(noun) ?? "");
  if (!beside || verb < 0) return [];
  return some(isPassive(tree, verb) ? agentOf(tree, verb) : subjectOf(tree, verb)).map((found) => doubted(found, 0.1));
}

/** Phrases that the parser hung on the light verb instead of the noun: "held talks on Monday with". */
function besideDeed(tree: Tree, noun: number, place: string, light: ReadonlySet<string>): Argument[] {
  const verb = carrier(tree, noun, light);
  // "a meeting with the president of Norway": what its phrases are of is no part of the deed.
  const inner = place === "of" ? [] : tree.with(noun, "nmod");
  const near = [verb, /^(?:obl|obj|nsubj)$/.test(tree.base(noun)) ? tree.head(noun) : -1, ...inner];
  const taken = tree.with(tree.head(noun), "obj").filter((object) => tree.lemma(object) === "place");
  const found = [...new Set([...near, ...taken])].flatMap((head) => (head >= 0 && head !== noun ? phrases(tree, head, place) : []));
  return found.filter(({ token }) => token > noun).map((argument) => doubted(argument, 0.06));
}
