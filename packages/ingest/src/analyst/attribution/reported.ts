import type { Article } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import type { SpeechAct, TokenSpan } from "./acts.js";
import { contentOf, denies, isReporting, isUnsaid } from "./content.js";
import { phraseEnd } from "./phrases.js";
import { isOutlet, sourceAt, type Source } from "./sources.js";
import { speakerOf } from "./speaker.js";
import type { Telling } from "./telling.js";
import { namesOutlet } from "./words.js";

/** The speech act that a verb tells; null if it tells none: nobody speaks, nothing is said, or "did not say". */
export function reportedAt(telling: Telling, verb: number): SpeechAct | null {
  const tree = treeOf(telling.article);
  if (!isReporting(tree, verb)) return null;
  const speaker = speakerOf(telling, tree, verb);
  const content = contentOf(telling, tree, verb, speaker);
  if (!content || content.length === 0) return null;
  if (isUnsaid(tree, verb)) return { ...silent, verb, spans: content, denies: false, unsaid: true, answer: null };
  const relayed = relayedBy(telling, tree, verb) ?? passiveSource(telling, tree, verb);
  const source = relayed ?? (speaker && activeSource(telling, tree, verb, content, speaker.token));
  if (!source || source === silent) return null;
  return { ...source, verb, spans: content, denies: denies(tree, verb), unsaid: false, answer: answerOf(telling.article, tree, verb) };
}

/** Nobody can be named: "is reported to". */
const silent: Source = { speakers: [], unnamed: null, via: null };

function activeSource(telling: Telling, tree: Tree, verb: number, content: readonly TokenSpan[], speaker: number): Source | null {
  const source = sourceAt(telling.article, speaker, telling.before);
  return source && withOutlets(telling, tree, verb, content, citing(telling, content, source), speaker);
}

/** "X was quoted as saying by Y", "Y quoted X as saying". */
function relayedBy({ article, before }: Telling, tree: Tree, verb: number): Source | null {
  if (tree.lemma(verb) !== "say") return null;
  const head = [tree.head(verb), tree.head(tree.head(verb))].find((above) => /^(?:quote|cite)$/.test(tree.lemma(above)));
  if (head === undefined) return null;
  const passive = hasPassiveForm(tree, head);
  const speaker = passive ? tree.child(head, "nsubj:pass", "nsubj") : tree.child(head, "obj");
  const outlet = passive ? agent(tree, head) : tree.child(head, "nsubj");
  const said = speaker === undefined ? null : sourceAt(article, speaker, before);
  const through = outlet === undefined ? null : sourceAt(article, outlet, before);
  return said && { ...said, via: through?.via ?? null };
}

/** "was told by X that": the phrase behind "by"; "is reported to have": nobody. Null for an active verb. */
function passiveSource({ article, before }: Telling, tree: Tree, verb: number): Source | null {
  if (!hasPassiveForm(tree, verb)) return null;
  const by = agent(tree, verb);
  return (by === undefined ? null : sourceAt(article, by, before)) ?? silent;
}

/** The parser's word for passives is not taken where nothing but the form of the verb speaks for it. */
function hasPassiveForm(tree: Tree, verb: number): boolean {
  if (tree.fineTag(verb) !== "VBN" && tree.fineTag(verb) !== "VBD") return false;
  return (
    tree.with(verb, "aux").some((child) => tree.lemma(child) === "be") ||
    (/^(?:acl|amod)$/.test(tree.relation(verb)) && agent(tree, verb) !== undefined)
  );
}

function agent(tree: Tree, verb: number): number | undefined {
  return tree.child(verb, "obl:agent") ?? tree.with(verb, "obl").find((child) => tree.preposition(child) === "by");
}

/** "Reuters reported, citing a minister": the minister says it, Reuters passes it on. */
function citing({ article, before, sentence }: Telling, content: readonly TokenSpan[], source: Source): Source {
  if (!source.via) return source;
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    if (!/^(?:citing|quoting)$/.test(article.low(i)) || content.some(({ first, last }) => first <= i && i <= last)) continue;
    const object = phraseEnd(article, i + 1);
    const said = object === null ? null : sourceAt(article, object, before);
    if (said) return { ...said, via: source.via };
  }
  return source;
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
  const near = besideVerb(tree, verb, content, speaker).filter((i) => sentence.first <= i && i <= sentence.last);
  const through = near.map((token) => outletAt(article, tree, verb, token, before)).find((via) => via !== null);
  return through === undefined ? source : { ...source, via: through };
}

function outletAt(article: Article, tree: Tree, verb: number, token: number, before: Source | null): string | null {
  const spot = article.owner[token];
  if (!spot || isOutlet(article, spot.thing)) return sourceAt(article, token, before)?.via ?? null;
  const name = article.slice(spot.first, spot.last);
  const known = spot.thing.reference !== null || spot.thing.type === "Country";
  if (!known && tellsOutlet(name, spot.thing.type === "Person")) return name;
  // "told NDTV": a short name in capitals that is no body we know.
  return tree.lemma(verb) === "tell" && spot.thing.type === "Organisation" && !known && /^\p{Lu}{3,5}$/u.test(name) ? name : null;
}

/** Papers are taken for people now and then; "Sun" and "Star" are surnames too. */
function tellsOutlet(name: string, person: boolean): boolean {
  return (
    namesOutlet(name) && !(person && /(?:sun|star|mirror|echo|record|mercury|wire|today|standard|mail|post|globe|review)$/i.test(name))
  );
}

/** Nouns in the phrases of the verb of saying, but not in what is said nor in the speaker's own phrase. */
function besideVerb(tree: Tree, verb: number, content: readonly TokenSpan[], speaker: number): number[] {
  // Where the parser hung the verb on its own speaker, what is behind the verb is beside it.
  const theirs = (i: number): boolean => (tree.isBelow(verb, speaker) ? i < verb : tree.isBelow(i, speaker));
  const outside = (i: number): boolean => !theirs(i) && !content.some(({ first, last }) => first <= i && i <= last);
  const phrases = tree.with(verb, "obj", "iobj", "obl", "advcl", "advmod").filter(outside);
  const deeper = phrases.flatMap((i) => tree.with(i, "nmod", "obl", "obj", "advcl", "acl")).filter(outside);
  const deepest = deeper.flatMap((i) => tree.with(i, "nmod", "obl")).filter(outside);
  return [...phrases, ...deeper, ...deepest].filter((i) => /^(?:NOUN|PROPN|X)$/.test(tree.words[i]?.tag ?? ""));
}

/** "said it had", "said they were not": a pronoun and an auxiliary answer by themselves. */
function shortAnswer(article: Article, first: number): "yes" | "no" | null {
  const words = article.words.slice(first, first + 4).map(({ low }) => low);
  const answer = /^(?:he|she|it|they|there) (?:had|has|was|were|is|are|did|would|will)(?<not> not| n't)?(?: [.,;”"]|$)/.exec(
    words.join(" "),
  );
  if (!answer) return null;
  return answer.groups?.["not"] ? "no" : "yes";
}

function answerOf(article: Article, tree: Tree, verb: number): "yes" | "no" | null {
  if (!/^(?:reply|say|answer|respond)$/.test(tree.lemma(verb))) return null;
  const first = [1, 2, 3, 4, 5].map((k) => verb + k).find((i) => article.words[i]?.kind === "word") ?? -1;
  if (article.low(first) === "no" && article.words[first + 1]?.kind !== "word") return "no";
  return article.low(first) === "yes" ? "yes" : shortAnswer(article, first);
}
