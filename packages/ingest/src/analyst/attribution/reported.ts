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
    spans: content,
    denies: denies(tree, verb, lemma),
    answer: answerOf(article, tree, verb),
  };
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
  const enclosing = enclosingSpans(telling, tree, verb);
  if (enclosing) return enclosing;
  return quotingOnly.has(lemma) ? null : objectSpans(tree, verb);
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
function enclosingSpans({ article, sentence }: Telling, tree: Tree, verb: number): TokenSpan[] | null {
  const head = tree.head(verb);
  const relation = tree.base(verb);
  const aside = relation === "parataxis" || relation === "discourse" || (relation === "advcl" && tree.mark(verb) === "as");
  if (aside && head >= 0) {
    const [first, last] = [tree.leftEdge(verb), tree.rightEdge(verb)];
    const whole = below(tree, head);
    return [
      { first: whole.first, last: first - 1 },
      { first: last + 1, last: whole.last },
    ].filter((span) => span.first <= span.last);
  }
  return trailing(article, sentence, tree, verb);
}

/** "…, X said." and "…, said X on Monday.": what stands before the comma. */
function trailing(article: Article, sentence: Sentence, tree: Tree, verb: number): TokenSpan[] | null {
  const subject = subjectOf(tree, verb)?.token ?? verb;
  const start = Math.min(verb, subject <= verb ? tree.leftEdge(subject) : verb);
  if (tree.base(verb) !== "root" || start - sentence.first < 3 || !/^[,”"’]$/.test(article.low(start - 1))) return null;
  return [{ first: sentence.first, last: start - 1 }];
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
  const speaker = speakerToken(telling, tree, verb, content);
  const source = speaker === null ? null : sourceAt(telling.article, speaker, telling.before);
  if (!source) return null;
  return withOutlets(telling, tree, verb, content, citing(telling, tree, verb, source), speaker ?? verb);
}

/** The subject of a verb of saying; where the parser lost it, the phrase right behind or before the verb. */
function speakerToken({ article, sentence }: Telling, tree: Tree, verb: number, content: readonly TokenSpan[]): number | null {
  const subject = subjectOf(tree, verb)?.token;
  const inside = (i: number): boolean => content.some(({ first, last }) => first <= i && i <= last);
  if (subject !== undefined && !(inside(subject) && tree.head(subject) === verb)) return subject;
  const behind = article.words[verb + 1];
  if (behind && !inside(verb + 1) && (article.startingAt(verb + 1) || /^(?:PROPN|DET|ADJ|NOUN)$/.test(behind.tag)))
    return nounAt(article, tree, verb + 1, sentence.last);
  const before = article.endingAt(verb - 1);
  return before && before.first >= sentence.first ? before.last : null;
}

function nounAt(article: Article, tree: Tree, from: number, end: number): number | null {
  for (let i = from; i <= Math.min(end, from + 8); i += 1) {
    if (article.words[i]?.kind !== "word" && article.low(i) !== "'s") return null;
    if (/^(?:NOUN|PROPN)$/.test(article.words[i]?.tag ?? "") && tree.head(i) < from) return i;
  }
  return null;
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
