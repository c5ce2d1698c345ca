import type { Link, Thing } from "../article.js";
import { isPassive, subjectOf } from "../clauses/subjects.js";
import { reportingVerbs } from "../lexicon.js";
import type { Discourse, Entry } from "./discourse.js";
import { genderOf, genderOfPronoun } from "./gender.js";

/** How far back a pronoun looks, in sentences. */
const personReach = 3;
const thingReach = 2;

interface Candidate {
  /** Null: something that the graph has no name for. */
  readonly thing: Thing | null;
  readonly value: number;
}

/** "he", "her": the likeliest person before it, or the subject that follows an opening clause. */
export function personPronoun(discourse: Discourse, i: number): Link | null {
  const entries = [...opened(discourse, i), ...discourse.back(i, personReach)];
  const candidates = entries.flatMap((entry) => personCandidate(discourse, entry, i));
  return choose(candidates, i);
}

function personCandidate(discourse: Discourse, entry: Entry, i: number): Candidate[] {
  const [thing] = entry.things;
  if (entry.things.length === 0) return entry.suits === "person" ? [{ thing: null, value: salience(discourse, entry, i) - 0.3 }] : [];
  if (entry.things.length > 1 || thing?.type !== "Person" || isBound(discourse, entry, i)) return [];
  const asked = genderOfPronoun(discourse.article.low(i));
  const known = genderOf(discourse.article, thing);
  if (known && asked && known !== asked) return [];
  if (discourse.isQuoted(i) && isSpeaker(discourse, entry, i)) return [];
  return [{ thing, value: salience(discourse, entry, i) + (known ? 0.4 : 0) + (isReported(discourse, entry, i) ? 0.6 : 0) }];
}

/** "Citing his duties, Byron stayed away": the subject behind the comma, where nobody stands before the pronoun. */
function opened(discourse: Discourse, i: number): Entry[] {
  const { article, tree } = discourse;
  const sentence = article.sentenceOf(i);
  if (
    !sentence ||
    discourse.entries.some(({ token, sentence: at }) => at === discourse.sentenceAt(i) && token < i && isPersonAt(discourse, token))
  )
    return [];
  const comma = article.words.slice(i, sentence.last).findIndex(({ low }) => low === ",");
  if (comma < 0 || comma > 14) return [];
  for (let at = i + comma + 1; at <= Math.min(i + comma + 8, sentence.last); at += 1) {
    const spot = article.startingAt(at);
    if (spot?.thing.type !== "Person") continue;
    const head = [at, ...Array.from({ length: spot.last - at }, (_, k) => at + 1 + k)].find((token) => tree.base(token) === "nsubj");
    const clause = head === undefined ? -1 : tree.head(head);
    if (clause >= 0 && tree.isBelow(i, clause))
      return [
        { things: [spot.thing], token: at, sentence: discourse.sentenceAt(i), subject: true, main: true, suits: null, quoted: false },
      ];
  }
  return [];
}

function isPersonAt(discourse: Discourse, token: number): boolean {
  return discourse.article.owner[token]?.thing.type === "Person";
}

/** How present an entry is at a token: near, and a subject. */
export function salience(discourse: Discourse, entry: Entry, i: number): number {
  const distance = discourse.sentenceAt(i) - entry.sentence;
  const role = entry.main ? 1.1 : entry.subject ? 0.8 : 0;
  const parallel = distance === 0 && discourse.tree.base(i) === "obj" && discourse.tree.base(entry.token) === "obj" ? 0.4 : 0;
  const near = distance === 0 ? 0.5 - Math.min(i - entry.token, 50) * 0.005 : 0;
  return 3 - distance * 0.9 + role + near + parallel - (entry.quoted && !discourse.isQuoted(i) ? 0.8 : 0);
}

/** "he" that is done something to by its own subject: "Byron met him", "Norway … accusing it". */
function isBound({ tree, article }: Discourse, entry: Entry, i: number): boolean {
  if (
    !/^(?:him|her|it|them)$/.test(article.low(i)) ||
    tree.base(i) === "nmod" ||
    tree.base(i) === "nsubj" ||
    article.words[i]?.fineTag === "PRP$"
  )
    return false;
  const subject = subjectOf(tree, tree.head(i))?.token;
  if (subject === undefined) return false;
  const own = article.links.get(subject)?.things ?? [article.owner[subject]?.thing];
  return entry.token === subject || entry.things.some((thing) => own.includes(thing));
}

/** "…," he said: the one who spoke before goes on speaking. */
function isReported({ tree, article }: Discourse, entry: Entry, i: number): boolean {
  return reportingVerbs.has(article.low(tree.head(i))) && entry.subject && reportingVerbs.has(article.low(tree.head(entry.token)));
}

function isSpeaker(discourse: Discourse, entry: Entry, i: number): boolean {
  return (
    entry.sentence === discourse.sentenceAt(i) &&
    !entry.quoted &&
    entry.subject &&
    reportingVerbs.has(discourse.article.low(discourse.tree.head(entry.token)))
  );
}

const agreementsOnly = /^(?:enter|expire|lapse|stipulate|envisage|envision|contain|cover)$/;
const agreementParts =
  /^(?:term|provision|implementation|signing|signature|expiration|expiry|text|ratification|adoption|clause|article|goal|aim|purpose|violation|breach|extension|renewal|signatory|party|entry|conclusion)$/;
const agreementWords = /^(?:agreement|deal|treaty|pact|accord|scheme|plan|text|document|compromise|step|milestone|breakthrough)$/;
const judging = /^(?:welcome|praise|criticise|criticize|condemn|hail|slam|call|describe|denounce|defend|sign|celebrate|applaud)$/;
const agreementSubjects =
  /^(?:enter|expire|include|contain|cover|oblige|stipulate|collapse|lapse|cost|allow|aim|provide|require|call|commit|establish|create|come|take|apply|seek|address|envisage|envision|foresee|guarantee|ban|set|outline|grant|permit|give|pave|mark|represent)$/;
const agreementObjectsOnly = /^(?:sign|ratify|implement|rule|scrap|shelve|renegotiate|terminate|finalise|finalize|conclude|negotiate)$/;
const agreementObjects =
  /^(?:sign|ratify|implement|approve|reject|scrap|terminate|suspend|shelve|endorse|negotiate|renegotiate|honour|honor|break|breach|violate|finalise|finalize|conclude|oppose|back|support|rule|revive|respect|abandon|end|reach|uphold|extend|renew|adopt|pass)$/;
const actorSubjects =
  /^(?:say|tell|announce|sign|ratify|reject|accuse|agree|refuse|vow|pledge|promise|want|plan|intend|deny|confirm|insist|warn|condemn|welcome|criticise|criticize|praise|urge|hope|join|leave|withdraw|apply|host|recognise|recognize|regard|consider|declare|believe|pull|quit|suspend|launch|invade|back|support|oppose|threaten|demand|decide|hold|have|continue)$/;

/** "it", "its": the likeliest thing before it that may do what is told of it. */
export function thingPronoun(discourse: Discourse, i: number): Link | null {
  if (isExpletive(discourse, i)) return null;
  const candidates = discourse.back(i, thingReach).flatMap((entry) => thingCandidate(discourse, entry, i));
  return choose(candidates, i);
}

function isExpletive({ tree, article }: Discourse, i: number): boolean {
  if (article.low(i) !== "it") return false;
  if (tree.base(i) === "expl") return true;
  const verb = tree.head(i);
  const clause = tree.with(verb, "csubj", "ccomp", "xcomp").some((child) => child > verb);
  const passive = tree.relation(i) === "nsubj:pass" && clause;
  return passive || (tree.child(verb, "cop") !== undefined && clause) || /^(?:seem|appear|remain|rain|snow|turn)$/.test(tree.lemma(verb));
}

function thingCandidate(discourse: Discourse, entry: Entry, i: number): Candidate[] {
  const [thing] = entry.things;
  const value = salience(discourse, entry, i);
  if (!thing) return entry.suits === "thing" ? [{ thing: null, value: value - 0.2 }] : [];
  if (entry.things.length > 1 || thing.type === "Person" || thing.type === "Group" || isBound(discourse, entry, i)) return [];
  if (thing.type !== "Agreement" && isDoneToAgreements(discourse, i)) return [];
  return [{ thing, value: value + suitability(discourse, thing, i) + (isReported(discourse, entry, i) ? 0.6 : 0) }];
}

/** "ruled it out", "it was ratified": only agreements can be meant. */
function isDoneToAgreements({ tree }: Discourse, i: number): boolean {
  const verb = tree.head(i);
  // "prevent it from being signed".
  const bound =
    tree.relation(i) === "obj" &&
    tree
      .with(verb, "advcl", "xcomp", "ccomp")
      .some((child) => child > i && agreementObjectsOnly.test(tree.lemma(child)) && isPassive(tree, child));
  return bound || (/^(?:obj|nsubj:pass)$/.test(tree.relation(i)) && agreementObjectsOnly.test(tree.lemma(verb)));
}

/** Whether the thing can do, or have done to it, what the clause of the pronoun tells. */
function suitability({ tree }: Discourse, { type }: Thing, i: number): number {
  const verb = tree.head(i);
  const lemma = tree.lemma(verb);
  const relation = tree.relation(i);
  const actor = type === "Country" || type === "Organisation" || type === "Party";
  const agreed = type === "Agreement";
  if (relation === "nsubj" && actorSubjects.test(lemma)) return actor ? 0.5 : -1.5;
  if (relation === "nsubj" && agreementsOnly.test(lemma)) return agreed ? 0.8 : -1;
  if (relation === "nsubj" && agreementSubjects.test(lemma)) return agreed ? 0.6 : 0;
  if ((relation === "obj" || relation === "nsubj:pass") && agreementObjects.test(lemma)) return agreed ? 1 : -1;
  if (relation === "obj" && judging.test(lemma)) return agreed ? 0.8 : -0.5;
  if (relation === "nsubj" && agreementWords.test(lemma)) return agreed ? 1 : -1;
  if (type === "Place") return -1;
  if (relation.startsWith("nmod")) return actor ? 0.2 : agreed && agreementParts.test(lemma) ? 0.4 : -0.6;
  return actor ? 0 : type === "Event" ? -0.3 : 0;
}

/** The best candidate, unless something unnamed or equally good stands in the way. */
function choose(candidates: readonly Candidate[], i: number): Link | null {
  const best = candidates.reduce<Candidate | null>((known, next) => (!known || next.value > known.value ? next : known), null);
  if (!best?.thing || best.value < 1.5) return null;
  const rival = Math.max(0, ...candidates.filter(({ thing }) => thing !== best.thing).map(({ value }) => value));
  const margin = best.value - rival;
  if (margin < 0.15) return null;
  const doubt = margin > 1.2 ? 0.06 : margin > 0.6 ? 0.12 : 0.22;
  return { things: [best.thing], doubt, first: i, last: i };
}
