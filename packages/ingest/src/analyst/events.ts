import { isCapital, type Article, type Thing } from "./article.js";
import { nominal } from "./coreference/nounPhrase.js";
import { determiners, plainAdjectives } from "./lexicon.js";

/** Events that may be one: "the vote" takes up an election, never a summit. */
type Family = "summit" | "conference" | "election" | "referendum" | "meeting";

const families: Readonly<Record<string, Family>> = {
  summit: "summit",
  conference: "conference",
  forum: "conference",
  congress: "conference",
  convention: "conference",
  election: "election",
  "run-off": "election",
  runoff: "election",
  poll: "election",
  vote: "election",
  ballot: "election",
  referendum: "referendum",
  plebiscite: "referendum",
  meeting: "meeting",
  dialogue: "meeting",
};
/** Nouns that open no event by themselves: they take one up, or a name tells them. */
const followers = new Set(["poll", "vote", "ballot", "meeting", "dialogue", "forum", "congress", "convention"]);
const electionKinds =
  /^(?:presidential|parliamentary|general|regional|local|municipal|legislative|snap|senate|gubernatorial|mid-term|midterm|european|federal|state|early|primary)$/;
const rounds = /^(?:run-off|runoff|second-round)$/;
const organised =
  /^(?:ministerial|annual|emergency|extraordinary|special|joint|international|peace|trade|climate|regional|trilateral|bilateral|quadrilateral|informal|virtual|security|donor|donors|economic|leaders|council|board|assembly|plenary|cabinet)$/;
const other = /^(?:press|news|video|phone|telephone|constitutional|party)$/;

interface EventMention {
  readonly first: number;
  readonly head: number;
  readonly last: number;
  readonly noun: string;
  readonly family: Family;
  readonly definite: boolean;
  readonly plural: boolean;
  readonly named: boolean;
  readonly marks: readonly string[];
  readonly kind: string;
  readonly year: string;
  readonly round: boolean;
}

interface Cluster {
  readonly thing: Thing;
  readonly mentions: EventMention[];
}

/** Finds summits, conferences, elections and referendums, named or described, and puts the mentions of each together. */
export function findEvents(article: Article): void {
  const clusters: Cluster[] = known(article);
  for (let i = 0; i < article.words.length; i += 1) {
    const mention = article.owner[i] && article.owner[i]?.thing.type !== "Place" ? null : mentionAt(article, i);
    if (!mention) continue;
    dropParts(article, mention);
    const found = clusters.findLast((cluster) => isSame(article, cluster, mention));
    const cluster = found ?? (opens(article, mention) ? open(article, mention) : null);
    if (!cluster) continue;
    if (!found) clusters.push(cluster);
    cluster.mentions.push(mention);
    article.spot(cluster.thing, mention.first, mention.last, "description");
  }
}

/** Events that names have told already. */
function known(article: Article): Cluster[] {
  return article.things
    .filter(({ type, spots }) => type === "Event" && spots.length > 0)
    .map((thing) => ({ thing, mentions: thing.spots.flatMap(({ last }) => mentionAt(article, last) ?? []) }));
}

/** "Bergen" of "Bergen summit" that was taken for an event by itself. */
function dropParts(article: Article, { first, head }: EventMention): void {
  for (let i = first; i < head; i += 1) {
    const spot = article.owner[i];
    if (spot?.thing.type === "Event" && spot.last < head && !families[nounAt(article, spot.last)]) article.remove(spot);
  }
}

function open(article: Article, { first, last, noun }: EventMention): Cluster {
  const thing = article.thing("Event", `at ${first}`, article.slice(first, last));
  thing.marks.add(noun);
  return { thing, mentions: [] };
}

function mentionAt(article: Article, i: number): EventMention | null {
  const word = article.words[i];
  const noun = nounAt(article, i);
  const family = families[noun];
  if (!word || !family || word.tag === "VERB" || isModifier(article, i)) return null;
  const phrase = nominal(article, i);
  // "Ortega's election last year": how someone came to office, no event of that name.
  if (article.owner.slice(phrase.first, i).some((spot) => spot?.thing.type === "Person")) return null;
  const first = withMonth(article, nameStart(article, phrase.first, i), i);
  const named = article.words.slice(first, i).some((name, k) => isCapital(name) && !article.openings.has(first + k));
  const before = article.words.slice(named ? first : phrase.first, i).filter(({ kind, low }) => kind !== "punctuation" && low !== "'s");
  const lows = before.map(({ low }) => low).filter((low) => !plainAdjectives.has(low));
  const round =
    rounds.test(noun) || lows.includes("run-off") || lows.includes("runoff") || (lows.includes("round") && lows.includes("second"));
  return {
    first,
    head: i,
    last: nameEnd(article, i, first),
    noun,
    family,
    round,
    named,
    definite: /^(?:the|this|that|these|those|its|his|her|their)$/.test(phrase.determiner) || article.low(first - 1) === "'s",
    plural: word.fineTag === "NNS",
    marks: lows.filter(
      (low) =>
        !/^(?:january|february|march|april|may|june|july|august|september|october|november|december|first|second|last|next|weekend|week|year|month|sunday|saturday|monday|tuesday|wednesday|thursday|friday|upcoming|forthcoming|disputed)$/.test(
          low,
        ) && !/^\d/.test(low),
    ),
    kind: lows.find((low) => electionKinds.test(low)) ?? "",
    year: lows.find((low) => /^(?:19|20)\d\d$/.test(low)) ?? "",
  };
}

function nounAt(article: Article, i: number): string {
  const low = article.low(i);
  // "run-off" is three tokens.
  if (low === "off" && /^[-–]$/.test(article.low(i - 1)) && article.low(i - 2) === "run") return "run-off";
  if (families[low]) return low;
  const lemma = article.words[i]?.lemma ?? low;
  return families[lemma] ? lemma : low.replace(/s$/, "");
}

/** "election campaign", "summit talks", "conference call": the noun is no head. */
function isModifier(article: Article, i: number): boolean {
  const next = article.words[i + 1];
  if (/^[-–]$/.test(article.low(i + 1)) && article.words[i]?.end === next?.start) return true;
  const before = article.low(i - 1);
  if (other.test(before) || /^(?:no|any)$/.test(before)) return true;
  return next?.tag === "NOUN" && !article.openings.has(i + 1) && next.low !== "thursday";
}

/** The words that belong to an event's name: names, capitals, years and the adjectives that tell it from others. */
function nameStart(article: Article, first: number, head: number): number {
  let at = article.low(head) === "off" && article.low(head - 2) === "run" ? head - 2 : head;
  while (at > first && !determiners.has(article.low(at - 1)) && belongs(article, at - 1)) at -= 1;
  while (at < head && /^(?:'s|-|–|'|and)$/.test(article.low(at))) at += 1;
  return at;
}

const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "December's elections": if no other word tells it, the month does. */
function withMonth(article: Article, first: number, head: number): number {
  return first === head && article.low(head - 1) === "'s" && months.test(article.low(head - 2)) ? head - 2 : first;
}

function belongs(article: Article, i: number): boolean {
  const word = article.words[i];
  const spot = article.owner[i];
  if (!word) return false;
  if (spot) return spot.thing.type !== "Person";
  if (
    /^(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      word.low,
    )
  )
    return false;
  if (word.low === "'s") return article.owner[i - 1] !== undefined;
  if (isCapital(word) || /^(?:19|20)\d\d$/.test(word.low) || electionKinds.test(word.low) || organised.test(word.low)) return true;
  return (/^[-–]$/.test(word.low) || word.low === "and" || word.tag === "NOUN") && belongs(article, i - 1);
}

/** "summit of the European Union", "a summit in Bergen": the name behind it belongs to the event's if no other word tells it. */
function nameEnd(article: Article, i: number, first: number): number {
  const year = /^(?:19|20)\d\d$/.test(article.low(i + 2)) && /^(?:in|of)$/.test(article.low(i + 1));
  if (year && (first === i || electionKinds.test(article.low(i - 1)))) return i + 2;
  if (first === i && isPlaced(article, i)) return article.startingAt(determiners.has(article.low(i + 2)) ? i + 3 : i + 2)?.last ?? i;
  if (!/^(?:of|for)$/.test(article.low(i + 1))) return i;
  const spot = article.startingAt(determiners.has(article.low(i + 2)) ? i + 3 : i + 2);
  return spot && (spot.thing.type === "Organisation" || isCapital(article.words[spot.first])) && article.low(i + 1) === "of"
    ? spot.last
    : i;
}

function opens(article: Article, { noun, named, marks, plural, definite, head, kind, year }: EventMention): boolean {
  if (followers.has(noun))
    return named || (noun === "meeting" && marks.some((mark) => organised.test(mark) && mark !== "joint" && mark !== "bilateral"));
  if (named || kind || year) return true;
  if (marks.some((mark) => mark.length > 3)) return !plural || definite;
  return definite || isPlaced(article, head) || (!plural && article.low(head - 1) !== "an" && isDated(article, head));
}

/** "a referendum on Sunday", "elections in May". */
function isDated(article: Article, head: number): boolean {
  return article.words
    .slice(head + 1, head + 4)
    .some(({ low }) =>
      /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|next|last|this|(?:19|20)\d\d)$/.test(
        low,
      ),
    );
}

function isPlaced(article: Article, head: number): boolean {
  const at = determiners.has(article.low(head + 2)) ? head + 3 : head + 2;
  const type = article.startingAt(at)?.thing.type;
  return /^(?:in|at|of)$/.test(article.low(head + 1)) && (type === "Place" || type === "Country");
}

/** Whether a mention means an event met before: of its family, and no year, kind, round or name against it. */
function isSame(article: Article, { mentions }: Cluster, mention: EventMention): boolean {
  if (mentions.every(({ family }) => family !== mention.family && !(mention.noun === "vote" && family === "referendum"))) return false;
  const years = mentions.map(({ year }) => year).filter(Boolean);
  if (mention.year && years.length > 0 && !years.includes(mention.year)) return false;
  const known = mentions.map(({ kind }) => kind).filter(Boolean);
  if (mention.kind && known.length > 0 && !known.includes(mention.kind)) return false;
  if (mention.round !== mentions.some(({ round }) => round)) return false;
  const marks = new Set(mentions.flatMap((other) => other.marks));
  const strange = mention.marks.filter((mark) => !marks.has(mark) && mark !== mention.kind);
  const bare = mention.marks.length === 0;
  if (bare)
    return (
      mention.definite || mentions.some(({ noun, head }) => noun === mention.noun && article.sentenceOf(head) === article.sentences[0])
    );
  return (
    strange.length === 0 ||
    (strange.length < mention.marks.length && mention.definite && !mention.named) ||
    (mention.definite && marks.size === 0)
  );
}
