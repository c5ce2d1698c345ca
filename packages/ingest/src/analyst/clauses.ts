import type { Modality, Polarity } from "@entente/ontology";
import type { Article, Sentence, Thing } from "./article.js";
import { auxiliaries, beForms, catenatives, conjunctions, determiners, isAdverb, modalVerbs, negations, prepositions } from "./lexicon.js";
import type { NounPhrase, Phrases } from "./phrases.js";

/** What earlier sentences leave behind for pronouns. */
export interface Memory {
  /** The last subject phrase. */
  subject: NounPhrase | null;
  person: Thing | null;
  plural: NounPhrase | null;
  /** How many sentences ago it stood; after two it is forgotten. */
  pluralAge: number;
  agreement: Thing | null;
}

/** A sentence being read. */
export interface Reading {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly phrases: Phrases;
  readonly memory: Memory;
}

/** The auxiliaries and the like before a verb, and what they make of it. */
export interface VerbGroup {
  /** Token before the group. */
  readonly before: number;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** A form of "be" stands before the verb. */
  readonly be: boolean;
  /** Nothing stands before the verb. */
  readonly bare: boolean;
  readonly formal: boolean;
}

/** Those that take a gerund: "is considering asking". */
const gerundVerbs = new Set("considering considers mulling weighing continues continue continued began started".split(" "));

/** The group before the verb at `verb`; null where it says nothing that is so or may be ("should", a bare "to"). */
export function verbGroup({ article, sentence }: Reading, verb: number): VerbGroup | null {
  const chain: string[] = [];
  let at = verb - 1;
  for (; at >= sentence.first; at -= 1) {
    const low = article.low(at);
    const infinitive = low === "to" && catenatives[lastVerb(article, at - 1)] !== undefined;
    const carries = catenatives[low] !== undefined && (chain[0] === "to" || (gerundVerbs.has(low) && article.low(at + 1).endsWith("ing")));
    if (
      !infinitive &&
      !carries &&
      !auxiliaries.has(low) &&
      !(low === "no" && article.low(at + 1) === "longer") &&
      !(isAdverb(low) && !article.owner[at]?.thing.spots.length)
    )
      break;
    chain.unshift(low);
  }
  if (article.low(at) === "to") return null;
  return readChain(chain, at);
}

function lastVerb(article: Article, i: number): string {
  let at = i;
  while (isAdverb(article.low(at)) && article.low(at) !== "yet") at -= 1;
  return article.low(at);
}

function readChain(chain: readonly string[], before: number): VerbGroup | null {
  const effects = chain.map((low, k) => effectOf(low, chain[k + 1]));
  if (effects.includes("unread")) return null;
  const denials = chain.filter(
    (low, k) => (negations.has(low) && low !== "no") || (low === "no" && chain[k + 1] === "longer") || effects[k] === "negated",
  );
  return {
    before,
    polarity: denials.length % 2 === 1 ? "negated" : "affirmed",
    modality: effects.includes("possible") ? "possible" : effects.includes("planned") ? "planned" : "asserted",
    be: beForms.has([...chain].reverse().find((low) => auxiliaries.has(low)) ?? ""),
    bare: chain.every((low, k) => !auxiliaries.has(low) && effects[k] === null),
    formal: chain.includes("formally") || chain.includes("officially"),
  };
}

/** What a word of the group makes of the verb: modals always, "plans" and the like only before "to" or a gerund. */
function effectOf(low: string, next: string | undefined): "planned" | "possible" | "negated" | "asserted" | "unread" | null {
  const modal = modalVerbs[low];
  if (modal) return modal;
  const leads = next === "to" || (gerundVerbs.has(low) && (next === undefined || next.endsWith("ing")));
  return leads ? (catenatives[low] ?? null) : null;
}

/** The subject of a clause: what acts, where it stands, and how sure the rules are of it. */
export interface Subject {
  readonly things: readonly Thing[];
  readonly phrase: NounPhrase | null;
  readonly first: number;
  /** "there", a pronoun that stands for nobody: "there have been no talks". */
  readonly existential: boolean;
  /** Taken off the confidence for pronouns and shared subjects. */
  readonly doubt: number;
  readonly negated: boolean;
}

const plainPrepositions = new Set(
  [...prepositions].filter(
    (low) => low !== "before" && low !== "after" && low !== "since" && low !== "until" && low !== "as" && low !== "than",
  ),
);

/**
 * The subject left of token `before`: the head of the phrases that end there, past commas, relative clauses and
 * prepositional phrases; null if it is nothing the rules know.
 */
export function findSubject(reading: Reading, before: number, participle: boolean): Subject | null {
  const { article, sentence, phrases } = reading;
  let at = before;
  for (let steps = 0; steps < 8 && at >= sentence.first; steps += 1) {
    const low = article.low(at);
    const phrase = phrases.at(at);
    if (phrase) {
      const lead = leadingPreposition(article, phrase);
      if (!lead) return named(phrase, 0);
      at = lead - 1;
    } else if (/^(?:who|which|that)$/.test(low)) at = antecedentEnd(article, at);
    else if (low === "there") return { things: [], phrase: null, first: at, existential: true, doubt: 0.1, negated: false };
    else if (isPronoun(low)) return pronoun(reading, low, at);
    else if (low === "," && !participle) {
      const open = openingComma(reading, at);
      if (open === null) return null;
      at = open - 1;
    } else if (unknownMember(reading, at)) at = unknownMember(reading, at) ?? at;
    else if ((conjunctions.has(low) && /^(?:and|but|or|then)$/.test(low)) || (low === "," && participle)) return shared(reading, at);
    else return null;
  }
  return at < sentence.first && participle ? opened(reading, before) : null;
}

/** What "which" is about: the phrase before it, or the one that "…, a small country which" describes. */
function antecedentEnd(article: Article, relative: number): number {
  const end = article.low(relative - 1) === "," ? relative - 2 : relative - 1;
  let at = end;
  while (at > end - 5 && isPlainWord(article, at)) at -= 1;
  return at < end && /^(?:a|an)$/.test(article.low(at)) && article.low(at - 1) === "," ? at - 2 : end;
}

/** "Byron and opposition leaders signed": past the unknown part of a list to the phrase before "and". */
function unknownMember({ article, phrases, sentence }: Reading, at: number): number | null {
  for (let i = at; i > Math.max(at - 3, sentence.first); i -= 1) {
    if (!/^\p{Ll}+$/u.test(article.words[i]?.text ?? "") || prepositions.has(article.low(i)) || auxiliaries.has(article.low(i)))
      return null;
    if (article.low(i - 1) === "and") return i < at + 1 && phrases.at(i - 2) && i - 1 < at ? i - 2 : null;
  }
  return null;
}

/** "Speaking in Oslo, Byron said": who opens a sentence with a participle is the first person behind a comma. */
function opened({ article, phrases }: Reading, before: number): Subject | null {
  const person = phrases.list.find(
    ({ first, things }) => first > before + 1 && things[0]?.type === "Person" && article.low(first - 1) === ",",
  );
  return person ? { ...named(person, 0.1), first: before + 1 } : null;
}

function named(phrase: NounPhrase, doubt: number): Subject {
  return { things: phrase.things, phrase, first: phrase.first, existential: false, doubt, negated: false };
}

/** The preposition that a phrase hangs on, 0 if none: "in" of "leaders in Norway". */
function leadingPreposition(article: Article, { first }: NounPhrase): number {
  let at = first - 1;
  while (at > first - 4 && !article.owner[at] && (determiners.has(article.low(at)) || isPlainWord(article, at))) at -= 1;
  return plainPrepositions.has(article.low(at)) ? at : 0;
}

/** A word in lower case of no closed class: an adjective or a noun before a name ("former colonial power France"). */
function isPlainWord(article: Article, i: number): boolean {
  const low = article.low(i);
  return (
    /^\p{Ll}{3,}$/u.test(article.words[i]?.text ?? "") &&
    !prepositions.has(low) &&
    !conjunctions.has(low) &&
    !auxiliaries.has(low) &&
    !isAdverb(low) &&
    !/(?:ed|ing)$/.test(low)
  );
}

/** The comma that opens what the comma at `close` ends: a relative clause, an apposition, an adverb. */
function openingComma({ article, sentence }: Reading, close: number): number | null {
  for (let at = close - 1; at > sentence.first; at -= 1) {
    if (article.low(at) !== ",") continue;
    const opener = article.low(at + 1);
    const aside =
      /^(?:who|which|whose|a|an|the|one|then|also|however|like|including|meanwhile|too|his|her|its|their)$/.test(opener) ||
      prepositions.has(opener) ||
      isAdverb(opener);
    return aside ? at : null;
  }
  return null;
}

/** The subject that "and criticised" or ", urging" goes on with: the first free phrase of the sentence. */
function shared({ article, phrases }: Reading, before: number): Subject | null {
  const free = phrases.list.find(
    (phrase) =>
      phrase.last < before &&
      !leadingPreposition(article, phrase) &&
      phrase.things.some(({ type }) => type !== "Agreement" && type !== "Place" && type !== "Event"),
  );
  return free ? named(free, 0.1) : null;
}

function isPronoun(low: string): boolean {
  return /^(?:he|she|they|it|both|neither|we|i)$/.test(low);
}

function pronoun(reading: Reading, low: string, at: number): Subject | null {
  const { memory } = reading;
  const things = antecedents(reading, low, at);
  if (things.length === 0)
    return /^(?:we|i)$/.test(low) ? { things: [], phrase: null, first: at, existential: true, doubt: 0.1, negated: false } : null;
  const phrase = low === "they" || low === "both" || low === "neither" ? (pluralBefore(reading, at) ?? memory.plural) : null;
  return { things, phrase, first: at, existential: false, doubt: 0.1, negated: low === "neither" };
}

function antecedents(reading: Reading, low: string, at: number): readonly Thing[] {
  const { article, phrases, memory } = reading;
  const free = phrases.list.filter((phrase) => phrase.last < at && !leadingPreposition(article, phrase));
  if (low === "he" || low === "she") {
    const person =
      free.find(({ things }) => things.length === 1 && things[0]?.type === "Person")?.things ?? (memory.person ? [memory.person] : []);
    return person;
  }
  if (low === "it") {
    const subject = free.find(({ things }) => things.length === 1 && things[0]?.type !== "Person") ?? memory.subject;
    return subject?.things.length === 1 && subject.things[0]?.type !== "Person" ? subject.things : [];
  }
  if (low === "they" || low === "both" || low === "neither") return (pluralBefore(reading, at) ?? memory.plural)?.things ?? [];
  return [];
}

function pluralBefore({ phrases }: Reading, at: number): NounPhrase | undefined {
  return phrases.list.find((phrase) => phrase.last < at && phrase.things.length > 1);
}

/**
 * What the clause stands under: null if it is only a condition or a question ("if", "whether", "unless"), which says
 * nothing; "asked" if someone was asked whether it is so, which the answer may settle.
 */
export function clauseStanding({ article, sentence }: Reading, first: number): "plain" | "asked" | null {
  let at = first - 1;
  while (at > Math.max(sentence.first, first - 7) && !/^(?:if|whether|unless|until|once|that|which|[,;:—–(“"])$/.test(article.low(at)))
    at -= 1;
  const low = article.low(at);
  if (!/^(?:if|whether|unless|until|once)$/.test(low)) return "plain";
  return /^(?:whether|if)$/.test(low) && article.low(at - 1) === "asked" ? "asked" : null;
}
