import type { Article, Spot, Word } from "../article.js";
import { controls, effectOf } from "./governors.js";

/** Heads and relations of a text's tokens, which mending changes in place. */
export interface Links {
  readonly heads: number[];
  readonly relations: string[];
}

/** The links as the parser gave them. */
export function linksOf(words: readonly Word[]): Links {
  return { heads: words.map(({ head }) => head), relations: words.map(({ relation }) => relation) };
}

/** Mends what the parser gets wrong and the rest of the analyst knows better: datelines, perfects, lists of names. */
export function mend(article: Article, links: Links): Links {
  mendDatelines(article, links);
  mendPerfects(article.words, links);
  mendVerbs(article, links);
  mendTitles(article, links);
  mendSubjects(article, links);
  mendTorn(article, links);
  mendCalled(article, links);
  mendLists(article, links);
  mendJoined(article.words, links);
  mendControl(article.words, links);
  mendHeadlines(article.words, links);
  return links;
}

/** "OSLO, May 2 - Norway signed": where the parser took the dateline for the subject, what hangs on it takes its place. */
function mendDatelines(article: Article, { heads, relations }: Links): void {
  const aside = article.words.map((_, i) => article.regionOf(i)?.kind === "dateline");
  heads.forEach((head, i) => {
    if (aside[i] || head < 0 || !aside[head]) return;
    let at = head;
    for (let above = heads[at] ?? -1; above >= 0 && aside[above]; above = heads[at] ?? -1) at = above;
    [heads[i], relations[i]] = [heads[at] ?? -1, relations[at] ?? ""];
  });
  heads.forEach((head, i) => {
    if (aside[i] && (head < 0 || !aside[head])) relations[i] = "dep";
  });
}

/** "has so far refused": an auxiliary that the parser took for the verb changes places with its participle. */
function mendPerfects(words: readonly Word[], links: Links): void {
  words.forEach(({ lemma, tag }, have) => {
    if (lemma !== "have" || (tag !== "VERB" && tag !== "AUX") || links.relations[have] === "aux") return;
    const participle = participleAfter(words, have);
    if (participle > 0 && links.heads[participle] === have) swap(links, have, participle, "aux");
  });
}

function participleAfter(words: readonly Word[], have: number): number {
  let at = have + 1;
  while (at < have + 5 && words[at]?.tag === "ADV") at += 1;
  return /^VB[DN]$/.test(words[at]?.fineTag ?? "") ? at : -1;
}

/** The lower token takes the place of the upper one, which then hangs on it; the upper one's dependents follow. */
function swap({ heads, relations }: Links, upper: number, lower: number, relation: string): void {
  [heads[lower], relations[lower]] = [heads[upper] ?? -1, relations[upper] ?? ""];
  for (let i = Math.max(0, upper - 60); i < Math.min(heads.length, upper + 60); i += 1) if (heads[i] === upper) heads[i] = lower;
  [heads[upper], relations[upper]] = [lower, relation];
}

/** "met Secretary of State Ada Byron", "with Chilean leader Luis Rojas": a person takes the place of the titles before the name. */
function mendTitles(article: Article, links: Links): void {
  const people = article.things.filter(({ type }) => type === "Person").flatMap(({ spots }) => spots);
  for (const spot of people) {
    const first = spot.kind === "name" ? titleStart(article, spot.first) : spot.first;
    if (first < spot.first) mendTitle(links, first, spot);
  }
}

/** "Ada Byron left": a verb that the parser took for the end of a name becomes its verb. */
function mendVerbs(article: Article, { heads, relations }: Links): void {
  for (const { first, last } of article.things.flatMap(({ spots }) => spots.filter(({ kind }) => kind === "name"))) {
    const verb = last + 1;
    const name = heads[verb] ?? -1;
    const lost = article.words[verb]?.tag === "VERB" && relations[verb] === "flat" && name >= first && name <= last;
    if (!lost) continue;
    [heads[verb], relations[verb]] = [heads[name] ?? -1, relations[name] ?? ""];
    for (let i = verb + 1; i < verb + 40 && i < heads.length; i += 1) if (heads[i] === name) heads[i] = verb;
    [heads[name], relations[name]] = [verb, "nsubj"];
  }
}

/** "Norway's decision to leave the union angered Chile": the second subject of a verb is the object of the verb before it. */
function mendSubjects(article: Article, { heads, relations }: Links): void {
  const subjects = new Map<number, number>();
  relations.forEach((relation, i) => {
    const verb = heads[i] ?? -1;
    if (relation !== "nsubj" || verb < i) return;
    if (mendInfinitive(article, { heads, relations }, i, verb)) return;
    const inner = subjects.has(verb) ? bareVerbBefore(article, { heads, relations }, i) : -1;
    if (inner >= 0) [heads[i], relations[i]] = [inner, "obj"];
    else subjects.set(verb, i);
  });
}

/** "Norway's refusal to sign the deal angered Chile" with "angered" below "sign": it is the verb of the refusal. */
function mendInfinitive(article: Article, { heads, relations }: Links, object: number, verb: number): boolean {
  const inner = heads[verb] ?? -1;
  const noun = heads[inner] ?? -1;
  const torn = relations[inner] === "acl" && article.words[inner]?.fineTag === "VB" && /^VB[DZ]$/.test(article.words[verb]?.fineTag ?? "");
  if (!torn || noun < 0 || noun > inner || bareVerbBefore(article, { heads, relations }, object) !== inner) return false;
  [heads[object], relations[object]] = [inner, "obj"];
  [heads[verb], relations[verb]] = [heads[noun] ?? -1, relations[noun] ?? ""];
  [heads[noun], relations[noun]] = [verb, "nsubj"];
  return true;
}

/** The infinitive right before the phrase that a token heads, -1 if there is none or it has an object. */
function bareVerbBefore(article: Article, links: Links, head: number): number {
  let at = (article.owner[head]?.first ?? head) - 1;
  while (/^(?:DET|ADJ|NUM)$/.test(article.words[at]?.tag ?? "") || (links.heads[at] === head && article.words[at]?.tag === "NOUN")) at -= 1;
  const bare = article.words[at]?.fineTag === "VB" && !hasObject(article, links, at);
  return bare ? at : -1;
}

function hasObject(article: Article, { heads, relations }: Links, verb: number): boolean {
  const { first = verb, last = verb } = article.sentenceOf(verb) ?? {};
  for (let i = first; i <= last; i += 1) if (heads[i] === verb && relations[i] === "obj") return true;
  return false;
}

const roles = /^(?:leader|chief|envoy|counterpart|spokesman|spokeswoman|head|candidate|politician|lawmaker|diplomat|boss)$/;

/** Where the titles before a name begin, with the country or body before them; the name itself if it has none. */
function titleStart(article: Article, name: number): number {
  let at = name - 1;
  let titled = false;
  while (at > name - 8 && (article.titles.has(at) || roles.test(article.words[at]?.lemma ?? ""))) {
    titled = true;
    at -= 1;
  }
  if (!titled) return name;
  const before = article.endingAt(at);
  return before && before.thing.type !== "Person" && before.thing.type !== "Agreement" ? before.first : at + 1;
}

function mendTitle(links: Links, first: number, person: Spot): void {
  const { heads, relations } = links;
  const name = headOf(links, person);
  const tops: number[] = [];
  for (let i = first; i <= person.last; i += 1) if ((heads[i] ?? -1) < first || (heads[i] ?? -1) > person.last) tops.push(i);
  const best = tops.toSorted((a, b) => worth(links, a) - worth(links, b) || Number(b === name) - Number(a === name))[0];
  if (best === undefined) return;
  [heads[name], relations[name]] = [heads[best] ?? -1, relations[best] ?? ""];
  for (const top of tops) if (top !== name) rehang(links, top, name);
  // "Secretary of State": its "of" is the title's, not the name's.
  for (let i = first + 1; i < person.first; i += 1)
    if (heads[i] === name && relations[i] === "case" && tops[0] !== i && i > best) heads[i] = best;
}

/** A title becomes a part of the name, and what hung on it hangs on the name. */
function rehang({ heads, relations }: Links, title: number, name: number): void {
  for (let i = Math.max(0, title - 12); i < Math.min(heads.length, title + 60); i += 1)
    if (heads[i] === title && i !== name) heads[i] = name;
  [heads[title], relations[title]] = [name, "nmod:desc"];
}

/** "President Byron and Chilean leader Rojas": what "and" leads is no apposition. */
function mendJoined(words: readonly Word[], { heads, relations }: Links): void {
  words.forEach(({ low }, and) => {
    const joined = heads[and] ?? -1;
    if (low !== "and" || relations[and] !== "cc" || relations[joined] !== "appos" || (heads[joined] ?? -1) > and) return;
    relations[joined] = "conj";
  });
}

/** "appealed to voters to back it": what someone is asked to do belongs to the asking, not to the one who is asked. */
function mendControl(words: readonly Word[], { heads, relations }: Links): void {
  words.forEach(({ low }, to) => {
    const verb = heads[to] ?? -1;
    const asked = heads[verb] ?? -1;
    const asking = words[heads[asked] ?? -1];
    if (low !== "to" || relations[to] !== "mark" || relations[verb] !== "acl" || asking?.tag !== "VERB") return;
    const told = /^(?:obj|iobj|obl)$/.test(relations[asked] ?? "") && (words[asked]?.tag === "PROPN" || words[asked]?.fineTag === "NNS");
    if (!told || controls(asking.lemma) !== "object" || effectOf("infinitive", words[asked]?.lemma ?? "", null) !== null) return;
    [heads[verb], relations[verb]] = [heads[asked] ?? -1, "xcomp"];
  });
}

/** "Norway to sign fisheries deal": in a headline the name is the subject of what it is to do. */
function mendHeadlines(words: readonly Word[], { heads, relations }: Links): void {
  words.forEach(({ low }, to) => {
    const verb = heads[to] ?? -1;
    const name = heads[verb] ?? -1;
    if (low !== "to" || relations[to] !== "mark" || relations[verb] !== "acl" || relations[name] !== "root") return;
    if (words[name]?.tag !== "PROPN" || name > to || words[to - 1]?.tag !== "PROPN") return;
    [heads[verb], relations[verb], heads[name], relations[name]] = [-1, "root", verb, "nsubj"];
  });
}

/** "After meeting Luis Rojas, Ada Byron flew", "Luis Rojas hosted Ada Byron": a name is never a part of another name. */
function mendTorn(article: Article, links: Links): void {
  const { heads, relations } = links;
  for (const spot of article.things.flatMap(({ spots }) => spots.filter(({ kind }) => kind === "name"))) {
    const name = headOf(links, spot);
    const other = article.owner[heads[name] ?? -1];
    if (relations[name] !== "flat" || !other || other.thing === spot.thing || (other.first <= spot.first && spot.last <= other.last))
      continue;
    const before = article.words[spot.first - 1];
    const after = article.words[spot.last + 1];
    if (before?.tag === "VERB" && !hangsOn(heads, spot.first - 1, name)) [heads[name], relations[name]] = [spot.first - 1, "obj"];
    else if (
      before?.low === "," &&
      /^(?:VERB|AUX)$/.test(after?.tag ?? "") &&
      relations[spot.last + 1] !== "aux" &&
      !hangsOn(heads, spot.last + 1, name)
    )
      [heads[name], relations[name]] = [spot.last + 1, "nsubj"];
  }
}

/** True if a token is below another: to hang that one on it would make a circle. */
function hangsOn(heads: readonly number[], token: number, top: number): boolean {
  for (let at = token; at >= 0; at = heads[at] ?? -1) if (at === top) return true;
  return false;
}

/** "met her Chilean counterpart, Luis Rojas": nobody is called to in the news, so the name tells who the counterpart is. */
function mendCalled(article: Article, { heads, relations }: Links): void {
  for (const spot of article.things.flatMap(({ type, spots }) => (type === "Person" ? spots : []))) {
    const name = headOf({ heads, relations }, spot);
    const role = spot.first - 2;
    const lost = /^(?:vocative|dep|discourse|parataxis|obl:unmarked)$/.test(relations[name] ?? "");
    if (
      !lost ||
      hangsOn(heads, role, name) ||
      article.low(spot.first - 1) !== "," ||
      !(roles.test(article.words[role]?.lemma ?? "") || article.titles.has(role))
    )
      continue;
    [heads[name], relations[name]] = [role, "appos"];
  }
}

const acting = new Set(["Country", "Organisation", "Party", "Person"]);
/** How well a relation places a list in its clause, best first; one that is missing is a mistake for a name in a list. */
const good = ["nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "iobj", "conj", "root"];

/** "the European Union, Britain and Germany said": names in a list hang on the first, which takes the best place of them all. */
function mendLists(article: Article, links: Links): void {
  for (const list of lists(article)) {
    const heads = list.map((spot) => headOf(links, spot));
    const [first, ...rest] = heads;
    if (first !== undefined) mendCorrelative(article, links, first, list[0]?.first ?? first);
    if (first === undefined || rest.every((head) => links.relations[head] === "conj")) continue;
    const outside = heads.filter((head) => !list.some((spot) => isInside(spot, links.heads[head] ?? -1)));
    const doubled = isDoubled(links, first, rest);
    if (!doubled && heads.every((head) => isGood(links, head)) && outside.length > 1) continue;
    const best = doubled ? first : outside.toSorted((a, b) => worth(links, a) - worth(links, b))[0];
    if (best === undefined) continue;
    [links.heads[first], links.relations[first]] = [links.heads[best] ?? -1, links.relations[best] ?? ""];
    for (const head of rest) [links.heads[head], links.relations[head]] = [first, "conj"];
  }
}

/** "Neither Norway nor Chile", "both Norway and Chile": the first word of the pair hangs on the first name, not the name on it. */
function mendCorrelative(article: Article, { heads, relations }: Links, name: number, first: number): void {
  const word = first - 1;
  if (!/^(?:neither|both|either)$/.test(article.low(word)) || heads[name] !== word) return;
  [heads[name], relations[name]] = [heads[word] ?? -1, relations[word] ?? ""];
  for (let i = word + 1; i < word + 24; i += 1) if (heads[i] === word) heads[i] = name;
  [heads[word], relations[word]] = [name, "cc:preconj"];
}

/** "Leaders of Senegal, Guinea and Liberia met": the rest of the list is a second subject of the verb that the first belongs to. */
function isDoubled({ heads, relations }: Links, first: number, rest: readonly number[]): boolean {
  const verbs = rest.filter((head) => relations[head] === "nsubj").map((head) => heads[head]);
  const above = heads[first] ?? -1;
  return relations[first] === "nmod" && relations[above] === "nsubj" && verbs.includes(heads[above]);
}

function isInside({ first, last }: Spot, i: number): boolean {
  return first <= i && i <= last;
}

function headOf({ heads }: Links, { first, last }: Spot): number {
  let at = last;
  for (let steps = 0; steps < last - first + 1; steps += 1) {
    const above = heads[at] ?? -1;
    if (above < first || above > last) return at;
    at = above;
  }
  return last;
}

function worth({ relations }: Links, head: number): number {
  const rank = good.indexOf(relations[head] ?? "");
  return rank < 0 ? good.length : rank;
}

function isGood(links: Links, head: number): boolean {
  return worth(links, head) < good.length;
}

/** Runs of names joined by commas and a last "and": two without a comma, or three and more. */
function lists(article: Article): Spot[][] {
  const found: Spot[][] = [];
  for (const { first, last } of article.sentences)
    for (let i = first; i <= last; i += 1) {
      const list = listAt(article, i, last);
      if (list.length > 1) found.push(list);
      i = list.at(-1)?.last ?? i;
    }
  return found;
}

/** The name that a phrase at a token leads to, past "the" or "his" and titles: "his Chilean counterpart Luis Rojas". */
function nameFrom(article: Article, i: number): Spot | undefined {
  const own = nameAt(article, i);
  if (own && titleAfter(article, own) === null) return own;
  const start = /^(?:the|his|her|its|their)$/.test(article.low(i)) ? i + 1 : i;
  for (let at = start; at < start + 8; at += 1) {
    const spot = article.startingAt(at);
    if (spot?.thing.type === "Person" && spot.kind === "name") return titleStart(article, spot.first) <= start ? spot : own;
  }
  return own;
}

/** The title that follows a country's name, null if none does. */
function titleAfter(article: Article, { thing, last }: Spot): number | null {
  const at = article.low(last + 1) === "'s" ? last + 2 : last + 1;
  return thing.type !== "Person" && (article.titles.has(at) || roles.test(article.words[at]?.lemma ?? "")) ? at : null;
}

function listAt(article: Article, from: number, end: number): Spot[] {
  const opening = nameAt(article, from);
  if (!opening) return [];
  const list = [opening];
  for (let spot = opening; spot.last < end;) {
    const { at, joint } = jointAfter(article, spot.last);
    const next = nameFrom(article, at);
    if (!next || joint === null || acting.has(next.thing.type) !== acting.has(opening.thing.type)) break;
    list.push(next);
    if (joint === "and" || (joint === ", and" && list.length > 2)) return list;
    if (joint === ", and") break;
    spot = next;
  }
  return [opening];
}

function nameAt(article: Article, i: number): Spot | undefined {
  const spot = article.startingAt(i);
  return spot?.kind === "name" && (acting.has(spot.thing.type) || spot.thing.type === "Place") ? spot : undefined;
}

function jointAfter(article: Article, last: number): { at: number; joint: "," | "and" | ", and" | null } {
  let at = last + 1;
  const comma = article.low(at) === ",";
  if (comma) at += 1;
  const and = /^(?:and|or|nor|&)$/.test(article.low(at));
  if (and) at += 1;
  if (article.low(at) === "the") at += 1;
  return { at, joint: comma ? (and ? ", and" : ",") : and ? "and" : null };
}
