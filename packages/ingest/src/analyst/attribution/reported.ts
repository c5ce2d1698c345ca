import type { Article, Sentence } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { isPassive, subjectOf } from "../clauses/subjects.js";
import type { SpeechAct, TokenSpan } from "./acts.js";
import type { Quotation } from "./quotations.js";
import { isOutlet, nobody, sourceAt, type Source } from "./sources.js";
import { claimNouns, denyingVerbs, dismissingVerbs, hearsayVerbs, quotingOnly, sayingVerbs } from "./words.js";

/** A sentence with what reading its speech needs. */
export interface Telling {
  readonly article: Article;
  readonly sentence: Sentence;
  /** The quotations that reach into the sentence. */
  readonly quotations: readonly Quotation[];
  /** Who spoke before. */
  readonly before: Source | null;
}

/** The speech act that a verb tells; null if it tells none: no speaker, nothing said, or "did not say". */
export function reportedAt(telling: Telling, verb: number): SpeechAct | null {
  const { article } = telling;
  const tree = treeOf(article);
  const lemma = tree.lemma(verb);
  if (!isReporting(tree, verb, lemma) || isNegated(tree, verb)) return null;
  const content = contentOf(telling, tree, verb, lemma);
  if (!content) return null;
  const source = sourceOf(telling, tree, verb, content);
  if (!source) return null;
  return {
    ...source,
    verb,
    spans: besideQuotes(telling, content, verb),
    denies: denies(tree, verb, lemma),
    answer: answerOf(article, tree, verb),
  };
}

/** What is quoted next to the verb is said; the clause that the parser made of quotation and speaker together is not. */
function besideQuotes({ quotations }: Telling, spans: readonly TokenSpan[], verb: number): readonly TokenSpan[] {
  const quoted = spans.filter((span) => quotations.includes(span));
  const mixed = (span: TokenSpan): boolean => quoted.some(({ first, last }) => span.first <= first - 1 && last <= span.last && span.first === verb + 1);
  return quoted.length > 0 ? spans.filter((span) => quotations.includes(span) || !mixed(span)) : spans;
}

function isReporting(tree: Tree, verb: number, lemma: string): boolean {
  const word = tree.words[verb];
  if (!word || !(sayingVerbs.has(lemma) || denyingVerbs.has(lemma) || dismissingVerbs.has(lemma))) return false;
  return word.tag === "VERB" || (word.fineTag.startsWith("VB") && tree.child(verb, "ccomp", "parataxis") !== undefined);
}

function isNegated(tree: Tree, verb: number): boolean {
  return tree.with(verb, "advmod", "neg").some((child) => /^(?:not|n't|never)$/.test(tree.low(child)) && child < verb);
}

function denies(tree: Tree, verb: number, lemma: string): boolean {
  return denyingVerbs.has(lemma) || (dismissingVerbs.has(lemma) && claimOf(tree, verb) !== undefined);
}

/** What is said, by the tree, by quotation marks, or by where the verb stands; null for nothing. */
function contentOf(telling: Telling, tree: Tree, verb: number, lemma: string): TokenSpan[] | null {
  const claim = dismissingVerbs.has(lemma) || denyingVerbs.has(lemma) ? claimOf(tree, verb) : undefined;
  if (claim !== undefined) return [below(tree, claim)];
  if (dismissingVerbs.has(lemma) && !denyingVerbs.has(lemma)) return null;
  const clauses = complementSpans(tree, verb, lemma);
  const quoted = quotedSpans(telling, tree, verb);
  if (clauses.length > 0 || quoted.length > 0) return [...clauses, ...quoted];
  const strict = quotingOnly.has(lemma);
  return enclosingSpans(telling, tree, verb) ?? (strict ? null : (followingSpans(tree, telling.sentence, verb) ?? objectSpans(tree, verb)));
}

/** "dismissed reports that", "denied the claim": the noun whose clause is denied. */
function claimOf(tree: Tree, verb: number): number | undefined {
  const noun = isPassive(tree, verb) ? tree.child(verb, "nsubj:pass") : tree.child(verb, "obj");
  return noun !== undefined && claimNouns.has(tree.lemma(noun)) ? noun : undefined;
}

/** All below a token, without a comma or quotation mark at its edges. */
function below(tree: Tree, top: number): TokenSpan {
  return { first: tree.leftEdge(top), last: tree.rightEdge(top) };
}

/** "said that …", "denied having …", "…, he said" where the parser made it a complement. */
function complementSpans(tree: Tree, verb: number, lemma: string): TokenSpan[] {
  const clauses = tree.with(verb, "ccomp", "parataxis").filter((child) => isClause(tree, child));
  const gerunds = denyingVerbs.has(lemma) || lemma === "admit" ? tree.with(verb, "xcomp") : [];
  const accused =
    lemma === "accuse"
      ? tree.with(verb, "advcl", "xcomp", "obl").filter((child) => /^of$/.test(tree.mark(child) ?? tree.preposition(child) ?? ""))
      : [];
  return [...clauses, ...gerunds, ...accused].flatMap((child) => without(below(tree, child), verb));
}

function isClause(tree: Tree, i: number): boolean {
  return !/^(?:saying|adding|noting|stressing)$/.test(tree.low(i));
}

/** The parts of a span before and behind a token inside it. */
function without(span: TokenSpan, token: number): TokenSpan[] {
  if (token < span.first || token > span.last) return [span];
  return [
    { first: span.first, last: token - 1 },
    { first: token + 1, last: span.last },
  ].filter(({ first, last }) => first <= last);
}

/** Quotations that touch the clause of the verb: no word but who speaks, to whom and when stands between. */
function quotedSpans({ article, sentence, quotations }: Telling, tree: Tree, verb: number): TokenSpan[] {
  if (quotations.some(({ first, last }) => first <= verb && verb <= last)) return [];
  return quotations.filter((quotation) => nearestVerb(article, tree, sentence, quotations, quotation) === verb);
}

/** The verb of saying outside of quotations that stands nearest to a quotation: behind ", X said" before ahead. */
function nearestVerb(article: Article, tree: Tree, sentence: Sentence, quotations: readonly Quotation[], quotation: Quotation): number {
  const candidates: { readonly verb: number; readonly distance: number }[] = [];
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    if (quotations.some(({ first, last }) => first <= i && i <= last)) continue;
    if (!isReporting(tree, i, tree.lemma(i)) || dismissingVerbs.has(tree.lemma(i)) || isNegated(tree, i)) continue;
    candidates.push({
      verb: i,
      distance: i > quotation.last ? (closesClause(article, quotation) ? i - quotation.last : 100 + i) : quotation.first - i,
    });
  }
  candidates.sort((a, b) => a.distance - b.distance);
  return candidates[0]?.verb ?? -1;
}

/** A comma or stop before the closing mark or behind it: the quotation is said whole. */
function closesClause(article: Article, { last }: Quotation): boolean {
  return /^[,.!?…—–-]$/.test(article.low(last)) || /^[,—–-]$/.test(article.low(last + 2));
}

/** "Norway, he said, has joined", "Norway has joined, he said": the clause around or before the verb. */
function enclosingSpans({ sentence }: Telling, tree: Tree, verb: number): TokenSpan[] | null {
  const head = tree.head(verb);
  const relation = tree.base(verb);
  const aside = relation === "parataxis" || relation === "discourse" || (relation === "advcl" && tree.mark(verb) === "as");
  if (!aside || head < 0) return trailing(tree, sentence, verb);
  const [first, last] = [tree.leftEdge(verb), tree.rightEdge(verb)];
  const whole = below(tree, head);
  return [
    { first: whole.first, last: first - 1 },
    { first: last + 1, last: whole.last },
  ].filter((span) => span.last > span.first);
}

/** "…, X said.", "…, X said on Monday.", "…, said X": what stands before the comma. */
function trailing(tree: Tree, sentence: Sentence, verb: number): TokenSpan[] | null {
  if (!endsWithVerb(tree, sentence, verb)) return null;
  const subject = subjectOf(tree, verb)?.token ?? verb;
  const start = subject < verb ? afterMarks(tree, tree.leftEdge(subject)) : verb;
  const span = { first: sentence.first, last: start - 1 };
  return start - sentence.first > 3 && /^[,”"’]$/.test(tree.low(start - 1)) && hasVerb(tree, span) ? [span] : null;
}

function afterMarks(tree: Tree, i: number): number {
  return tree.words[i]?.tag === "PUNCT" ? afterMarks(tree, i + 1) : i;
}

function endsWithVerb(tree: Tree, { last }: Sentence, verb: number): boolean {
  const next = tree.words[verb + 1];
  if (tree.child(verb, "xcomp") !== undefined || tree.with(verb, "obj").some((child) => child > verb && !isTold(tree, verb))) return false;
  return verb + 1 >= last || !next || /^(?:PUNCT|ADP|ADV|PROPN|SCONJ|NOUN|DET|ADJ)$/.test(next.tag);
}

function isTold(tree: Tree, verb: number): boolean {
  return tree.lemma(verb) === "tell";
}

function hasVerb(tree: Tree, { first, last }: TokenSpan): boolean {
  return tree.words.slice(first, last + 1).some(({ fineTag }) => /^(?:VB[DZPN]|MD)$/.test(fineTag));
}

/** Where the parser hung the clause on a word in between ("said on Monday that"): from "that", or the clause's first word, on. */
function followingSpans(tree: Tree, { last }: Sentence, verb: number): TokenSpan[] | null {
  for (let i = verb + 1; i <= Math.min(last, verb + 14); i += 1) {
    if (/^[,;:–—(]$/.test(tree.low(i))) return null;
    if (tree.low(i) === "that" && tree.words[i]?.tag !== "DET") return [{ first: i + 1, last: clauseEnd(tree, i + 1, last) }];
    if (!/^(?:VB[DZP]|MD)$/.test(tree.fineTag(i))) continue;
    const top = tree.words[i]?.tag === "AUX" ? Math.max(tree.head(i), i) : i;
    const subject = tree.child(top, "nsubj", "nsubj:pass", "expl");
    return subject === undefined || subject <= verb ? null : [{ first: tree.leftEdge(subject), last: clauseEnd(tree, i, last) }];
  }
  return null;
}

/** The end of the clause around a token: of the highest word above it that stands behind the verb of saying. */
function clauseEnd(tree: Tree, from: number, last: number): number {
  let top = from;
  while (tree.head(top) > from - 3 && tree.head(top) >= 0) top = tree.head(top);
  return Math.min(last, Math.max(from, tree.rightEdge(top)));
}

/** "confirmed the signing of", "announced talks with": the object and what hangs on it. */
function objectSpans(tree: Tree, verb: number): TokenSpan[] | null {
  const object = tree.child(verb, "obj") ?? (isPassive(tree, verb) ? tree.child(verb, "nsubj:pass") : undefined);
  return object === undefined ? null : [below(tree, object)];
}

function sourceOf(telling: Telling, tree: Tree, verb: number, content: readonly TokenSpan[]): Source | null {
  const relayed = quotedBy(telling, tree, verb);
  if (relayed) return relayed;
  const passive = isPassive(tree, verb);
  if (passive) return passiveSource(telling, tree, verb);
  const speaker = speakerToken(telling, tree, verb);
  const source = speaker === null ? null : sourceAt(telling.article, speaker, telling.before);
  if (!source) return null;
  return withOutlets(telling, tree, verb, content, citing(telling, tree, verb, source), speaker ?? verb);
}

/** The subject of a verb of saying; where the parser lost it, the phrase right behind or before the verb. */
function speakerToken({ article, sentence, quotations }: Telling, tree: Tree, verb: number): number | null {
  const before = article.low(verb - 1);
  const behind = /^[,”"’?!]$/.test(before) ? phraseBehind(article, tree, verb, sentence.last) : null;
  if (behind !== null && before !== ",") return behind;
  const subject = subjectOf(tree, verb)?.token;
  const quoted = quotations.some(({ first, last }) => subject !== undefined && first <= subject && subject <= last);
  if (subject !== undefined && article.words[subject]?.kind === "word" && !quoted) return subject;
  return phraseBefore(article, tree, sentence, verb) ?? behind ?? phraseBehind(article, tree, verb, sentence.last);
}

/** "said Norway's prime minister, Ada Byron": the noun of the phrase right behind the verb. */
function phraseBehind(article: Article, tree: Tree, verb: number, end: number): number | null {
  if (!/^(?:PROPN|DET|ADJ|NOUN|NUM)$/.test(article.words[verb + 1]?.tag ?? "")) return null;
  for (let i = verb + 1; i <= Math.min(end, verb + 9); i += 1) {
    const { kind, tag, fineTag } = article.words[i] ?? { kind: "", tag: "", fineTag: "" };
    if ((kind !== "word" && fineTag !== "HYPH") || /^(?:VERB|AUX|ADP|SCONJ)$/.test(tag)) return null;
    const head = tree.head(i);
    if (/^(?:NOUN|PROPN)$/.test(tag) && (head <= verb || head > i + 8 || /^(?:VERB|AUX)$/.test(article.words[head]?.tag ?? ""))) return i;
  }
  return null;
}

/** "Byron told", and "Byron, who …, told", where the sentence opens with the speaker. */
function phraseBefore(article: Article, tree: Tree, sentence: Sentence, verb: number): number | null {
  let at = verb - 1;
  while (/^(?:AUX|ADV|PART)$/.test(article.words[at]?.tag ?? "")) at -= 1;
  const before = article.endingAt(at);
  if (before && before.first >= sentence.first) return before.last;
  if (/^(?:NOUN|PRON)$/.test(article.words[at]?.tag ?? "") && tree.base(at) !== "obj") return at;
  if (article.low(at) !== ",") return null;
  const opening = [0, 1, 2, 3].map((k) => article.startingAt(sentence.first + k)).find((spot) => spot?.thing.type === "Person");
  return opening && opening.last < at ? opening.last : null;
}

/** "X was quoted as saying by Y", "Y quoted X as saying". */
function quotedBy({ article, before }: Telling, tree: Tree, verb: number): Source | null {
  const head = tree.head(verb);
  if (!/^(?:quote|cite)$/.test(tree.lemma(head)) || tree.lemma(verb) !== "say") return null;
  const passive = isPassive(tree, head);
  const speaker = passive ? tree.child(head, "nsubj:pass", "nsubj") : tree.child(head, "obj");
  const outlet = passive
    ? (tree.child(head, "obl:agent") ?? tree.with(head, "obl").find((child) => tree.preposition(child) === "by"))
    : tree.child(head, "nsubj");
  const said = speaker === undefined ? null : sourceAt(article, speaker, before);
  const through = outlet === undefined ? null : sourceAt(article, outlet, before);
  return said && { ...said, via: through?.via ?? null };
}

/** "was told by X that": the phrase behind "by"; "is reported to": nobody. */
function passiveSource({ article, before }: Telling, tree: Tree, verb: number): Source | null {
  const agent = tree.child(verb, "obl:agent") ?? tree.with(verb, "obl").find((child) => tree.preposition(child) === "by");
  if (agent !== undefined) return sourceAt(article, agent, before);
  return hearsayVerbs.has(tree.lemma(verb)) ? nobody : null;
}

/** "Reuters reported, citing a minister": the minister says it, Reuters passes it on. */
function citing({ article, before }: Telling, tree: Tree, verb: number, source: Source): Source {
  if (!source.via) return source;
  const cite = tree.with(verb, "advcl", "xcomp", "conj").find((child) => /^(?:cite|quote)$/.test(tree.lemma(child)));
  const object = cite === undefined ? undefined : tree.child(cite, "obj");
  const said = object === undefined ? null : sourceAt(article, object, before);
  return said ? { ...said, via: source.via } : source;
}

/** "told the BBC", "said in an interview with Sky News", "wrote in the Times": an outlet beside the verb passes it on. */
function withOutlets(
  { article, before, sentence }: Telling,
  tree: Tree,
  verb: number,
  content: readonly TokenSpan[],
  source: Source,
  speaker: number,
): Source {
  if (source.via) return source;
  for (const token of besideVerb(tree, verb, content, speaker)) {
    const spot = article.owner[token];
    if (token < sentence.first || token > sentence.last || (spot && spot.thing.type !== "Organisation")) continue;
    if (spot && !isOutlet(article, spot.thing) && !isAcronymTold(article, tree, verb, token)) continue;
    const via = spot && !isOutlet(article, spot.thing) ? article.slice(spot.first, spot.last) : sourceAt(article, token, before)?.via;
    if (via) return { ...source, via };
  }
  return source;
}

/** "told NDTV": a short name in capitals that is no body we know. */
function isAcronymTold(article: Article, tree: Tree, verb: number, token: number): boolean {
  const spot = article.owner[token];
  return (
    tree.lemma(verb) === "tell" &&
    spot !== undefined &&
    !spot.thing.reference &&
    /^\p{Lu}{3,5}$/u.test(article.slice(spot.first, spot.last))
  );
}

/** Nouns in the phrases of the verb of saying, but not in what is said nor in the speaker's own phrase. */
function besideVerb(tree: Tree, verb: number, content: readonly TokenSpan[], speaker: number): number[] {
  const outside = (i: number): boolean => !content.some(({ first, last }) => first <= i && i <= last) && !tree.isBelow(i, speaker);
  const phrases = tree.with(verb, "obj", "iobj", "obl", "advcl", "advmod").filter(outside);
  const deeper = phrases.flatMap((i) => tree.with(i, "nmod", "obl", "obj", "advcl", "acl")).filter(outside);
  const deepest = deeper.flatMap((i) => tree.with(i, "nmod", "obl")).filter(outside);
  return [...phrases, ...deeper, ...deepest].filter((i) => /^(?:NOUN|PROPN|X)$/.test(tree.words[i]?.tag ?? ""));
}

function answerOf(article: Article, tree: Tree, verb: number): "yes" | "no" | null {
  if (!/^(?:reply|say|answer|respond)$/.test(tree.lemma(verb))) return null;
  const words = article.words.slice(verb + 1, verb + 6).filter(({ kind }) => kind === "word");
  if (words[0]?.low === "no" && !/^(?:longer|one|\p{Ll}+)$/u.test(words[1]?.text ?? "")) return "no";
  return words[0]?.low === "yes" ? "yes" : null;
}
