import type { Article, Sentence } from "../article.js";
import { isPassive } from "../clauses/subjects.js";
import type { Tree } from "../clauses/tree.js";
import type { TokenSpan } from "./acts.js";
import { afterMarks } from "./phrases.js";
import type { Quotation } from "./quotations.js";
import type { Speaker } from "./speaker.js";
import type { Telling } from "./telling.js";
import { announcing, claimNouns, denyingVerbs, dismissingVerbs, quotingOnly, sayingVerbs } from "./words.js";

/** True for a verb that tells that somebody says something, or that somebody does not ("did not say"). */
export function isReporting(tree: Tree, verb: number): boolean {
  const lemma = tree.lemma(verb);
  const word = tree.words[verb];
  if (!word || !(sayingVerbs.has(lemma) || denyingVerbs.has(lemma) || dismissingVerbs.has(lemma))) return false;
  if (word.low === "states") return false;
  if (word.tag === "VERB") return true;
  // "Norway maintains that": the tagger takes some of these verbs for nouns.
  const before = tree.words[verb - 1]?.tag ?? "VERB";
  const mistaken = tree.base(verb) === "root" && tree.low(verb + 1) === "that" && !/^(?:VERB|ADJ|DET|ADP|PRON)$/.test(before);
  return mistaken || (word.fineTag.startsWith("VB") && tree.child(verb, "ccomp", "parataxis") !== undefined);
}

/** "did not say that", "refused to confirm that": nobody says it. */
export function isUnsaid(tree: Tree, verb: number): boolean {
  if (tree.with(verb, "advmod").some((child) => /^(?:not|n't|never)$/.test(tree.low(child)) && child < verb)) return true;
  return tree.base(verb) === "xcomp" && /^(?:refuse|decline|fail|avoid|omit|hesitate)$/.test(tree.lemma(tree.head(verb)));
}

/** True where what is said is denied: "denied that", "dismissed reports that". */
export function denies(tree: Tree, verb: number): boolean {
  return denyingVerbs.has(tree.lemma(verb)) || (dismissingVerbs.has(tree.lemma(verb)) && claimOf(tree, verb) !== undefined);
}

/** What is said: by quotation marks, by the tree, or by where the verb stands; null for nothing. */
export function contentOf(telling: Telling, tree: Tree, verb: number, speaker: Speaker | null): readonly TokenSpan[] | null {
  const lemma = tree.lemma(verb);
  const claim = dismissingVerbs.has(lemma) ? claimOf(tree, verb) : undefined;
  if (claim !== undefined) return [{ first: claim, last: tree.rightEdge(claim) }, ...complementSpans(tree, verb)];
  if (dismissingVerbs.has(lemma) && !denyingVerbs.has(lemma)) return null;
  const quoted = isUnsaid(tree, verb) ? [] : quotedSpans(telling, tree, verb);
  const clauses = complementSpans(tree, verb).flatMap((span) => withoutSpeaker(span, speaker, quoted.length > 0));
  if (clauses.length + quoted.length > 0) return [...clauses, ...quoted];
  const around = enclosingSpans(telling, tree, verb, speaker);
  if (around) return around;
  const following = followingSpans(tree, telling.sentence, verb, quotingOnly.has(lemma));
  return following ?? (announcing.has(lemma) ? objectSpans(tree, verb, speaker) : null);
}

/** "dismissed reports that", "denied the claim": the noun whose clause is denied. */
function claimOf(tree: Tree, verb: number): number | undefined {
  const noun = isPassive(tree, verb) ? tree.child(verb, "nsubj:pass") : tree.child(verb, "obj");
  return noun !== undefined && claimNouns.has(tree.lemma(noun)) ? noun : claimBehind(tree, verb);
}

/** "dismissed as untrue reports that": the first noun of that kind behind the verb. */
function claimBehind(tree: Tree, verb: number): number | undefined {
  for (let i = verb + 1; i <= verb + 6; i += 1) {
    const { tag = "", lemma = "" } = tree.words[i] ?? {};
    if (claimNouns.has(lemma) && tag === "NOUN") return i;
    if (!/^(?:ADP|ADJ|ADV|DET|PRON|PART)$/.test(tag)) return undefined;
  }
  return undefined;
}

function below(tree: Tree, top: number): TokenSpan {
  return { first: tree.leftEdge(top), last: tree.rightEdge(top) };
}

/** "said that …", "denied having …", "accused … of …". */
function complementSpans(tree: Tree, verb: number): TokenSpan[] {
  const lemma = tree.lemma(verb);
  const clauses = tree.with(verb, "ccomp", "parataxis").filter((child) => !isReporting(tree, child) || tree.base(child) === "ccomp");
  const gerunds = denyingVerbs.has(lemma) || lemma === "admit" ? tree.with(verb, "xcomp", "advcl") : [];
  const accused =
    lemma === "accuse"
      ? tree.with(verb, "advcl", "xcomp", "obl").filter((child) => (tree.mark(child) ?? tree.preposition(child)) === "of")
      : [];
  return [...new Set([...clauses, ...gerunds, ...accused])].flatMap((child) => without(below(tree, child), { first: verb, last: verb }));
}

/** The parts of a span before and behind another. */
function without(span: TokenSpan, hole: TokenSpan): TokenSpan[] {
  if (hole.last < span.first || hole.first > span.last) return [span];
  const parts = [
    { first: span.first, last: hole.first - 1 },
    { first: hole.last + 1, last: span.last },
  ];
  return parts.filter(({ first, last }) => first <= last);
}

/** Beside a quotation a clause that holds the speaker is a mistake of the parser. */
function withoutSpeaker(span: TokenSpan, speaker: Speaker | null, quoted: boolean): TokenSpan[] {
  if (!speaker || speaker.token < span.first || speaker.token > span.last) return [span];
  return quoted ? [] : [{ first: speaker.token + 1, last: span.last }].filter(({ first, last }) => first <= last);
}

/** The quotations of the sentence that this verb stands nearest to. */
function quotedSpans({ article, sentence, quotations }: Telling, tree: Tree, verb: number): readonly TokenSpan[] {
  if (quotations.some(({ first, last }) => first <= verb && verb <= last)) return [];
  return quotations.filter((quotation) => nearestVerb(article, tree, sentence, quotations, quotation) === verb);
}

function nearestVerb(article: Article, tree: Tree, sentence: Sentence, quotations: readonly Quotation[], quotation: Quotation): number {
  let best = { verb: -1, distance: Infinity };
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    if (
      !isReporting(tree, i) ||
      isUnsaid(tree, i) ||
      dismissingVerbs.has(tree.lemma(i)) ||
      quotations.some(({ first, last }) => first <= i && i <= last)
    )
      continue;
    // A quotation that does not end its clause ("called it “dead” and said") belongs to what stands before it.
    const distance = i < quotation.first ? quotation.first - i : i - quotation.last + (closesClause(article, quotation) ? 0 : 100);
    if (distance < best.distance) best = { verb: i, distance };
  }
  return best.verb;
}

/** A comma or stop before the closing mark or behind it: the quotation is said whole. */
function closesClause(article: Article, { last }: Quotation): boolean {
  return /^[,.?!…—–-]$/.test(article.low(last)) || /^[,—–-]$/.test(article.low(last + 2));
}

/** "Norway, he said, has joined", "Norway has joined, he said": the clause around or before the verb. */
function enclosingSpans({ article, sentence }: Telling, tree: Tree, verb: number, speaker: Speaker | null): TokenSpan[] | null {
  const aside = asideSpans(article, tree, sentence, verb, speaker);
  if (aside) return aside;
  const head = tree.head(verb);
  const relation = tree.base(verb);
  if (head >= 0 && (relation === "parataxis" || relation === "discourse" || (relation === "advcl" && tree.mark(verb) === "as")))
    return without(below(tree, head), below(tree, verb)).filter(({ first, last }) => last > first);
  return trailing(article, tree, sentence, verb, speaker);
}

/** "Norway, Byron said, has joined": between two commas, with the verb behind that the first words lack. */
function asideSpans(article: Article, tree: Tree, sentence: Sentence, verb: number, speaker: Speaker | null): TokenSpan[] | null {
  const start = clauseStart(article, tree, verb, speaker);
  const end = speaker?.inverted ? speaker.token + 1 : verb + 1;
  const goesOn = /^(?:AUX|VERB|PART)$/.test(article.words[end + 1]?.tag ?? "") && !/^(?:VBG|VBN)$/.test(tree.fineTag(end + 1));
  if (article.low(end) !== "," || !/^[,”"]$/.test(article.low(start - 1)) || !goesOn) return null;
  return [
    { first: sentence.first, last: start - 1 },
    { first: end + 1, last: sentence.last },
  ].filter(({ first, last }) => first <= last);
}

/** The first word of the speaker and the verb. */
function clauseStart(article: Article, tree: Tree, verb: number, speaker: Speaker | null): number {
  if (!speaker || speaker.inverted || speaker.token > verb) return verb;
  const edge = Math.min(tree.leftEdge(speaker.token), article.owner[speaker.token]?.extentFirst ?? speaker.token);
  return Math.min(afterMarks(article, edge), speaker.token);
}

/** "…, X said.", "…, X said on Monday.", "…, said X": what stands before the comma. */
function trailing(article: Article, tree: Tree, sentence: Sentence, verb: number, speaker: Speaker | null): TokenSpan[] | null {
  if (!endsWithVerb(tree, sentence, verb, speaker)) return null;
  const start = clauseStart(article, tree, verb, speaker);
  const span = { first: sentence.first, last: start - 1 };
  return start - sentence.first > 3 && /^[,”"’]$/.test(tree.low(start - 1)) && hasVerb(tree, span) ? [span] : null;
}

function endsWithVerb(tree: Tree, { last }: Sentence, verb: number, speaker: Speaker | null): boolean {
  const objects = tree.with(verb, "obj", "xcomp").filter((child) => child > verb && !(speaker?.inverted && child <= speaker.token));
  if (objects.length > 0 && tree.lemma(verb) !== "tell") return false;
  const next = tree.words[(speaker?.inverted ? speaker.token : verb) + 1];
  return !next || verb + 1 >= last || /^(?:PUNCT|ADP|ADV|PROPN|SCONJ|NOUN|DET|ADJ)$/.test(next.tag);
}

function hasVerb(tree: Tree, { first, last }: TokenSpan): boolean {
  return tree.words.slice(first, last + 1).some(({ fineTag }) => /^(?:VB[DZPN]|MD)$/.test(fineTag));
}

/** Where the parser hung the clause on a word in between ("said on Monday that"): from "that", or the clause's first word, on. */
function followingSpans(tree: Tree, { last }: Sentence, verb: number, strict: boolean): TokenSpan[] | null {
  for (let i = verb + 1; i <= Math.min(last, verb + 14); i += 1) {
    if (/^[,;:–—(]$/.test(tree.low(i))) return null;
    if (tree.low(i) === "that" && tree.words[i]?.tag !== "DET") return [{ first: i + 1, last: clauseEnd(tree, i + 1, last) }];
    if (strict || !/^(?:VB[DZP]|MD)$/.test(tree.fineTag(i))) continue;
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
function objectSpans(tree: Tree, verb: number, speaker: Speaker | null): TokenSpan[] | null {
  const object = tree.child(verb, "obj") ?? (isPassive(tree, verb) ? tree.child(verb, "nsubj:pass") : undefined);
  return object === undefined || object === speaker?.token ? null : [below(tree, object)];
}
