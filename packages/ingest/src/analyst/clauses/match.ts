import type { Article, Thing } from "../article.js";
import type { Frame, Role } from "../frames/frame.js";
import type { Entry } from "../frames/lexicon.js";
import { electionInFocus, inFocus, pointedAt, unionInFocus } from "./focus.js";
import { nearestBehind, nearestObject, nearestSubject, openingAround } from "./nearest.js";
import { carrier, deedArguments, lightVerbs, stateArguments, verbArguments } from "./predication.js";
import { namesAt, resolve, resolveOwner } from "./resolve.js";
import { standingBeside, standingOfNoun } from "./deed-standing.js";
import { particleOf, standingOf, type Standing } from "./standing.js";
import { isExistential, isPassive, type Argument } from "./subjects.js";
import { treeOf, type Tree } from "./tree.js";

/** A role once it is filled: what fills it, where that stands, how doubtful it is. */
export interface Filler {
  readonly things: readonly Thing[];
  readonly first: number;
  readonly last: number;
  readonly doubt: number;
  /** Left to whoever speaks: "we signed", "there have been no talks". */
  readonly speaker?: true;
  /** Told beside the clause ("said after a meeting with"), which makes several of them no party to each other. */
  readonly beside?: true;
}

/** A frame that fits at a word, with its parts. */
export interface Match {
  readonly frame: Frame;
  readonly name: string;
  readonly trigger: number;
  /** Last token of the trigger with its particle. */
  readonly end: number;
  readonly fillers: Readonly<Partial<Record<Role, Filler>>>;
  readonly standing: Standing;
  /** The verb stands as an adjective: "the negotiated plan", "a deal signed in May". */
  readonly participle: boolean;
  /** How formal the deed is called, null where nothing is said of it. */
  readonly formality: string | null;
}

/** The frame at a word, or the reason why it does not fit there. */
export function matchFrame(article: Article, entry: Entry, trigger: number): Match | string {
  const tree = treeOf(article);
  const { frame, name } = entry;
  const misfit = formMisfit(tree, entry, trigger);
  if (misfit !== null) return misfit;
  const fixed = fixedMisfit(tree, frame, trigger);
  if (fixed !== null) return fixed;
  const standing = standingFor(tree, frame, trigger);
  if (standing.unread !== null) return standing.unread;
  const fillers = fillRoles(article, tree, frame, trigger);
  const hyphened = tree.relation(trigger) === "amod" && tree.low(trigger - 1) === "-";
  const participle = hyphened || (/^(?:amod|acl)$/.test(tree.relation(trigger)) && isPassive(tree, trigger));
  return { frame, name, trigger, end: endOf(tree, entry, trigger), fillers, standing, participle, formality: formalityOf(tree, trigger) };
}

const formalities: Readonly<Record<string, string>> = {
  formal: "formal",
  formally: "formal",
  official: "official",
  officially: "official",
  informal: "informal",
  informally: "informal",
  exploratory: "informal",
};

function formalityOf(tree: Tree, trigger: number): string | null {
  const word = tree.with(trigger, "amod", "advmod").find((child) => formalities[tree.low(child)] !== undefined);
  return word === undefined ? null : (formalities[tree.low(word)] ?? null);
}

function formMisfit(tree: Tree, { frame, particle }: Entry, i: number): string | null {
  if (!hasForm(tree, frame, i) && !isHeadlineVerb(tree, i, frame, particle)) return `not a ${frame.kind} here`;
  if (frame.silent?.split(" ").includes(tree.lemma(tree.head(i))) === true) return "its verb undoes it";
  if (frame.kind === "verb" && !hasParticle(tree, i, particle)) return particle === null ? "another particle" : `no "${particle}"`;
  // "called her to discuss trade" lacks no purpose.
  const excess = frame.lacks?.split(" ").find((relation) => tree.with(i, relation).some((child) => tree.mark(child) !== "to"));
  if (excess !== undefined) return `has ${excess}`;
  if (frame.lead !== undefined && !frame.lead.split(" ").includes(tree.preposition(i) ?? "")) return `no "${frame.lead}" before it`;
  return null;
}

function hasForm(tree: Tree, { kind }: Frame, i: number): boolean {
  const { tag = "X", fineTag = "" } = tree.words[i] ?? {};
  // "Norway's bid": what somebody has is no verb, whatever the tagger says.
  if (tag === "VERB" && tree.child(i, "nmod:poss") !== undefined) return kind === "deed";
  if (kind === "verb")
    return tag === "VERB" || tag === "AUX" || (tag === "ADJ" && /(?:ed|en)$/.test(tree.low(i))) || fineTag.startsWith("VB");
  if (kind === "deed" && tag === "VERB") return isOpeningNoun(tree, i);
  if (kind === "deed") return tag === "NOUN" || tag === "PROPN" || (tag === "ADJ" && tree.child(i, "nmod:poss") !== undefined);
  return tag === "NOUN" || tag === "ADJ" || tag === "PROPN" || tag === "VERB";
}

/** "Talks between Norway and Chile began": the tagger takes the noun that opens a sentence for a verb. */
function isOpeningNoun(tree: Tree, i: number): boolean {
  return (
    tree.fineTag(i) === "VBZ" && /^\p{Lu}/u.test(tree.words[i]?.text ?? "") && /^(?:between|with|on|over|about|in)$/.test(tree.low(i + 1))
  );
}

/** "Norway rules out deal": the tagger takes the verb of a headline for a noun, but no noun stands between a name and a particle. */
function isHeadlineVerb(tree: Tree, i: number, { kind }: Frame, particle: string | null): boolean {
  return (
    kind === "verb" && particle !== null && tree.low(i + 1) === particle && tree.fineTag(i) === "NNS" && tree.words[i - 1]?.tag === "PROPN"
  );
}

function hasParticle(tree: Tree, verb: number, particle: string | null): boolean {
  const found = particleOf(tree, verb);
  if (particle === null) return found === null || found === "up";
  if (found === particle || tree.low(verb + 1) === particle) return true;
  return tree.children(verb).some((child) => child > verb && child <= verb + 4 && tree.low(child) === particle);
}

function endOf(tree: Tree, { particle }: Entry, trigger: number): number {
  if (particle === null) return trigger;
  for (let i = trigger + 1; i <= trigger + 4; i += 1) if (tree.low(i) === particle) return i;
  return trigger;
}

function fixedMisfit(tree: Tree, frame: Frame, trigger: number): string | null {
  for (const [place, lemmas] of Object.entries(frame.fixed ?? {})) {
    if (!hasLemma(tree, frame, trigger, place, lemmas)) return `no "${lemmas}" in ${place}`;
  }
  const wrong = Object.entries(frame.unless ?? {}).find(([place, lemmas]) => hasLemma(tree, frame, trigger, place, lemmas));
  return wrong ? `"${wrong[1]}" in ${wrong[0]}` : null;
}

function hasLemma(tree: Tree, frame: Frame, trigger: number, place: string, lemmas: string): boolean {
  const wanted = lemmas.split(" ");
  return place.split(" ").some((each) => argumentsAt(tree, frame, trigger, each).some(({ token }) => wanted.includes(tree.lemma(token))));
}

/** The phrases that a frame of this kind finds at a place. */
function argumentsAt(tree: Tree, frame: Frame, trigger: number, place: string): Argument[] {
  if (frame.kind === "verb") return verbArguments(tree, trigger, place, frame.deeds);
  if (frame.kind === "state") return stateArguments(tree, trigger, place);
  return deedArguments(tree, trigger, place, lightVerbs(frame.light, frame.carriers));
}

const becoming = lightVerbs("be become remain stay serve act vote speak argue campaign come go take stand");

function standingFor(tree: Tree, frame: Frame, trigger: number): Standing {
  if (frame.kind === "verb") return standingOf(tree, trigger);
  if (frame.kind === "deed") {
    const light = lightVerbs(frame.light, frame.carriers);
    return carrier(tree, trigger, light) === trigger ? standingOf(tree, trigger) : standingOfNoun(tree, trigger, light);
  }
  if (tree.relation(trigger) === "appos" || tree.relation(trigger) === "nmod:desc") return standingBeside(tree, trigger);
  return tree.child(trigger, "cop") !== undefined ? standingOf(tree, trigger) : standingOfNoun(tree, trigger, becoming);
}

function fillRoles(article: Article, tree: Tree, frame: Frame, trigger: number): Match["fillers"] {
  const fillers: Partial<Record<Role, Filler>> = {};
  for (const role of ["actor", "theme", "other"] as const) {
    const places = frame.roles[role];
    const filler = places === undefined ? null : fillRole(article, tree, frame, trigger, role, places.split(" "));
    if (filler) fillers[role] = filler;
  }
  return fillers;
}

function fillRole(article: Article, tree: Tree, frame: Frame, trigger: number, role: Role, places: readonly string[]): Filler | null {
  for (const place of places) {
    if (place === "speaker") return leftOpen(tree, trigger);
    if (place === "focus") return isBare(tree, trigger) ? inFocus(article, trigger) : null;
    const spoken =
      place === "election" ? electionInFocus(article, trigger) : place === "union" ? unionInFocus(article, trigger) : undefined;
    if (spoken !== undefined) return spoken;
    const fillers = placed(article, tree, frame, trigger, place)
      .filter(({ token }) => !isInside(article, tree, token, trigger))
      .flatMap((argument) =>
        limited(
          frame,
          role,
          fill(article, argument, role === "actor" ? nothing : { through: frame.through === true, pointing: takesStance(frame) }),
        ),
      );
    if (fillers.length > 0) return place === "around" ? { ...joined(fillers), beside: true } : joined(fillers);
  }
  return null;
}

/** The phrases at a place of the tree, or where the tree has lost a verb's subject or object, what stands next to it. */
function placed(article: Article, tree: Tree, frame: Frame, trigger: number, place: string): Argument[] {
  const found = argumentsAt(tree, frame, trigger, place);
  if (found.length > 0) return found;
  if (place === "around") return some(openingAround(article, tree, trigger));
  if (isPreposition(place)) return some(nearestBehind(article, tree, trigger, place));
  if (frame.kind !== "verb" || (place !== "subject" && place !== "object")) return found;
  const passive = isPassive(tree, trigger);
  const guessed =
    passive && place === "subject"
      ? null
      : place === "subject" || passive
        ? nearestSubject(article, tree, trigger)
        : nearestObject(article, tree, endOfVerb(tree, trigger));
  return some(guessed);
}

function some(argument: Argument | null): Argument[] {
  return argument ? [argument] : [];
}

function isPreposition(place: string): boolean {
  return /^(?:with|to|from|of|in|on|into|at|for|against|over|about|between)$/.test(place);
}

function endOfVerb(tree: Tree, verb: number): number {
  return tree.child(verb, "compound:prt") ?? (/^(?:out|off|down|up)$/.test(tree.low(verb + 1)) ? verb + 1 : verb);
}

/** True where nothing is told beside the word itself: "we are delighted". */
function isBare(tree: Tree, trigger: number): boolean {
  return tree.child(trigger, "obl", "nmod", "xcomp", "ccomp", "advcl", "acl", "conj") === undefined;
}

/** "plan to end the war": a word inside a name or description is no part of a clause inside it, unless it heads the whole. */
function isInside(article: Article, tree: Tree, token: number, trigger: number): boolean {
  const spot = article.owner[token];
  if (!spot || trigger < spot.first || trigger > spot.last) return false;
  const head = tree.head(token);
  return head >= spot.first && head <= spot.last;
}

/** "there have been no talks", "talks have begun": nobody is named, so whoever speaks is meant. */
function leftOpen(tree: Tree, trigger: number): Filler | null {
  const clause = tree.child(trigger, "expl") !== undefined ? trigger : tree.head(trigger);
  const open = isExistential(tree, clause) || tree.relation(trigger).startsWith("nsubj");
  return open ? { things: [], first: trigger, last: trigger, doubt: 0.1, speaker: true } : null;
}

/** The things of the types that the frame allows there, nothing if there are none. */
function limited(frame: Frame, role: Role, filler: Filler | null): Filler[] {
  const types = frame.types?.[role];
  if (!filler) return [];
  const called = frame.called?.[role];
  if ((types === undefined && called === undefined) || filler.speaker === true) return [filler];
  const things = filler.things.filter(({ type, label }) => types?.includes(type) !== false && (called === undefined || called.test(label)));
  return things.length > 0 ? [{ ...filler, things }] : [];
}

function joined(fillers: readonly Filler[]): Filler {
  return {
    things: [...new Set(fillers.flatMap(({ things }) => things))],
    first: Math.min(...fillers.map(({ first }) => first)),
    last: Math.max(...fillers.map(({ last }) => last)),
    doubt: Math.max(...fillers.map(({ doubt }) => doubt)),
    ...(fillers.every(({ speaker }) => speaker === true) ? { speaker: true as const } : {}),
  };
}

const firstPerson = new Set(["we", "us", "our", "ours", "i", "me", "my", "ourselves", "myself"]);

interface Handing {
  /** A phrase that names somebody's deed stands for them. */
  readonly through: boolean;
  /** A word that only points ("the move", "such a deal") stands for the agreement that the text spoke of last. */
  readonly pointing: boolean;
}

const nothing: Handing = { through: false, pointing: false };

function takesStance({ says }: Frame): boolean {
  return says.some(({ predicate }) => predicate === "supports" || predicate === "criticises" || predicate === "rejects");
}

function fill(article: Article, { token, doubt, modifier }: Argument, { through, pointing }: Handing): Filler | null {
  const found =
    (modifier === true ? namesAt(article, token) : resolve(article, token)) ??
    (through ? resolveOwner(article, token) : null) ??
    (pointing ? pointedAt(article, token) : null);
  if (found && found.things.length > 0) return { things: found.things, first: found.first, last: found.last, doubt: doubt + found.doubt };
  return firstPerson.has(article.low(token)) ? { things: [], first: token, last: token, doubt: doubt + 0.05, speaker: true } : null;
}
