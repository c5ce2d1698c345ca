import type { Article, Sentence } from "../article.js";
import { treeOf } from "../clauses/tree.js";
import type { SpeechAct } from "./acts.js";
import { creditedAt } from "./credited.js";
import { headlineAct } from "./headline.js";
import { findQuotations, startsParagraph, type Quotation } from "./quotations.js";
import { reportedAt } from "./reported.js";
import { sourceAt, type Source } from "./sources.js";
import type { Telling } from "./telling.js";
import { documentNouns } from "./words.js";

/** Everything an article says that somebody said. */
export class Speech {
  private readonly byToken: (SpeechAct | undefined)[] = [];

  constructor(
    readonly acts: readonly SpeechAct[],
    private readonly quotations: readonly Quotation[],
  ) {
    // The innermost act counts: wider ones first, so that narrower ones are written over them.
    const spans = acts.flatMap((act) => act.spans.map(({ first, last }) => ({ act, first, last })));
    spans.sort((a, b) => b.last - b.first - (a.last - a.first) || a.act.verb - b.act.verb);
    for (const { act, first, last } of spans) for (let i = first; i <= last; i += 1) this.byToken[i] = act;
  }

  /** Who says what stands at a token; null: the article itself. */
  at(token: number): SpeechAct | null {
    return this.byToken[token] ?? null;
  }

  /** True where the words themselves are the speaker's: inside quotation marks. */
  isQuoted(token: number): boolean {
    return this.quotations.some(({ first, last }) => first <= token && token <= last);
  }

  /** The act that answers what was asked at a token. */
  answerTo(article: Article, token: number): SpeechAct | null {
    const end = article.sentenceOf(token)?.last ?? token;
    return this.acts.find(({ answer, verb }) => answer !== null && verb > token && verb <= end) ?? null;
  }
}

/** Finds who says what in an article, once its entities and what its pronouns stand for are known. */
export function findSpeech(article: Article): Speech {
  const reader = new SpeechReader(article);
  article.sentences.forEach((sentence) => reader.read(sentence));
  return new Speech(reader.acts, reader.quotations);
}

/** How many sentences later a quotation without a speaker still goes on with the last one. */
const memory = 2;
/** What is longer is a table or a list without stops. */
const longestSentence = 400;

class SpeechReader {
  readonly acts: SpeechAct[] = [];
  readonly quotations: readonly Quotation[];
  private next = 0;
  private last: SpeechAct | null = null;
  private age = 0;
  private subject: Source | null = null;

  constructor(private readonly article: Article) {
    this.quotations = findQuotations(article);
  }

  read(sentence: Sentence): void {
    if (sentence.last - sentence.first > longestSentence) return;
    const telling = {
      article: this.article,
      sentence,
      quotations: this.quotationsOf(sentence),
      before: this.age <= memory ? this.last : null,
    };
    const found = this.article.regionOf(sentence.first)?.kind === "headline" ? headlineActs(telling) : actsOf(telling);
    const acts = found.length > 0 ? found : this.goingOn(telling);
    this.acts.push(...acts);
    this.remember(telling, acts);
  }

  private quotationsOf({ first, last }: Sentence): Quotation[] {
    while ((this.quotations[this.next]?.last ?? Infinity) < first) this.next += 1;
    const found: Quotation[] = [];
    for (let k = this.next; (this.quotations[k]?.first ?? Infinity) <= last; k += 1) found.push(...this.quotations.slice(k, k + 1));
    return found;
  }

  /** A sentence that is nothing but quotation goes on with who spoke before, or with the person the text was about. */
  private goingOn({ article, sentence, quotations }: Telling): SpeechAct[] {
    if (!isQuotation(article, sentence, quotations)) return [];
    const source: Source | null = this.age <= memory ? (this.last ?? this.subject) : null;
    if (!source || (source.speakers.length === 0 && !source.unnamed)) return [];
    const spans = quotations.map(({ first, last }) => ({ first: Math.max(first, sentence.first), last: Math.min(last, sentence.last) }));
    return [
      {
        speakers: source.speakers,
        unnamed: source.unnamed,
        via: source.via,
        verb: sentence.first,
        spans,
        denies: false,
        unsaid: false,
        answer: null,
      },
    ];
  }

  private remember({ article, sentence }: Telling, acts: readonly SpeechAct[]): void {
    const speaker = acts.findLast((act) => act.speakers.length > 0 || act.unnamed !== null || act.via !== null);
    this.age = speaker ? 0 : this.age + 1;
    if (speaker) this.last = speaker;
    const issuer = speaker ? null : issuerOf(article, sentence);
    if (issuer) [this.last, this.age] = [{ ...issuer, verb: sentence.first, spans: [], denies: false, unsaid: false, answer: null }, 0];
    this.subject = personAbout(article, sentence) ?? (startsParagraph(article, sentence.first) ? null : this.subject);
    // Somebody else was named meanwhile: whom "he" means is left to coreference.
    if (!speaker && !issuer && this.last && namesAnother(article, sentence, this.last)) this.last = null;
  }
}

function actsOf(telling: Telling): SpeechAct[] {
  const { sentence } = telling;
  const acts: SpeechAct[] = [];
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    const known = acts.at(-1) ?? telling.before;
    const act = reportedAt({ ...telling, before: known }, i) ?? creditedAt({ ...telling, before: known }, i);
    if (act) acts.push(act);
  }
  return acts;
}

function headlineActs(telling: Telling): SpeechAct[] {
  const acts = actsOf(telling);
  return acts.length > 0 ? acts : (headlineAct(telling) ?? []);
}

/** True if all of a sentence but its marks stands in quotations. */
function isQuotation(article: Article, { first, last }: Sentence, quotations: readonly Quotation[]): boolean {
  if (quotations.length === 0) return false;
  for (let i = first; i <= last; i += 1) {
    const inside = quotations.some((quotation) => quotation.first <= i && i <= quotation.last);
    if (!inside && article.words[i]?.kind === "word") return false;
  }
  return true;
}

/** "Norway issued a statement": who speaks where "the statement said" comes next. */
function issuerOf(article: Article, { first, last }: Sentence): Source | null {
  const tree = treeOf(article);
  for (let i = first; i <= last; i += 1) {
    if (tree.base(i) !== "root" || !/^(?:issue|publish|release|send|post|sign|write|adopt)$/.test(tree.lemma(i))) continue;
    const [subject, object] = [tree.child(i, "nsubj"), tree.child(i, "obj")];
    if (subject !== undefined && object !== undefined && documentNouns.has(tree.lemma(object))) return sourceAt(article, subject, null);
  }
  return null;
}

function namesAnother(article: Article, { first, last }: Sentence, source: Source): boolean {
  for (let i = first; i <= last; i += 1) {
    const thing = article.owner[i]?.thing;
    if (thing?.type === "Person" && !source.speakers.includes(thing)) return true;
  }
  return false;
}

/** The person that a sentence's main clause is about. */
function personAbout(article: Article, { first, last }: Sentence): Source | null {
  const tree = treeOf(article);
  for (let i = first; i <= last; i += 1) {
    if (tree.relation(i) !== "root") continue;
    const subject = tree.child(i, "nsubj");
    const source = subject === undefined ? null : sourceAt(article, subject, null);
    return source && source.speakers.length === 1 && source.speakers[0]?.type === "Person" && !source.unnamed ? source : null;
  }
  return null;
}
