import type { Thing } from "../article.js";
import { Clusters, hintsOf, isBehind, join, partiesOf, type Cluster } from "./clusters.js";
import type { AgreementMention } from "./mentions.js";

/** What a mention needs besides itself to find its agreement. */
export interface Setting {
  /** Number of the sentence of a token. */
  readonly sentenceAt: (token: number) => number;
  /** The parties that the clause around a mention gives: who signs it. */
  readonly actorsOf: (mention: AgreementMention) => readonly Thing[];
  /** Whether it is said not to be there: "failed to reach a deal". */
  readonly isAbsent: (mention: AgreementMention) => boolean;
  /** Whether it is only wanted, sought or possible. */
  readonly isProspective: (mention: AgreementMention) => boolean;
  /** Whether one clause speaks of both: "the pact replaces the 1994 accord". */
  readonly isOther: (mention: AgreementMention, before: AgreementMention) => boolean;
  /** Whether a mention says again what the one before it has said: "the Bergen Accord, a pact on trade,". */
  readonly isApposition: (mention: AgreementMention, before: AgreementMention) => boolean;
}

const definite = new Set("the this that these those its his her their said both".split(" "));

/** True if the phrase takes up what the reader knows: "the deal", "its treaty", a name. */
export function isDefinite({ determiner, named }: AgreementMention): boolean {
  return named || definite.has(determiner);
}

/** True if the phrase has nothing but its noun to tell what it means. */
export function isBare(mention: AgreementMention): boolean {
  return isPlain(mention) && mention.year === "";
}

function isPlain({ marks, sides, telling, named }: AgreementMention): boolean {
  return !named && marks.size === 0 && !telling && sides.length === 0;
}

/**
 * Puts the mentions of one agreement together. A mention joins the likeliest cluster that nothing speaks against
 * (other parties, another year, "a new deal"); else it opens one. Bare phrases that find none are left out.
 */
export function unify(mentions: readonly AgreementMention[], setting: Setting): Cluster[] {
  const clusters = new Clusters();
  for (const mention of mentions) {
    const actors = setting.actorsOf(mention);
    const best = apposed(mention, clusters, setting) ?? likeliest(mention, actors, clusters, setting);
    const first = isDefinite(mention) && isBare(mention) && clusters.all.length === 0 && opensText(mention, setting);
    if (!best && !first && !mayOpen(mention, actors, clusters)) continue;
    const cluster = best ?? clusters.open(mention, actors);
    if (best) clusters.add(best, mention, actors);
    cluster.prospective &&= setting.isProspective(mention);
    cluster.absent &&= setting.isAbsent(mention);
  }
  return mergeNamed(clusters.all, setting);
}

/** "The agreement was upheld on Monday": a text may open with what it is about. */
function opensText({ family, plural, weak, head }: AgreementMention, { sentenceAt }: Setting): boolean {
  return !plural && !weak && family !== "plan" && sentenceAt(head) < openingReach;
}

/** In sentences. */
const openingReach = 8;

/** An apposition stands behind one of the last mentions, never behind one of a page before. */
const nearest = 3;

function apposed(mention: AgreementMention, clusters: Clusters, { isApposition }: Setting): Cluster | null {
  const found = clusters
    .latest()
    .filter(({ mentions }) => mentions.slice(-nearest).some((before) => before.head < mention.head && isApposition(mention, before)));
  return found.reduce<Cluster | null>((first, next) => (first && first.order < next.order ? first : next), null);
}

function mayOpen(mention: AgreementMention, actors: readonly Thing[], clusters: Clusters): boolean {
  if (mention.named || mention.headline) return true;
  if (mention.plural && mention.apart) return false;
  if (mention.family === "truce" && isBare(mention)) return !mention.plural && !clusters.hasTruce;
  if (/^(?:any|no|every|each|such|similar|another|either|neither)$/.test(mention.determiner)) return mention.sides.length > 0;
  if (mention.compound || (mention.made && !mention.plural)) return true;
  if (isBare(mention) && !(mention.about.size > 2 && !isDefinite(mention) && !mention.plural)) return actors.length > 1 && !mention.plural;
  return !(
    mention.plural &&
    mention.determiner === "" &&
    mention.sides.length === 0 &&
    mention.capitals.size === 0 &&
    mention.about.size === 0
  );
}

function likeliest(mention: AgreementMention, actors: readonly Thing[], clusters: Clusters, setting: Setting): Cluster | null {
  let best: Cluster | null = null;
  let most = threshold(mention);
  for (const cluster of clusters.candidates(mention, actors)) {
    const value = affinity(mention, actors, cluster, setting);
    if (value !== null && value + bonus(mention, cluster) >= most) [best, most] = [cluster, value + bonus(mention, cluster)];
  }
  return best;
}

/** A definite phrase wants to take something up, an indefinite one does so rarely. */
function threshold(mention: AgreementMention): number {
  if (mention.named) return 2;
  if (isDefinite(mention)) return 1;
  if (mention.quoted && mention.age === null) return 1.3;
  return mention.determiner === "" ? 2 : 3;
}

/** The headline's agreement is the first of its kind in the text; so is the lead's. */
function bonus(mention: AgreementMention, cluster: Cluster): number {
  return isHeadline(cluster) && !mention.headline && mention.age !== "old" ? 2.5 : 0;
}

function isHeadline({ plain }: Cluster): boolean {
  return !plain;
}

/** In sentences. */
const hopeReach = 5;

/** How well a mention fits a cluster; null if something speaks against it. */
function affinity(mention: AgreementMention, actors: readonly Thing[], cluster: Cluster, setting: Setting): number | null {
  // A description finds its later name in `mergeNamed`, with all that is known of both.
  if (isContradicted(mention, actors, cluster, setting) || (mention.named && !cluster.named && !isHeadline(cluster))) return null;
  const last = cluster.mentions.at(-1);
  const distance = last ? setting.sentenceAt(mention.head) - setting.sentenceAt(last.head) : 0;
  const kin = kinship(mention, cluster);
  if (kin === null) return null;
  // "an accord on the dam … a deal within weeks": what is hoped for is one thing until it is there.
  const alike = kin > 0 && partiesOf(mention).every((thing) => cluster.sides.has(thing));
  const hoped = alike && cluster.prospective && distance <= hopeReach && setting.isProspective(mention) ? 2.8 : 0;
  if (isPlain(mention))
    return isDefinite(mention) || mention.headline
      ? nearness(distance, cluster) + kin
      : Math.max(again(mention, actors, cluster), hoped + kin);
  const known = new Set([...cluster.sides, ...cluster.hints]);
  const like = likeness(mention, cluster);
  // "said an accord on a truce had not been reached": what is not there yet is mostly what the text is about.
  const open = like >= 1.4 && setting.isProspective(mention) ? 1.3 : 0;
  const hinted = overlap(new Set(hintsOf(mention)), known);
  const strangers = hintsOf(mention).length > hinted && known.size > 0 ? -2 : 0;
  return (
    kin +
    hoped +
    2 * overlap(new Set(partiesOf(mention)), known) +
    1.5 * hinted +
    strangers +
    like +
    open +
    0.1 * nearness(distance, cluster)
  );
}

/** "Norway and Chile signed the Bergen Accord … the two reached an agreement": the same sides again. */
function again({ age, plural }: AgreementMention, actors: readonly Thing[], { sides }: Cluster): number {
  const same = actors.length > 1 && actors.length === sides.size && actors.every((thing) => sides.has(thing));
  return same && age === null && !plural ? 3 : -1;
}

/** Recent and often told of: what "the deal" means. */
function nearness(distance: number, { mentions }: Cluster): number {
  return 2 - Math.min(distance, 12) * 0.15 + Math.min(mentions.length, 6) * 0.1;
}

/** How well the nouns go together; null where one cannot mean the other ("the treaty" for a scheme). */
function kinship({ noun, family, named }: AgreementMention, { nouns, families, marks }: Cluster): number | null {
  if (nouns.has(noun)) return 1;
  if (families.has(family)) return family === "treaty" && !named ? null : 0.4;
  if (family === "deal") return families.has("treaty") || families.has("truce") ? 0.3 : -1.3;
  if (family === "treaty") return families.has("deal") ? -0.6 : null;
  if (family === "plan") return -1.3;
  return family === "truce" ? (marks.has("ceasefire") || marks.has("truce") ? 0.3 : null) : -1;
}

function likeness({ marks, about, named, topics }: AgreementMention, cluster: Cluster): number {
  const isOwn = (mark: string): boolean => cluster.marks.has(mark) || cluster.nouns.has(mark) || isInitials(mark, cluster);
  const own = [...marks].filter(isOwn).length;
  const hinted = [...marks].filter((mark) => !isOwn(mark) && cluster.about.has(mark)).length;
  const shared = own + hinted;
  const told = [...about].filter((lemma) => cluster.about.has(lemma) || cluster.marks.has(lemma) || cluster.nouns.has(lemma)).length;
  const kindred = [...topics].some((topic) => cluster.topics.has(topic));
  const strange = kindred
    ? 0.8
    : marks.size > 0 && shared === 0
      ? cluster.marks.size + cluster.about.size > 0 && !isHeadline(cluster)
        ? -2
        : -0.5
      : 0;
  return 2 * own + 1.2 * hinted + Math.min(told, 3) * 0.7 + strange - (named && cluster.named && shared < marks.size ? 1 : 0);
}

/** "KL Accords" after "Kuala Lumpur Accords". */
function isInitials(mark: string, { initials }: Cluster): boolean {
  return mark.length > 1 && mark.length < 5 && [...initials].some((letters) => letters.includes(mark));
}

function overlap(a: ReadonlySet<Thing>, b: ReadonlySet<Thing>): number {
  return [...a].filter((thing) => b.has(thing)).length;
}

function isContradicted(mention: AgreementMention, actors: readonly Thing[], cluster: Cluster, setting: Setting): boolean {
  if (hasOtherSides(mention, actors, cluster) || hasOtherAge(mention, cluster)) return true;
  const before = cluster.mentions.at(-1);
  if (before && setting.isOther(mention, before)) return true;
  const numbers = mention.plural !== cluster.plural;
  return numbers && !mention.headline && cluster.plain && !mention.named && !(cluster.named && isDefinite(mention));
}

/** Other parties speak against it, unless one phrase names one side and one the other. */
function hasOtherSides(mention: AgreementMention, actors: readonly Thing[], cluster: Cluster): boolean {
  const own = partiesOf(mention);
  const sides = new Set([...own, ...actors]);
  const common = overlap(sides, cluster.sides);
  // Who signs tells only of "a pact": "the pact" may have more parties than those told of so far.
  const telling = own.length > 0 || (isIndefinite(mention) && sides.size > 1);
  if (telling && cluster.sides.size > 1 && common < Math.min(sides.size, cluster.sides.size)) return true;
  if (sides.size === 1 && cluster.sides.size === 1 && common === 0 && cluster.written)
    return !isShared(mention, cluster) || (isBehind(mention) && cluster.behind);
  return false;
}

function isIndefinite({ determiner, headline }: AgreementMention): boolean {
  return !headline && /^an?$/.test(determiner);
}

/** Another year, "another deal", "a new deal", "the original deal". */
function hasOtherAge(mention: AgreementMention, { years, plain, age, prospective }: Cluster): boolean {
  if (mention.apart) return true;
  if (mention.year && !years.has(mention.year) && (years.size > 0 || age.someNew || (plain && !isDefinite(mention)))) return true;
  if (mention.age === "new" && !isDefinite(mention) && plain) return true;
  return mention.age === "old" && (prospective || age.new);
}

/** "Norway's fisheries deal", "the fisheries deal with Chile": one side each, and the same words. */
function isShared({ marks }: AgreementMention, cluster: Cluster): boolean {
  return marks.size > 0 && [...marks].every((mark) => cluster.marks.has(mark));
}

/** A description and the proper name that comes later: one agreement, if it is the only one that the name can mean. */
function mergeNamed(clusters: readonly Cluster[], setting: Setting): Cluster[] {
  const described = bySentence(clusters, setting);
  const gone = new Set<Cluster>();
  for (const named of clusters.filter((cluster) => cluster.named)) {
    const fitting = near(described, named, setting).filter((other) => !gone.has(other) && canBeNamed(other, named, setting));
    const [only] = fitting;
    if (fitting.length !== 1 || !only) continue;
    gone.add(only);
    only.mentions.forEach((mention) => join(named, mention, [...only.sides]));
    named.mentions.sort((a, b) => a.head - b.head);
  }
  return clusters.filter((cluster) => !gone.has(cluster));
}

/** Described agreements by the sentence that first tells of them. */
function bySentence(clusters: readonly Cluster[], { sentenceAt }: Setting): ReadonlyMap<number, readonly Cluster[]> {
  const found = new Map<number, Cluster[]>();
  for (const cluster of clusters) {
    const [first] = cluster.mentions;
    if (!first || cluster.named) continue;
    const number = sentenceAt(first.head);
    found.set(number, [...(found.get(number) ?? []), cluster]);
  }
  return found;
}

function near(described: ReadonlyMap<number, readonly Cluster[]>, named: Cluster, { sentenceAt }: Setting): Cluster[] {
  const name = named.mentions.find((mention) => mention.named);
  if (!name) return [];
  const number = sentenceAt(name.head);
  return Array.from({ length: nameReach + 1 }, (_, k) => described.get(number - nameReach + k) ?? []).flat();
}

/** How many sentences after its first description a name may come. */
const nameReach = 4;

function canBeNamed(described: Cluster, named: Cluster, { sentenceAt }: Setting): boolean {
  const [first, name] = [described.mentions[0], named.mentions.find((mention) => mention.named)];
  if (!first || !name || sentenceAt(name.head) - sentenceAt(first.head) > nameReach || first.head > name.head) return false;
  if (name.family === "treaty" && !described.nouns.has(name.noun)) return false;
  const words = [...named.marks].filter((mark) => described.marks.has(mark) || described.about.has(mark));
  const sides = overlap(described.sides, named.sides);
  const against = described.sides.size > 1 && named.sides.size > 1 && sides < Math.min(described.sides.size, named.sides.size);
  return !against && (words.length > 0 || (sides > 1 && described.sides.size === sides));
}
