import { isCapital, type Article, type Thing } from "../article.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { antecedent } from "../clauses/subjects.js";
import { genderOf, genderOfPronoun } from "../coreference/gender.js";
import { referents } from "../coreference/index.js";
import { behindNoun, phraseEnd } from "./phrases.js";
import { documentNouns, namesOutlet, outletNouns, peopleNouns, reportNouns } from "./words.js";

/** Who says something, or through whom it is told. */
export interface Source {
  /** Named speakers; where `unnamed` is given, whom they speak for. */
  readonly speakers: readonly Thing[];
  /** How the text calls speakers without a name. */
  readonly unnamed: string | null;
  /** The outlet or agency, as the text calls it. */
  readonly via: string | null;
}

const speaking = new Set(["Person", "Country", "Party", "Organisation", "Group"]);

/** True for a newspaper, a station or an agency. */
export function isOutlet(article: Article, thing: Thing): boolean {
  if (thing.reference) return thing.reference.subtype === "media";
  return thing.type === "Organisation" && namesOutlet(article.nameOf(thing));
}

/**
 * Who the noun phrase headed at a token is as a source; null where it can be none (a poll, a number).
 * `before`: who spoke last, for "he", "she" and "the statement".
 */
export function sourceAt(article: Article, token: number, before: Source | null): Source | null {
  const tree = treeOf(article);
  const head = antecedent(tree, token);
  if (article.words[head]?.tag === "PRON" || isPronoun(article.low(head))) return ofPronoun(article, head, before);
  if (!article.owner[head] && passesOn.has(article.words[head]?.lemma ?? "")) return ofNoun(article, tree, head, before);
  if (isMute(article, head)) return null;
  return apposed(article, tree, head) ?? ofThings(article, tree, head) ?? ofNoun(article, tree, head, before);
}

/** Agreements and events say nothing. */
function isMute(article: Article, token: number): boolean {
  const things = referents(article, token)?.things ?? [];
  return things.length > 0 && things.every(({ type }) => type === "Agreement" || type === "Event");
}

/** Nouns for what passes on what others say, whoever it belongs to. */
const passesOn: ReadonlySet<string> = new Set([...documentNouns, ...outletNouns, ...reportNouns]);

/** "US President Ada Byron", "the ombudswoman, Ada Byron,", "Ada Byron, the ombudswoman,": the person that a title leads to. */
function apposed(article: Article, tree: Tree, head: number): Source | null {
  const titled = article.owner[head]?.thing.type === "Person" ? null : titledPerson(article, head);
  if (titled) return { speakers: [titled], unnamed: null, via: null };
  if (article.owner[head] || article.words[head]?.tag !== "NOUN" || article.low(head + 1) !== ",") return null;
  const opener = peopleNouns.has(article.words[head]?.lemma ?? "") ? article.endingAt(phraseStart(tree, head) - 2) : undefined;
  if (opener?.thing.type === "Person" && article.low(opener.last + 1) === ",")
    return { speakers: [opener.thing], unnamed: null, via: null };
  const spot = article.startingAt(head + 2);
  const closed = spot?.thing.type === "Person" && /^[,.]$/.test(article.low(spot.last + 1));
  return closed && spot && !tree.isBelow(head, spot.first) ? { speakers: [spot.thing], unnamed: null, via: null } : null;
}

function isPronoun(low: string): boolean {
  return /^(?:he|she|they|it|we|i|you)$/.test(low);
}

/** "she" after "a spokeswoman": the unnamed speaker before, unless a person was named since. */
function ofPronoun(article: Article, token: number, before: Source | null): Source | null {
  const low = article.low(token);
  if (/^(?:i|we|you|me|us)$/.test(low)) return null;
  if (low === "he" || low === "she" || low === "they") {
    if (before?.unnamed && !isPlural(before.unnamed) === (low !== "they")) return withoutVia(before);
    if (goesOnSpeaking(article, low, before)) return withoutVia(before);
    const found = referents(article, token)?.things.filter(({ type }) => speaking.has(type)) ?? [];
    if (found.length > 0) return { speakers: found, unnamed: null, via: null };
    return low === "they" || before?.speakers.some(({ type }) => type === "Person") ? withoutVia(before) : null;
  }
  const things = referents(article, token)?.things.filter(({ type }) => speaking.has(type)) ?? [];
  if (things.length > 0) return { speakers: things, unnamed: null, via: null };
  return low === "it" ? withoutVia(before) : { speakers: [], unnamed: article.slice(token, token), via: null };
}

/** "…," he added: the one who spoke last, unless the name tells another gender. */
function goesOnSpeaking(article: Article, low: string, before: Source | null): boolean {
  const [person, ...others] = before?.speakers ?? [];
  if (low === "they" || before?.unnamed || others.length > 0 || person?.type !== "Person") return false;
  const known = genderOf(article, person);
  return known === null || known === genderOfPronoun(low);
}

function withoutVia(source: Source | null): Source | null {
  return source && { ...source, via: null };
}

function isPlural(phrase: string): boolean {
  return /^(?:officials|leaders|sources|diplomats|two|three|several|some|ministers)|s$/i.test(
    phrase.split(/\s+(?:in|of|for|from|close|at|with)\s/)[0] ?? "",
  );
}

/** The person whose title holds the token: "Minister" of "Minister of Trade Ada Byron". */
function titledPerson(article: Article, token: number): Thing | null {
  for (let i = token + 1; i <= token + 7; i += 1) {
    const spot = article.startingAt(i);
    if (spot?.thing.type === "Person") return spot.extentFirst <= token ? spot.thing : null;
    if (/^[,;:.]$/.test(article.low(i))) return null;
  }
  return null;
}

/**
 * "the Union, Norway, Chile and Peru": of three and more the parser often sees the last alone; two count only where they
 * open a clause.
 */
function listBefore(article: Article, head: number): readonly Thing[] {
  const things: Thing[] = [];
  let spot = article.owner[head];
  let first = head;
  while (spot && speaking.has(spot.thing.type) && (things[0]?.type === "Person") === (things.length > 0 && spot.thing.type === "Person")) {
    things.unshift(spot.thing);
    first = Math.min(spot.first, spot.extentFirst);
    const joint = jointBefore(article, first, things.length > 1);
    if (joint === null) break;
    spot = article.endingAt(joint) ?? article.owner[joint];
  }
  const opens =
    article.openings.has(first) || article.openings.has(first - 1) || (article.low(first - 1) === "," && things[0]?.type === "Person");
  return things.length > 2 || (things.length === 2 && opens) ? things : [];
}

/** The token before "and" or, within a list, a comma; null for neither. */
function jointBefore(article: Article, first: number, inList: boolean): number | null {
  const at = article.low(first - 1) === "the" ? first - 2 : first - 1;
  if (article.low(at) === "and") return article.low(at - 1) === "," ? at - 2 : at - 1;
  return inList && article.low(at) === "," ? at - 1 : null;
}

function ofThings(article: Article, tree: Tree, head: number): Source | null {
  const found = referents(article, head);
  const list = listBefore(article, head);
  const things = [...new Set([...list, ...(found?.things.filter(({ type }) => speaking.has(type)) ?? [])])];
  if (!found || things.length === 0) return found?.things.length === 0 || !found ? outletSpot(article, head) : null;
  const people = !article.owner[head] && peopleNouns.has(article.words[head]?.lemma ?? "") && things.every(({ type }) => type !== "Person");
  if (found.unnamed || people) return { speakers: things, unnamed: longer(phraseOf(article, tree, head), found.unnamed), via: null };
  const outlets = things.filter((thing) => isOutlet(article, thing));
  if (outlets.length === things.length) return { speakers: [], unnamed: null, via: outlets[0] ? article.nameOf(outlets[0]) : null };
  return { speakers: things.filter((thing) => !outlets.includes(thing)), unnamed: null, via: null };
}

/** A capitalised phrase that no entity was found in may still be a paper's name. */
function outletSpot(article: Article, head: number): Source | null {
  let first = head;
  while (isCapital(article.words[first - 1]) && first - 1 > head - 5) first -= 1;
  let last = head;
  while (isCapital(article.words[last + 1]) && last + 1 < head + 5) last += 1;
  const name = article.slice(first, last);
  if (!isCapital(article.words[head]) || article.owner[head] || !namesOutlet(name)) return null;
  return { speakers: [], unnamed: null, via: name };
}

/** The phrase with all whom it speaks for: "Leaders of Norway, Chile and Peru". */
function longer(phrase: string, other: string | null): string {
  return other?.includes(phrase) ? other : phrase;
}

function ofNoun(article: Article, tree: Tree, head: number, before: Source | null): Source | null {
  const word = article.words[head];
  if (!word || !/^(?:NOUN|PROPN|ADJ|NUM|DET|X)$/.test(word.tag)) return null;
  const lemma = word.lemma || word.low;
  if (documentNouns.has(lemma) || reportNouns.has(lemma)) return ofDocument(article, tree, head, before);
  if (outletNouns.has(lemma) || isNewsAgency(tree, head, lemma)) return ofOutletNoun(article, tree, head, lemma, before);
  if (word.tag === "NUM" || inanimate.test(lemma)) return null;
  return { speakers: ownersOf(article, tree, head), unnamed: phraseOf(article, tree, head), via: null };
}

const inanimate =
  /^(?:deal|agreement|treaty|accord|pact|plan|scheme|law|bill|poll|survey|study|figure|datum|number|result|evidence|photo|video|image|sign|record|map|it|move|decision|step|constitution|rule|text|date|time|minute|hour|day|week|month|year|weekend|summit|meeting|talk|vote|election|war|conflict|crisis|issue|problem|fact|reason|point|thing)$/;

function isNewsAgency(tree: Tree, head: number, lemma: string): boolean {
  return lemma === "agency" && tree.children(head).some((child) => /^(?:news|press|wire)$/.test(tree.low(child)));
}

/** "a statement from the ministry said", "Byron's letter says"; "the statement said" goes on with who spoke before. */
function ofDocument(article: Article, tree: Tree, head: number, before: Source | null): Source | null {
  const owners = ownersOf(article, tree, head);
  const outlets = owners.filter((thing) => isOutlet(article, thing));
  if (outlets.length > 0 && outlets.length === owners.length)
    return { speakers: [], unnamed: null, via: article.nameOf(outlets[0] as Thing) };
  if (owners.length > 0) return { speakers: owners, unnamed: null, via: null };
  if (before && !reportNouns.has(article.words[head]?.lemma ?? "")) return withoutVia(before);
  return { speakers: [], unnamed: phraseOf(article, tree, head), via: null };
}

/** "state media", "Turkmen media": someone's; "the media" and "local media" are anyone's. */
function isKnownMedia(tree: Tree, head: number): boolean {
  return tree
    .children(head)
    .some(
      (child) => /^(?:state|official|government|pro-government)$/.test(tree.low(child)) || /^\p{Lu}/u.test(tree.words[child]?.text ?? ""),
    );
}

function mediaSource(article: Article, tree: Tree, head: number): Source {
  return { speakers: [], unnamed: null, via: phraseOf(article, tree, head) };
}

/** "state television", "the news agency"; "the newspaper" is the one last credited. */
function ofOutletNoun(article: Article, tree: Tree, head: number, lemma: string, before: Source | null): Source {
  const named = tree.with(head, "appos", "flat", "compound").find((child) => isCapital(article.words[child]) && article.owner[child]);
  const spot = named === undefined ? undefined : article.owner[named];
  if (spot && isOutlet(article, spot.thing)) return { speakers: [], unnamed: null, via: article.nameOf(spot.thing) };
  const name = capitalsBehind(article, head);
  if (name) return { speakers: [], unnamed: null, via: name };
  const bare = tree.children(head).every((child) => child > head || /^(?:the|this)$/.test(tree.low(child)) || tree.base(child) === "case");
  if (bare && before?.via && lemma !== "media") return { speakers: [], unnamed: null, via: before.via };
  const source = mediaSource(article, tree, head);
  return lemma !== "media" || isKnownMedia(tree, head) ? source : { speakers: [], unnamed: source.via, via: null };
}

/** "news agency NTB", "the newspaper El Correo": the name behind the noun. */
function capitalsBehind(article: Article, head: number): string | null {
  let last = head;
  while (isCapital(article.words[last + 1]) && last < head + 4) last += 1;
  return last > head ? article.slice(head + 1, last) : null;
}

/** Whose noun it is: "Norway's", "Norwegian", "Home Office", "of Norway", "for the ministry", "in Oslo". */
function ownersOf(article: Article, tree: Tree, head: number): readonly Thing[] {
  const near = tree.children(head).filter((child) => isOwner(tree, child, head));
  const behind = behindNoun(article, head);
  const things = [...near, ...(behind ? [behind.token] : [])].flatMap((child) => thingsAt(article, child));
  return [...new Set(things)].filter(({ type }) => speaking.has(type));
}

function isOwner(tree: Tree, child: number, head: number): boolean {
  const base = tree.base(child);
  if (child < head) return base === "nmod" || base === "compound" || base === "amod";
  return base === "nmod" && /^(?:of|for|from|at|in|by|with)$/.test(tree.preposition(child) ?? "");
}

function thingsAt(article: Article, token: number): readonly Thing[] {
  const found = referents(article, token)?.things;
  if (found && found.length > 0) return found;
  const spot = article.owner[token];
  return spot ? [spot.thing] : [];
}

/** Longer phrases are cut: nobody calls a speaker so. */
const longestPhrase = 16;

/** The phrase around a noun as far as it tells who it is: without relative clauses, appositions and what follows a comma. */
function phraseOf(article: Article, tree: Tree, head: number): string {
  const first = Math.max(phraseStart(tree, head), head - longestPhrase);
  const telling = tree
    .children(head)
    .filter((child) => child > head && (tree.base(child) === "nmod" || tree.base(child) === "flat" || closeTo(tree, child)));
  let last = behindNoun(article, head)?.token ?? closeBehind(article, head) ?? head;
  for (const child of telling) {
    const edge = tree.rightEdge(child);
    if (child - last > 6 || edge - head > longestPhrase || article.words.slice(last, child).some(({ low }) => low === ",")) break;
    last = Math.max(last, shortened(article, child, edge));
  }
  const from = /^["“‘,(–—-]$/.test(article.low(first)) ? first + 1 : first;
  return article.slice(Math.min(from, head), article.owner[last]?.last ?? last);
}

/** The first word of a phrase behind its preposition. */
function phraseStart(tree: Tree, head: number): number {
  const own = tree
    .children(head)
    .filter((child) => child < head && !/^(?:case|punct|cc|mark)$/.test(tree.base(child)) && !/^(?:citing|quoting)$/.test(tree.low(child)));
  return own[0] === undefined ? head : tree.leftEdge(own[0]);
}

/** "sources close to the talks", "people familiar with the matter", without a tree. */
function closeBehind(article: Article, head: number): number | null {
  const close =
    /^(?:close|familiar|briefed|involved|near)$/.test(article.low(head + 1)) && /^(?:to|with|on|in)$/.test(article.low(head + 2));
  return close ? phraseEnd(article, head + 3) : null;
}

/** "sources close to the talks". */
function closeTo(tree: Tree, child: number): boolean {
  return /^(?:amod|acl)$/.test(tree.base(child)) && /^(?:close|familiar|briefed|involved|near)$/.test(tree.low(child));
}

function shortened(article: Article, from: number, edge: number): number {
  for (let i = from; i <= edge; i += 1) if (article.low(i) === ",") return i - 1;
  return edge;
}
