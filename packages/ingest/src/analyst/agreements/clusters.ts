import type { Topic } from "@entente/ontology";
import type { Family } from "../agreementNouns.js";
import type { Thing } from "../article.js";
import type { AgreementMention } from "./mentions.js";

/** The mentions of one agreement, and what they tell of it together. */
export interface Cluster {
  /** How many were opened before it. */
  readonly order: number;
  readonly mentions: AgreementMention[];
  readonly marks: Set<string>;
  readonly about: Set<string>;
  readonly nouns: Set<string>;
  readonly sides: Set<Thing>;
  /** Names that only hint at a party: "the Iran deal". */
  readonly hints: Set<Thing>;
  readonly families: Set<Family>;
  readonly topics: Set<Topic>;
  readonly years: Set<string>;
  /** First letters of its names: "kla" of "Kuala Lumpur Accords". */
  readonly initials: Set<string>;
  named: boolean;
  /** Nobody has said yet that it is there. */
  prospective: boolean;
  /** All that is said is that there is none. */
  absent: boolean;
  /** Not only the headline speaks of it. */
  plain: boolean;
  /** Each mention calls it new, or at least one does. */
  readonly age: { new: boolean; someNew: boolean };
  plural: boolean;
  /** A phrase names its sides, not only a clause; and names them behind the noun: "a pact with China". */
  written: boolean;
  behind: boolean;
}

/** Opens a cluster with a mention. */
function openCluster(order: number, mention: AgreementMention, actors: readonly Thing[]): Cluster {
  const cluster: Cluster = {
    order,
    mentions: [],
    marks: new Set(),
    about: new Set(),
    nouns: new Set(),
    sides: new Set(),
    hints: new Set(),
    families: new Set(),
    topics: new Set(),
    years: new Set(),
    initials: new Set(),
    named: false,
    prospective: true,
    absent: true,
    plain: false,
    age: { new: true, someNew: false },
    plural: false,
    written: false,
    behind: false,
  };
  join(cluster, mention, actors);
  return cluster;
}

/** Adds a mention and what it tells. */
export function join(cluster: Cluster, mention: AgreementMention, actors: readonly Thing[]): void {
  const parties = partiesOf(mention);
  cluster.mentions.push(mention);
  addAll(cluster.marks, mention.marks);
  addAll(cluster.about, mention.about);
  addAll(cluster.topics, mention.topics);
  addAll(cluster.sides, parties);
  addAll(cluster.sides, actors);
  addAll(cluster.hints, hintsOf(mention));
  cluster.nouns.add(mention.noun);
  cluster.families.add(mention.family);
  if (mention.year) cluster.years.add(mention.year);
  if (mention.named) cluster.initials.add([...mention.marks].map((word) => word[0] ?? "").join(""));
  cluster.named ||= mention.named;
  cluster.plain ||= !mention.headline;
  cluster.plural ||= mention.plural;
  cluster.age.new &&= mention.age === "new";
  cluster.age.someNew ||= mention.age === "new";
  cluster.written ||= parties.length > 0;
  cluster.behind ||= isBehind(mention);
}

function addAll<T>(set: Set<T>, values: Iterable<T>): void {
  for (const value of values) set.add(value);
}

/** Names that a phrase only hints at. */
export function hintsOf({ sides }: AgreementMention): Thing[] {
  return sides.filter(({ doubt }) => doubt > 0).map(({ thing }) => thing);
}

/** The parties that a phrase names. */
export function partiesOf({ sides }: AgreementMention): Thing[] {
  return sides.filter(({ role, doubt }) => role !== "mediator" && doubt === 0).map(({ thing }) => thing);
}

/** "a pact with China": its sides stand behind the noun. */
export function isBehind({ sides, head }: AgreementMention): boolean {
  return sides.some(({ first }) => first > head);
}

/** A mention is compared with so many clusters that were told of last, and with so many for each word and side it shares. */
const recentLimit = 48;
const sharedLimit = 12;

/** The clusters of a text, so indexed that a mention meets only those that it may mean: reading stays linear in the text. */
export class Clusters {
  readonly all: Cluster[] = [];
  /** Told of last, the latest at the end. */
  private readonly recent: Cluster[] = [];
  private readonly sharing = new Map<string | Thing, Cluster[]>();
  private truces = 0;

  /** Opens a cluster with a mention. */
  open(mention: AgreementMention, actors: readonly Thing[]): Cluster {
    const cluster = openCluster(this.all.length, mention, actors);
    this.all.push(cluster);
    this.touch(cluster, mention, actors);
    return cluster;
  }

  /** Adds a mention to a cluster. */
  add(cluster: Cluster, mention: AgreementMention, actors: readonly Thing[]): void {
    join(cluster, mention, actors);
    this.touch(cluster, mention, actors);
  }

  /** True once a truce has been told of. */
  get hasTruce(): boolean {
    return this.truces > 0;
  }

  /** The clusters that a mention may mean, in the order in which they were opened. */
  candidates(mention: AgreementMention, actors: readonly Thing[]): readonly Cluster[] {
    if (this.all.length <= recentLimit) return this.all;
    const shared = keysOf(mention, actors).flatMap((key) => this.sharing.get(key) ?? []);
    return [...new Set([...this.recent, ...shared])].sort((a, b) => a.order - b.order);
  }

  /** The clusters told of last. */
  latest(): readonly Cluster[] {
    return this.recent;
  }

  private touch(cluster: Cluster, mention: AgreementMention, actors: readonly Thing[]): void {
    if (mention.family === "truce") this.truces += 1;
    moveToEnd(this.recent, cluster, recentLimit);
    for (const key of keysOf(mention, actors)) {
      const known = this.sharing.get(key) ?? [];
      this.sharing.set(key, known);
      moveToEnd(known, cluster, sharedLimit);
    }
  }
}

function keysOf(mention: AgreementMention, actors: readonly Thing[]): (string | Thing)[] {
  return [...mention.marks, ...mention.sides.map(({ thing }) => thing), ...actors];
}

function moveToEnd(list: Cluster[], cluster: Cluster, limit: number): void {
  const at = list.indexOf(cluster);
  if (at >= 0) list.splice(at, 1);
  list.push(cluster);
  if (list.length > limit) list.shift();
}
