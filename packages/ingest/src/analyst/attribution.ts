import type { Article, Sentence, Thing } from "./article.js";
import { findSubject, verbGroup, type Reading } from "./clauses.js";
import type { Finding } from "./findings.js";
import { denyingVerbs, determiners, reportingVerbs } from "./lexicon.js";
import type { NounPhrase } from "./phrases.js";

/** Someone saying something: who, which tokens are what they said, and the outlet that is credited. */
export interface SpeechAct {
  readonly speakers: readonly Thing[];
  /** How the text calls a speaker without a name; null if all are named. */
  readonly unnamed: string | null;
  readonly verb: number;
  readonly first: number;
  readonly last: number;
  readonly via: string | null;
  readonly denies: boolean;
  /** The answer to what was asked: "Asked whether …, he replied: No". */
  readonly answer: "yes" | "no" | null;
}

/** The speech acts of a sentence; a quotation alone goes on with the speaker before it. */
export function findSpeech(reading: Reading, before: SpeechAct | null): SpeechAct[] {
  const { article, sentence } = reading;
  const acts: SpeechAct[] = [];
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    const act = reportingVerbs.has(article.low(i))
      ? reported(reading, i)
      : article.low(i) === "according" && article.low(i + 1) === "to"
        ? credited(reading, i)
        : null;
    if (act) acts.push(act);
  }
  if (acts.length === 0 && before && isQuotation(article, sentence))
    acts.push({ ...before, verb: sentence.first, first: sentence.first, last: sentence.last, answer: null });
  return acts;
}

function isQuotation(article: Article, { first, last }: Sentence): boolean {
  return /^["“]$/.test(article.low(first)) && /^["”]$/.test(article.low(last));
}

function reported(reading: Reading, verb: number): SpeechAct | null {
  const { article, sentence, phrases } = reading;
  const group = verbGroup(reading, verb);
  if (!group || group.be || group.modality !== "asserted" || group.polarity === "negated") return null;
  const after = phrases.at(verb + 1);
  const inverted =
    /^[,"”]$/.test(article.low(verb - 1)) && !phrases.at(verb - 1) && !isRelative(reading, verb) && after && after.first === verb + 1
      ? after
      : null;
  const trailing = inverted !== null || isTrailing(article, verb, sentence);
  const subject = inverted
    ? { things: inverted.things, phrase: inverted, first: inverted.first }
    : findSubject(reading, group.before, article.low(verb).endsWith("ing"));
  const unnamed = subject ? (subject.phrase?.unnamed ?? null) : plainSpeaker(article, group.before, sentence);
  if (!subject && !unnamed) return null;
  const start = Math.min(subject?.first ?? verb, verb);
  return {
    ...who(subject?.things ?? [], unnamed),
    verb,
    first: trailing ? sentence.first : verb + 1,
    last: trailing ? start - 1 : sentence.last,
    via: /^(?:told|tells|tell)$/.test(article.low(verb)) ? outlet(article, after) : null,
    denies: denyingVerbs.has(article.low(verb)),
    answer: answerOf(article, verb),
  };
}

/** "Byron, who met …, said": a comma before the verb that closes an aside, with the speaker before it. */
function isRelative(reading: Reading, verb: number): boolean {
  return /^(?:told|tells)$/.test(reading.article.low(verb)) || findSubject(reading, verb - 1, false) !== null;
}

function who(things: readonly Thing[], unnamed: string | null): Pick<SpeechAct, "speakers" | "unnamed"> {
  return { speakers: things.filter(({ type }) => type !== "Agreement" && type !== "Event" && type !== "Place"), unnamed };
}

/** "…, Byron said." and "…, Byron said on Monday." end with the speaker. */
function isTrailing(article: Article, verb: number, { first }: Sentence): boolean {
  const next = article.low(verb + 1);
  const quoted = article.words.slice(first, verb).some(({ text }) => /^["”]$/.test(text));
  return (
    next === "." ||
    next === "" ||
    (next === "," && quoted && article.low(verb + 2) !== "“") ||
    (quoted && /^(?:on|in|at|to|during|after)$/.test(next) && !article.words.slice(verb, verb + 12).some(({ low }) => low === "that"))
  );
}

/** "media reports suggest", "critics said": a plain plural or a spokesperson before the verb. */
function plainSpeaker(article: Article, before: number, { first }: Sentence): string | null {
  const noun = article.low(before);
  if (!/^(?:reports|media|critics|sources|officials|spokesperson|spokesman|spokeswoman|diplomats|analysts|observers|experts)$/.test(noun))
    return null;
  let start = before;
  while (start > first && before - start < 3 && /^(?:media|local|news|press|a|an|the|some|senior|several)$/.test(article.low(start - 1)))
    start -= 1;
  return article.slice(start, before);
}

function outlet(article: Article, phrase: NounPhrase | undefined): string | null {
  const thing = phrase?.things[0];
  return thing?.reference?.subtype === "media" ? article.nameOf(thing) : null;
}

function credited(reading: Reading, at: number): SpeechAct | null {
  const { article, sentence, phrases } = reading;
  const start = determiners.has(article.low(at + 2)) && !phrases.at(at + 2) ? at + 3 : at + 2;
  const phrase = phrases.at(start);
  const thing = phrase?.things[0];
  if (!phrase || !thing) return null;
  const via = outlet(article, phrase);
  const opening = at - sentence.first < 3;
  return {
    ...(via ? { speakers: [], unnamed: null } : who(phrase.things, phrase.unnamed)),
    verb: at,
    via,
    denies: false,
    answer: null,
    first: opening ? phrase.last + 1 : sentence.first,
    last: opening ? sentence.last : at - 1,
  };
}

function answerOf(article: Article, verb: number): "yes" | "no" | null {
  if (!/^(?:replied|said|answered)$/.test(article.low(verb))) return null;
  const words = article.words.slice(verb + 1, verb + 5).filter(({ kind }) => kind === "word");
  return words[0]?.low === "no" && words[1]?.text !== "longer" ? "no" : words[0]?.low === "yes" ? "yes" : null;
}

/** Who says a finding: the innermost speech act around it. Null: the article itself. */
export function speechOf(acts: readonly SpeechAct[], { trigger, asked }: Finding): SpeechAct | null {
  if (asked) return acts.find(({ answer, verb }) => answer !== null && verb > trigger) ?? null;
  return acts
    .filter(({ first, last }) => first <= trigger && trigger <= last)
    .reduce<SpeechAct | null>((best, act) => (!best || act.verb > best.verb ? act : best), null);
}
