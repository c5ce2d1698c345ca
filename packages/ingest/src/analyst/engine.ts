import type { DateMention } from "@entente/language";
import type { Article, Thing } from "./article.js";
import { clauseStanding, findSubject, verbGroup, type Reading, type Subject, type VerbGroup } from "./clauses.js";
import { confidence, fits, type Finding } from "./findings.js";
import { frames, verbForms, type Emission, type Frame } from "./frames.js";
import { beForms, determiners, isAdverb, negations, plainAdjectives, prepositions } from "./lexicon.js";
import type { NounPhrase } from "./phrases.js";

/** One way a frame may stand in a text. */
interface Pattern {
  readonly frame: Frame;
  readonly tail: readonly string[];
  readonly via: readonly string[];
  readonly copula: boolean;
}

const patterns = buildPatterns();
/** Every form of every verb of the frames: no adjective, so no part of a name. */
export const frameVerbs: ReadonlySet<string> = new Set(
  [...patterns.keys()].filter((low) => patterns.get(low)?.some(({ copula }) => !copula)),
);

function buildPatterns(): ReadonlyMap<string, readonly Pattern[]> {
  const map = new Map<string, Pattern[]>();
  const add = (low: string, pattern: Pattern): void => void map.set(low, [...(map.get(low) ?? []), pattern]);
  for (const frame of frames) {
    for (const spec of frame.verbs?.split(" ") ?? []) {
      const [lemma = "", ...tail] = spec.split("+");
      for (const via of frame.via ?? [""])
        for (const form of verbForms(lemma)) add(form, { frame, tail, via: via.split(" ").filter(Boolean), copula: false });
    }
    const [adjective, ...rest] = frame.copula?.split(" ") ?? [];
    if (adjective) add(adjective, { frame, tail: [], via: rest, copula: true });
  }
  return map;
}

/** Reads every clause of a sentence whose verb or adjective has a frame. */
export function readClauses(reading: Reading, dates: readonly DateMention[]): Finding[] {
  const { article, sentence } = reading;
  const found: Finding[] = [];
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    if (article.owner[i] && article.owner[i]?.kind === "name") continue;
    const at = i;
    const readings = (patterns.get(article.low(at)) ?? []).map((pattern) => readPattern(reading, pattern, at, dates));
    found.push(...readings.flat());
  }
  return found;
}

function readPattern(reading: Reading, pattern: Pattern, verb: number, dates: readonly DateMention[]): Finding[] {
  const { article } = reading;
  const head = pattern.copula ? skipBack(article, verb) : verb;
  const group = verbGroup(reading, head);
  if (
    !group ||
    (pattern.copula && !group.be && !group.bare) ||
    (pattern.copula && !beForms.has(article.low(head - 1)) && !isAdverb(article.low(head - 1)))
  )
    return [];
  const particle = matchTail(article, pattern.tail, verb);
  if (!particle) return [];
  const end = viaEnd(article, pattern.via, particle.end);
  if (end === null) return [];
  const reduced = !pattern.copula && isReduced(reading, pattern, verb, group);
  const passive = reduced || (!pattern.copula && isPassive(reading, pattern, verb, group));
  const participle = article.low(verb).endsWith("ing") && group.bare;
  const subject = reduced ? toSubject(reading.phrases.at(verb - 1)) : findSubject(reading, group.before, participle);
  const theme = passive ? subject : (findTheme(reading, pattern, { ...particle, end }) ?? relativeTheme(reading, group.before));
  const actor = passive ? agent(reading, end) : subject;
  const flipped = pattern.copula && article.words.slice(head, verb).some(({ low }) => negations.has(low));
  return emit(reading, { pattern, verb, group, actor, theme, dates, end, passive, flipped, byPronoun: particle.pronoun !== null });
}

/** "is a close ally of": back over article and adjectives to the token after "be". */
function skipBack(article: Article, i: number): number {
  let at = i;
  while (
    determiners.has(article.low(at - 1)) ||
    plainAdjectives.has(article.low(at - 1)) ||
    /^(?:close|full|founding|active|longtime)$/.test(article.low(at - 1))
  )
    at -= 1;
  return at;
}

interface Particle {
  /** Last token of verb and particle. */
  readonly end: number;
  /** A pronoun between them: "ruled it out". */
  readonly pronoun: number | null;
}

function matchTail(article: Article, tail: readonly string[], verb: number): Particle | null {
  if (tail.every((low, k) => article.low(verb + 1 + k) === low)) return { end: verb + tail.length, pronoun: null };
  if (tail.length === 1 && /^(?:it|them|this|that)$/.test(article.low(verb + 1)) && article.low(verb + 2) === tail[0])
    return { end: verb + 2, pronoun: verb + 1 };
  return null;
}

/** Last token of verb, particle and prepositions, past adverbs; null if the prepositions are not there. */
function viaEnd(article: Article, via: readonly string[], end: number): number | null {
  if (via.length === 0) return end;
  let at = end + 1;
  while (isAdverb(article.low(at)) && !article.owner[at]) at += 1;
  if (via.length > 1 && determiners.has(article.low(at)) && !determiners.has(via[0] ?? "")) at += 1;
  return via.every((low, k) => article.low(at + k) === low) ? at + via.length - 1 : null;
}

/** "a deal struck in 2021": a participle right behind its agreement. */
function isReduced({ article, phrases }: Reading, { via }: Pattern, verb: number, group: VerbGroup): boolean {
  const left = phrases.at(verb - 1);
  return via.length === 0 && group.bare && left?.things[0]?.type === "Agreement" && /(?:ed|struck)$/.test(article.low(verb));
}

function isPassive({ article }: Reading, { via }: Pattern, verb: number, group: VerbGroup): boolean {
  return via.length === 0 && group.be && /(?:ed|en|struck|met|held|led|left)$/.test(article.low(verb));
}

/** Who did it in a passive: "by" and a phrase, not far behind the verb. */
function agent(reading: Reading, end: number): Subject | null {
  const { article, sentence } = reading;
  for (let i = end + 1; i <= Math.min(end + 8, sentence.last); i += 1) {
    if (/^[,;:.]$/.test(article.low(i))) return null;
    const phrase = article.low(i) === "by" ? phraseFrom(reading, i + 1, 3) : null;
    if (phrase) return toSubject(phrase);
  }
  return null;
}

function findTheme(reading: Reading, { via, frame }: Pattern, { end, pronoun }: Particle): Subject | null {
  const { article, memory } = reading;
  if (pronoun !== null) {
    const agreement = lastAgreement(reading, pronoun) ?? memory.agreement;
    return agreement ? { things: [agreement], phrase: null, first: pronoun, existential: false, doubt: 0.15, negated: false } : null;
  }
  if (via.includes("force") || via.includes("effect")) return { ...there, first: end };
  let at = end + 1;
  while (isAdverb(article.low(at)) && !article.owner[at]) at += 1;
  if (frame.gerund && article.low(at).endsWith("ing") && !article.owner[at]) at += 1;
  const phrase = phraseFrom(reading, at, 5);
  const found = toSubject(phrase ?? undefined);
  return found && phrase ? { ...found, negated: article.words.slice(at, phrase.first).some(({ low }) => low === "no") } : null;
}

/** In place of a theme where the verb takes none: "entered into force" says something of its subject. */
const there: Subject = { things: [], phrase: null, first: 0, existential: true, doubt: 0, negated: false };

/** "the plan, which the government has shelved": what the relative clause is about. */
function relativeTheme({ article, phrases }: Reading, before: number): Subject | null {
  for (let at = before; at > before - 5; at -= 1) {
    if (!/^(?:which|that)$/.test(article.low(at))) continue;
    const phrase = phrases.at(article.low(at - 1) === "," ? at - 2 : at - 1);
    return phrase?.things[0]?.type === "Agreement" && at < before ? toSubject(phrase) : null;
  }
  return null;
}

function toSubject(phrase: NounPhrase | undefined): Subject | null {
  return phrase ? { things: phrase.things, phrase, first: phrase.first, existential: false, doubt: 0, negated: false } : null;
}

/** Nouns that pass a verb on to what they are of: "urged a revival of the plan". */
const aboutNouns = new Set("revival renewal extension implementation signing terms idea continuation suspension".split(" "));

/** The phrase that starts within a few words: only articles, adjectives and adverbs may stand before it. */
function phraseFrom({ article, phrases, sentence }: Reading, from: number, reach: number): NounPhrase | null {
  for (let i = from; i <= Math.min(from + reach, sentence.last); i += 1) {
    const phrase = phrases.at(i);
    if (phrase) return phrase.first >= from ? phrase : null;
    const { low, kind } = article.words[i] ?? { low: "", kind: "punctuation" };
    const spot = article.owner[i];
    if (spot?.kind === "demonym" || low === "'s" || low === "-" || /^['"“”]$/.test(low)) continue;
    if (low === "of" && aboutNouns.has(article.low(i - 1))) continue;
    if (kind === "punctuation" || prepositions.has(low) || low === "and" || low === "to" || low.endsWith("ing")) return null;
  }
  return null;
}

function lastAgreement({ phrases }: Reading, before: number): Thing | null {
  return phrases.list.findLast(({ last, things }) => last < before && things[0]?.type === "Agreement")?.things[0] ?? null;
}

interface Clause {
  readonly pattern: Pattern;
  readonly verb: number;
  readonly group: VerbGroup;
  readonly actor: Subject | null;
  readonly theme: Subject | null;
  readonly dates: readonly DateMention[];
  readonly end: number;
  readonly passive: boolean;
  readonly flipped: boolean;
  readonly byPronoun: boolean;
}

function emit(reading: Reading, clause: Clause): Finding[] {
  const first = Math.min(clause.verb, clause.actor?.first ?? clause.verb, clause.theme?.first ?? clause.verb);
  const standing = clauseStanding(reading, first);
  if (!standing) return [];
  remember(reading, clause);
  const found = clause.pattern.frame.emit.flatMap((emission) => apply(reading, clause, emission));
  // "shelved the plan" may fit twice where frames share a verb; the first that fits a predicate stands.
  return found.map((finding) => ({ ...finding, asked: standing === "asked" }));
}

function remember({ memory }: Reading, { actor, theme, passive }: Clause): void {
  const subject = (passive ? theme : actor)?.phrase;
  if (subject && subject.things.length > 1) memory.plural = subject;
}

function apply(reading: Reading, clause: Clause, emission: Emission): Finding[] {
  const { actor, theme, group } = clause;
  if (emission.value !== undefined) return statuses(reading, clause, emission);
  if (!actor || actor.existential || !theme || theme.existential) return reciprocal(reading, clause, emission);
  if (emission.predicate === "partyTo" && !emission.negated && (theme.negated || group.polarity === "negated") && !clause.pattern.copula)
    return [];
  const from = emission.predicate === "partyTo" ? [...new Set(actor.things.map(principal))] : actor.things;
  return from.flatMap((side) => theme.things.flatMap((to) => finding(reading, clause, emission, side, to)));
}

/** A person without a country and a parliament do something to a treaty, but are no parties to it. */
function canBind({ type, label }: Thing): boolean {
  return type !== "Person" && !/(?:parliament|assembly|senate|congress|court|house)$/i.test(label);
}

/** Whoever signs for a country binds it, not themselves. */
function principal(thing: Thing): Thing {
  return thing.type === "Person" && thing.home ? thing.home : thing;
}

/** "Byron and Lovelace met": a plural subject of a symmetric verb without an object. */
function reciprocal(reading: Reading, clause: Clause, emission: Emission): Finding[] {
  const things = clause.actor?.things ?? [];
  if (emission.predicate !== "metWith" || clause.theme || things.length < 2 || things.length > 4 || clause.pattern.via.length > 0)
    return [];
  return things.flatMap((from, k) => things.slice(k + 1).flatMap((to) => finding(reading, clause, emission, from, to)));
}

function statuses(reading: Reading, clause: Clause, emission: Emission): Finding[] {
  const { pattern, theme, actor, group } = clause;
  const own = pattern.frame.emit.every(({ value }) => value !== undefined);
  const subject = theme?.existential || (!theme && own && !clause.passive) ? actor : theme;
  if (emission.value === "negotiating" && !actor) return [];
  if (
    !subject ||
    (clause.byPronoun && emission.value === "ruledOut") ||
    (group.bare && !actor && determiners.has(reading.article.low(clause.verb - 1)))
  )
    return [];
  if (
    !clause.passive &&
    !actor &&
    group.bare &&
    !reading.article.low(clause.verb).endsWith("ed") &&
    reading.article.low(clause.verb) !== "sign"
  )
    return [];
  return subject.things.filter(({ type }) => type === "Agreement").flatMap((thing) => finding(reading, clause, emission, thing, null));
}

function finding(reading: Reading, clause: Clause, emission: Emission, from: Thing, to: Thing | null): Finding[] {
  const { group, actor, theme } = clause;
  if (emission.predicate === "openTo" && group.polarity === "negated")
    return finding(
      reading,
      { ...clause, group: { ...group, polarity: "affirmed", modality: "asserted" } },
      { predicate: "rejects", from: "actor", to: "theme" },
      from,
      to,
    );
  if ((emission.predicate === "partyTo" && !canBind(from)) || !fits(emission.predicate, from, to)) return [];
  const unmet = emission.value === "operating" && group.polarity === "negated";
  const denied =
    [group.polarity === "negated", emission.negated === true, theme?.negated === true, actor?.negated === true, clause.flipped].filter(
      Boolean,
    ).length %
      2 ===
    1;
  const modality = group.modality !== "asserted" ? group.modality : (emission.modality ?? "asserted");
  const doubt = (actor?.doubt ?? 0) + (theme?.doubt ?? 0) + (modality === "asserted" ? 0 : 0.05);
  return [
    {
      subject: from,
      object: to,
      predicate: emission.predicate,
      value: unmet ? "notImplemented" : (emission.value ?? null),
      polarity: denied && !unmet ? "negated" : "affirmed",
      modality,
      qualifiers: qualifiersOf(reading, clause, emission),
      ...span(clause),
      trigger: clause.verb,
      confidence: confidence(0.6 - doubt),
      implied: null,
      asked: false,
    },
  ];
}

function span({ verb, actor, theme, end }: Clause): { first: number; last: number } {
  const spots = [actor, theme].flatMap((part) =>
    part ? [part.first, part.phrase?.first === part.first ? part.phrase.last : part.first] : [],
  );
  return { first: Math.min(verb, ...spots), last: Math.max(end, ...spots) };
}

function qualifiersOf(reading: Reading, clause: Clause, emission: Emission): Finding["qualifiers"] {
  const { actor, group, verb, dates } = clause;
  const qualifiers: Record<string, Finding["qualifiers"][string]> = {};
  const date = dateNear(reading, clause, dates);
  if (date && (group.modality === "asserted" || !date.relative)) qualifiers["date"] = date.edtf;
  if (emission.role) qualifiers["role"] = emission.role;
  if (emission.ended) qualifiers["change"] = "ended";
  const by = emission.value !== undefined && actor?.things.length === 1 ? actor.things[0] : undefined;
  if (by && !["Agreement", "Event", "Place"].includes(by.type)) qualifiers["by"] = by;
  if (emission.predicate === "approached" && (group.formal || reading.article.low(verb - 1) === "formally"))
    qualifiers["formality"] = "formal";
  return qualifiers;
}

/** A date in the same stretch between commas as the verb or right at the opening of the sentence. */
function dateNear({ article, sentence }: Reading, { verb, end }: Clause, dates: readonly DateMention[]): DateMention | null {
  const from = article.words[verb]?.start ?? 0;
  const after = dates.find(
    (date) =>
      date.start >= (article.words[end]?.end ?? 0) &&
      date.start < sentence.end &&
      !/[,;:]|\band\b|\bbut\b/.test(article.text.slice(from, date.start)),
  );
  const opening = dates.find(
    (date) =>
      date.start >= sentence.start &&
      date.end < from &&
      date.start - sentence.start < 4 &&
      (article.text.slice(date.end, from).match(/,/g) ?? []).length < 2,
  );
  return after ?? opening ?? null;
}
