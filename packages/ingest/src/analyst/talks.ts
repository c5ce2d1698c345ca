import type { Modality } from "@entente/ontology";
import type { Article, Thing } from "./article.js";
import { clauseStanding, findSubject, verbGroup, type Reading, type Subject, type VerbGroup } from "./clauses.js";
import { confidence, fits, type Finding } from "./findings.js";
import { nounFrames } from "./frames.js";
import { auxiliaries, determiners, isAdverb, plainAdjectives, prepositions } from "./lexicon.js";
import type { NounPhrase } from "./phrases.js";

/** Talks and first steps told by a noun: where it stands, what is said of it, and who takes part. */
interface NounClause {
  readonly noun: number;
  readonly first: number;
  readonly last: number;
  readonly denied: boolean;
  readonly modality: Modality;
  readonly subject: Subject | null;
  readonly others: NounPhrase | null;
  readonly formality: string | null;
}

/**
 * Reads "is in talks with", "have held no formal talks with", "there has been no outreach from", "talks between A and B
 * began", "whether talks had taken place". A side that is not named is left to the speaker.
 */
export function readTalks(reading: Reading): Finding[] {
  const { article, sentence } = reading;
  const found: Finding[] = [];
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    if (nounFrames.talks.has(article.low(i))) found.push(...readNoun(reading, i, "negotiatesWith"));
    if (nounFrames.contact.has(article.low(i))) found.push(...readNoun(reading, i, "approached"));
  }
  return found;
}

function readNoun(reading: Reading, noun: number, predicate: "negotiatesWith" | "approached"): Finding[] {
  const { article } = reading;
  const start = modifiersStart(article, noun);
  const words = article.words.slice(start, noun).map(({ low }) => low);
  const others = otherSide(reading, noun, predicate === "approached" ? ["from", "by"] : ["with", "between"]);
  const clause = governing(reading, start, noun);
  if (!clause) return [];
  const standing = clauseStanding(reading, Math.min(clause.first, start));
  if (!standing) return [];
  const formality = words.find((low) => /^(?:formal|official|informal)$/.test(low)) ?? null;
  const whole: NounClause = {
    noun,
    others,
    formality,
    first: Math.min(clause.first, start),
    last: Math.max(noun, others?.last ?? 0, clause.last),
    denied: (clause.group.polarity === "negated") !== words.includes("no"),
    modality: clause.group.modality,
    subject: clause.subject,
  };
  return pairs(whole, predicate).map((finding) => ({ ...finding, asked: standing === "asked" }));
}

function modifiersStart(article: Article, noun: number): number {
  let at = noun;
  while (
    determiners.has(article.low(at - 1)) ||
    plainAdjectives.has(article.low(at - 1)) ||
    /^(?:official|informal|direct|high-level|peace|trade)$/.test(article.low(at - 1))
  )
    at -= 1;
  return at;
}

/** The phrase that "with", "between", "from" leads to, a few words behind the noun. */
function otherSide({ article, phrases, sentence }: Reading, noun: number, leads: readonly string[]): NounPhrase | null {
  for (let i = noun + 1; i <= Math.min(noun + 6, sentence.last); i += 1) {
    if (/^[,;:.“”"]$/.test(article.low(i)) || auxiliaries.has(article.low(i))) return null;
    if (!leads.includes(article.low(i))) continue;
    const at = determiners.has(article.low(i + 1)) && !phrases.at(i + 1) ? i + 2 : i + 1;
    return phrases.at(at) ?? null;
  }
  return null;
}

interface Governing {
  readonly group: VerbGroup;
  readonly subject: Subject | null;
  readonly first: number;
  readonly last: number;
}

/** What is said of the talks: that someone is in them, held them, that there were some, or that they took place. */
function governing(reading: Reading, start: number, noun: number): Governing | null {
  const { article } = reading;
  const before = article.low(start - 1);
  if (before === "in") return heldBy(reading, start - 1, true);
  if (before === "into" && nounFrames.holding.has(article.low(start - 2))) return heldBy(reading, start - 2, false);
  if (nounFrames.holding.has(before) && !(auxiliaries.has(before) && auxiliaries.has(article.low(start - 2))))
    return heldBy(reading, start - 1, false);
  const there = verbGroup(reading, start);
  if (there?.be) {
    const subject = findSubject(reading, there.before, false);
    return subject?.existential ? { group: there, subject, first: subject.first, last: noun } : null;
  }
  return tookPlace(reading, noun);
}

function heldBy(reading: Reading, verb: number, be: boolean): Governing | null {
  const group = verbGroup(reading, verb);
  if (!group || (be && !group.be)) return null;
  const subject = findSubject(reading, group.before, false);
  return subject ? { group, subject, first: subject.first, last: verb } : null;
}

function tookPlace(reading: Reading, noun: number): Governing | null {
  const { article, sentence } = reading;
  let at = noun + 1;
  while (at <= Math.min(noun + 14, sentence.last) && !auxiliaries.has(article.low(at)) && !nounFrames.happening.has(article.low(at))) {
    if (/^[,;:.]$/.test(article.low(at))) return null;
    at += 1;
  }
  while (auxiliaries.has(article.low(at)) || isAdverb(article.low(at))) at += 1;
  const verb = nounFrames.happening.has(article.low(at)) ? at : at - 1;
  const group = nounFrames.happening.has(article.low(verb)) ? verbGroup(reading, verb) : null;
  return group && !prepositions.has(article.low(noun - 1)) ? { group, subject: null, first: noun, last: verb } : null;
}

function pairs(clause: NounClause, predicate: "negotiatesWith" | "approached"): Finding[] {
  const others = clause.others?.things ?? [];
  const own = clause.subject && !clause.subject.existential ? clause.subject.things : [];
  if (predicate === "approached") return own.length > 0 ? [] : others.flatMap((other) => one(clause, predicate, other, null));
  if (own.length > 0 && others.length > 0) return own.flatMap((a) => others.flatMap((b) => one(clause, predicate, a, b)));
  if (own.length === 0 && others.length === 2 && !clause.subject) return one(clause, predicate, others[0] ?? null, others[1] ?? null);
  if (own.length > 0) return [];
  return others.length > 0 ? others.flatMap((other) => one(clause, predicate, null, other)) : one(clause, predicate, null, null);
}

function one(clause: NounClause, predicate: "negotiatesWith" | "approached", subject: Thing | null, object: Thing | null): Finding[] {
  if (subject && object && !fits(predicate, subject, object)) return [];
  const { denied, modality, formality, first, last, noun } = clause;
  return [
    {
      subject,
      object,
      predicate,
      modality,
      first,
      last,
      value: null,
      polarity: denied ? "negated" : "affirmed",
      qualifiers: formality ? { formality } : {},
      trigger: noun,
      confidence: confidence(0.6 - (clause.subject?.doubt ?? 0) - (subject && object ? 0 : 0.1)),
      implied: subject ? (object ? null : "object") : "subject",
      asked: false,
    },
  ];
}
