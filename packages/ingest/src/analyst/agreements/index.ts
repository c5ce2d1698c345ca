import { isCapital, type Article, type Spot, type Thing } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import { treeOf, type Tree } from "../clauses/tree.js";
import { findMentions, type AgreementMention } from "./mentions.js";
import { findAgreementNames, findOtherNames, shortForm, spotShortForms, type OtherName } from "./names.js";
import { isActor } from "./parties.js";
import { isProspective, listedSigners, modalityOf, otherSide, sidesOf } from "./standing.js";
import { nameApart } from "./apart.js";
import type { AgreementPlace } from "./place.js";
import type { Cluster } from "./clusters.js";
import { isBare, isDefinite, unify } from "./unify.js";

export type { AgreementPlace } from "./place.js";

/**
 * Finds the agreements of an article, named and described, puts the mentions of each together, and records them as
 * spots. What is returned is every mention with its agreement, in text order, for {@link readAgreementFacts}.
 */
export function findAgreements(article: Article, nouns: Nouns): AgreementPlace[] {
  const headlines = headlineTokens(article);
  findAgreementNames(article, nouns, headlines);
  const mentions = findMentions(article, nouns, headlines);
  const sentenceAt = sentenceNumbers(article);
  const clusters = unify(mentions, {
    sentenceAt,
    actorsOf: (mention) => signers(article, mention),
    isAbsent: (mention) => !isDefinite(mention) && !mention.headline && modalityOf(article, mention) === null,
    isProspective: (mention) => isProspective(article, mention),
    isOther: (mention, before) => isOtherArgument(article, mention, before),
    isApposition: (mention, before) => isApposition(article, mention, before),
  });
  const taken = new Set<Thing>();
  const places = clusters.filter((cluster) => isTold(article, cluster, sentenceAt)).flatMap((cluster) => record(article, cluster, taken));
  nameApart(article, places);
  spotShortForms(article, shortForms(article, places));
  findOtherNames(article).forEach((name) => spotOtherName(article, places, name));
  return places.sort((a, b) => a.mention.head - b.mention.head);
}

/** "The pact replaces the 1994 accord": subject and object of one verb are two. */
function isOtherArgument(article: Article, mention: AgreementMention, before: AgreementMention): boolean {
  const tree = treeOf(article);
  const [subject, object] = [topOf(tree, before), topOf(tree, mention)];
  return (
    tree.base(object) === "obj" && tree.relation(subject) === "nsubj" && tree.head(object) >= 0 && tree.head(object) === tree.head(subject)
  );
}

/** "a pact known as …" names the pact right before it, "This was known as …" the one of the sentence before. */
function spotOtherName(article: Article, places: readonly AgreementPlace[], { verb, first, last }: OtherName): void {
  const sentence = article.sentenceOf(verb)?.first ?? verb;
  const before = places.filter(({ mention }) => mention.head < verb).toSorted((a, b) => b.mention.head - a.mention.head);
  const near = article.low(verb + 1) === "it" ? 40 : 4;
  const beside = before.find(({ mention }) => mention.head >= sentence && verb - mention.last < near);
  const opened =
    /^(?:this|it|that)$/.test(article.low(sentence)) && verb - sentence < 6
      ? before.find(({ mention }) => mention.head < sentence)
      : undefined;
  const place = beside ?? opened;
  if (!place) return;
  const owner = article.owner[first];
  const others = owner && owner.thing.type !== "Agreement" && owner.first === first && owner.last === last ? [...owner.thing.spots] : [];
  for (const spot of others) {
    article.remove(spot);
    article.spot(place.agreement, spot.first, spot.last, "name");
  }
  if (others.length === 0) article.spot(place.agreement, first, last, "name");
}

function headlineTokens({ regions }: Article): ReadonlySet<number> {
  const lines = regions.filter(({ kind }) => kind === "headline");
  return new Set(lines.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, k) => first + k)));
}

function sentenceNumbers(article: Article): (token: number) => number {
  const numbers = article.sentences.flatMap(({ first, last }, k) => Array.from({ length: last - first + 1 }, () => k));
  return (token) => numbers[token] ?? 0;
}

const signing = new Set(
  "sign reach strike agree conclude seal clinch ink forge finalise finalize negotiate ratify initial make have enter join seek".split(" "),
);

/** Who signs, reaches or negotiates it in its clause: parties that the phrase itself does not name. */
function signers(article: Article, mention: AgreementMention): readonly Thing[] {
  const partner = otherSide(article, mention)
    .map(({ thing }) => thing)
    .filter(isActor);
  if (partner.length > 0) return partner;
  const listed = listedSigners(article, mention);
  if (listed.length > 0) return listed.map(({ thing }) => thing);
  const tree = treeOf(article);
  const head = topOf(tree, mention);
  if (!/^(?:obj|obl|nsubj:pass)$/.test(tree.relation(head)) || !signing.has(tree.lemma(tree.head(head)))) return [];
  return [...new Set(sidesOf(article, tree.child(tree.head(head), "nsubj")).map(({ thing }) => thing))].filter(isActor);
}

const introducing =
  /^(?:that|which|will|be|to|is|was|are|now|also|then|known|as|called|named|dubbed|titled|entitled|formally|officially|or|the|,|['"“”‘’])$/;

/** "a pact that will be named the Bergen Accord", "the Bergen Accord or the Bergen Declaration". */
function isIntroduced(article: Article, { named, from, first }: AgreementMention, before: AgreementMention): boolean {
  const length = Math.min(from, first) - before.last - 1;
  if (!named || length < 1 || length > 7) return false;
  const gap = article.words.slice(before.last + 1, before.last + 1 + length).map(({ low }) => low);
  if (!gap.every((low) => introducing.test(low))) return false;
  return gap.some((low) => /^(?:known|called|named|dubbed|titled|entitled)$/.test(low)) || (before.named && gap.includes("or"));
}

/** The token on which the phrase hangs; of a name that the parser took apart, the one that leads out of it. */
function topOf(tree: Tree, { first, head }: AgreementMention): number {
  let at = head;
  for (let steps = 0; steps < 6 && tree.head(at) >= first && tree.head(at) <= head; steps += 1) at = tree.head(at);
  return at;
}

/** "the Bergen Accord, a pact on trade,": right behind it, between commas, and no list. */
function isApposition(article: Article, mention: AgreementMention, before: AgreementMention): boolean {
  const { from, head, last, determiner } = mention;
  if (isIntroduced(article, mention, before)) return true;
  if (article.low(before.last + 1) !== "," || from !== before.last + 2) return false;
  const tree = treeOf(article);
  const apposed = tree.relation(head) === "appos" && tree.head(head) >= before.first && tree.head(head) <= before.last;
  return apposed || (determiner !== "" && /^[,.;:)—–]?$/.test(article.low(last + 1)) && article.low(last + 2) !== "and");
}

/** Whether a reader could tell the agreement from others: a name, parties, or something that is said of it more than once. */
function isTold(article: Article, cluster: Cluster, sentenceAt: (token: number) => number): boolean {
  const { mentions, named, sides, marks, about } = cluster;
  if (named) return true;
  if (cluster.absent && sides.size === 0) return false;
  const told =
    marks.size + about.size > 0 || mentions.some(({ telling, year, made, compound }) => telling || made || compound || year !== "");
  if (mentions.every(({ weak }) => weak)) return isTellingPlan(article, cluster, sentenceAt);
  if (mentions.some(({ family }) => family === "truce")) return mentions.some((mention) => !isHypothetical(article, mention));
  if (sides.size > 0 && mentions.some((mention) => mention.sides.length > 0 || !mention.plural)) return true;
  if (mentions.length > 1) return told || mentions.some(isDefinite);
  if (mentions.every((mention) => isBare(mention) && !mention.made && !mention.compound) && about.size === 0) return false;
  const [only] = mentions;
  if (only && only.marks.size === 0 && !only.telling && !only.year && !only.compound && only.family === "treaty") return false;
  return told && only !== undefined && !isHypothetical(article, only);
}

/** What an article is about, it tells in so many sentences. */
const lead = 3;

/** A plan or a policy counts if both sides, a country's name or the headline tells it. */
function isTellingPlan(article: Article, { mentions, sides, marks }: Cluster, sentenceAt: (token: number) => number): boolean {
  if (sides.size > 1 || (sides.size > 0 && mentions.some(({ family, sides: own }) => family !== "plan" && own.length > 0))) return true;
  if (mentions.some(({ family, telling }) => family !== "plan" && telling)) return true;
  const capital = mentions.some(
    ({ capitals, marks: own, family }) => capitals.size > 0 && new Set([...own, ...capitals]).size > (family === "plan" ? 1 : 0),
  );
  if (mentions.some((mention) => isDefinite(mention) && isNameLike(article, mention))) return true;
  const early = mentions.some(({ headline, head }) => headline || sentenceAt(head) < lead);
  return (
    (capital && mentions.some((mention) => isDefinite(mention) || mention.compound)) || (mentions.length > 2 && marks.size > 0 && early)
  );
}

/** "without any peace deal", "no agreement": nothing that is there. */
function isHypothetical(article: Article, { determiner, from, plural }: AgreementMention): boolean {
  return /^(?:no|any|every|each|some)$/.test(determiner) || /^(?:without|no)$/.test(article.low(from - 1)) || (plural && determiner === "");
}

/** Records a cluster as one thing: that of its name, unless another cluster has the same name ("Association Agreement"). */
function record(article: Article, { mentions, sides }: Cluster, taken: Set<Thing>): AgreementPlace[] {
  const named = mentions.find((mention) => mention.named);
  const first = mentions[0];
  if (!first) return [];
  const own = named ? nameSpot(article, named)?.thing : undefined;
  const agreement =
    own?.type === "Agreement" && !taken.has(own)
      ? own
      : article.thing("Agreement", `at ${first.first}`, article.slice(first.first, first.last));
  taken.add(agreement);
  agreement.parties = [...sides];
  const strong = mentions.some(({ weak }) => !weak);
  const alone = mentions.every(isBare);
  mentions.forEach((mention) => place(article, agreement, mention, strong && mention.weak, alone));
  return mentions.map((mention) => ({ agreement, mention }));
}

/** Records a mention; of a vague noun ("framework") for what a plain one names only the noun. */
function place(article: Article, agreement: Thing, mention: AgreementMention, vague: boolean, alone: boolean): void {
  const { first, head, end, last, spotted } = mention;
  if (spotted) return moveName(article, agreement, mention);
  const bare = isBare(mention);
  const spot = article.spot(
    agreement,
    bare && !alone ? head : nameStart(article, first, head, bare),
    (bare && !mention.made) || vague ? end : last,
    isNameLike(article, mention) ? "name" : "description",
  );
  if (mention.determiner) spot.extentFirst = mention.from;
}

/** A name without the words that only say how the text sees it ("new", "so-called"), unless nothing else tells it. */
function nameStart(article: Article, first: number, head: number, bare: boolean): number {
  let at = first;
  if (bare || /^[-–]$/.test(article.low(first + 1))) return first;
  if (/^(?:country|nation|government|kingdom|state)$/.test(article.low(at)) && article.low(at + 1) === "'s") at += 2;
  while (
    at < head &&
    (passing.test(article.low(at)) || /^[-–'"“”‘’]$/.test(article.low(at))) &&
    (!article.owner[at] || article.owner[at]?.thing.type === "Agreement")
  )
    at += 1;
  return at;
}

const passing =
  /^(?:new|proposed|possible|potential|planned|existing|current|similar|own|controversial|so|called|landmark|historic|recent|previous|future|draft|reported|alleged|separate|different|other|said|same|such|signed|agreed|original|old|older|two|three|four|five|six|several|many|some|various)$/;

/** "the Rome statute": a place or another capital right before the noun names it. */
function isNameLike(article: Article, { first, head }: AgreementMention): boolean {
  const before = article.owner[head - 1];
  return (
    first < head &&
    isCapital(article.words[head - 1]) &&
    !article.openings.has(head - 1) &&
    (before === undefined || before.thing.type === "Place")
  );
}

/** The spot of a name, also where a longer phrase has been put over it: "memorandum under the Treaty of Ghent". */
function nameSpot(article: Article, { first, head, end }: AgreementMention): Spot | undefined {
  const owner = article.owner[first];
  if (owner?.kind === "name" && owner.first === first) return owner;
  const inner = article.inside(first, Math.max(head, end) + 12).find((spot) => spot.first === first && spot.kind === "name");
  return inner?.thing.type === "Agreement" ? inner : owner;
}

/** A second name of the same agreement ("Ghent Treaty", "Treaty of Ghent") becomes a name of the first. */
function moveName(article: Article, agreement: Thing, mention: AgreementMention): void {
  const spot = nameSpot(article, mention);
  if (!spot || spot.thing === agreement || spot.thing.type !== "Agreement") return;
  article.remove(spot);
  article.spot(agreement, spot.first, spot.last, spot.kind);
}

function shortForms(article: Article, places: readonly AgreementPlace[]): ReadonlyMap<string, Thing> {
  return new Map(
    places.flatMap(({ agreement, mention }) => {
      const at = shortForm(article, mention.head) ?? shortForm(article, mention.last);
      return at === null ? [] : [[article.words[at]?.text ?? "", agreement] as const];
    }),
  );
}
